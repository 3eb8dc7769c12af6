"""Means of parts, in int64, reduced, and in Python ints."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import Shape
from tests.scoring import frames

DEFAULT = load("mof-2020-10")
PRIMES = (999_983, 999_979, 999_961, 999_959)


@pytest.mark.parametrize(
    "pairs",
    [
        [(24, 23), (2, 2), (3, 3)],
        [(prime, prime - 1) for prime in PRIMES],
        [(2 * 10**9, 10**9)] * 6,
        [(2**70, 2**69), (3, 1)],
        [(1, 0)],
    ],
)
def test_means_are_exact_whatever_the_size(pairs) -> None:
    rows = [{"shape": Shape.COMPOUND, "points": 9999}] * 2
    small = [{"parent": 0, "target": 2, "actual": 1}, {"parent": 0, "target": 3, "actual": 3}]
    members = [{"parent": 1, "target": target, "actual": actual} for target, actual in pairs]
    found = score(frames.frame(rows), DEFAULT, frames.parts([*small, *members]))
    mean = sum((Fraction(actual, target) for target, actual in pairs), Fraction(0)) / len(pairs)
    expected = [frames.half_up(9999 * Fraction(3, 4)), frames.half_up(9999 * mean)]
    assert found["score"].tolist() == expected
    assert found["attainment"].tolist()[1] == frames.half_up(10_000 * mean)
