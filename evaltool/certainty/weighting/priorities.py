"""Weights out of pairwise comparisons (层次分析法, AHP): the principal eigenvector.

T. L. Saaty, "The Analytic Hierarchy Process" (1980): the weights are the principal right
eigenvector of the matrix of comparisons, its consistency ratio compares (λmax - n)/(n - 1) with
the mean of random matrices of the same size; above 0.1 the comparisons contradict one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

RANDOM_INDEX = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Saaty's random index by the number of things compared, from one on."""
MOST_COMPARED = len(RANDOM_INDEX)
TOLERATED = 0.1

Matrix = Sequence[Sequence[Fraction]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """The weights of the things compared, adding up to 1, and how consistent they are.

    `largest` is λmax. `worst` is the pair (i, j) whose comparison fits the weights worst and
    `fitting` the ratio that would fit; None where there are fewer than three things.
    """

    weights: tuple[float, ...]
    largest: float
    index: float
    ratio: float
    worst: tuple[int, int] | None
    fitting: float

    @property
    def consistent(self) -> bool:
        """Whether the consistency ratio is tolerable."""
        return self.ratio <= TOLERATED


def priorities(matrix: Matrix) -> Priorities:
    """The priorities of a reciprocal matrix: `matrix[i][j]` is how much i weighs against j.

    Raises:
        ValueError: the matrix is not square, positive and reciprocal, or too large.
    """
    _check(matrix)
    count = len(matrix)
    if count == 1:
        return Priorities(weights=(1.0,), largest=1, index=0, ratio=0, worst=None, fitting=1)
    from scipy.linalg import eig  # type: ignore[import-untyped]

    values, vectors = eig(np.array(matrix, dtype=np.float64))
    main = int(np.argmax(values.real))
    vector = np.abs(vectors[:, main].real)
    weights = tuple(float(each) for each in vector / vector.sum())
    largest = float(values[main].real)
    index = max(0.0, (largest - count) / (count - 1))
    ratio = index / RANDOM_INDEX[count - 1] if count > 2 else 0.0
    worst, fitting = _worst(matrix, weights) if count > 2 else (None, 1.0)
    return Priorities(
        weights=weights, largest=largest, index=index, ratio=ratio, worst=worst, fitting=fitting
    )


def _check(matrix: Matrix) -> None:
    count = len(matrix)
    if not 1 <= count <= MOST_COMPARED or any(len(row) != count for row in matrix):
        raise ValueError("not a square matrix of a size that can be compared")
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            if value <= 0 or value * matrix[j][i] != 1:
                raise ValueError("not a reciprocal matrix")


def _worst(matrix: Matrix, weights: Sequence[float]) -> tuple[tuple[int, int], float]:
    """The pair whose comparison lies farthest from the ratio of its weights, and that ratio."""
    pairs = [(i, j) for i in range(len(matrix)) for j in range(i + 1, len(matrix))]

    def strain(pair: tuple[int, int]) -> float:
        i, j = pair
        return float(abs(np.log(float(matrix[i][j]) * weights[j] / weights[i])))

    i, j = max(pairs, key=strain)
    return (i, j), weights[i] / weights[j]
