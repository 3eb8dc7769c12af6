"""A list of projects that need not be evaluated (不纳入自评的项目), with the reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evaltool.audit.coverage import Exclusion
from evaltool.declaration.amounts import is_blank
from evaltool.declaration.wording import plain, trimmed
from evaltool.files import Grid
from evaltool.vocabulary import EXCLUSION_HEADINGS, SUM_ROWS, look_up

_DEEPEST_HEADING = 10


def read_exclusions(grids: Iterable[Grid]) -> tuple[Exclusion, ...] | None:
    """The entries of all tables with 项目名称 and a column of reasons; None without one."""
    tables = [(grid, found) for grid in grids if (found := _heading(grid)) is not None]
    if not tables:
        return None
    return tuple(entry for grid, (row, columns) in tables for entry in _entries(grid, row, columns))


def _heading(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    for row, cells in enumerate(grid.rows(), start=1):
        if row > _DEEPEST_HEADING:
            return None
        named = ((look_up(EXCLUSION_HEADINGS, cell.text), cell.column) for cell in cells)
        columns = {meaning: column for meaning, column in named if meaning}
        if {"project", "reason"} <= columns.keys():
            return row, columns
    return None


def _entries(grid: Grid, heading: int, columns: Mapping[str, int]) -> Iterator[Exclusion]:
    for row in range(heading + 1, grid.height + 1):
        cell = grid.at(row, columns["project"])
        if cell is None or is_blank(cell.text) or plain(cell.text) in SUM_ROWS:
            continue
        yield Exclusion(
            project=plain(cell.text),
            unit=plain(_text(grid, row, columns.get("unit"))),
            reason=trimmed(_text(grid, row, columns["reason"])),
            source=grid.source(cell),
        )


def _text(grid: Grid, row: int, column: int | None) -> str:
    cell = None if column is None else grid.at(row, column)
    return "" if cell is None or is_blank(cell.text) else cell.text
