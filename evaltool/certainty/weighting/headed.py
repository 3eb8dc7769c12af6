"""A table found in a grid by its headings, and its rows as texts by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from evaltool.files.grid import Cell, Grid
from evaltool.model import Source
from evaltool.vocabulary import look_up

_HEADING_ROWS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A table: its grid, the row of its headings, and the column of each field."""

    grid: Grid
    row: int
    columns: Mapping[str, int]

    def rows(self) -> Iterator[int]:
        """The rows below the headings that say something."""
        for number in range(self.row + 1, self.grid.height + 1):
            if any(self.text(field, number) for field in self.columns):
                yield number

    def text(self, field: str, row: int) -> str:
        """What a row says in a field, "" where blank; a merged cell counts for all its rows."""
        column = self.columns.get(field)
        cell = None if column is None else self.grid.at(row, column)
        return cell.text.strip() if cell is not None and cell.column == column else ""

    def source(self, field: str, row: int) -> Source:
        """The cell of a field in a row."""
        column = self.columns.get(field, 1)
        return self.grid.source(Cell(row, column, self.text(field, row)))


def headed(grid: Grid, headings: Mapping[str, str], needed: Iterable[str]) -> Headed | None:
    """The table of a grid that has all `needed` fields among its headings, None without one."""
    wanted = frozenset(needed)
    for cells in islice(grid.rows(), _HEADING_ROWS):
        columns: dict[str, int] = {}
        for cell in cells:
            field = look_up(headings, cell.text)
            if field is not None:
                columns.setdefault(field, cell.column)
        if wanted <= columns.keys():
            row = max(cell.row + cell.row_span - 1 for cell in cells)
            return Headed(grid=grid, row=row, columns=columns)
    return None
