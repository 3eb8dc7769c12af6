"""Tables and paragraphs in a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

GAP = "  "
_NARROWEST = 6
_PIECE = re.compile(r"[!-,.-~]*-|[!-,.-~]+|.")
_CLOSING = "，。、；：！？）】》”’%％"
_OPENING = "（【《“‘"


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


def wrap(text: str, columns: int) -> list[str]:
    """The lines of a text of at most `columns`.

    Words of Latin letters and figures stay whole where they fit; no line begins with a mark
    that closes what is before it, none ends with one that opens what comes next.
    """
    return [line for part in text.split("\n") for line in _broken(part, columns)]


def _broken(text: str, columns: int) -> list[str]:
    lines: list[list[str]] = [[]]
    for piece in _pieces(text, columns):
        line = lines[-1]
        if line and width("".join(line)) + width(piece) > columns:
            torn = piece in _CLOSING or line[-1] in _OPENING
            lines.append([line.pop()] if torn and len(line) > 1 else [])
        lines[-1].append(piece)
    return ["".join(line).rstrip() for line in lines]


def _pieces(text: str, columns: int) -> Iterator[str]:
    """What is not to be broken; a word longer than a line comes letter by letter."""
    for piece in _PIECE.findall(text):
        yield from [piece] if width(piece) <= columns else piece


def wrapped_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, limit: int) -> str:
    """A table whose long texts go on in further lines, then with a gap between its rows.

    Args:
        header: one heading a column.
        rows: as many texts a row.
        limit: columns of the terminal; the widest columns give way until the table fits.
    """
    natural = [
        max(width(line) for text in column for line in text.split("\n"))
        for column in zip(header, *rows, strict=True)
    ]
    widths = _fitted(natural, limit - len(GAP) * (len(natural) - 1))
    left: frozenset[int] = frozenset()
    heading, *parts = [_parts(row, widths) for row in (header, *rows)]
    gap = [""] if any(len(part) > 1 for part in parts) else []
    lines = [_line(part, widths, left) for part in heading]
    lines.append(GAP.join("─" * columns for columns in widths))
    for number, part in enumerate(parts):
        lines += gap * (number > 0) + [_line(texts, widths, left) for texts in part]
    return "\n".join(lines)


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Widths that fit into a room, the widest cut first, none below the narrowest that reads."""
    cap = max(widths)
    while sum(min(each, cap) for each in widths) > room and cap > _NARROWEST:
        cap -= 1
    return [min(each, cap) for each in widths]


def _parts(texts: Sequence[str], widths: Sequence[int]) -> list[tuple[str, ...]]:
    """The lines of a row: each text wrapped in its column."""
    wrapped = [wrap(text, columns) for text, columns in zip(texts, widths, strict=True)]
    return list(zip_longest(*wrapped, fillvalue=""))
