"""Points out of weights: half points that add up exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.certainty.weighting.dividing import divided


@pytest.mark.parametrize(
    ("total", "weights", "points"),
    [
        (5000, [0.4, 0.3, 0.2, 0.1], (2000, 1500, 1000, 500)),
        (1000, [1, 1, 1], (350, 350, 300)),
        (1000, [1], (1000,)),
        (1000, [0, 0, 0], (350, 350, 300)),
        (1000, [1, 0, 0], (900, 50, 50)),
        (1250, [1, 1], (650, 600)),
        (1030, [1, 1], (520, 510)),
        (33, [1, 1], (17, 16)),
        (100, [1, 1, 1], (40, 30, 30)),
        (0, [1, 2], (0, 0)),
        (1, [1, 1], (1, 0)),
    ],
)
def test_by_hand(total: int, weights: list[float], points: tuple[int, ...]) -> None:
    assert divided(total, weights) == points


@given(st.integers(0, 10_000), st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_nothing_is_lost(total: int, weights: list[float]) -> None:
    points = divided(total, weights)
    assert sum(points) == total
    assert min(points) >= 0
    if total % 50 == 0 and total >= 50 * len(weights):
        assert all(point % 50 == 0 for point in points)
        assert min(points) >= 50


@pytest.mark.parametrize("weights", [[], [1, -1]])
def test_what_are_no_weights(weights: list[float]) -> None:
    with pytest.raises(ValueError, match="weights"):
        divided(1000, weights)
