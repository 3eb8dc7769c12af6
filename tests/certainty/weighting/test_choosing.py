"""Points by every method: within the first-level points, scored by the one scoring."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from evaltool.certainty.weighting.by_entropy import entropy_points
from evaltool.certainty.weighting.choosing import (
    Chosen,
    Method,
    Weighting,
    category_rows,
    declared_points,
    even_points,
    reweighted,
)
from evaltool.model import Case
from evaltool.scoring import score_cases
from tests.certainty.making import RULES, project, scored
from tests.scoring.making import Row, case


def _mixed(name: str, *rates: str) -> Case:
    """Two second-level output indicators, their rows at these rates."""
    kinds = ("数量指标", "质量指标", "质量指标")
    rows = [
        Row(target="100%", value=rate, subcategory=kind, name=f"{kind}{number}")
        for number, (kind, rate) in enumerate(zip(kinds, rates, strict=True))
    ]
    rows += [
        Row(target="100%", value="100%", category="效益指标", subcategory="社会效益", name="效益"),
        Row(target="100%", value="100%", category="满意度指标", subcategory="满意", name="满意"),
    ]
    return case(rows, name=name)


def test_points_stay_within_the_first_level() -> None:
    cases = (_mixed("甲", "100%", "50%", "80%"), _mixed("乙", "100%", "90%", "30%"))
    year = score_cases(cases, RULES)
    for weighting in (
        declared_points(cases, RULES),
        even_points(cases, RULES),
        entropy_points(year),
    ):
        for one, chosen in zip(cases, weighting.chosen, strict=True):
            for places, worth in category_rows(one, RULES).values():
                assert sum(chosen.points[place] or 0 for place in places) == worth
            assert all((points or 0) % 50 == 0 for points in chosen.points)


def test_entropy_gives_weight_to_what_differs() -> None:
    """数量 is 100 % everywhere and keeps the least; 质量 takes the rest."""
    cases = (_mixed("甲", "100%", "50%", "80%"), _mixed("乙", "100%", "90%", "30%"))
    found = entropy_points(score_cases(cases, RULES))
    assert found.chosen[0].points == (50, 2500, 2450, 3000, 1000)


def test_other_units_are_compared_too() -> None:
    own = scored(_mixed("甲", "100%", "50%", "80%"))
    assert entropy_points(own).chosen[0].points == (1700, 1650, 1650, 3000, 1000)
    other = scored(_mixed("乙", "10%", "65%", "65%"))
    assert entropy_points(own, [other]).chosen[0].points == (4900, 50, 50, 3000, 1000)


def test_undecided_rows_do_not_count() -> None:
    cases = (_mixed("甲", "100%", "50%", ""), _mixed("乙", "100%", "50%", ""))
    found = entropy_points(score_cases(cases, RULES))
    assert found.chosen[0].points == (1700, 1650, 1650, 3000, 1000)


def test_a_chosen_weighting_is_scored_and_told() -> None:
    cases = [project([("100次", "100次"), ("100次", "60次")])]
    chosen = Chosen(points=(4000, 1000, 3000, 1000))
    weighting = Weighting(method=Method.AHP, chosen=(chosen,))
    found = score_cases(reweighted(cases, weighting, "按层次分析法确定"), RULES)
    assert found.projects["total"].tolist() == [9600]
    assert found.allocation[0][0] == "产出指标50分，2个指标的分值按层次分析法确定：40、10分"


def test_chosen_points_take_the_place_of_declared_recorded_and_disputed_ones() -> None:
    rows = [Row(target="9次", value="9次", points="70", declared_points="60", unread=("points",))]
    (made,) = [case([*rows, Row(target="1%", value="0%", category="效益指标")])]
    item = replace(made.project.indicators[0], unread=("points",))
    indicators = (item, *made.project.indicators[1:])
    made = replace(made, project=replace(made.project, indicators=indicators))
    weighting = Weighting(method=Method.EVEN, chosen=(Chosen(points=(5000, None)),))
    (found,) = reweighted([made], weighting, "按均分确定")
    assert found.project.indicators[0].points == Decimal(50)
    assert found.project.indicators[1] == made.project.indicators[1]
    year = score_cases([found], RULES)
    assert year.frame["points"].tolist()[0] == 5000
    assert year.frame["score"].tolist()[0] == 5000


def test_declared_points_and_blanks() -> None:
    rows = [Row(target="1次", value="1次", declared_points="20"), Row(target="1次", value="1次")]
    found = declared_points([case(rows)], RULES)
    assert found.chosen[0].points == (2000, 7000)
    assert found.notes == ()


@pytest.mark.parametrize("method", list(Method))
def test_every_method_says_what_it_assumes(method: Method) -> None:
    assert Weighting(method=method, chosen=()).assumptions


def test_no_indicators_no_points() -> None:
    assert even_points([case([])], RULES).chosen[0].points == ()
