"""等级稳定性 in words: the bounds of every total, and what its points hang on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from evaltool.certainty.lines import rounded
from evaltool.certainty.stability import Influence, Stability, Standing
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import NOTHING, UNDECIDED, total_text
from evaltool.report.figures import points_text, weight_text

HEADER = (
    *("项目", "总分", "等级", "最低总分", "最高总分", "等级不变的占比"),
    *("高于等级下限", "距上一等级"),
)
INFLUENCE_HEADER = ("项目", "指标", "分值", "失分", "分值变动对总分的影响")


def stability_listing(found: Stability) -> Listing:
    """A row a project."""
    return Listing(
        title=f"等级稳定性（三级指标分值上下变动{percent_text(found.move)}）",
        header=HEADER,
        rows=tuple(_row(standing) for standing in found.standings),
        right=(1, *range(3, len(HEADER))),
        assumptions=found.assumptions,
    )


def influence_listing(found: Stability) -> Listing:
    """The indicators whose points do most to a total; projects without any are left out."""
    return Listing(
        title="分值影响最大的指标",
        header=INFLUENCE_HEADER,
        rows=tuple(
            (standing.name, *_influence(item))
            for standing in found.standings
            for item in standing.influences
        ),
        right=(2, 3, 4),
    )


def summary(found: Stability) -> str:
    """How many grades no allowed move changes, and which may change."""
    computed = [each for each in found.standings if not each.skipped]
    steady = [each for each in computed if each.certain]
    parts = [f"共{len(computed)}张自评表，其中{len(steady)}张的等级在上述变动范围内不变"]
    if others := [each for each in computed if not each.certain]:
        parts.append(f"可能改变的有{_joined(others)}")
    if skipped := [each for each in found.standings if each.skipped]:
        parts.append(f"没有分析的有{_joined(skipped)}")
    return f"{'；'.join(parts)}。"


def _joined(standings: Iterable[Standing]) -> str:
    return "、".join(
        f"{each.name}（{each.skipped or f'{each.worst_grade}至{each.best_grade}'}）"
        for each in standings
    )


def percent_text(move: Decimal) -> str:
    """A percentage without idle zeros."""
    return f"{move.normalize():f}%"


def held_text(standing: Standing) -> str:
    """The share of weightings that keep the grade, to one decimal."""
    if standing.held is None:
        return NOTHING
    tenths = rounded(Fraction(standing.held * 1000, standing.drawn))
    if 0 < standing.held < standing.drawn and tenths in (0, 1000):
        return "不足0.1%" if tenths == 0 else "99.9%以上"
    return f"{Decimal(tenths).scaleb(-1)}%"


def _row(standing: Standing) -> tuple[str, ...]:
    head = (
        standing.name,
        total_text(standing.total_low, standing.total_high),
        standing.grade or UNDECIDED,
    )
    if standing.skipped:
        return (*head, standing.skipped, *(NOTHING,) * (len(HEADER) - len(head) - 1))
    return (
        *head,
        f"{points_text(standing.worst)}（{standing.worst_grade}）",
        f"{points_text(standing.best)}（{standing.best_grade}）",
        held_text(standing),
        NOTHING if standing.above is None else points_text(standing.above),
        _next(standing),
    )


def _next(standing: Standing) -> str:
    if standing.missing is None:
        return "已是最高" if standing.above is not None else NOTHING
    return f"{points_text(standing.missing)}（{standing.next_grade}）"


def _influence(item: Influence) -> tuple[str, ...]:
    return (item.title, weight_text(item.points), points_text(item.lost), change_text(item.change))


def change_text(change: Fraction) -> str:
    """By how much a total changes, up or down, in points."""
    cents = rounded(change)
    return f"±{points_text(cents)}" if cents else "±0.01以内"
