"""How many lines a text takes in a column, as an office program would break it.

Widths are in Chinese characters of the cell's size: a Chinese character is one, a digit half.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

_PIECES = re.compile(
    r"[“‘（《〈【「『]*(?:[!-~]+|[^！-～])[，。；：、？！％”’）》〉】」』…—]*|.", re.DOTALL
)
"""What stays on one line: a word or number, or a character, with the marks that cling to it."""
_WIDTHS = {
    character: 0.85 if character in "%@MW" else 0.7 if character.isupper() else 0.5
    for character in map(chr, range(0x20, 0x100))
}
"""Widths of what is not Chinese, in characters."""


def lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column of so many characters."""
    return sum(_wrapped(part, width) for part in text.split("\n"))


def about(text: str, width: float) -> int:
    """The same at a glance, from the length of the text alone."""
    if len(text) <= width:
        return 1 + text.count("\n")
    if "\n" in text:
        return sum([about(part, width) for part in text.split("\n")])
    length = len(text) - len(text.encode("ascii", "ignore")) / 2
    return math.ceil(length / width)


def _wrapped(text: str, width: float) -> int:
    """The lines of one paragraph: words and numbers stay whole, no line begins with a stop."""
    if len(text) <= width:
        return 1
    count, used = 1, 0.0
    for piece in _PIECES.findall(text):
        length = _length(piece)
        if used + length > width and used:
            count, used = count + 1, 0.0
        rest = used + length - width
        count += max(0, math.ceil(rest / width))
        used = (used + length) % width if rest > 0 else used + length
    return count


@lru_cache(maxsize=1024)
def _length(text: str) -> float:
    """The width of a piece; the same few characters and numbers come again and again."""
    return sum([_WIDTHS.get(character, 1) for character in text])
