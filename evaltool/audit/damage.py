"""Traces of a bad transcription: a ≥ that was read as the digit 2.

Tables copied by text recognition often show 250 where ≥50 was meant. A target that is its
actual with a 2 before it is such a trace: alone where the number has two digits or more,
otherwise only where the form has several of them. No verdict rests on such a figure.
"""

from __future__ import annotations

import re

from evaltool.audit.review import Review, RowReview

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONG = 2


def damaged_rows(review: Review) -> frozenset[RowReview]:
    """The rows whose target shows the trace."""
    traces = [item for item in review.rows if _trace(item)]
    if len(traces) > 1:
        return frozenset(traces)
    return frozenset(item for item in traces if _digits(item.row.actual) >= _LONG)


def _trace(item: RowReview) -> bool:
    target = _NUMBER.match(item.row.indicator.target_text.strip())
    actual = _NUMBER.search(item.row.actual)
    if target is None or actual is None or item.row.score.value != item.row.points.value:
        return False
    number = actual[0].removesuffix(".0")
    return target[0] == f"2{number}" and number.strip("0.") != ""


def _digits(text: str) -> int:
    found = _NUMBER.search(text)
    return len(found[0].replace(".", "")) if found else 0
