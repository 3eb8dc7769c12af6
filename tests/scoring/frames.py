"""Frames made from plain rows, and the same scores worked out with fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from evaltool.scoring.schema import (
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    Category,
    Level,
    Shape,
    Unread,
)

DEFAULTS = {
    "project": 0,
    "indicator": 0,
    "category": int(Category.OUTPUT),
    "shape": int(Shape.AT_LEAST),
    "points": 1000,
    "target": 1,
    "target_high": NONE,
    "actual": 1,
    "start": NONE,
    "exponent": 0,
    "level": int(Level.BLANK),
    "share": NONE,
    "decided": NONE,
    "percent": 0,
    "unread": int(Unread.READ),
}
PART_DEFAULTS = {name: DEFAULTS.get(name, 0) for name in PART_COLUMNS}


def frame(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """A frame of rows, whatever they do not state being as in DEFAULTS."""
    return _columns([{**DEFAULTS, **row} for row in rows], INPUT_COLUMNS)


def parts(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """The parts of compounds."""
    return _columns([{**PART_DEFAULTS, **row} for row in rows], PART_COLUMNS)


def _columns(rows: Sequence[dict[str, Any]], kinds: Any) -> pd.DataFrame:
    columns = {}
    for name, kind in kinds.items():
        values = [int(row[name]) for row in rows]
        wide = any(abs(value) >= 2**63 for value in values)
        columns[name] = np.array(values, dtype=object if wide else kind)
    return pd.DataFrame(columns)


def half_up(value: Fraction) -> int:
    """Rounded half up to a whole unit."""
    shifted = value + Fraction(1, 2)
    return shifted.numerator // shifted.denominator


def rate(shape: int, target: int, high: int, actual: int) -> Fraction:
    """The degree of attainment by the default rules, not capped."""
    if shape == Shape.AT_LEAST:
        return _upward(actual, target)
    if shape == Shape.AT_MOST:
        return _upward(-actual, -target)
    low, high = (target, target) if shape == Shape.EXACT else (target, high)
    if low <= actual <= high:
        return Fraction(1)
    return _upward(actual, low) if actual < low else _upward(-actual, -high)


def _upward(actual: int, target: int) -> Fraction:
    """How far an actual reaches up to a target of any sign."""
    if target == 0:
        return Fraction(int(actual >= 0))
    if target > 0:
        return Fraction(max(actual, 0), target)
    return Fraction(target, actual) if actual < 0 else Fraction(1)


def score(points: int, attained: Fraction) -> int:
    """The score of a proportional row."""
    return half_up(points * min(attained, Fraction(1)))
