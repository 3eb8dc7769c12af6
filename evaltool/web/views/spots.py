"""Cells and what was found at them, and the field of a page on which each cell is typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.actuals.layout import Table
from evaltool.findings import Finding
from evaltool.model import Source
from evaltool.vocabulary import SEVERITY_TITLES
from evaltool.web.fields import fields_of, project_id, row_id

if TYPE_CHECKING:
    from evaltool.web.desk import Year

Spot = tuple[str, str | None, int | None, int, int]
"""File, sheet, table, row and column of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something found: how grave (the word and its class), what, what to do, where.

    `link` is the address of the field concerned, empty where there is none.
    """

    level: str
    kind: str
    message: str
    remedy: str
    place: str = ""
    link: str = ""


def spot(source: Source) -> Spot:
    """The cell of a source."""
    return (source.file, source.sheet, source.table, source.row, source.column)


def told_by_spot(findings: Iterable[Finding]) -> dict[Spot, tuple[Problem, ...]]:
    """What was found at each cell."""
    found: dict[Spot, list[Problem]] = {}
    for item in findings:
        if item.source is not None:
            found.setdefault(spot(item.source), []).append(problem(item))
    return {where: tuple(items) for where, items in found.items()}


def problem(item: Finding, link: str = "") -> Problem:
    """A finding as a page shows it."""
    return Problem(
        level=SEVERITY_TITLES[item.severity],
        kind=item.severity.value,
        message=item.message,
        remedy=item.remedy,
        place=item.place,
        link=link,
    )


def links(year: Year) -> dict[Spot, str]:
    """The address of the field in which each cell of the year is typed."""
    found: dict[Spot, str] = {}
    for where, link in (*_declared(year), *_held(year), *_typed(year)):
        found.setdefault(where, link)
    return found


def field_id(row: str, field: str) -> str:
    """The name of a field on its page."""
    return f"f-{row}-{field}"


def _declared(year: Year) -> Iterator[tuple[Spot, str]]:
    for project in year.gathered.declaration.projects:
        pid = project_id(project)
        yield spot(project.source), f"/actuals/{pid}"
        for indicator in project.indicators:
            yield spot(indicator.source), f"/declaration#d-{pid}-{row_id(indicator)}"


def _held(year: Year) -> Iterator[tuple[Spot, str]]:
    pids = {each.name: project_id(each) for each in year.gathered.declaration.projects}
    for (_, project, row, field), items in year.held.items():
        for item in items:
            yield spot(item.source), f"/actuals/{pids[project]}#{field_id(row, field)}"


def _typed(year: Year) -> Iterator[tuple[Spot, str]]:
    projects = year.gathered.declaration.projects
    pids = {each.name: project_id(each) for each in projects}
    for table in Table:
        for (project, row), at in year.rows[table].items():
            for field in fields_of(table):
                where = own_spot(year, table, at, field.name)
                if where:
                    yield where, f"/actuals/{pids[project]}#{field_id(row, field.name)}"


def own_spot(year: Year, table: Table, at: int, field: str) -> Spot | None:
    """The cell of a field in a line of one of the page's own tables."""
    held = year.tables[table]
    if held.layout is None or field not in held.layout.columns:
        return None
    grid = held.layout.grid
    number = held.lines[at].number
    return (grid.file, grid.sheet, grid.table, number, held.layout.columns[field])
