"""Texts of cells as names, as wording and as a year."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_NO_TEXT = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)\s*年?")
_CHINESE_YEAR = re.compile("二[〇○零O0][〇○零O0一二三四五六七八九]{2}(?=年)")
_YEAR_ALONE = re.compile(r"(?<!\d)20\d{2}(?:年度?)?|年度")
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")


def plain(text: str) -> str:
    """A name without any white space or invisible marks, as names are compared."""
    return _NO_TEXT.sub("", text)


def trimmed(text: str) -> str:
    """A wording as it stands, line by line, without the white space around each line."""
    lines = (line.strip() for line in _INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def year_in(text: str) -> int | None:
    """The first year (20XX, also in Chinese digits) that a title or a year line names."""
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), plain(text))
    match = _YEAR.search(text)
    return int(match[1]) if match else None


def is_year_line(text: str) -> bool:
    """Whether a text says nothing but a year: （2024年度）."""
    text = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), plain(text))
    return year_in(text) is not None and not _YEAR_ALONE.sub("", text).strip("()（）[]【】:：")
