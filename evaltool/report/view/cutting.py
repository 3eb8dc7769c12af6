"""Cutting a text for display so that what is left does not mislead."""

from __future__ import annotations

from collections.abc import Callable

_NUMERIC = "0123456789.,０１２３４５６７８９．，〇一二三四五六七八九十百千万亿"
"""Half of a number would be another number."""

IN_THE_FORM = "……（全文见自评表）"
"""How a text ends of which the report has only the beginning."""


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits and does not end inside a number or a line break."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return text[: whole_numbers(text, low)]


def whole_numbers(text: str, end: int) -> int:
    """Where a cut at `end` may be made without parting a number."""
    while 0 < end < len(text) and text[end] in _NUMERIC and text[end - 1] in _NUMERIC:
        end -= 1
    return end
