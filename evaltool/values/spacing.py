"""Digits with spaces between them: thousands (1 048.54), or no one number (1 2 3)."""

from __future__ import annotations

import re
from html import unescape

_SPACED = re.compile(r"(?<![\d.,])\d+(?:\s+\d+)+|(?<=[.,])\d+(?:\s+\d+)+")
_APART = re.compile(r"\d\s+\d")
_STRAY = re.compile(r"\d+[.．]\d+[.．]\s*[%％]")
_DANGLING = re.compile(r"\d[.．。]\s*[%％]")
# what an export leaves of a line break or a sign: _x000D_, &ge;, <br/>, \n as two characters
_ESCAPE = re.compile(
    r"_x[0-9A-Fa-f]{4}_|&(?:[A-Za-z]{2,6}|#\d{1,5}|#[xX][\dA-Fa-f]{1,4});|</?(?:br|p)\s*/?>|\\[rnt](?![A-Za-z])"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+")


def escapes(text: str) -> str | None:
    """The first escape that an export left in a text (_x000D_, &nbsp;), else None."""
    if "_x" not in text and "&" not in text and "<" not in text and "\\" not in text:
        return None
    found = _ESCAPE.search(text)
    return found.group() if found else None


def unescaped(text: str) -> str:
    """The text with its escapes as the characters they stand for."""
    if escapes(text) is None:
        return text
    return _ESCAPE.sub(_meant, text).strip()


def _meant(found: re.Match[str]) -> str:
    escape = found.group()
    if escape[0] == "&":
        return unescape(escape)
    return chr(int(escape[2:6], 16)) if escape[0] == "_" else "\n"


def dangling_point(text: str) -> str | None:
    """A number that ends in its point (98.%), else None."""
    found = _DANGLING.search(text) if "%" in text or "％" in text else None
    return found.group() if found else None


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
