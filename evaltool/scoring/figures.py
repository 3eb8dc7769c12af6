"""Figures of an explanation as a person writes them on paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

_PLACES = 4


def points(cents: int) -> str:
    """Points as they stand in the form's 分值 column: 700 -> "7", 650 -> "6.5"."""
    return plain(Decimal(cents) / 100)


def score(cents: int) -> str:
    """A score with its two decimals: 700 -> "7.00"."""
    return f"{Decimal(cents) / 100:.2f}"


def number(value: int, exponent: int) -> str:
    """A scaled integer as the number it stands for: (9420, 2) -> "94.2"."""
    sign = "-" if value < 0 else ""
    digits = str(abs(value)).rjust(exponent + 1, "0")
    if not exponent:
        return sign + digits
    return f"{sign}{digits[:-exponent]}.{digits[-exponent:]}".rstrip("0").rstrip(".")


def plain(value: Decimal) -> str:
    """A decimal without needless zeros and without an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def day(ordinal: int) -> str:
    """A day as it is written in Chinese documents."""
    if not 1 <= ordinal <= date.max.toordinal():
        return "（日期超出范围）"
    found = date.fromordinal(ordinal)
    return f"{found.year}年{found.month}月{found.day}日"


def equals(exact: Fraction, rounded: int) -> str:
    """The end of an arithmetic line: "= 9.775 ≈ 9.78", "= 6.9410… ≈ 6.94", "= 7.00"."""
    if exact == Fraction(rounded, 100):
        return f"= {score(rounded)}"
    scaled = exact * 10**_PLACES
    shown = Decimal(scaled.numerator // scaled.denominator).scaleb(-_PLACES)
    cut = "" if scaled.denominator == 1 else "…"
    text = plain(shown) if not cut else f"{shown:.{_PLACES}f}"
    return f"= {text}{cut} ≈ {score(rounded)}"
