"""Tables and paragraphs in a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def clip(text: str, columns: int) -> str:
    """The text, cut with an ellipsis where it takes more than `columns`."""
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept) + _columns(character) > columns - 1:
            break
        kept += character
    return kept + "…"


def pad(text: str, columns: int, *, right: bool) -> str:
    """The text filled up with spaces to `columns`."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: frozenset[int] = frozenset(),
    limit: int | None = None,
) -> str:
    """A plain table: header, rule, rows.

    Args:
        header: one heading a column.
        rows: as many texts a row.
        right: the columns (from 0) that are set flush right, such as figures.
        limit: columns of the terminal; the first column gives way until the table fits.
    """
    widths = [max(width(text) for text in column) for column in zip(header, *rows, strict=True)]
    if limit is not None:
        excess = sum(widths) + len(GAP) * (len(widths) - 1) - limit
        widths[0] = max(12, widths[0] - max(0, excess))
    lines = [_line(header, widths, right), GAP.join("─" * columns for columns in widths)]
    lines += [_line(row, widths, right) for row in rows]
    return "\n".join(lines)


def _line(texts: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = (
        pad(clip(text, columns), columns, right=index in right)
        for index, (text, columns) in enumerate(zip(texts, widths, strict=True))
    )
    return GAP.join(cells).rstrip()
