"""Headings compared without their dress, and looked up in a table of words.

White space, line breaks, full-width brackets and colons inside a heading cell do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_DROPPED = re.compile(r"[\s\u3000:：()（）]+")
_IN_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NUMBERING = re.compile(r"^\s*(?:[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．](?!\d)|[*★☆]+)\s*")
_MARKS = re.compile(r"[*★☆]+|^其中")
LONGEST_HEADING = 100
_REMEMBERED = 1024
"""Short texts whose bare form is kept: headings and labels are the same in every form."""


def squeeze(text: str) -> str:
    """The text of a heading without white space, colons and brackets."""
    return _squeezed(text) if len(text) <= LONGEST_HEADING else _DROPPED.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def _squeezed(text: str) -> str:
    return _DROPPED.sub("", text)


def bare(text: str) -> str:
    """A heading without numbering, remarks in brackets, white space, colons and marks."""
    return _bare(text) if len(text) <= LONGEST_HEADING else _stripped(text)


@lru_cache(maxsize=_REMEMBERED)
def _bare(text: str) -> str:
    return _stripped(text)


def _stripped(text: str) -> str:
    text = _NUMBERING.sub("", _IN_BRACKETS.sub("", text.strip()))
    return _MARKS.sub("", squeeze(text))


def look_up(words: Mapping[str, str], text: str) -> str | None:
    """What a heading means by a table of words: as written, else without its remarks."""
    if len(text) > LONGEST_HEADING:
        return None
    return words.get(squeeze(text)) or words.get(bare(text))


def each(meaning: str, words: str) -> dict[str, str]:
    """Every word of a list gets the same meaning."""
    return dict.fromkeys(words.split(), meaning)
