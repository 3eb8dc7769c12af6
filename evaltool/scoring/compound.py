"""Compound rows: the exact mean of the shares of their parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from evaltool.scoring.kernel import groups, half_up
from evaltool.scoring.methods import Column
from evaltool.scoring.plan import SHARE_UNIT, Key, Plan
from evaltool.scoring.rows import Rows, too_large

_BITS = 61.0
"""Bits that products may take in int64, less than the 63 there are for safety of the logs."""


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """The compounds of a block: their rows, their results, the number of undecided parts."""

    row: Column
    low: Column
    high: Column
    attainment: Column
    unknown: Column


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Shares of parts; `starts` and `counts` say which belong together."""

    numerator: Column
    denominator: Column
    unknown: Column
    starts: Column
    counts: Column


def means(parts: Rows, owner: Column, points: Column, plan: Plan) -> Means:
    """The means of compounds; `owner` (ascending) is the row of each part in `points`."""
    starts = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    counts = np.diff(starts, append=len(owner))
    rows = owner[starts]
    held = _shares(parts, starts, counts, plan)
    fits = _fits(held, points[rows])
    if fits.all():
        return Means(rows, *_mean(held, points[rows]))
    held = _reduced(held)
    fits = _fits(held, points[rows])
    columns = tuple(np.zeros(len(rows), np.int64) for _ in range(4))
    for chosen, kind in ((np.flatnonzero(fits), np.int64), (np.flatnonzero(~fits), object)):
        if len(chosen):
            found = _mean(_chosen(held, chosen, kind), points[rows[chosen]].astype(kind))
            for column, values in zip(columns, found, strict=True):
                column[chosen] = values
    return Means(rows, *columns)


def _shares(parts: Rows, starts: Column, counts: Column, plan: Plan) -> _Parts:
    kind = np.int64 if too_large(parts, plan, SHARE_UNIT) is None else object
    numerator, denominator = np.zeros(len(parts), kind), np.ones(len(parts), kind)
    key, found = groups(parts.holding(kind), plan)
    for group in found:
        numerator[group.chosen], denominator[group.chosen] = group.share
    unknown = (key == int(Key.UNDECIDED)).astype(np.int64)
    return _Parts(numerator, denominator, unknown, starts, counts)


def _reduced(parts: _Parts) -> _Parts:
    """The shares in their lowest terms."""
    common = np.gcd(parts.numerator, parts.denominator)
    numerator, denominator = parts.numerator // common, parts.denominator // common
    return replace(parts, numerator=numerator, denominator=denominator)


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
        parts.unknown[members],
        first,
        counts,
    )


def _mean(parts: _Parts, points: Column) -> tuple[Column, Column, Column, Column]:
    """Low and high score, attainment and number of undecided parts of each compound."""
    product = np.multiply.reduceat(parts.denominator, parts.starts)
    spread = np.repeat(product, parts.counts) // parts.denominator * parts.numerator
    total = np.add.reduceat(spread, parts.starts)
    unknown = np.add.reduceat(parts.unknown, parts.starts)
    whole = product * parts.counts
    return (
        half_up(points, (total, whole)),
        half_up(points, (total + product * unknown, whole)),
        half_up(SHARE_UNIT, (total, whole)),
        unknown,
    )
