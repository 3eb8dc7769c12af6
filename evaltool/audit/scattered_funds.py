"""Amounts of a form without a fund table: label and figure side by side or in one cell.

Some forms state 年初预算数（万元）：30 in one cell and 执行率 | 95% in two, over one or several
lines of their head. Together they are the one row of the fund table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from evaltool.audit.claim import Figure, FundRow
from evaltool.audit.figures import amount_figure, number_figure
from evaltool.audit.funds import FundTable
from evaltool.declaration.amounts import MoneyUnit, unit_in
from evaltool.declaration.lines import Line
from evaltool.files import Cell
from evaltool.vocabulary import CLAIM_FUND_MEASURES, look_up

_AMOUNTS = ("initial", "adjusted", "executed")
_NUMBERS = ("rate", "points", "score")


def scattered_funds(lines: Sequence[Line], unit: MoneyUnit) -> FundTable:
    """The fund row that the lines above an indicator table state, none where no amount stands."""
    figures: dict[str, Figure] = {}
    first: Line | None = None
    for line in lines:
        if line.is_heading:
            break
        for measure, figure in _figures(line, unit):
            if figure.value is not None:
                first = first or line
                figures.setdefault(measure, figure)
    if first is None or not figures.keys() & {*_AMOUNTS, "rate"}:
        return FundTable.none()
    if "adjusted" not in figures and "initial" in figures:
        figures["adjusted"] = figures["initial"]
    read: dict[str, Any] = dict(figures)
    row = FundRow(label="合计", total=True, source=first.source(), **read)
    return FundTable(rows=(row,), measures=frozenset(figures), stated=None)


def completed(table: FundTable, scattered: FundTable) -> FundTable:
    """A fund table whose total row takes what it lacks from the lines around it."""
    total = next((row for row in table.rows if row.total), None)
    if total is None or not scattered.rows:
        return scattered if total is None else table
    spare = scattered.rows[0]
    lacking = [name for name in _NUMBERS if getattr(total, name).blank]
    if total.executed.source != spare.executed.source or lacking != [*_NUMBERS]:
        return table
    read: dict[str, Any] = {name: getattr(spare, name) for name in lacking}
    whole = replace(total, **read)
    rows = tuple(whole if row is total else row for row in table.rows)
    return replace(table, rows=rows, measures=table.measures | scattered.measures)


def _figures(line: Line, unit: MoneyUnit) -> Iterator[tuple[str, Figure]]:
    for label, value in _pairs(line.filled):
        measure = look_up(CLAIM_FUND_MEASURES, label)
        if measure in _AMOUNTS:
            yield measure, amount_figure(line.grid, value, unit_in(label) or unit)
        elif measure in _NUMBERS:
            yield measure, number_figure(line.grid, value)


def _pairs(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Each label with the cell of its figure, itself where both stand in one cell."""
    label = ""
    for cell in cells:
        head, colon, text = cell.text.replace(":", "：").partition("：")
        if colon and text.strip():
            yield head, Cell(cell.row, cell.column, text.strip(), cell.row_span, cell.column_span)
            label = ""
        elif label:
            yield label, cell
            label = "" if look_up(CLAIM_FUND_MEASURES, cell.text) is None else cell.text
        else:
            label = cell.text
