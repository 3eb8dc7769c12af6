"""What a display rounds away is read all the same, and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.files.number_format import plain_number, show_number
from evaltool.files.rounding import Rounded, unrounded


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (0.6, "1", "0.6"),
        (0.4, "0次", "0.4次"),
        (55.004, "55.00", "55.004"),
        (54.996, "55.00万元", "54.996万元"),
        (0.98256, "98%", "98.256%"),
        (0.004, "0%", "0.4%"),
        (1234567, "1,235", "1234.567"),
        (508300, "51万元", "50.83万元"),
        (-0.6, "-1", "-0.6"),
        (-0.4, "0", "-0.4"),
        (-3.56, "(3.6)", "(3.56)"),
        (0.5, "5.00E-01", "0.5"),
        (1 / 3, "0.33", "0.333333333333333"),
    ],
)
def test_the_stored_digits_count(value: float, shown: str, text: str) -> None:
    assert unrounded(value, shown) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1, "100%"),
        (0.9775, "97.75%"),
        (0.1 + 0.2, "0.3"),
        (0.1 + 0.2, "0.30"),
        (55.00000000000007, "55.00"),
        (54.99999999999993, "55"),
        (0, "0.00"),
        (24, "24人"),
        (3, "第1季度3次"),
        (1234000, "1,234"),
        (5, "无"),
        (float("nan"), "1"),
        (1e30, "1"),
        (90, "5"),
    ],
)
def test_what_shows_its_digits_stays(value: float, shown: str) -> None:
    assert unrounded(value, shown) == shown


@given(st.floats(0, 1e9), st.sampled_from(["0", "0.00", "#,##0.0"]))
def test_nothing_but_noise_is_lost(value: float, number_format: str) -> None:
    text = unrounded(value, show_number(value, number_format)).replace(",", "")
    assert float(text) == pytest.approx(float(plain_number(value)), rel=1e-10)


def test_the_first_cells_are_named() -> None:
    rounded = Rounded()
    assert rounded.finding("表") is None
    for row in range(1, 8):
        rounded.read(row, 3, 0.6, "1")
    told = rounded.finding("表.xlsx")
    assert told is not None
    assert "有7个数字" in told.message
    assert "C1显示1、存0.6" in told.message
    assert told.message.endswith("等")
