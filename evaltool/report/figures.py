"""Figures as a reader sees them: points, rates, amounts; exact integers in, text out."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")


def points_text(cents: int) -> str:
    """Points (分) from 1/100 point: 9899 -> "98.99"."""
    return f"{Decimal(cents).scaleb(-2):.2f}"


def rate_text(hundredths: int) -> str:
    """A rate (%) from 1/100 percent: 9775 -> "97.75%"."""
    return f"{points_text(hundredths)}%"


def amount_text(amount: Decimal) -> str:
    """An amount (万元) to two decimals, half up, with thousands marked: "1,048.54"."""
    return f"{amount.quantize(_CENT, ROUND_HALF_UP):,.2f}"


def interval_text(exact: int | None, low: int, high: int) -> str:
    """Points from 1/100 point, or the interval they lie in while undecided: "87.40～94.40"."""
    return points_text(exact) if exact is not None else f"{points_text(low)}～{points_text(high)}"
