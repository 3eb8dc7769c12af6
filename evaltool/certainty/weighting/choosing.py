"""Points chosen by a method (分值确定): within the first-level points, and what the method assumed.

Every method keeps what the rule set gives to each first-level category and divides it anew over
the category's level-3 rows; scoring with the points so chosen is the same scoring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from evaltool.model import Actual, Case, Indicator
from evaltool.rules.model import RuleSet
from evaltool.scoring.allocation import allocate, first_level_points
from evaltool.scoring.apportion import evenly
from evaltool.scoring.schema import Category


class Method(StrEnum):
    """How the points of level 3 are set."""

    DECLARED = "declared"
    EVEN = "even"
    AHP = "ahp"
    ENTROPY = "entropy"


METHOD_TITLES: Mapping[Method, str] = {
    Method.DECLARED: "申报分值",
    Method.EVEN: "均分",
    Method.AHP: "层次分析法",
    Method.ENTROPY: "熵权法",
}

ASSUMPTIONS: Mapping[Method, tuple[str, ...]] = {
    Method.DECLARED: ("分值取申报表和采集表所列，没有申报的按评分规则分配。",),
    Method.EVEN: ("假设同一一级指标内各三级指标同等重要，一级指标的分值由其均分，尽量取整分。",),
    Method.AHP: (
        "层次分析法假设比较人能按1至9的标度判断两两之间的相对重要性；权重取判断矩阵最大特征值对应的特征向量，"
        "一致性比例（CR）大于0.1的，判断前后矛盾，应当重新比较。",
        "各一级指标的分值不变，按权重分到三级指标，取0.5分的整数倍，合计与一级指标分值相等；"
        "权重折算不足0.5分的按0.5分计。",
    ),
    Method.ENTROPY: (
        "熵权法以各项目（单位）在同一二级指标上得分率的离散程度为权重：差别越大，权重越大。"
        "它只反映数据的差别，不反映指标本身是否重要。",
        "同一二级指标内的各三级指标均分；只有一个项目设置、各项目得分率相同的二级指标没有区分度。",
        "各一级指标的分值不变，取0.5分的整数倍，合计与一级指标分值相等；权重折算不足0.5分的按0.5分计。",
        "权重由当年完成情况算出，用于评当年得分时，分值随结果而变，宜作参考或用于下年度申报。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The points of one project in 1/100 point, in the order of its indicators.

    `points` are None for rows on which the method has nothing to say: they keep what they have.
    `notes` (Chinese) tell what must be known of this project's points.
    """

    points: tuple[int | None, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighting:
    """The points chosen for every case in order, by which method, and its assumptions."""

    method: Method
    chosen: tuple[Chosen, ...]

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the method assumes, in Chinese."""
        return ASSUMPTIONS[self.method]

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known of single projects."""
        return tuple(note for each in self.chosen for note in each.notes)


def declared_points(cases: Sequence[Case], ruleset: RuleSet) -> Weighting:
    """The points as they are declared, what is blank divided by the rule set."""
    chosen = tuple(Chosen(points=allocate(case, ruleset).points) for case in cases)
    return Weighting(method=Method.DECLARED, chosen=chosen)


def even_points(cases: Sequence[Case], ruleset: RuleSet) -> Weighting:
    """First-level points split evenly over the level-3 rows."""
    chosen = []
    for case in cases:
        points: list[int | None] = [None] * len(case.project.indicators)
        for rows, worth in category_rows(case, ruleset).values():
            for place, share in zip(rows, evenly(worth, len(rows)), strict=True):
                points[place] = share
        chosen.append(Chosen(points=tuple(points)))
    return Weighting(method=Method.EVEN, chosen=tuple(chosen))


def category_rows(case: Case, ruleset: RuleSet) -> dict[Category, tuple[list[int], int]]:
    """For each first-level category the places of its rows and its points."""
    categories, worth = first_level_points(case, ruleset)
    return {
        category: ([at for at, own in enumerate(categories) if own is category], points)
        for category, points in worth.items()
    }


def reweighted(cases: Sequence[Case], weighting: Weighting, basis: str) -> tuple[Case, ...]:
    """The cases with the points chosen, marked with how they came about (`basis`)."""
    return tuple(
        with_points(case, dict(enumerate(each.points)), basis)
        for case, each in zip(cases, weighting.chosen, strict=True)
    )


def with_points(case: Case, points: Mapping[int, int | None], basis: str) -> Case:
    """A case with points (1/100 point) set for some of its indicators, by place."""
    indicators = tuple(
        _with_points(item, points.get(place), basis)
        for place, item in enumerate(case.project.indicators)
    )
    actuals = tuple(
        actual if points.get(place) is None else _without_points(actual)
        for place, actual in enumerate(case.actuals)
    )
    return replace(case, project=replace(case.project, indicators=indicators), actuals=actuals)


def _with_points(indicator: Indicator, points: int | None, basis: str) -> Indicator:
    if points is None:
        return indicator
    unread = tuple(name for name in indicator.unread if name != "points")
    value = Decimal(points).scaleb(-2)
    return replace(indicator, points=value, points_basis=basis, unread=unread)


def _without_points(actual: Actual | None) -> Actual | None:
    """What was recorded, but for its 分值, which the chosen ones take the place of."""
    if actual is None:
        return None
    unread = tuple(name for name in actual.unread if name != "points")
    return replace(actual, points=None, unread=unread)
