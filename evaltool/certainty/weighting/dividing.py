"""Weights -> points: whole or half points that add up exactly."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.scoring.apportion import apportion

UNITS = (50, 10, 1)
"""Units of division in 1/100 point: half points wherever that is possible."""
_SCALE = 10**12


def divided(total: int, weights: Sequence[float]) -> tuple[int, ...]:
    """`total` (1/100 point) in proportion to the weights, by largest remainder, in half points.

    An indicator that stands in the form has points: where there is enough to go round, one whose
    share comes to nothing gets the smallest unit, taken from the largest share. Weights that are
    all zero count as equal. A total that is no multiple of half a point is divided more finely.

    Raises:
        ValueError: there are no weights, or a negative one.
    """
    if not weights or min(weights) < 0:
        raise ValueError("weights are positive or zero, and at least one")
    scaled = [round(weight * _SCALE) for weight in weights]
    if not any(scaled):
        scaled = [1] * len(weights)
    unit = _unit(total, len(weights))
    points = [share // 100 * unit for share in apportion(total // unit * 100, scaled)]
    while 0 in points and max(points) > unit:
        largest = max(range(len(points)), key=lambda place: (points[place], place))
        points[largest] -= unit
        points[points.index(0)] += unit
    return tuple(points)


def _unit(total: int, count: int) -> int:
    fitting = (unit for unit in UNITS if total % unit == 0 and total // unit >= count)
    return next(fitting, UNITS[-1])
