"""The preflight of a Rich Text file: groups within groups, and raw data.

LibreOffice sees it only afterwards: one that follows millions of braces takes all memory.
"""

from __future__ import annotations

import re

from evaltool.errors import InputError
from evaltool.files.refusal import damaged, suspicious

MAX_DEPTH = 400
"""Groups within groups."""

_BRACE = re.compile(rb"\\[\\{}]|([{}])")
_BINARY = re.compile(rb"\\bin(\d{1,20})")


def refusal_of_rtf(data: bytes, file: str) -> InputError | None:
    """Why a Rich Text file is refused, None where it may be read."""
    if any(int(found[1]) > len(data) for found in _BINARY.finditer(data)):
        return damaged(file, "RTF中的数据比文件还长")
    depth = 0
    for found in _BRACE.finditer(data):
        if found[1]:
            depth += 1 if found[1] == b"{" else -1
        if depth > MAX_DEPTH:
            return suspicious(file, f"RTF的嵌套超过{MAX_DEPTH}层")
    return None
