"""Compound rows: the exact mean of the shares of their parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evaltool.scoring.kernel import Rows, groups, half_up, too_large
from evaltool.scoring.methods import Column
from evaltool.scoring.plan import SHARE_UNIT, Key, Plan

_BITS = 61.0
"""Bits that products may take in int64, less than the 63 there are for safety of the logs."""


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """The compounds of a block that have parts: their rows, their results, what is open."""

    row: Column
    low: Column
    high: Column
    attainment: Column
    undecided: Column


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Shares of parts, reduced; `starts` and `counts` say which belong together."""

    numerator: Column
    denominator: Column
    undecided: Column
    starts: Column
    counts: Column


def means(parts: Rows, owner: Column, points: Column, plan: Plan) -> Means:
    """The means of compounds; `owner` (ascending) is the row of each part in `points`."""
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    counts = np.diff(np.r_[starts, len(owner)])
    rows = owner[starts]
    held = _shares(parts, starts, counts, plan)
    low, high, attainment, unknown = (np.zeros(len(rows), np.int64) for _ in range(4))
    fits = _fits(held, points[rows])
    for chosen, kind in ((np.flatnonzero(fits), np.int64), (np.flatnonzero(~fits), object)):
        if len(chosen):
            found = _mean(_chosen(held, chosen, kind), points[rows[chosen]].astype(kind))
            for column, values in zip((low, high, attainment, unknown), found, strict=True):
                column[chosen] = values
    return Means(row=rows, low=low, high=high, attainment=attainment, undecided=unknown > 0)


def _shares(parts: Rows, starts: Column, counts: Column, plan: Plan) -> _Parts:
    wide = too_large(parts, plan, SHARE_UNIT).any()
    kind = object if wide else np.int64
    numerator, denominator = np.zeros(len(parts), kind), np.ones(len(parts), kind)
    key, found = groups(parts.holding(kind), plan)
    for group in found:
        common = np.gcd(*group.share)
        numerator[group.chosen] = group.share[0] // common
        denominator[group.chosen] = group.share[1] // common
    undecided = (key == Key.UNDECIDED).astype(np.int64)
    return _Parts(numerator, denominator, undecided, starts, counts)


def _fits(parts: _Parts, points: Column) -> Column:
    if parts.denominator.dtype == object:
        return np.zeros(len(parts.starts), bool)
    bits = np.add.reduceat(np.log2(parts.denominator), parts.starts)
    factor = 4.0 * np.maximum(points, SHARE_UNIT) * parts.counts
    fits: Column = bits + np.log2(factor) < _BITS
    return fits


def _chosen(parts: _Parts, chosen: Column, kind: type) -> _Parts:
    counts = parts.counts[chosen]
    first = np.cumsum(counts) - counts
    members = np.repeat(parts.starts[chosen] - first, counts) + np.arange(counts.sum())
    return _Parts(
        parts.numerator[members].astype(kind),
        parts.denominator[members].astype(kind),
        parts.undecided[members],
        first,
        counts,
    )


def _mean(parts: _Parts, points: Column) -> tuple[Column, Column, Column, Column]:
    """Low and high score, attainment and number of undecided parts of each compound."""
    product = np.multiply.reduceat(parts.denominator, parts.starts)
    spread = np.repeat(product, parts.counts) // parts.denominator * parts.numerator
    total = np.add.reduceat(spread, parts.starts)
    unknown = np.add.reduceat(parts.undecided, parts.starts)
    whole = product * parts.counts
    return (
        half_up(points, (total, whole)),
        half_up(points, (total + product * unknown, whole)),
        half_up(SHARE_UNIT, (total, whole)),
        unknown,
    )
