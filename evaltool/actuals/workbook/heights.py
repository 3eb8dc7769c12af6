"""Row heights: LibreOffice and WPS do not fit rows to wrapped text by themselves on opening."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from math import ceil

_LINE = 13.5
_MARGIN = 5.0
_HIGHEST = 400.0


def row_height(cells: Iterable[tuple[str, float]], *, lowest: float) -> float:
    """The height in points of a row of (text, column width in characters)."""
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return min(max(lines * _LINE + _MARGIN, lowest), _HIGHEST)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    usable = max(width - 0.5, 2)
    return sum(max(1, ceil(_length(line) / usable)) for line in text.split("\n"))


def _length(line: str) -> float:
    """The length in half widths; a wide character takes two."""
    return sum(1.95 if unicodedata.east_asian_width(sign) in "WFA" else 1.1 for sign in line)
