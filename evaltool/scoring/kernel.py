"""The kernel: rows in, exact shares of the points out, key by key over columns.

A row set whose integers are small enough is computed in int64; the others in Python ints, by
the same code. No float takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

import numpy as np

from evaltool.scoring import rates
from evaltool.scoring.methods import Column, Ratio
from evaltool.scoring.plan import EDGE_UNIT, SHARE_UNIT, Key, Levels, Plan
from evaltool.scoring.schema import NONE, Category, Level, Shape, Unread

INT64_MAX = 2**63 - 1
_FINEST = 8
_POWERS = np.array([10**power for power in range(_FINEST + 1)], dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Columns of the frame (or of compound parts) for one block; see `scoring.schema`."""

    category: Column
    shape: Column
    target: Column
    target_high: Column
    actual: Column
    start: Column
    exponent: Column
    level: Column
    share: Column
    percent: Column
    unread: Column

    def __len__(self) -> int:
        return len(self.shape)

    def take(self, chosen: Column) -> Rows:
        """The chosen rows."""
        return Rows(*(getattr(self, field.name)[chosen] for field in fields(self)))

    def holding(self, kind: type) -> Rows:
        """The rows with their quantities as int64 or as Python ints (object)."""
        changed = {name: getattr(self, name).astype(kind, copy=False) for name in _QUANTITIES}
        return replace(self, **changed)


_QUANTITIES = ("target", "target_high", "actual", "start", "share")


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Rows of one key: where they stand, their rate (uncapped) and share, as ratios."""

    chosen: Column
    rate: Ratio
    share: Ratio


def half_up(points: Column | int, ratio: tuple[Column, Column | int]) -> Column:
    """Points times ratio, rounded half up to a whole unit, exactly."""
    numerator, denominator = ratio
    result: Column = (2 * points * numerator + denominator) // (2 * denominator)
    return result


def too_large(rows: Rows, plan: Plan, most_points: int) -> Column:
    """Which rows do not fit into int64 arithmetic."""
    rounding = 6 * max(plan.growth * (most_points + 1), 2 * SHARE_UNIT)
    large: Column = rows.exponent > _FINEST
    for name in _QUANTITIES:
        column = getattr(rows, name)
        limit = INT64_MAX // (2 * EDGE_UNIT if name == "share" else rounding)
        if len(column) and not (-limit <= column.min() and column.max() <= limit):
            large = large | ((column > limit) | (column < -limit)).astype(bool)
    return large


def groups(rows: Rows, plan: Plan) -> tuple[Column, Iterator[Group]]:
    """The key of each row, and the rates and shares of all rows that can be decided singly.

    The quantities must be small enough for their columns (see `too_large`).
    """
    key, rows = _mirrored(rows, keys(rows, plan))
    return key, _groups(rows, key, plan)


def _groups(rows: Rows, key: Column, plan: Plan) -> Iterator[Group]:
    for one, method in plan.methods.items():
        chosen = np.flatnonzero(key == one)
        if not len(chosen):
            continue
        rate = _RATES[one](rows, chosen, plan)
        share = method.share(*rate)
        if one in (Key.DEADLINE, Key.PERIOD):
            done = (rows.actual[chosen] != NONE).astype(bool)
            rate, share = _nothing_unless(done, rate), _nothing_unless(done, share)
        yield Group(chosen, rate, share)


def keys(rows: Rows, plan: Plan) -> Column:
    """What each row is scored as, UNDECIDED where that is not known."""
    key = np.where(rows.unread == Unread.READ, rows.shape, Key.UNDECIDED).astype(np.int8)
    compared = (key >= Shape.AT_LEAST) & (key <= Shape.EXACT)
    key[compared & (rows.target == 0).astype(bool)] = Key.ZERO_TARGET
    if plan.banded_satisfaction:
        banded = (rows.category == Category.SATISFACTION) & (rows.percent == 1)
        wanted = (rows.shape == Shape.AT_LEAST) | (rows.shape == Shape.EXACT)
        key[banded & wanted & (key != Key.UNDECIDED)] = Key.SATISFACTION
    chosen = np.flatnonzero(key == Key.QUALITATIVE)
    if len(chosen):
        key[chosen] = _qualitative_keys(rows, chosen, plan.levels)
    dated = (key == Key.DEADLINE) | (key == Key.PERIOD)
    undated = dated & (rows.actual == NONE).astype(bool) & (rows.level != Level.NOT_MET)
    without_budget = (key == Key.EXECUTION) & (rows.target <= 0).astype(bool)
    key[undated | without_budget] = Key.UNDECIDED
    return key


def within(share: Column, unit: Column | int, level: Column, levels: Levels) -> Column:
    """Whether share / unit lies in the band of its level."""
    scaled = share * EDGE_UNIT
    low, high = levels.low[level] * unit, levels.high[level] * unit
    above = (scaled > low) | ((scaled == low) & levels.low_owned[level])
    result: Column = above & ((scaled < high) | ((scaled == high) & levels.high_owned[level]))
    return result.astype(bool)


def _qualitative_keys(rows: Rows, chosen: Column, levels: Levels) -> Column:
    level, share = rows.level[chosen], rows.share[chosen]
    inside = within(share, _whole(rows, chosen), level, levels) & (level > Level.BLANK)
    given = (share != NONE).astype(bool)
    key = np.where(given & inside, Key.QUALITATIVE, Key.UNDECIDED)
    return np.where(~given & (level == Level.MET), Key.MET_WITHOUT_SHARE, key)


def _whole(rows: Rows, chosen: Column) -> Column:
    """100 % in the unit of each row's share."""
    return SHARE_UNIT * _power(rows, chosen)


