"""分值确定 in words: the points that a method gives, and what they do to every total."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from evaltool.certainty.lines import rounded, sheets
from evaltool.certainty.weighting.choosing import METHOD_TITLES, Weighting
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import (
    NOTHING,
    UNDECIDED,
    grade_text,
    signed,
    total_text,
)
from evaltool.report.figures import points_text, weight_text
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.certainty.lines import Sheet
    from evaltool.scoring.scored import Scored


def weighting_listing(before: Scored, after: Scored, weighting: Weighting) -> Listing:
    """The totals of every project with the points it has and with those chosen."""
    title = METHOD_TITLES[weighting.method]
    return Listing(
        title=f"按{title}确定分值后的总分",
        header=("项目", "现总分", "等级", f"{title}总分", "等级", "变化", "分值改变的指标"),
        rows=tuple(
            _row(one, other, before, after)
            for one, other in zip(sheets(before), sheets(after), strict=True)
        ),
        right=(1, 3, 5, 6),
        assumptions=weighting.assumptions,
    )


def _row(one: Sheet, other: Sheet, before: Scored, after: Scored) -> tuple[str, ...]:
    pairs = zip(one.indicators, other.indicators, strict=True)
    changed = sum(mine.points != yours.points for mine, yours in pairs)
    return (
        one.case.project.name,
        total_text(one.total_low, one.total_high),
        grade_text(one, before),
        total_text(other.total_low, other.total_high),
        grade_text(other, after),
        signed(other.total_low - one.total_low),
        str(changed),
    )


def points_listing(before: Scored, after: Scored) -> Listing:
    """The points of every indicator, now and as chosen."""
    return Listing(
        title="各指标分值",
        header=("项目", "一级指标", "指标", "现分值", "确定分值", "得分率"),
        rows=tuple(
            (
                one.case.project.name,
                CATEGORY_TITLES[mine.category.name.lower()],
                mine.title,
                weight_text(mine.points) if mine.points >= 0 else NOTHING,
                weight_text(yours.points) if yours.points >= 0 else NOTHING,
                _share(mine.low, mine.high, mine.points),
            )
            for one, other in zip(sheets(before), sheets(after), strict=True)
            for mine, yours in zip(one.indicators, other.indicators, strict=True)
        ),
        right=(3, 4, 5),
    )


def _share(low: int, high: int, points: int) -> str:
    if low != high:
        return UNDECIDED
    return NOTHING if points <= 0 else f"{points_text(rounded(Fraction(low * 10000, points)))}%"
