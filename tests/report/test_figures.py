"""Figures in text: two decimals always, half up, nothing through a float."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.report.figures import (
    amount_text,
    date_text,
    interval_text,
    pending_text,
    points_text,
    rate_text,
    weight_text,
)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(9899, "98.99"), (10000, "100.00"), (0, "0.00"), (5, "0.05"), (1165, "11.65")],
)
def test_points_keep_two_decimals(cents: int, text: str) -> None:
    assert points_text(cents) == text


def test_rate_ends_with_the_percent_sign() -> None:
    assert rate_text(9775) == "97.75%"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1048.54", "1,048.54"),
        ("0.005", "0.01"),
        ("2.675", "2.68"),
        ("0.00", "0.00"),
        ("-0.5", "-0.50"),
        ("1346.0088", "1,346.01"),
        ("8", "8.00"),
    ],
)
def test_amounts_round_half_up(amount: str, text: str) -> None:
    assert amount_text(Decimal(amount)) == text


@pytest.mark.parametrize(("exact", "text"), [(9240, "92.40"), (0, "0.00"), (None, "87.40～94.40")])
def test_what_is_undecided_is_an_interval(exact: int | None, text: str) -> None:
    assert interval_text(exact, 8740, 9440) == text


@given(st.integers(min_value=0, max_value=10**15))
def test_points_read_back_to_the_same_cents(cents: int) -> None:
    assert Decimal(points_text(cents)) * 100 == cents


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_amounts_of_two_decimals_read_back_unchanged(amount: Decimal) -> None:
    assert Decimal(amount_text(amount).replace(",", "")) == amount


@pytest.mark.parametrize(
    ("cents", "text"), [(700, "7"), (750, "7.5"), (714, "7.14"), (10000, "100"), (0, "0")]
)
def test_declared_points_have_no_idle_zeros(cents: int, text: str) -> None:
    assert weight_text(cents) == text


def test_an_undecided_score_shows_its_interval() -> None:
    assert pending_text(0, 750) == "待定（0～7.5）"


def test_a_day_in_words() -> None:
    assert date_text(date(2025, 3, 5)) == "2025年3月5日"
