"""The grid: the one shape in which every office file reaches the rest of the program.

A grid is one table of a document, one sheet of a workbook or one block of a text file: cells
with spans, plus the loose lines that stand before it (a title, a year, a project name).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from evaltool.model import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its anchor (counted from 1), its spans, its text as displayed.

    A number keeps the digits that its display rounds away, and reads "98%" under a percent
    format; a date reads "2024-12-31". Text keeps its line breaks; what is struck out is left out.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table with merged cells resolved.

    `file` is relative to the workspace; `sheet` or `table` says which one in the file.
    `cells` are anchors only, in reading order; `before` are the non-empty lines of text
    that stand between the previous table and this one, `after` those behind the last table.
    """

    file: str
    cells: tuple[Cell, ...]
    sheet: str | None = None
    table: int | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @cached_property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.row_span - 1 for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.column_span - 1 for cell in self.cells), default=0)

    @cached_property
    def _rows(self) -> tuple[tuple[Cell, ...], ...]:
        rows: list[list[Cell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row - 1].append(cell)
        return tuple(tuple(sorted(row, key=_column)) for row in rows)

    @cached_property
    def _tall(self) -> Mapping[int, Sequence[Cell]]:
        """The cells that reach down into a row from above, by their columns."""
        below: dict[int, list[Cell]] = {}
        for cell in self.cells:
            for row in range(cell.row + 1, cell.row + cell.row_span):
                below.setdefault(row, []).append(cell)
        for cells in below.values():
            cells.sort(key=_column)
        return below

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells that begin in each row, row by row."""
        return iter(self._rows)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a position (a merged cell covers several), or None."""
        if not 0 < row <= self.height:
            return None
        own = _covering(self._rows[row - 1], column)
        return own or _covering(self._tall.get(row, ()), column)

    def source(self, cell: Cell) -> Source:
        """The place of a cell."""
        return Source(
            file=self.file,
            row=cell.row,
            column=cell.column,
            text=cell.text,
            sheet=self.sheet,
            table=self.table,
        )


_column = attrgetter("column")


def _covering(cells: Sequence[Cell], column: int) -> Cell | None:
    """The one of the cells, sorted by their columns, that covers a column."""
    index = bisect_right(cells, column, key=_column) - 1
    if index < 0:
        return None
    cell = cells[index]
    return cell if column < cell.column + cell.column_span else None
