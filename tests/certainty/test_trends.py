"""Theil-Sen by hand, and no conclusion where there are too few years."""

from __future__ import annotations

import pytest

from evaltool.certainty.trends import Conclusion, trend


def test_by_hand() -> None:
    """Values 1 2 3 4 6: slopes 1 x6, 1.25, 4/3, 1.5, 2; median 1.

    Kendall's variance is 5·4·15/18 = 16.67, C = 1.96·4.08 = 8.0, so that the interval runs from
    the first to the tenth of the ten slopes (Gilbert, Statistical Methods, 1987, 16.5).
    """
    found = trend([2020, 2021, 2022, 2023, 2024], [1, 2, 3, 4, 6])
    assert (found.slope, found.low, found.high) == (1, 1, 2)
    assert found.conclusion is Conclusion.RISING


def test_an_outlier_does_not_carry_the_slope_away() -> None:
    found = trend([2018, 2019, 2020, 2021, 2022, 2023], [10, 9, 8, 70, 6, 5])
    assert found.slope == -1
    assert found.conclusion is Conclusion.NONE_SEEN


def test_falling() -> None:
    found = trend([2020, 2021, 2022, 2023, 2024], [9, 7, 6, 4, 1])
    assert found.conclusion is Conclusion.FALLING
    assert found.high is not None
    assert found.high < 0


def test_all_equal() -> None:
    found = trend([2020, 2021, 2022, 2023, 2024], [7] * 5)
    assert (found.slope, found.low, found.high) == (0, 0, 0)
    assert found.conclusion is Conclusion.NONE_SEEN


@pytest.mark.parametrize("count", [0, 1, 2])
def test_no_slope_from_fewer_than_three(count: int) -> None:
    found = trend(range(count), range(count))
    assert (found.slope, found.low, found.high) == (None, None, None)
    assert found.conclusion is Conclusion.TOO_FEW


@pytest.mark.parametrize("count", [3, 4])
def test_no_conclusion_from_fewer_than_five(count: int) -> None:
    found = trend(range(count), range(count))
    assert found.slope == 1
    assert found.conclusion is Conclusion.TOO_FEW


def test_years_in_any_order_and_with_gaps() -> None:
    found = trend([2024, 2019, 2021, 2022, 2020], [5, 0, 2, 3, 1])
    assert found.slope == 1


def test_a_year_twice_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="twice"):
        trend([2020, 2020], [1, 2])
