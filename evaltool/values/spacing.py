"""Digits with spaces between them: thousands (1 048.54), or no one number (1 2 3)."""

from __future__ import annotations

import re

_SPACED = re.compile(r"(?<![\d.,])\d+(?:\s+\d+)+|(?<=[.,])\d+(?:\s+\d+)+")
_APART = re.compile(r"\d\s+\d")
_STRAY = re.compile(r"\d+[.．]\d+[.．]\s*[%％]")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+")


def stray_point(text: str) -> str | None:
    """A number with a second point before its percent sign (95.6.%), else None."""
    found = _STRAY.search(text) if "%" in text or "％" in text else None
    return found.group() if found else None


def spaced_digits(text: str) -> str | None:
    """The first digits that spaces part other than into thousands, None where there are none."""
    if not _APART.search(text):
        return None
    for found in _SPACED.finditer(text):
        fraction = found.start() > 0 and text[found.start() - 1] in ".,"
        if fraction or not _THOUSANDS.fullmatch(found.group()):
            return found.group()
    return None
