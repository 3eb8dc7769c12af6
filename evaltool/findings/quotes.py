"""Quotation marks inside quotation marks (GB/T 15834): “ ” outside, ‘ ’ within, “ ” again."""

from __future__ import annotations

import re

_NESTED = re.compile("“[^”]*“")
_OPENING, _CLOSING = "“‘", "”’"


def nested(text: str) -> str:
    """The text with quotation marks that stand inside others as their depth asks for.

    The outermost stay as they are. A text whose marks do not pair is left as it is: nobody can tell
    which of them is inside.
    """
    if not _NESTED.search(text):
        return text
    opened: list[int] = []
    told, outermost = [], 0
    for mark in text:
        if mark in _OPENING:
            outermost = outermost if opened else _OPENING.index(mark)
            opened.append(_OPENING.index(mark))
            told.append(_OPENING[(outermost + len(opened) - 1) % 2])
        elif mark in _CLOSING:
            if not opened or opened[-1] != _CLOSING.index(mark):
                return text
            told.append(_CLOSING[(outermost + len(opened) - 1) % 2])
            opened.pop()
        else:
            told.append(mark)
    return text if opened else "".join(told)
