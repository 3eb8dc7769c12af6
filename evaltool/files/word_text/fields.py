"""Fields of Word: which of their results are text, and which the program fills in by itself."""

from __future__ import annotations

import re

_PAGES = frozenset({"PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"})
_CODE = re.compile(r"\s*([A-Za-z]+|=)")
_RESULT = re.compile(r"[\d\s—–-]{0,9}")


def code_of(instruction: str) -> str:
    r"""The name of a field: " PAGEREF _Toc1 \h " -> "PAGEREF"."""
    found = _CODE.match(instruction)
    return found[1].upper() if found else ""


def is_page_number(instruction: str, result: str) -> bool:
    """Whether a field shows a page number, which every program sets anew, and nothing else."""
    return code_of(instruction) in _PAGES and _RESULT.fullmatch(result) is not None
