"""The degree of attainment (完成程度) of each kind of row, as exact ratios, not capped.

Rates are defined by magnitudes: a negative target is mirrored before it gets here (a growth
of at least -3 % is a decline of at most 3 %), an exact value or a range is so by itself.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from evaltool.scoring.methods import Column, Ratio, constant
from evaltool.scoring.schema import NONE

_EPOCH = date(1970, 1, 1).toordinal()
_LAST_DAY = date.max.toordinal()


def reaching(actual: Column, target: Column) -> Ratio:
    """The rate actual / target, for a positive target that should be reached."""
    return np.maximum(actual, 0), target


def staying_below(actual: Column, target: Column) -> Ratio:
    """The rate target / actual, for a positive target not to be exceeded; nothing used is 1."""
    used = actual > 0
    one = constant(actual, 1)
    return np.where(used, target, one), np.where(used, actual, one)


def zero_at_least(actual: Column) -> Ratio:
    """Whether nothing is missing from a target of zero."""
    return _whether(actual >= 0, actual)


def zero_at_most(actual: Column) -> Ratio:
    """Whether a target of zero is kept."""
    return _whether(actual <= 0, actual)


def zero_exact(actual: Column) -> Ratio:
    """Whether a target of exactly zero is met."""
    return _whether(actual == 0, actual)


def between(actual: Column, low: Column, high: Column) -> Ratio:
    """1 inside the bounds, otherwise how near the actual comes to the bound it misses."""
    under, over = actual < low, actual > high
    below, above = _short_of(actual, low), _short_of(-actual, -high)
    one = constant(actual, 1)
    numerator = np.where(under, below[0], np.where(over, above[0], one))
    return numerator, np.where(under, below[1], np.where(over, above[1], one))


def in_time(actual: Column, target: Column, start: Column) -> Ratio:
    """Planned days / actual days from the start, both days counted; 1 if not late."""
    first = first_days(start, target)
    planned = np.maximum(target - first + 1, 0)
    taken = np.maximum(actual - first + 1, 1)
    one = constant(actual, 1)
    late = actual > target
    return np.where(late, planned, one), np.where(late, taken, one)


def first_days(start: Column, target: Column) -> Column:
    """The day from which days are counted: the start, or 1 January of the target's year."""
    missing = start == NONE
    if not missing.any():
        return start
    return np.where(missing, _new_year(target).astype(target.dtype), start)


def _new_year(day: Column) -> Column:
    shifted = np.clip(day, 1, _LAST_DAY).astype(np.int64) - _EPOCH
    years = shifted.astype("datetime64[D]").astype("datetime64[Y]")
    return years.astype("datetime64[D]").astype(np.int64) + _EPOCH


def _short_of(actual: Column, bound: Column) -> Ratio:
    """How near an actual below a bound of any sign comes to it."""
    one = constant(actual, 1)
    positive, negative = bound > 0, bound < 0
    numerator = np.where(positive, np.maximum(actual, 0), np.where(negative, -bound, 0 * one))
    beyond = np.where(negative, np.maximum(-actual, 1), one)
    return numerator, np.where(positive, bound, beyond)


def _whether(condition: Any, like: Column) -> Ratio:
    one = constant(like, 1)
    return np.where(condition, one, 0 * one), one
