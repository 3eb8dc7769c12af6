"""Degrees of attainment, the same on int64 columns and on Python ints."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.scoring import rates
from evaltool.scoring.schema import NONE

KINDS = (np.int64, object)
small = st.integers(-1000, 1000)


def fraction(ratio) -> Fraction:
    return Fraction(int(ratio[0][0]), int(ratio[1][0]))


def column(value: int, kind=np.int64):
    return np.array([value], dtype=kind)


@pytest.mark.parametrize("kind", KINDS)
@given(actual=small, target=st.integers(1, 1000))
def test_positive_targets(kind, actual, target) -> None:
    pair = column(actual, kind), column(target, kind)
    assert fraction(rates.reaching(*pair)) == Fraction(max(actual, 0), target)
    kept = Fraction(target, actual) if actual > 0 else Fraction(1)
    assert fraction(rates.staying_below(*pair)) == kept


@pytest.mark.parametrize("kind", KINDS)
@given(actual=small, first=small, second=small)
def test_ranges_are_symmetric(kind, actual, first, second) -> None:
    low, high = sorted((first, second))
    there = rates.between(*(column(value, kind) for value in (actual, low, high)))
    back = rates.between(*(column(-value, kind) for value in (actual, high, low)))
    assert fraction(there) == fraction(back)
    assert 0 <= fraction(there) <= 1
    assert (fraction(there) == 1) == (low <= actual <= high)


@pytest.mark.parametrize(
    ("actual", "least", "most", "exact"), [(-1, 0, 1, 0), (0, 1, 1, 1), (1, 1, 0, 0)]
)
def test_zero_targets(actual, least, most, exact) -> None:
    found = column(actual)
    assert fraction(rates.zero_at_least(found)) == least
    assert fraction(rates.zero_at_most(found)) == most
    assert fraction(rates.zero_exact(found)) == exact


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("start", "target", "actual", "expected"),
    [
        (date(2024, 4, 1), date(2024, 11, 30), date(2024, 12, 31), Fraction(244, 275)),
        (None, date(2024, 11, 30), date(2024, 12, 10), Fraction(335, 345)),
        (None, date(2023, 11, 30), date(2023, 12, 10), Fraction(334, 344)),
        (None, date(2024, 11, 30), date(2024, 11, 30), Fraction(1)),
        (date(2024, 12, 5), date(2024, 11, 30), date(2024, 12, 10), Fraction(0)),
        (date(2024, 12, 25), date(2024, 11, 30), date(2024, 12, 10), Fraction(0)),
    ],
)
def test_days(kind, start, target, actual, expected) -> None:
    first = NONE if start is None else start.toordinal()
    days = (actual.toordinal(), target.toordinal(), first)
    assert fraction(rates.in_time(*(column(day, kind) for day in days))) == expected


def test_days_beyond_the_calendar_do_not_fail() -> None:
    ratio = rates.in_time(*(column(day, object) for day in (2**80, 2**79, NONE)))
    assert 0 < fraction(ratio) < 1
