"""Characters of a PDF page -> lines as a reader sees them, and the text of a cell.

A PDF knows only where each character stands: spaces, line ends and paragraphs are inferred.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

_CLOSING = "，。、；：？！）》」』”’】〉…,.;:?!)%％"
_OPENING = "（《「『“‘【〈("
_RUN = re.compile(r"[A-Za-z0-9.,%:/~+*'‰&-]+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_GAP = "  "
_WORD_GAP = 0.25
_SEGMENT_GAP = 2.5
_SIDES = 13.0
"""Points that the left and right margins inside a cell take together, at most."""

Char = dict[str, Any]


Segment = tuple[float, float, str]
"""A piece of a line with wide gaps around it: x0, x1, text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its box in points from the page's top left, and its segments.

    Segments are pieces with a wide gap between them: a label and its value without a ruling.
    `first` is the width of what cannot be broken at the line's begin.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    first: float
    segments: tuple[Segment, ...]


def lines_of(chars: Iterable[Char]) -> tuple[Line, ...]:
    """The lines that these characters form, from top to bottom."""
    rows: list[list[Char]] = []
    tallest: Char = {}
    for char in sorted(chars, key=lambda char: (char["top"] + char["bottom"], char["x0"])):
        if rows and _is_beside(char, tallest):
            rows[-1].append(char)
            tallest = max(tallest, char, key=lambda char: char["bottom"] - char["top"])
        else:
            rows.append([char])
            tallest = char
    lines = (_line(sorted(row, key=lambda char: char["x0"])) for row in rows)
    return tuple(line for line in lines if line.text)


def _is_beside(char: Char, other: Char) -> bool:
    """Whether two characters stand on one line, be one of them small and raised."""
    low, high = sorted((char, other), key=lambda char: float(char["bottom"] - char["top"]))
    return bool(high["top"] < (low["top"] + low["bottom"]) / 2 < high["bottom"])


def without(line: Line, dropped: Collection[Segment]) -> list[Line]:
    """A line without some of its segments, none where nothing is left."""
    kept = tuple(segment for segment in line.segments if segment not in dropped)
    if not kept or kept == line.segments:
        return [line] if kept else []
    text = _GAP.join(text for _, _, text in kept)
    return [replace(line, text=text, x0=kept[0][0], x1=kept[-1][1], segments=kept)]


def _line(chars: list[Char]) -> Line:
    inked = [char for char in chars if char["text"].strip()]
    segments = _segments(inked, chars)
    text = _GAP.join(text for _, _, text in segments)
    if not inked:
        return Line("", 0, 0, 0, 0, 0, ())
    return Line(
        text,
        inked[0]["x0"],
        max(char["x1"] for char in inked),
        min(char["top"] for char in inked),
        max(char["bottom"] for char in inked),
        _first_width(inked),
        segments,
    )


def _segments(inked: list[Char], chars: list[Char]) -> tuple[tuple[float, float, str], ...]:
    spaces = [char["x0"] for char in chars if not char["text"].strip()]
    found: list[tuple[float, float, str]] = []
    for char in inked:
        if not found:
            found.append((char["x0"], char["x1"], char["text"]))
            continue
        begin, end, text = found[-1]
        gap, size = char["x0"] - end, char["size"]
        if gap > _SEGMENT_GAP * size:
            found.append((char["x0"], char["x1"], char["text"]))
        else:
            spaced = _is_spaced(text[-1], char["text"], gap, size) or any(
                end - size / 4 <= space < char["x0"] for space in spaces
            )
            joined = text + (" " if spaced else "") + char["text"]
            found[-1] = (begin, max(end, char["x1"]), joined)
    return tuple(found)


def _is_spaced(before: str, after: str, gap: float, size: float) -> bool:
    """Whether a gap is a space between words; Chinese characters stand apart without one."""
    words = _ASCII_WORD.match(before) and _ASCII_WORD.match(after)
    return bool(words) and gap > _WORD_GAP * size


def _first_width(inked: Sequence[Char]) -> float:
    """The width of what stands together at the begin of a line."""
    text = "".join(char["text"][0] for char in inked)
    run = _RUN.match(text)
    end = run.end() if run else 1
    if not run and text[0] in _OPENING:
        end = 2
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return float(inked[min(end, len(inked)) - 1]["x1"] - inked[0]["x0"])


def goes_on(line: Line, following: Line, width: float) -> bool:
    """Whether a line ends only because the cell, this wide, had no room for what follows."""
    room = width - min(_SIDES, width / 4) - (line.x1 - line.x0)
    return following.first > room


def joined(lines: Sequence[Line], width: float) -> str:
    """The text of a cell: lines that were only wrapped are one, others stay apart."""
    if not lines:
        return ""
    text = lines[0].text
    for line, following in pairwise(lines):
        text = join(text, following.text, wrapped=goes_on(line, following, width))
    return text


def join(text: str, following: str, *, wrapped: bool) -> str:
    """Two texts put together, as one line where the first was only wrapped."""
    if not wrapped:
        return f"{text}\n{following}"
    letters = text[-1:].isascii() and text[-1:].isalpha() and following[:1].isascii()
    return text + (" " if letters and following[:1].isalpha() else "") + following
