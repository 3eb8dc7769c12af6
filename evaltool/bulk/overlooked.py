"""What of the tables in a bureau's folder no reader takes in: whole tables, and single columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaltool.bulk.listing import fields_of, heading_of
from evaltool.declaration.lines import Line
from evaltool.declaration.wording import plain
from evaltool.files import Cell, Grid
from evaltool.findings import Finding, finding
from evaltool.vocabulary import squeeze

_NUMBERING = frozenset({"序号", "行号", "编号"})
"""Columns that only count the rows: nothing is lost with them."""


def overlooked(grids: Iterable[Grid], file: str) -> Iterator[Finding]:
    """What of one file is not taken in: tables that are no export, columns that nobody reads."""
    filled = [grid for grid in grids if any(map(_says, grid.cells))]
    if not filled:
        yield finding("bulk-table-unknown", place=file)
    for grid in filled:
        head = heading_of(grid)
        if head is None:
            yield finding("bulk-table-unknown", grid.source(next(filter(_says, grid.cells))))
            continue
        line = head[1]
        columns = tuple(_unread(grid, line))
        if columns:
            source = grid.source(line.filled[0])
            yield finding("bulk-column-unread", source, columns="、".join(columns))


def _unread(grid: Grid, line: Line) -> Iterator[str]:
    """The columns with something in them that no reader knows, as a person finds them."""
    headed = {cell.column: cell for cell in line.filled}
    read = {column for column, held in fields_of(line) if held}
    for column in sorted(_filled_below(grid, line.row) - read):
        cell = headed.get(column)
        if cell is None:
            yield f"第{column}列（没有表头）"
        elif squeeze(cell.text) not in _NUMBERING:
            yield f"{plain(cell.text)}（第{column}列）"


def _filled_below(grid: Grid, heading: int) -> set[int]:
    return {cell.column for cell in grid.cells if cell.row > heading and _says(cell)}


def _says(cell: Cell) -> bool:
    return bool(plain(cell.text))
