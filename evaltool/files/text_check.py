"""The preflight of a text file: its size, its longest line and how many fields it can hold.

It looks at the bytes alone, before anything is decoded or cut up.
"""

from __future__ import annotations

from evaltool.errors import InputError
from evaltool.files.refusal import suspicious

MAX_TEXT = 32 * 2**20
"""Bytes of a text file."""
MAX_LINE = 2**20
"""Bytes of one of its lines."""
MAX_FIELDS = 1_000_000
"""Fields, blank ones among them."""

_DELIMITERS = (b",", b"\t", b";", b"|")


def check_text(data: bytes, file: str) -> None:
    """Check a text before it is read.

    Raises:
        InputError: it is unreasonably large, has an endless line, or too many fields.
    """
    if len(data) > MAX_TEXT:
        raise InputError(
            f"文本文件超过{MAX_TEXT // 2**20}MB的上限",
            place=file,
            remedy="请删除无关内容，或拆成几个文件",
        )
    if _has_endless_line(data, b"\n" if b"\n" in data else b"\r"):
        raise suspicious(file, f"有一行超过{MAX_LINE // 2**20}MB")
    lines = max(data.count(b"\n"), data.count(b"\r"))
    if lines + max(map(data.count, _DELIMITERS)) > MAX_FIELDS:
        raise suspicious(file, f"表格的单元格超过{MAX_FIELDS}个")


def _has_endless_line(data: bytes, end: bytes) -> bool:
    """Whether a line is longer than allowed: from the last line end in reach to the next reach."""
    begin = 0
    while len(data) - begin > MAX_LINE:
        found = data.rfind(end, begin, begin + MAX_LINE + 1)
        if found < 0:
            return True
        begin = found + 1
    return False
