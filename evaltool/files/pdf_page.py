"""One PDF page -> its ruled tables and the lines between them, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.files.pdf_rulings import Bounds, cells_of
from evaltool.files.pdf_text import Char, Line, lines_of, without
from evaltool.files.refusal import suspicious

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_CHARS = 50_000
"""Characters of one page."""

_UNREADABLE = re.compile(r"\(cid:\d+\)")
_PAGE_NUMBER = re.compile(
    r"[-—–－\s]*(?:第|Page)?\s*\d+\s*页?(?:\s*(?:[/，,共]+|of)\s*\d+\s*页?)?[-—–－\s]*",
    re.IGNORECASE,
)
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: where it stands and the lines in it."""

    bounds: Bounds
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table of one page; `loose` are lines inside it that no cell holds."""

    bounds: Bounds
    boxes: tuple[Box, ...]
    loose: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page: tables and lines in order; of its characters, so many have no known meaning."""

    height: float
    items: tuple[Table | Line, ...]
    chars: int
    unreadable: int
    pictured: bool


def read_page(page: Page, file: str) -> PageRead:
    """The tables and lines of a page.

    Raises:
        InputError: it holds unreasonably many characters or rulings.
    """
    if len(page.chars) > MAX_CHARS:
        raise suspicious(file, f"PDF第{page.page_number}页的文字过多")
    shown, _ = _part(page.dedupe_chars(tolerance=1).chars, page.bbox)
    chars = [char for char in shown if char["upright"]]
    unreadable = sum(1 for char in chars if _UNREADABLE.fullmatch(char["text"]))
    tables, rest = _tables(cells_of(page, file), chars)
    height = float(page.height)
    items: list[Table | Line] = [*tables, *_without_page_number(lines_of(rest), height)]
    return PageRead(
        height, tuple(sorted(items, key=_top)), len(chars), unreadable, bool(page.images)
    )


def _top(item: Table | Line) -> float:
    return item.bounds[1] if isinstance(item, Table) else item.top


def _tables(
    found: Iterable[Sequence[Bounds]], chars: Sequence[Char]
) -> tuple[list[Table], list[Char]]:
    """The tables, and the characters outside them."""
    tables, rest = [], list(chars)
    for cells in found:
        sides = list(zip(*cells, strict=True))
        bounds = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
        inside, rest = _part(rest, bounds)
        tables.append(_table(bounds, cells, inside))
    return tables, rest


def _table(bounds: Bounds, cells: Iterable[Bounds], chars: list[Char]) -> Table:
    boxes = []
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        inside, chars = _part(chars, cell)
        boxes.append(Box(cell, lines_of(inside)))
    return Table(bounds, tuple(boxes), lines_of(chars))


def _part(chars: Iterable[Char], bounds: Bounds) -> tuple[list[Char], list[Char]]:
    """The characters whose middle lies within the bounds, and the others."""
    x0, top, x1, bottom = bounds
    inside: list[Char] = []
    outside: list[Char] = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        (inside if x0 <= x <= x1 and top <= y <= bottom else outside).append(char)
    return inside, outside


def _without_page_number(lines: Sequence[Line], height: float) -> Iterator[Line]:
    """The lines without the page's own number at its foot or head."""
    for line in lines:
        margin = line.top > height * (1 - _MARGIN) or line.bottom < height * _MARGIN
        numbers = [one for one in line.segments if margin and _PAGE_NUMBER.fullmatch(one[2])]
        yield from without(line, numbers)
