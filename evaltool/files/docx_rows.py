"""Rows of a Word table as they stand in the XML -> cells with their merges resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from evaltool.errors import InputError
from evaltool.files.grid import Cell
from evaltool.files.refusal import suspicious

MAX_COLUMNS = 1024
MAX_AREA = 2_000_000
"""Grid positions of one table."""


@dataclass(slots=True)
class Open:
    """A cell that may still grow downwards."""

    row: int
    column: int
    text: str
    span: int
    height: int = 1


@dataclass(slots=True)
class TableRows:
    """Collects the rows of one table; a cell that continues a merge makes its anchor grow."""

    file: str
    height: int = 0
    _cells: list[Open] = field(default_factory=list)
    _above: dict[int, Open] = field(default_factory=dict)
    _area: int = 0

    def add(self, skipped: int, cells: Iterable[tuple[int, bool, str]]) -> None:
        """Add a row: columns left out before it, then (span, continues, text) per cell.

        Raises:
            InputError: the table is unreasonably wide or large.
        """
        self.height += 1
        column = 1 + skipped
        above: dict[int, Open] = {}
        for span, continues, text in cells:
            cell = self._above.get(column) if continues else None
            if cell is not None and cell.span == span:
                cell.height += 1
            else:
                cell = Open(self.height, column, text, span)
                self._cells.append(cell)
            above[column] = cell
            column += span
        self._above = above
        self._check(column)

    def _check(self, columns: int) -> None:
        self._area += columns
        if columns > MAX_COLUMNS + 1 or self._area > MAX_AREA:
            raise suspicious(self.file, f"表格超过{MAX_COLUMNS}列或{MAX_AREA}个格子")

    def cells(self) -> tuple[Cell, ...]:
        """The anchors in reading order."""
        return tuple(
            Cell(cell.row, cell.column, cell.text.strip(), cell.height, cell.span)
            for cell in self._cells
        )


def span_of(value: str | None, file: str) -> int:
    """The number in a span attribute; 1 where it is missing or makes no sense.

    Raises:
        InputError: it is unreasonably large.
    """
    if value is None or not (value.isascii() and value.isdigit()):
        return 1
    if len(value) > 4 or int(value) > MAX_COLUMNS:
        raise _too_wide(file, value)
    return max(int(value), 1)


def _too_wide(file: str, value: str) -> InputError:
    return suspicious(file, f"单元格横跨{value}列")
