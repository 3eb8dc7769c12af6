"""Dividing points: in proportion or evenly, in units as round as possible, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence

UNITS = (100, 50, 10, 1)
"""Units of division in 1/100 point: whole points wherever that is possible."""


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` (1/100 point) in proportion to the weights, by largest remainder.

    Whole points are given where the total is whole, the first of equal remainders first. At
    least one weight is positive.
    """
    unit = next(unit for unit in UNITS if total % unit == 0)
    units, whole = total // unit, sum(weights)
    shares = [units * weight // whole for weight in weights]
    remainders = [units * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda place: -remainders[place])
    for place in order[: units - sum(shares)]:
        shares[place] += 1
    return tuple(share * unit for share in shares)


def evenly(total: int, count: int) -> tuple[int, ...]:
    """`total` (1/100 point) over `count` rows, the first rows getting what is left over.

    The unit is the largest in which the total divides and every row gets something.
    """
    fitting = (unit for unit in UNITS if total % unit == 0 and total // unit >= count)
    unit = next(fitting, UNITS[-1])
    each, left = divmod(total // unit, count)
    return tuple((each + (place < left)) * unit for place in range(count))
