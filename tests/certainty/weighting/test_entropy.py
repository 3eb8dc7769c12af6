"""Entropy weights by hand: shares, entropies in bits over log2 of the number of things."""

from __future__ import annotations

from math import log2

import pytest

from evaltool.certainty.weighting.entropy import diversity, entropy_weights


def test_by_hand() -> None:
    """(1, 1, 2): 1.5 bits of log2 3; (0, 1, 1): 1 bit of log2 3."""
    first, second = 1 - 1.5 / log2(3), 1 - 1 / log2(3)
    assert diversity([1, 1, 2]) == pytest.approx(first)
    assert diversity([0, 1, 1]) == pytest.approx(second)
    weights = entropy_weights([[1, 1, 2], [0, 1, 1]])
    assert weights == pytest.approx((first / (first + second), second / (first + second)))
    assert sum(weights) == pytest.approx(1)


def test_scale_does_not_matter() -> None:
    assert diversity([1, 3]) == pytest.approx(diversity([100, 300]))
    assert diversity([1, 3]) == pytest.approx(1 - (2 - 0.75 * log2(3)))


@pytest.mark.parametrize("values", [[], [5], [0, 0, 0], [2, 2, 2]])
def test_what_tells_nothing_apart_weighs_nothing(values: list[float]) -> None:
    assert diversity(values) == 0


def test_only_one_has_it() -> None:
    assert diversity([0, 0, 7]) == 1


def test_equal_weights_where_nothing_is_told_apart() -> None:
    assert entropy_weights([[1, 1], [2, 2], [0, 0], [9]]) == (0.25,) * 4


def test_one_criterion() -> None:
    assert entropy_weights([[1, 2, 3]]) == (1.0,)


def test_negative_values_have_no_shares() -> None:
    with pytest.raises(ValueError, match="negative"):
        diversity([1, -1])
