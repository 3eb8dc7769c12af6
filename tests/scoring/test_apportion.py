"""Dividing points: nothing lost, whole points, the first rows first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.scoring.apportion import apportion, evenly


@pytest.mark.parametrize(
    ("total", "count", "expected"),
    [
        (5000, 7, [800, 700, 700, 700, 700, 700, 700]),
        (3000, 2, [1500, 1500]),
        (1000, 3, [400, 300, 300]),
        (1000, 10, [100] * 10),
        (5050, 3, [1700, 1700, 1650]),
        (1000, 16, [100] * 4 + [50] * 12),
        (1, 2, [1, 0]),
    ],
)
def test_even_shares(total, count, expected) -> None:
    assert list(evenly(total, count)) == expected


def test_many_rows_all_get_something() -> None:
    shares = evenly(1000, 60)
    assert shares == (20,) * 40 + (10,) * 20


@given(st.integers(0, 10_000), st.integers(1, 300))
def test_even_shares_lose_nothing(total, count) -> None:
    shares = evenly(total, count)
    assert sum(shares) == total
    assert list(shares) == sorted(shares, reverse=True)
    assert min(shares) > 0 or total < count


@pytest.mark.parametrize(
    ("total", "weights", "expected"),
    [
        (9000, [5000, 3000], [5600, 3400]),
        (9000, [5000, 1000], [7500, 1500]),
        (9000, [5000], [9000]),
        (100, [1, 1, 1], [100, 0, 0]),
        (50, [1, 1], [50, 0]),
    ],
)
def test_shares_in_proportion(total, weights, expected) -> None:
    assert list(apportion(total, weights)) == expected


@given(st.integers(0, 10_000), st.lists(st.integers(0, 10_000), min_size=1, max_size=5))
def test_proportions_lose_nothing(total, weights) -> None:
    weights[0] += 1
    shares = apportion(total, weights)
    assert sum(shares) == total
    assert min(shares) >= 0
