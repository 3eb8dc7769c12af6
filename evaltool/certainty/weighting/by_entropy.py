"""Points by entropy: level 2 compared over the projects (or units) that have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaltool.certainty.lines import Line, sheets
from evaltool.certainty.weighting.choosing import Chosen, Method, Weighting, category_rows
from evaltool.certainty.weighting.dividing import divided
from evaltool.certainty.weighting.entropy import diversity
from evaltool.matching import matching
from evaltool.model import Case
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import Category

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

_Criterion = tuple[Category, str]


def entropy_points(scored: Scored, others: Sequence[Scored] = ()) -> Weighting:
    """Points for the cases of `scored`, the projects of `others` (other units) compared too.

    A criterion is a second-level indicator; its value for a project is the mean share of points
    earned there. Undecided rows do not count.
    """
    values: dict[_Criterion, list[float]] = {}
    for year in (scored, *others):
        for sheet in sheets(year):
            for criterion, rate in _rates(sheet.case, sheet.indicators).items():
                values.setdefault(criterion, []).append(rate)
    told_apart = {criterion: diversity(rates) for criterion, rates in values.items()}
    cases = scored.cases
    chosen = tuple(_chosen(case, scored.ruleset, told_apart) for case in cases)
    return Weighting(method=Method.ENTROPY, chosen=chosen)


def _rates(case: Case, lines: Sequence[Line]) -> dict[_Criterion, float]:
    shares: dict[_Criterion, list[float]] = {}
    for line in lines:
        if line.points > 0 and line.low == line.high:
            criterion = _criterion(case, line.place, line.category)
            shares.setdefault(criterion, []).append(line.low / line.points)
    return {criterion: sum(each) / len(each) for criterion, each in shares.items()}


def _criterion(case: Case, place: int, category: Category) -> _Criterion:
    return category, matching(case.project.indicators[place].subcategory)


def _chosen(case: Case, ruleset: RuleSet, told_apart: dict[_Criterion, float]) -> Chosen:
    points: list[int | None] = [None] * len(case.project.indicators)
    for category, (rows, worth) in category_rows(case, ruleset).items():
        criteria = [_criterion(case, place, category) for place in rows]
        weights = [told_apart.get(each, 0.0) / criteria.count(each) for each in criteria]
        for place, share in zip(rows, divided(worth, weights), strict=True):
            points[place] = share
    return Chosen(points=tuple(points))
