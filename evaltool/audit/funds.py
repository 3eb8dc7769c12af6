"""The fund table of a claim: budget, execution, rate, points and score row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from evaltool.audit.claim import NO_FIGURE, Figure, FundRow
from evaltool.audit.figures import amount_figure, number_figure, stated_points
from evaltool.declaration.amounts import MoneyUnit, is_amount
from evaltool.declaration.lines import Line
from evaltool.declaration.wording import plain
from evaltool.files import Cell
from evaltool.vocabulary import (
    CLAIM_FUND_MEASURES,
    FORM_LABELS,
    FUND_SOURCES,
    FUND_USES,
    LATER_FUNDS,
    bare,
    look_up,
)

_AMOUNTS = ("initial", "adjusted", "executed")
_NUMBERS = ("rate", "points", "score")


@dataclass(slots=True)
class _Table:
    """The table while it is read: the measure of each column, the rows so far."""

    unit: MoneyUnit
    measures: dict[int, str] = field(default_factory=dict)
    rows: list[FundRow] = field(default_factory=list)
    stated: Decimal | None = None
    headed: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundTable:
    """The rows of a fund table, the measures it has, and points printed in its headings."""

    rows: tuple[FundRow, ...]
    measures: frozenset[str]
    stated: Decimal | None

    @classmethod
    def none(cls) -> FundTable:
        """A form without a fund table."""
        return cls(rows=(), measures=frozenset(), stated=None)


def read_fund_rows(lines: Sequence[Line], unit: MoneyUnit) -> FundTable:
    """The rows of a fund table.

    A table with one budget column besides the execution has the full-year budget in it,
    whatever that column is called.
    """
    table = _Table(unit)
    for line in lines:
        _read_line(table, line)
    found = frozenset(table.measures.values()) | _inline_measures(table.rows)
    rows = tuple(table.rows)
    if "executed" in found and "adjusted" not in found:
        rows = tuple(replace(row, adjusted=row.initial) for row in rows)
    return FundTable(rows=_with_total(rows), measures=found, stated=table.stated)


def _inline_measures(rows: Sequence[FundRow]) -> frozenset[str]:
    names = (*_AMOUNTS, *_NUMBERS)
    return frozenset(name for row in rows for name in names if getattr(row, name) != NO_FIGURE)


def _with_total(rows: tuple[FundRow, ...]) -> tuple[FundRow, ...]:
    """A table with one row of figures has its total there, whatever it is called.

    A blank row stays where its label names a source or a use of money: it says that there is
    room for an amount.
    """
    filled = [row for row in rows if row.total or _has_figures(row)]
    if len(filled) == 1 and not filled[0].total:
        return (replace(filled[0], total=True),)
    return tuple(row for row in rows if row in filled or _names_source(row.label))


def _names_source(label: str) -> bool:
    return bool(look_up(FUND_SOURCES, label) or look_up(FUND_USES, label))


def _has_figures(row: FundRow) -> bool:
    figures = (row.initial, row.adjusted, row.executed, row.rate, row.points, row.score)
    return any(figure.value is not None for figure in figures)


def _read_line(table: _Table, line: Line) -> None:
    for cell in line.filled:
        if table.stated is None and not is_amount(cell.text):
            table.stated = stated_points(cell.text)
    named = {cell: look_up(CLAIM_FUND_MEASURES, cell.text) for cell in line.filled}
    known = {cell: measure for cell, measure in named.items() if measure}
    values = [cell for cell in line.filled if cell not in known and _is_number(cell)]
    if known and not values and _has_amount_measure(table, known):
        _take_heading(table, line, known)
    elif len(known) > 1 and values:
        _take_inline(table, line, known)
    elif table.measures:
        _take_row(table, line)


def _has_amount_measure(table: _Table, known: dict[Cell, str]) -> bool:
    return bool(table.measures) or any(measure in _AMOUNTS for measure in known.values())


def _is_number(cell: Cell) -> bool:
    return is_amount(cell.text) or is_amount(cell.text.strip().rstrip("%％"))


def _take_heading(table: _Table, line: Line, known: dict[Cell, str]) -> None:
    below = table.headed is not None and table.headed.row == line.row - 1
    measures = dict(table.measures) if below else {}
    for cell, measure in known.items():
        columns = range(cell.column, cell.column + cell.column_span)
        measures.update(dict.fromkeys(columns, measure))
    table.measures, table.headed = measures, line


def _take_inline(table: _Table, line: Line, known: dict[Cell, str]) -> None:
    """Label and value side by side: 全年预算数 | 100 | 全年执行数 | 95."""
    figures: dict[str, Cell] = {}
    measure = ""
    for cell in line.filled:
        if cell in known:
            measure = known[cell]
        elif measure:
            figures.setdefault(measure, cell)
            measure = ""
    label = next((cell for cell in line.filled if cell not in known), line.filled[0])
    text = label.text if look_up(FUND_SOURCES, label.text) else ""
    table.rows.append(_row(table, line, text, figures))


def _take_row(table: _Table, line: Line) -> None:
    _leave_labels(table, line)
    first = min(table.measures, default=0)
    labels = [cell for cell in line.filled if cell.column < first]
    figures: dict[str, Cell] = {}
    for cell in line.cells:
        measure = table.measures.get(cell.column)
        if measure:
            figures.setdefault(measure, cell)
    own = [cell for cell in labels if not _is_table_label(cell)]
    label = own[-1].text if own else ""
    said = label or any(plain(cell.text) for cell in figures.values())
    if figures and said and bare(label) not in LATER_FUNDS:
        table.rows.append(_row(table, line, label, figures))


def _leave_labels(table: _Table, line: Line) -> None:
    """Forget a heading over the labels of the rows: 年度预算数（万元） above 总额, 财政资金."""
    first = min(table.measures)
    cell = next((cell for cell in line.filled if cell.column == first), None)
    if cell is not None and _names_money(cell) and len(set(table.measures.values())) > 1:
        table.measures = {
            column: measure
            for column, measure in table.measures.items()
            if not cell.column <= column < cell.column + cell.column_span
        }


def _names_money(cell: Cell) -> bool:
    return _names_source(cell.text)


def _is_table_label(cell: Cell) -> bool:
    return look_up(FORM_LABELS, cell.text) == "funds" and not look_up(FUND_SOURCES, cell.text)


def _row(table: _Table, line: Line, label: str, cells: dict[str, Cell]) -> FundRow:
    grid = line.grid
    amounts = {name: amount_figure(grid, cells.get(name), table.unit) for name in _AMOUNTS}
    numbers: dict[str, Figure] = {name: number_figure(grid, cells.get(name)) for name in _NUMBERS}
    reason = cells.get("reason")
    return FundRow(
        label=plain(label) or "合计",
        total=_is_total(label) and not any(row.total for row in table.rows),
        **amounts,
        **numbers,
        reason=plain(reason.text) if reason else "",
        source=line.source(),
    )


def _is_total(label: str) -> bool:
    if not plain(label):
        return True
    return look_up(FUND_SOURCES, label) == "合计" or look_up(FUND_USES, label) == "年度资金总额"
