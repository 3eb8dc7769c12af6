"""What each row is scored as: its shape, or what takes the place of its shape."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from evaltool.scoring.methods import Column
from evaltool.scoring.plan import EDGE_UNIT, Key, Levels, Plan
from evaltool.scoring.rows import Rows
from evaltool.scoring.schema import NONE, Category, Level, Shape, Unread

# Plain integers: the members of an enum are looked up too slowly for work on every block.
_READ, _SATISFACTION = int(Unread.READ), int(Category.SATISFACTION)
_MET, _NOT_MET = int(Level.MET), int(Level.NOT_MET)
_AT_LEAST, _AT_MOST, _EXACT = int(Shape.AT_LEAST), int(Shape.AT_MOST), int(Shape.EXACT)
_UNDECIDED, _ZERO = int(Key.UNDECIDED), int(Key.ZERO_TARGET)
_GRADED, _ASSUMED = int(Key.QUALITATIVE), int(Key.MET_WITHOUT_SHARE)
_DEADLINE, _PERIOD, _EXECUTION = int(Key.DEADLINE), int(Key.PERIOD), int(Key.EXECUTION)


def keyed(rows: Rows, plan: Plan) -> tuple[Column, Rows]:
    """The key of each row, and the rows with negative targets mirrored.

    A negative bound is a positive one of the opposite direction: a growth of at least -3 %
    is a decline of at most 3 %.
    """
    key = np.where(rows.unread == _READ, rows.shape, np.int8(_UNDECIDED))
    key, rows = _mirrored(rows, key)
    _mark_zero_targets(rows, key)
    if plan.banded_satisfaction:
        _mark_satisfaction(rows, key)
    _mark_levels(rows, key, plan.levels)
    _mark_open_rows(rows, key)
    return key, rows


def within(share: Column, unit: Column | int, level: Column, levels: Levels) -> Column:
    """Whether share / unit lies in the band of its level."""
    scaled = share * EDGE_UNIT
    low, high = levels.low[level] * unit, levels.high[level] * unit
    above = (scaled > low) | ((scaled == low) & levels.low_owned[level])
    result: Column = above & ((scaled < high) | ((scaled == high) & levels.high_owned[level]))
    return result.astype(bool)


def _mirrored(rows: Rows, key: Column) -> tuple[Column, Rows]:
    chosen = np.flatnonzero(rows.target < 0)
    chosen = chosen[(key[chosen] == _AT_LEAST) | (key[chosen] == _AT_MOST)]
    if not len(chosen):
        return key, rows
    target, actual = rows.target.copy(), rows.actual.copy()
    target[chosen], actual[chosen] = -target[chosen], -actual[chosen]
    key[chosen] = np.where(key[chosen] == _AT_LEAST, _AT_MOST, _AT_LEAST)
    return key, replace(rows, target=target, actual=actual)


def _mark_zero_targets(rows: Rows, key: Column) -> None:
    chosen = np.flatnonzero(rows.target == 0)
    compared = (key[chosen] >= _AT_LEAST) & (key[chosen] <= _EXACT)
    key[chosen[compared]] = _ZERO


def _mark_satisfaction(rows: Rows, key: Column) -> None:
    """Percentages of satisfaction that should be reached have bands of their own."""
    chosen = np.flatnonzero((rows.category == _SATISFACTION) & (rows.percent == 1))
    upward = (rows.shape[chosen] == _AT_LEAST) | (rows.shape[chosen] == _EXACT)
    key[chosen[upward & (key[chosen] != _UNDECIDED)]] = int(Key.SATISFACTION)


def _mark_levels(rows: Rows, key: Column, levels: Levels) -> None:
    """Levels with their share; a share outside its band, or none, leaves a row open."""
    chosen = np.flatnonzero(key == _GRADED)
    if not len(chosen):
        return
    level, share = rows.level[chosen], rows.share[chosen]
    inside = within(share, rows.whole_shares(chosen), level, levels) & (level > 0)
    given = (share != NONE).astype(bool)
    key[chosen[~(given & inside)]] = _UNDECIDED
    key[chosen[~given & (level == _MET)]] = _ASSUMED


def _mark_open_rows(rows: Rows, key: Column) -> None:
    """Dates that are not there, unless recorded as not done; budgets without a rate."""
    dated = np.flatnonzero((key == _DEADLINE) | (key == _PERIOD))
    undated = (rows.actual[dated] == NONE).astype(bool) & (rows.level[dated] != _NOT_MET)
    key[dated[undated]] = _UNDECIDED
    budgets = np.flatnonzero(key == _EXECUTION)
    key[budgets[(rows.target[budgets] <= 0).astype(bool)]] = _UNDECIDED
