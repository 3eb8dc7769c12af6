"""How a form fits its page: whether its rows may stand wide, close, or go on to a next page.

Word lays a form out, not we; but a clerk looks at the length before choosing the rows. The
measure is in lines of 9 points on the columns of the form templates, a Chinese character
counted as one, a Latin one as half.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

PAGE = 714
"""Height of a form page's type area, in points."""

_LINE = 11.25
_PADDING = 2
_ROOM = 6
"""What a wide row takes more than a close one."""

_FRAME = 270
"""Title, fund rows, headings, total, notes and signatures."""
_FRAME_ROWS = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """How many characters of the goal, the outcome and each text column stand on one line."""

    goal: float
    outcome: float
    name: float
    target: float
    actual: float
    remark: float


PROJECT = Columns(26.6, 22.4, 7.3, 8.5, 8.2, 6.7)
DEPARTMENT = Columns(25.0, 24.0, 100.0, 14.5, 10.1, 7.0)


def fit(
    columns: Columns, goal: str, outcome: str, rows: Iterable[tuple[str, str, str, str]]
) -> str:
    """How the rows (name, target, actual, remark) of a form should stand: wide, close or long."""
    tallest = [max(lines(goal, columns.goal), lines(outcome, columns.outcome), 3)]
    widths = (columns.name, columns.target, columns.actual, columns.remark)
    tallest += [max(map(lines, texts, widths)) for texts in rows]
    height = _FRAME + sum(count * _LINE + _PADDING for count in tallest)
    if height > PAGE:
        return "long"
    room = (len(tallest) + _FRAME_ROWS) * _ROOM
    return "wide" if height + room <= PAGE - _ROOM * 5 else "close"


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column of so many characters."""
    return sum(max(1, math.ceil(_length(part) / width)) for part in text.split("\n"))


def _length(text: str) -> float:
    return sum(0.5 if character < "\u0100" else 1 for character in text)
