"""A ruled table of a PDF, on one page or over several -> cells in rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from evaltool.files.grid import Cell
from evaltool.files.pdf_page import Table
from evaltool.files.pdf_text import Line, joined

_NEAR = 4.0
"""Points within which two sides of cells are one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or the part of one that stands on one page, in rows and columns from 1.

    `lines` and `width` (in points) are those of its last part: a page break may cut it there.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    lines: tuple[Line, ...]
    width: float

    @property
    def last_row(self) -> int:
        """The last row that it covers."""
        return self.row + self.row_span - 1

    @property
    def columns(self) -> tuple[int, int]:
        """Its column and how many it covers."""
        return self.column, self.column_span

    def cell(self) -> Cell:
        """The cell of a grid."""
        return Cell(self.row, self.column, self.text.strip(), self.row_span, self.column_span)


def column_edges(tables: Iterable[Table]) -> list[float]:
    """Where columns begin and end, over all parts of a table."""
    boxes = chain.from_iterable(table.boxes for table in tables)
    return _clustered(chain.from_iterable((box.bounds[0], box.bounds[2]) for box in boxes))


def pieces_of(table: Table, edges: Sequence[float]) -> list[Piece]:
    """The cells of one part of a table in reading order, its rows counted from 1."""
    rows = _clustered(chain.from_iterable((box.bounds[1], box.bounds[3]) for box in table.boxes))
    taken: set[tuple[int, int]] = set()
    pieces: list[Piece] = []
    for box in table.boxes:
        x0, top, x1, bottom = box.bounds
        row, column = _index(rows, top), _index(edges, x0)
        height, width = max(_index(rows, bottom) - row, 1), max(_index(edges, x1) - column, 1)
        area = {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        if taken.isdisjoint(area):
            taken |= area
            text = joined(box.lines, x1 - x0)
            pieces.append(Piece(row, column, height, width, text, box.lines, x1 - x0))
    pieces += _unboxed(table.loose, rows, edges, taken)
    return sorted(pieces, key=lambda piece: (piece.row, piece.column))


def _unboxed(
    lines: Iterable[Line],
    rows: Sequence[float],
    edges: Sequence[float],
    taken: set[tuple[int, int]],
) -> Iterator[Piece]:
    """What stands inside the table but in no cell of it: a cell of its own where that is free."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        place = _index(rows, (line.top + line.bottom) / 2), _index(edges, (line.x0 + line.x1) / 2)
        if place not in taken:
            found.setdefault(place, []).append(line)
    for (row, column), held in found.items():
        width = held[0].x1 - held[0].x0
        yield Piece(row, column, 1, 1, joined(held, width), tuple(held), width)


def _clustered(places: Iterable[float]) -> list[float]:
    """The distinct places, those that lie close together as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _index(edges: Sequence[float], place: float) -> int:
    """The number, from 1, of the edge at a place or before it."""
    return max(bisect_right(edges, place + 0.01), 1)
