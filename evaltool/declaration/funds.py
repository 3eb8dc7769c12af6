"""The fund table of a form (项目资金) -> fund lines in 万元.

Three layouts are in use and may be mixed: label and amount side by side, sources as columns
(合计 | 财政资金 | 其他资金), measures as columns (年初预算数 | 全年预算数 | 全年执行数).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from evaltool.declaration.amounts import MoneyUnit, is_amount, is_blank, read_amount, unit_in
from evaltool.declaration.lines import Line
from evaltool.declaration.wording import plain
from evaltool.files import Cell
from evaltool.findings import Finding, finding
from evaltool.model import Budget, FundLine, FundSource, FundUse
from evaltool.vocabulary import (
    FORM_LABELS,
    FUND_MEASURES,
    FUND_SOURCES,
    FUND_USES,
    LATER_FUNDS,
    bare,
    look_up,
)

_ENDLESS = 1 << 20
_AMOUNTS = ("initial", "adjusted", "executed")

Slot = tuple[FundUse, FundSource]


@dataclass(slots=True)
class _Table:
    """The fund table while it is read: what its columns hold, the row that is open, the lines."""

    unit: MoneyUnit
    sources: dict[int, FundSource] = field(default_factory=dict)
    measures: dict[int, str | None] = field(default_factory=dict)
    row: Slot | None = None
    later: tuple[int, int] | None = None
    lines: dict[Slot, FundLine] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)


def read_funds(lines: Sequence[Line], unit: MoneyUnit) -> tuple[Budget, tuple[Finding, ...]]:
    """The budget that a fund table states.

    Args:
        lines: the rows of the table, its label cell included.
        unit: the unit of the amounts where a column or a cell names no other.
    """
    table = _Table(unit)
    for line in lines:
        _read_line(table, line)
    return Budget(lines=tuple(table.lines.values())), tuple(table.found)


def unit_of_funds(lines: Iterable[Line]) -> MoneyUnit | None:
    """The unit that the labels and headings of a fund table name."""
    for line in lines:
        for cell in line.filled:
            unit = None if is_amount(cell.text) else unit_in(cell.text)
            if unit is not None:
                return unit
    return None


def _read_line(table: _Table, line: Line) -> None:
    _note_later(table, line)
    cells = [cell for cell in line.filled if _counts(table, cell)]
    amounts = [cell for cell in cells if is_amount(cell.text)]
    if not amounts and _measures(cells):
        table.measures = _measures(cells)
        return
    if not amounts and len(_sources(cells)) > 1 and not _alternates(cells):
        _head_sources(table, line, cells)
        return
    _read_row(table, line, cells)


def _counts(table: _Table, cell: Cell) -> bool:
    """Whether a cell speaks of this year's money, and is not just the label of the table."""
    if table.later is not None and table.later[0] <= cell.column <= table.later[1]:
        return False
    is_label = look_up(FORM_LABELS, cell.text) is not None
    return look_up(FUND_SOURCES, cell.text) is not None or not is_label


def _note_later(table: _Table, line: Line) -> None:
    """Remember where money of several years stands, until a total of the year replaces it."""
    totals = [cell for cell in line.sources if _slot(cell) == (FundUse.ALL, FundSource.TOTAL)]
    later = next((cell for cell in line.filled if bare(cell.text) in LATER_FUNDS), None)
    if later is not None:
        behind = [cell.column for cell in totals if cell.column > later.column]
        table.later = (later.column, min(behind, default=_ENDLESS) - 1)
    elif totals and table.later is not None and table.later[1] == _ENDLESS - 1:
        table.later = None


def _measures(cells: list[Cell]) -> dict[int, str | None]:
    """The measure of each column, where a line is a heading of measures."""
    known = {cell.column: look_up(FUND_MEASURES, cell.text) for cell in cells}
    named = {column: measure for column, measure in known.items() if measure}
    return {**named} if any(measure != "other" for measure in named.values()) else {}


def _sources(cells: list[Cell]) -> dict[int, FundSource]:
    known = ((cell.column, look_up(FUND_SOURCES, cell.text)) for cell in cells)
    return {column: FundSource(source) for column, source in known if source}


def _alternates(cells: list[Cell]) -> bool:
    """Whether labels stand each before an empty place for its amount."""
    return all(
        after.column > before.column + before.column_span for before, after in pairwise(cells)
    )


