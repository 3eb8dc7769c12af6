"""Weightings drawn at random within the rules, the same ones every time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from evaltool.certainty.lines import Line
from evaltool.certainty.moves import by_category

SEED = 20200210
"""What the scrambled Sobol' sequence starts from; any number would do, but always the same."""
SAMPLES = 1024
"""A power of two, as the sequence wants it."""

Array = npt.NDArray[np.float64]


def drawn_totals(lines: Sequence[Line], move: float, fixed: int) -> Array:
    """Totals (1/100 point, as printed) of `SAMPLES` weightings of decided indicators.

    In each weighting the points of an indicator lie within ±`move` of what they are and those of
    a category add up to what they were. `fixed` is the score of the rows that do not move.
    """
    groups = by_category(lines).values()
    ordered = [line for group in groups for line in group]
    drawn = _sequence(len(ordered)) * 2 - 1
    totals: Array = np.full(SAMPLES, float(fixed))
    first = 0
    for group in groups:
        points = np.array([line.points for line in group], dtype=np.float64)
        shares = np.array([line.low / line.points if line.points else 0.0 for line in group])
        moves = _balanced(drawn[:, first : first + len(group)], points) * move
        totals += (points * shares).sum() + moves @ (points * shares)
        first += len(group)
    # A total that is a half of 1/100 point but for the noise of floats is rounded up.
    rounded: Array = np.floor(totals + 0.5 + 1e-6)
    return rounded


def _balanced(drawn: Array, points: Array) -> Array:
    """Moves between -1 and 1 that take from some points what they give to others."""
    whole = points.sum()
    centred = drawn - (drawn @ points / whole if whole else np.zeros(len(drawn)))[:, None]
    largest = np.maximum(np.abs(centred).max(axis=1), 1.0)
    balanced: Array = centred / largest[:, None]
    return balanced


@lru_cache(maxsize=32)
def _sequence(dimensions: int) -> Any:
    from scipy.stats import qmc  # type: ignore[import-untyped]

    return qmc.Sobol(d=dimensions, scramble=True, rng=SEED).random(SAMPLES)
