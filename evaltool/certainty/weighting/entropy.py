"""Weights out of how much a criterion tells things apart (熵权法).

C. E. Shannon's entropy of a criterion's shares over the things compared, scaled by ln m to lie
between 0 and 1; a criterion's weight is what is missing to 1, in proportion (Hwang and Yoon,
"Multiple Attribute Decision Making", 1981, chapter on the entropy method).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np


def diversity(values: Sequence[float]) -> float:
    """How much a criterion tells its things apart, from 0 (not at all) to 1.

    A criterion on which all are equal, all are zero, or which only one thing has, tells nothing.

    Args:
        values: the criterion's value for each thing, none negative.

    Raises:
        ValueError: a value is negative.
    """
    column = np.array(values, dtype=np.float64)
    if (column < 0).any():
        raise ValueError("negative values have no shares")
    whole = float(column.sum())
    if len(column) < 2 or whole == 0 or float(column.min()) == float(column.max()):
        return 0.0
    from scipy.special import entr  # type: ignore[import-untyped]

    return float(max(0.0, 1 - entr(column / whole).sum() / log(len(column))))


def entropy_weights(criteria: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The weights of criteria, adding up to 1; equal where none of them tells anything apart.

    Args:
        criteria: for each criterion its values over the things that have it.
    """
    found = [diversity(values) for values in criteria]
    whole = sum(found)
    if whole == 0:
        return (1 / len(found),) * len(found)
    return tuple(each / whole for each in found)
