"""PDF pages -> grids: what belongs together over pages is joined, what stands around is kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from evaltool.files.docx_scan import closed
from evaltool.files.grid import Cell, Grid
from evaltool.files.pdf_break import continued, starts_again
from evaltool.files.pdf_page import PageRead, Table
from evaltool.files.pdf_table import Piece, column_edges, pieces_of
from evaltool.files.pdf_text import Line, Segment, without

_SAME_SIDE = 4.0
_MARGIN = 0.15
_TITLE = re.compile(r"表|年度|项目|单位")
_LABELLED = re.compile(r"[^:：]{2,20}[:：]")

_Part = tuple[list[Line], list[Table]]
"""The lines before a table, and its parts."""


def grids_of(pages: Sequence[PageRead], file: str) -> tuple[Grid, ...]:
    """The tables of a document, each with the lines before it, the last with those behind it."""
    parts, after = _parts(pages)
    grids: list[Grid] = []
    for number, (lines, tables) in enumerate(parts, start=1):
        grids.append(_grid(lines, tables, file, number))
    last = grids.pop() if grids else None
    return (*grids, *closed(last, file, _texts(after)))


def _parts(pages: Sequence[PageRead]) -> tuple[list[_Part], list[Line]]:
    parts: list[_Part] = []
    loose: list[Line] = []
    for items in _without_running(pages):
        for index, item in enumerate(items):
            if isinstance(item, Line):
                loose.append(item)
            elif parts and _is_first(index, items) and _goes_on(parts[-1][1], item, loose):
                parts[-1][1].append(item)
                loose = []
            else:
                parts.append((loose, [item]))
                loose = []
    return parts, loose


def _without_running(pages: Sequence[PageRead]) -> Iterator[list[Table | Line]]:
    """The items of each page; of a text that stands in the margin of many, only the first."""
    often = Counter(
        place for page in pages for item in page.items for place, _ in _running(item, page)
    )
    seen: set[tuple[str, int]] = set()
    for page in pages:
        kept: list[Table | Line] = []
        for item in page.items:
            running = [one for one in _running(item, page) if often[one[0]] > 1]
            dropped = {segment for place, segment in running if place in seen}
            seen |= {place for place, _ in running}
            kept += [item] if isinstance(item, Table) else without(item, dropped)
        yield kept


def _running(item: Table | Line, page: PageRead) -> Iterator[tuple[tuple[str, int], Segment]]:
    """The pieces of a line in the margin that are no title of a form: text, height, piece."""
    if isinstance(item, Table):
        return
    if item.bottom < page.height * _MARGIN or item.top > page.height * (1 - _MARGIN):
        for segment in item.segments:
            if not _TITLE.search(segment[2]):
                yield (segment[2], round(item.top / _SAME_SIDE)), segment


def _is_first(index: int, items: Sequence[Table | Line]) -> bool:
    return not any(isinstance(item, Table) for item in items[:index])


def _goes_on(above: Sequence[Table], table: Table, between: Iterable[Line]) -> bool:
    """Whether the first table of a page is the next part of the one above.

    Between them may stand what is printed of a merged cell beyond its page: a line of its text
    that the printer clips away, and that stands in the cell on the other page.
    """
    inside = {line.text for part in (above[-1], table) for box in part.boxes for line in box.lines}
    if not all(line.text in inside for line in between):
        return False
    sides = zip(above[-1].bounds[::2], table.bounds[::2], strict=True)
    if any(abs(upper - lower) > _SAME_SIDE for upper, lower in sides):
        return False
    edges = column_edges([*above, table])
    return not starts_again(pieces_of(above[0], edges), pieces_of(table, edges))


def _grid(lines: Sequence[Line], tables: Sequence[Table], file: str, number: int) -> Grid:
    edges = column_edges(tables)
    pieces: list[Piece] = []
    for table in tables:
        part = pieces_of(table, edges)
        pieces = continued(pieces, part) if pieces else part
    unruled = list(takewhile(_is_unruled, reversed(lines)))[::-1]
    head = [cell for row, line in enumerate(unruled, start=1) for cell in _row(line, row, edges)]
    body = (replace(piece, row=piece.row + len(unruled)).cell() for piece in pieces)
    cells = sorted((*head, *body), key=lambda cell: (cell.row, cell.column))
    before = _texts(lines[: len(lines) - len(unruled)])
    return Grid(file, tuple(cells), table=number, before=tuple(before))


def _is_unruled(line: Line) -> bool:
    """Whether a line is a row without rulings: a label and its value with a wide gap between."""
    return len(line.segments) > 1 and not _is_labelled(line)


def _is_labelled(line: Line) -> bool:
    """Whether each segment is a label with its own value: 单位：… 金额单位：…."""
    return all(_LABELLED.match(text) for _, _, text in line.segments)


def _row(line: Line, row: int, edges: Sequence[float]) -> Iterator[Cell]:
    column = 0
    for x0, _, text in line.segments:
        column = max(bisect_right(edges, x0 + _SAME_SIDE), column + 1)
        yield Cell(row, column, text)


def _texts(lines: Iterable[Line]) -> list[str]:
    found: list[str] = []
    for line in lines:
        found += [text for _, _, text in line.segments] if _is_labelled(line) else [line.text]
    return found
