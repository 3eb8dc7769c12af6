"""Traces of a bad transcription: a ≥ that was read as the digit 2.

Tables copied by text recognition often show 250 where ≥50 was meant. A target that is its
actual with a 2 before it is such a trace: alone where the number has two digits or more,
otherwise only where the form has several of them or other marks of damage. Where a form has no
≥ at all, so is a target that a 2 has put beyond its actual: 280 with 85 done, for full points.
No verdict rests on such a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evaltool.audit.review import Review, RowReview

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIGN = re.compile(r"≥|>=|≧|﹥|＞|>|大于|不低于|不少于|以上|至少")
_MARK = re.compile(r"^[\^工]\d|\d=\d|\d\$")
"""Other marks of damage: ^80%, 工5%, 5=50%, 290$."""

_LONG = 2
_TEN = 10


def damaged_rows(review: Review) -> frozenset[RowReview]:
    """The rows whose target shows the trace."""
    traces = [item for item in review.rows if _trace(item)]
    marks = sum(bool(_MARK.search(text)) for item in review.rows for text in _texts(item))
    sure = traces if len(traces) + marks > 1 else _long(traces)
    if any(_SIGN.search(item.row.indicator.target_text) for item in review.rows):
        return frozenset(sure)
    return frozenset((*sure, *(item for item in review.rows if _beyond(item))))


def _texts(item: RowReview) -> tuple[str, str]:
    return item.row.indicator.target_text, item.row.actual


def _long(traces: Iterable[RowReview]) -> list[RowReview]:
    return [item for item in traces if _digits(item.row.actual) >= _LONG]


def _trace(item: RowReview) -> bool:
    numbers = _full_points_for(item)
    if numbers is None:
        return False
    target, actual = numbers
    number = actual.removesuffix(".0")
    return target == f"2{number}" and number.strip("0.") != ""


def _beyond(item: RowReview) -> bool:
    """Whether the target without its first 2 was reached, and by less than twice."""
    numbers = _full_points_for(item)
    if numbers is None or not numbers[0].startswith("2") or numbers[0][1:2] in ("", ".", "0"):
        return False
    meant, actual = Decimal(numbers[0][1:]), Decimal(numbers[1])
    return meant >= _TEN and meant <= actual < min(2 * meant, Decimal(numbers[0]))


def _full_points_for(item: RowReview) -> tuple[str, str] | None:
    """The numbers of target and actual where the row claims full points."""
    target = _NUMBER.match(item.row.indicator.target_text.strip())
    actual = _NUMBER.search(item.row.actual)
    if target is None or actual is None or item.row.score.value != item.row.points.value:
        return None
    return target[0], actual[0]


def _digits(text: str) -> int:
    found = _NUMBER.search(text)
    return len(found[0].replace(".", "")) if found else 0
