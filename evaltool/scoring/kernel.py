"""The kernel: rows in, exact shares of the points out, key by key over columns.

A row set whose integers are small enough is computed in int64; the others in Python ints, by
the same code. No float takes part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from evaltool.scoring import rates
from evaltool.scoring.keys import keyed
from evaltool.scoring.methods import Column, Ratio, constant
from evaltool.scoring.plan import SHARE_UNIT, Key, Plan
from evaltool.scoring.rows import Rows
from evaltool.scoring.schema import NONE, Shape


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


def groups(rows: Rows, plan: Plan) -> tuple[Column, Iterator[Group]]:
    """The key of each row, and the rates and shares of all rows that can be decided singly.

    The quantities must be small enough for their columns (see `too_large`).
    """
    key, mirrored = keyed(rows, plan)
    return key, _groups(mirrored, key, plan)


def _groups(rows: Rows, key: Column, plan: Plan) -> Iterator[Group]:
    for one, method in plan.methods.items():
        chosen = np.flatnonzero(key == int(one))
        if not len(chosen):
            continue
        rate = _RATES[one](rows, chosen, plan)
        share = method.share(*rate)
        if one in (Key.DEADLINE, Key.PERIOD):
            done = (rows.actual[chosen] != NONE).astype(bool)
            rate, share = _nothing_unless(done, rate), _nothing_unless(done, share)
        yield Group(chosen, rate, share)


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
    actual = rows.actual[chosen]
    return np.maximum(actual, 0), 100 * rows.powers(chosen) * constant(actual, 1)


def _stated_share(rows: Rows, chosen: Column, _: Plan) -> Ratio:
    share = rows.share[chosen]
    return share, rows.whole_shares(chosen) * constant(share, 1)


def _assumed_share(rows: Rows, chosen: Column, plan: Plan) -> Ratio:
    one = constant(rows.share[chosen], 1)
    return plan.assumed * one, SHARE_UNIT * one


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
