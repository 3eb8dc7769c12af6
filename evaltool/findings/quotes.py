"""Quotation marks inside quotation marks (GB/T 15834): “ ” outside, ‘ ’ within, “ ” again."""

from __future__ import annotations

import re

_NESTED = re.compile("“[^”]*“")
_OPENING, _CLOSING = "“‘", "”’"


def nested(text: str) -> str:
    """The text with quotation marks that stand inside others as their depth asks for.

    A text whose marks do not pair is left as it is: nobody can tell which of them is inside.
    """
    if not _NESTED.search(text):
        return text
    open_marks: list[int] = []
    told = []
    for mark in text:
        if mark in _OPENING:
            open_marks.append(_OPENING.index(mark))
            told.append(_OPENING[(len(open_marks) - 1) % 2] if len(open_marks) > 1 else mark)
        elif mark in _CLOSING:
            if not open_marks or open_marks[-1] != _CLOSING.index(mark):
                return text
            told.append(_CLOSING[(len(open_marks) - 1) % 2] if len(open_marks) > 1 else mark)
            open_marks.pop()
        else:
            told.append(mark)
    return text if open_marks else "".join(told)
