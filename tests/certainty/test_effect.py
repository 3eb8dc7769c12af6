"""Two rule sets on one year: totals, and by clause what points and what the method do."""

from __future__ import annotations

from evaltool.certainty.effect import UNDECIDED, effect
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.certainty.making import RULES, project
from tests.scoring.making import Row, budget, case

_OTHER = load("mof-2021-101")


def test_the_same_rules_make_no_difference() -> None:
    cases = [project([("100次", "50次")])]
    year = score_cases(cases, RULES)
    found = effect(year, year)
    assert all(item.first == item.second and not item.by_method for item in found.clauses)
    assert found.projects[0].first == found.projects[0].second


def test_by_hand() -> None:
    """50 points at 50 % are 25 by ratio, 0 below the pass line of 60 %."""
    cases = [project([("100次", "50次")])]
    found = effect(score_cases(cases, RULES), score_cases(cases, _OTHER))
    (project_effect,) = found.projects
    assert project_effect.first == (7500, 7500)
    assert (project_effect.first_grade, project_effect.second_grade) == ("中", "差")
    reached = next(item for item in found.clauses if item.slot == "at_least")
    assert (reached.rows, reached.first_points, reached.second_points) == (3, 9000, 9000)
    assert reached.first - reached.second == 2500
    assert (reached.by_points, reached.by_method) == (0, -2500)


def test_the_parts_add_up_and_clauses_sum_to_the_totals() -> None:
    rows = [
        Row(target="100次", value="80次"),
        Row(target="10万元", value="12万元", subcategory="成本指标", name="成本"),
        Row(target="明显", level="部分达成", share="70", category="效益指标", name="成效"),
        Row(target="≥95%", value="90%", category="满意度指标", name="满意"),
        Row(target="3次", value=None, name="空白"),
    ]
    cases = [case(rows, funds=budget("10", "10", "7.5"))]
    found = effect(score_cases(cases, RULES), score_cases(cases, _OTHER))
    for item in found.clauses:
        assert item.by_points + item.by_method == item.second - item.first
    assert sum(item.first for item in found.clauses) == found.projects[0].first[0]
    assert sum(item.second for item in found.clauses) == found.projects[0].second[0]
    assert sum(item.rows for item in found.clauses) == 6
    assert found.clauses[-1].title == UNDECIDED
    assert found.projects[0].first_grade is None
