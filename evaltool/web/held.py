"""What other files than the page's own tables record: each text with the cell it stands in.

A field that another file fills in is not typed over on the page: the two would contradict each
other, and the row could not be decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaltool.actuals import read_actuals
from evaltool.actuals.entries import RECORDED
from evaltool.actuals.layout import Table
from evaltool.actuals.records import Actuals
from evaltool.actuals.rows import Indicators
from evaltool.actuals.situations import STATED
from evaltool.files import Grid
from evaltool.matching import matching_project
from evaltool.model import Actual, BudgetRecord, FundSource, FundUse, Project, Source
from evaltool.web.fields import SITUATION_ROW, fund_id, row_id

Slot = tuple[Table, str, str, str]
"""A field of the page: its table, the project's name, the row and the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a cell of another file states."""

    text: str
    source: Source


def held_fields(
    projects: Iterable[Project], grids: Iterable[Grid], actuals: Actuals | None = None
) -> dict[Slot, tuple[Held, ...]]:
    """For each field what the grids state, in the order of the grids.

    Args:
        projects: the declared projects.
        grids: tables of recorded actuals.
        actuals: what the grids were read as, where that is known already.
    """
    tables = tuple(grids)
    read = actuals or read_actuals(tables)
    texts = {(grid.file, grid.sheet, grid.table): grid for grid in tables}
    found: dict[Slot, list[Held]] = {}
    for slot, item in _all(tuple(projects), read, texts):
        if item.text:
            found.setdefault(slot, []).append(item)
    return {slot: tuple(items) for slot, items in found.items()}


_Grids = Mapping[tuple[str, str | None, int | None], Grid]


def _all(
    projects: tuple[Project, ...], actuals: Actuals, grids: _Grids
) -> Iterator[tuple[Slot, Held]]:
    by_name = {matching_project(project.name): project for project in projects}
    indicators = {name: Indicators(project) for name, project in by_name.items()}
    for entry in actuals.entries:
        own = indicators.get(matching_project(entry.key.project))
        place = own.find(entry, []) if own else None
        if own and place is not None:
            row = row_id(own.project.indicators[place])
            for field in RECORDED:
                held = _entry(entry, field, grids)
                yield (Table.ACTUAL, own.project.name, row, field), held
    for record in actuals.budgets:
        project = by_name.get(matching_project(record.project))
        if project:
            yield from _budget(project, record)
    for situation in actuals.situations:
        project = by_name.get(matching_project(situation.project))
        for field in STATED if project else ():
            text = getattr(situation, field)
            held = Held(text="" if text is None else str(text), source=situation.source)
            name = project.name if project else ""
            yield (Table.SITUATION, name, SITUATION_ROW, field), held


def _entry(entry: Actual, field: str, grids: _Grids) -> Held:
    """The text of a field as it stands in its cell, read or not."""
    column = dict(entry.columns).get(field)
    source = entry.source
    grid = grids.get((source.file, source.sheet, source.table))
    cell = grid.at(source.row, column) if grid and column else None
    text = cell.text.strip() if cell and cell.row == source.row else ""
    return Held(text=text, source=entry.cell(field))


def _budget(project: Project, record: BudgetRecord) -> Iterator[tuple[Slot, Held]]:
    for line in record.budget.lines:
        for field, cell in line.cells:
            row = fund_id(line.use, line.source)
            amount = getattr(line, field, None)  # in 万元, whatever the column's unit
            text = cell.text if amount is None else f"{amount:f}"
            yield (Table.BUDGET, project.name, row, field), Held(text=text, source=cell)
    if not record.budget.lines:
        total = fund_id(FundUse.ALL, FundSource.TOTAL)
        for field in ("change_reason", "low_rate_reason"):
            held = Held(text=getattr(record, field) or "", source=record.source)
            yield (Table.BUDGET, project.name, total, field), held
