"""The methods of the clauses: from the degree of attainment to the share of the points.

A rate is a pair of integer columns (numerator, denominator), not capped; a method turns it
into a share between 0 and 1, again as a pair. The functions work alike on int64 columns and
on object columns of Python ints, so that the slow path is the same code as the fast one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from evaltool.rules.model import Band, Clause

Column = npt.NDArray[Any]
"""A column of int64, or of Python ints where int64 is too small."""

Ratio = tuple[Column, Column]
"""Numerators and denominators; the denominators are positive."""

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Method:
    """A method bound to its figures.

    `growth` bounds how much larger than the rate's own integers the computation may get.
    """

    share: Callable[[Column, Column], Ratio]
    growth: int


def method(clause: Clause) -> Method:
    """The method of a clause, bound to its parameters."""
    return _METHODS[clause.method](clause)


def scaled(*figures: Decimal) -> tuple[int, ...]:
    """The figures as integers of one common scale."""
    places = max(0, *(-_exponent(figure) for figure in figures))
    return tuple(int(figure.scaleb(places)) for figure in figures)


def _exponent(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def constant(column: Column, value: int) -> Column:
    """A column of one value in the kind of another column."""
    return np.full(len(column), value, dtype=column.dtype)


def _proportional(_: Clause) -> Method:
    def share(numerator: Column, denominator: Column) -> Ratio:
        return np.minimum(numerator, denominator), denominator

    return Method(share, 1)


def _linear_reverse(_: Clause) -> Method:
    """1 − (actual − target) / target, from the rate target / actual."""

    def share(numerator: Column, denominator: Column) -> Ratio:
        some = np.maximum(numerator, 1)
        left = np.maximum(2 * numerator - denominator, 0)
        return np.minimum(left, some), some

    return Method(share, 3)


def _yes_no(_: Clause) -> Method:
    def share(numerator: Column, denominator: Column) -> Ratio:
        one = constant(numerator, 1)
        return np.where(numerator >= denominator, one, 0 * one), one

    return Method(share, 1)


def _pass_line(clause: Clause) -> Method:
    line, whole = scaled(clause.figure("pass_line"), Decimal(_WHOLE))

    def share(numerator: Column, denominator: Column) -> Ratio:
        above = np.maximum(whole * numerator - line * denominator, 0)
        span = (whole - line) * denominator
        return np.minimum(above, span), span

    return Method(share, whole)


def _bands(clause: Clause) -> Method:
    bands = [band for band in clause.members("bands") if isinstance(band, Band)]
    edges = [band.low for band in bands if band.low is not None]
    shares = [band.share for band in bands if band.share is not None]
    owned = [band.low_owned for band in bands]
    *lows, whole = scaled(*edges, Decimal(_WHOLE))
    *earned, full = scaled(*shares, Decimal(_WHOLE))

    def share(numerator: Column, denominator: Column) -> Ratio:
        result = constant(numerator, earned[-1])
        for low, includes, value in reversed(list(zip(lows, owned, earned, strict=False))):
            left, right = whole * numerator, low * denominator
            inside = left >= right if includes else left > right
            result = np.where(inside, constant(numerator, value), result)
        return result, constant(numerator, full)

    return Method(share, max(whole, full, *lows))


def _per_day_late(clause: Clause) -> Method:
    lost, whole = scaled(clause.figure("lost_per_day"), Decimal(_WHOLE))

    def share(numerator: Column, denominator: Column) -> Ratio:
        late = np.maximum(denominator - numerator, 0)
        return np.maximum(whole - lost * late, 0), constant(numerator, whole)

    return Method(share, whole + lost)


_METHODS: Mapping[str, Callable[[Clause], Method]] = MappingProxyType(
    {
        "ratio": _proportional,
        "ratio_reverse": _proportional,
        "linear_reverse": _linear_reverse,
        "closeness": _proportional,
        "range": _proportional,
        "duration_ratio": _proportional,
        "graded": _proportional,
        "assumed": _proportional,
        "yes_no": _yes_no,
        "pass_line": _pass_line,
        "bands": _bands,
        "per_day_late": _per_day_late,
    }
)

COMPUTED = frozenset(_METHODS)
"""The methods that turn a rate into a share; the others of a rule set decide no single row."""
