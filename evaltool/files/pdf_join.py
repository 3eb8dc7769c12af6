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
from evaltool.files.pdf_text import Line

_SAME_SIDE = 4.0
_MARGIN = 0.12
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
            elif index == 0 and parts and not loose and _goes_on(parts[-1][1], item):
                parts[-1][1].append(item)
            else:
                parts.append((loose, [item]))
                loose = []
    return parts, loose


def _without_running(pages: Sequence[PageRead]) -> Iterator[list[Table | Line]]:
    """The items of each page; of a line that stands in the margin of many, only the first."""
    places = [(_running(item, page), item) for page in pages for item in page.items]
    often = Counter(place for place, _ in places if place)
    seen: set[tuple[str, int]] = set()
    for page in pages:
        kept: list[Table | Line] = []
        for item in page.items:
            place = _running(item, page)
            if place is None or often[place] < 2 or place not in seen:
                kept.append(item)
            seen |= {place} if place else set()
        yield kept


def _running(item: Table | Line, page: PageRead) -> tuple[str, int] | None:
    """The text and height of a line in the margin that is no title of a form."""
    if isinstance(item, Table) or _TITLE.search(item.text):
        return None
    margin = item.bottom < page.height * _MARGIN or item.top > page.height * (1 - _MARGIN)
    return (item.text, round(item.top / _SAME_SIDE)) if margin else None


def _goes_on(above: Sequence[Table], table: Table) -> bool:
    """Whether a table at the head of a page is the next part of the one above."""
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
