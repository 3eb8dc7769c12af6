"""Figures of an explanation."""

from decimal import Decimal
from fractions import Fraction

import pytest

from evaltool.scoring import figures


@pytest.mark.parametrize(
    ("exact", "rounded", "text"),
    [
        (Fraction(7), 700, "= 7.00"),
        (Fraction(930, 100), 930, "= 9.30"),
        (Fraction(9775, 1000), 978, "= 9.775 ≈ 9.78"),
        (Fraction(7 * 942, 950), 694, "= 6.9410… ≈ 6.94"),
        (Fraction(2, 3), 67, "= 0.6666… ≈ 0.67"),
        (Fraction(1, 100_000), 0, "= 0.0000… ≈ 0.00"),
    ],
)
def test_end_of_a_line(exact, rounded, text) -> None:
    assert figures.equals(exact, rounded) == text


@pytest.mark.parametrize(
    ("value", "text"), [("100", "100"), ("9.50", "9.5"), ("0", "0"), ("1E+2", "100"), ("-3", "-3")]
)
def test_plain_numbers(value, text) -> None:
    assert figures.plain(Decimal(value)) == text


def test_scaled_numbers() -> None:
    assert figures.number(9420, 2) == "94.2"
    assert figures.points(650) == "6.5"
    assert figures.score(650) == "6.50"


def test_days() -> None:
    assert figures.day(738_886) == "2024年1月1日"
    assert figures.day(10**12) == "（日期超出范围）"