def _power(rows: Rows, chosen: Column) -> Column:
    exponent = rows.exponent[chosen]
    if rows.target.dtype == object:
        return np.array([10 ** int(one) for one in exponent], dtype=object)
    return _POWERS[exponent]


def _mirrored(rows: Rows, key: Column) -> tuple[Column, Rows]:
    """Negative targets as positive ones of the opposite direction."""
    mirrored = (rows.target < 0).astype(bool) & ((key == Key.AT_LEAST) | (key == Key.AT_MOST))
    if not mirrored.any():
        return key, rows
    flipped = np.where(key == Key.AT_LEAST, Key.AT_MOST, Key.AT_LEAST)
    return np.where(mirrored, flipped, key).astype(np.int8), replace(
        rows,
        target=np.where(mirrored, -rows.target, rows.target),
        actual=np.where(mirrored, -rows.actual, rows.actual),
    )


def _reaching(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return rates.reaching(rows.actual[chosen], rows.target[chosen])


def _staying_below(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return rates.staying_below(rows.actual[chosen], rows.target[chosen])


def _exact(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    target = rows.target[chosen]
    return rates.between(rows.actual[chosen], target, target)


def _in_range(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return rates.between(rows.actual[chosen], rows.target[chosen], rows.target_high[chosen])


def _in_time(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return rates.in_time(rows.actual[chosen], rows.target[chosen], rows.start[chosen])


def _zero(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    shape, actual = rows.shape[chosen], rows.actual[chosen]
    least, most = rates.zero_at_least(actual), rates.zero_at_most(actual)
    exact = rates.zero_exact(actual)
    other = np.where(shape == Shape.AT_MOST, most[0], exact[0])
    return np.where(shape == Shape.AT_LEAST, least[0], other), exact[1]


def _percentage(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return np.maximum(rows.actual[chosen], 0), 100 * _power(rows, chosen)


def _stated_share(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    return rows.share[chosen], _whole(rows, chosen)


def _assumed_share(rows: Rows, chosen: Column, plan: Plan) -> Ratio:
    return plan.assumed * _power(rows, chosen), _whole(rows, chosen)


_RATES: Mapping[Key, Callable[[Rows, Column, Plan], Ratio]] = MappingProxyType(
    {
        Key.AT_LEAST: _reaching,
        Key.AT_MOST: _staying_below,
        Key.EXACT: _exact,
        Key.RANGE: _in_range,
        Key.DEADLINE: _in_time,
        Key.PERIOD: _in_time,
        Key.QUALITATIVE: _stated_share,
        Key.MET_WITHOUT_SHARE: _assumed_share,
        Key.EXECUTION: _reaching,
        Key.ZERO_TARGET: _zero,
        Key.SATISFACTION: _percentage,
    }
)


def _nothing_unless(done: Column, ratio: Ratio) -> Ratio:
    """Nothing, under any method, for what is recorded as not done."""
    return (ratio[0] if done.all() else np.where(done, ratio[0], 0 * ratio[0])), ratio[1]
