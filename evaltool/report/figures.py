"""Figures as a reader sees them: points, rates, amounts; exact integers in, text out."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_REMEMBERED = 1024
"""Figures whose text is kept; a year has few that differ."""

_CENT = Decimal("0.01")


@lru_cache(maxsize=_REMEMBERED)
def points_text(cents: int) -> str:
    """Points (分) from 1/100 point: 9899 -> "98.99"."""
    return f"{Decimal(cents).scaleb(-2):.2f}"


@lru_cache(maxsize=_REMEMBERED)
def weight_text(cents: int) -> str:
    """Points without idle zeros, as declared points are written: 700 -> "7", 750 -> "7.5"."""
    return points_text(cents).rstrip("0").rstrip(".")


@lru_cache(maxsize=_REMEMBERED)
def pending_text(low: int, high: int) -> str:
    """What stands for an undecided score, in points: (0, 700) -> "待定（0～7）"."""
    return f"待定（{weight_text(low)}～{weight_text(high)}）"


def stacked(score: str) -> str:
    """A score for a narrow cell; an interval without its brackets stands on a line of its own."""
    word, bracket, interval = score.partition("（")
    return f"{word}\n{interval.removesuffix('）')}" if bracket else score


def date_text(day: date) -> str:
    """A day (日期): "2025年3月20日"."""
    return f"{day.year}年{day.month}月{day.day}日"


def rate_text(hundredths: int) -> str:
    """A rate (%) from 1/100 percent: 9775 -> "97.75%"."""
    return f"{points_text(hundredths)}%"


def amount_text(amount: Decimal) -> str:
    """An amount (万元) to two decimals, half up, with thousands marked: "1,048.54"."""
    return f"{amount.quantize(_CENT, ROUND_HALF_UP):,.2f}"


def interval_text(exact: int | None, low: int, high: int) -> str:
    """Points from 1/100 point, or the interval they lie in while undecided: "87.40～94.40"."""
    return points_text(exact) if exact is not None else f"{points_text(low)}～{points_text(high)}"
