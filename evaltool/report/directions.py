"""Marks that turn the direction of writing (双向控制符): kept, but closed where their text ends.

A recorded text may hold an override that is never closed; what we write after it in the same
line, figures included, would then be read from right to left.
"""

from __future__ import annotations

import re

_OPENING = re.compile("[\u202a\u202b\u202d\u202e\u2066-\u2068]")
_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_POP, _POP_ISOLATE = "\u202c", "\u2069"


def closed(text: str) -> str:
    """The text with every mark that it leaves open closed at its end."""
    if text.isascii() or not _OPENING.search(text):
        return text
    waiting: list[str] = []
    for mark in _MARKS.findall(text):
        if mark in {_POP, _POP_ISOLATE}:
            if waiting and waiting[-1] == mark:
                waiting.pop()
        else:
            waiting.append(_POP_ISOLATE if mark >= "\u2066" else _POP)
    return text + "".join(reversed(waiting))