def _head_sources(table: _Table, line: Line, cells: list[Cell]) -> None:
    """Take a heading of sources; a label before it opens the row that follows."""
    first, *rest = cells
    label = _slot(first) if len(_sources(rest)) > 1 else None
    table.sources = _sources(cells if label is None else rest)
    if label is not None:
        table.row = label
        _open(table, line, first, label)


def _slot(cell: Cell) -> Slot | None:
    """The kind of money that a row label names."""
    use = look_up(FUND_USES, cell.text)
    source = look_up(FUND_SOURCES, cell.text)
    if source is None and use is None:
        return None
    known = FundSource(source) if source else FundSource.TOTAL
    return (FundUse(use) if use else FundUse.ALL), known


def _read_row(table: _Table, line: Line, cells: list[Cell]) -> None:
    slot, table.row = table.row, None
    measure: str | None = None
    for cell in cells:
        named = None if table.measures else look_up(FUND_MEASURES, cell.text)
        if is_amount(cell.text):
            _take(table, line, cell, slot, measure)
        elif is_blank(cell.text) or cell.column in table.measures:
            _take_text(table, line, cell, slot)
        elif named and _slot(cell) is None:
            measure = named
        elif slot and _slot(cell) is None and any(map(str.isdigit, cell.text)):
            table.found.append(_unreadable(line, cell))
        else:
            slot = _slot(cell)
            _open(table, line, cell, slot)


def _open(table: _Table, line: Line, cell: Cell, slot: Slot | None) -> None:
    """Begin the line of a label, so that a row without amounts is a line of blanks."""
    if slot is None:
        amounts = "、".join(plain(c.text) for c in line.filled if is_amount(c.text))
        table.found.append(
            finding(
                "declaration-unknown-fund-row",
                line.source(cell),
                label=plain(cell.text)[:20],
                amounts=amounts or "无",
            )
        )
        return
    for filled in _slots(table, slot):
        table.lines.setdefault(
            filled, FundLine(use=filled[0], source=filled[1], origin=line.source(cell))
        )


def _slots(table: _Table, slot: Slot) -> list[Slot]:
    sources = list(table.sources.values()) or [slot[1]]
    return [(slot[0], source) for source in sources]


def _take_text(table: _Table, line: Line, cell: Cell, slot: Slot | None) -> None:
    """A text under a measure: nothing, or an amount that cannot be read."""
    measure = table.measures.get(cell.column)
    if not is_blank(cell.text) and measure not in (None, "other") and slot is not None:
        table.found.append(_unreadable(line, cell))


def _unreadable(line: Line, cell: Cell) -> Finding:
    return finding("declaration-amount-unreadable", line.source(cell), text=cell.text[:20])


def _take(table: _Table, line: Line, cell: Cell, slot: Slot | None, named: str | None) -> None:
    measure = table.measures.get(cell.column, None if table.measures else named or "initial")
    lost = slot is None and named is None and not line.labels and line.filled[0] is not cell
    if measure == "other" or lost:  # the amount of a row that has been told as unknown
        return
    use, source = slot or (FundUse.ALL, FundSource.TOTAL)
    key = (use, table.sources.get(cell.column, source))
    amount = read_amount(cell.text, table.unit)
    known = table.lines.get(key) or FundLine(use=key[0], source=key[1], origin=line.source(cell))
    if measure is None or _filled(known, measure):
        table.found.append(
            finding("declaration-amount-unplaced", line.source(cell), text=cell.text[:20])
        )
        return
    if not any(_filled(known, name) for name in _AMOUNTS):
        known = replace(known, origin=line.source(cell))
    cells = (*known.cells, (measure, line.source(cell)))
    table.lines[key] = _with(replace(known, cells=cells), measure, amount)


def _filled(line: FundLine, measure: str) -> bool:
    return {"initial": line.initial, "adjusted": line.adjusted, "executed": line.executed}[
        measure
    ] is not None


def _with(line: FundLine, measure: str, amount: Decimal | None) -> FundLine:
    if measure == "initial":
        return replace(line, initial=amount)
    if measure == "adjusted":
        return replace(line, adjusted=amount)
    return replace(line, executed=amount)
