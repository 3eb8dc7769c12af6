"""How firmly a grade stands: worked by hand, at the edges, and the same every time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from evaltool.certainty import stability
from evaltool.certainty.sampling import SAMPLES, _sequence
from evaltool.certainty.stability import INCOMPLETE, NO_INDICATORS
from evaltool.scoring import score_cases
from tests.certainty.making import RULES, project, rows, scored
from tests.scoring.making import Row, budget, case

_HALVES = project([("100次", "100次"), ("100次", "60次")])
"""Output 25 + 25 points at 100 % and 60 %: 10 + 40 + 30 + 10 = 90.00, just 优."""


def test_by_hand() -> None:
    """±20 % moves 5 points between 100 % and 60 %: the total goes 2 points up and down."""
    (found,) = stability(scored(_HALVES)).standings
    assert (found.total_low, found.grade) == (9000, "优")
    assert (found.worst, found.best) == (8800, 9200)
    assert (found.worst_grade, found.best_grade) == ("良", "优")
    assert (found.above, found.missing, found.next_grade) == (0, None, None)
    assert [item.title for item in found.influences] == ["产出2", "产出1"]
    assert {item.change for item in found.influences} == {Fraction(200)}
    assert {item.lost for item in found.influences} == {0, 1000}


def test_about_half_of_the_weightings_keep_a_grade_that_stands_on_its_edge() -> None:
    (found,) = stability(scored(_HALVES)).standings
    assert found.held is not None
    assert 0.4 * SAMPLES < found.held < 0.6 * SAMPLES
    assert not found.certain


def test_distance_to_the_next_grade() -> None:
    (found,) = stability(scored(project([("100次", "100次"), ("100次", "50次")]))).standings
    assert (found.grade, found.total_low) == ("良", 8750)
    assert (found.above, found.missing, found.next_grade) == (750, 250, "优")


def test_without_allowance_the_total_is_the_printed_one() -> None:
    year = scored(project([("3次", "2次"), ("7次", "5次"), ("9次", "9次")]))
    (found,) = stability(year, Decimal(0)).standings
    assert found.worst == found.best == found.total_low
    assert found.held == SAMPLES
    assert found.influences == ()


@pytest.mark.parametrize("value", ["100次", "50次", "0次"])
def test_equal_shares_leave_nothing_to_move(value: str) -> None:
    (found,) = stability(scored(project([("100次", value)] * 3)), Decimal(100)).standings
    assert found.worst == found.best == found.total_low
    assert found.certain
    assert found.influences == ()


def test_one_indicator_a_category_leaves_nothing_to_move() -> None:
    (found,) = stability(scored(project([("100次", "50次")])), Decimal(50)).standings
    assert found.worst == found.best == 7500
    assert found.influences == ()


def test_a_project_without_indicators_is_passed_over() -> None:
    (found,) = stability(scored(case([]))).standings
    assert found.skipped == NO_INDICATORS
    assert found.held is None


def test_points_that_do_not_add_up_are_passed_over() -> None:
    rows = [Row(target="1次", value="1次", declared_points="50")]
    (found,) = stability(scored(case(rows))).standings
    assert found.skipped == INCOMPLETE


def test_undecided_rows_widen_the_bounds_and_leave_the_share_open() -> None:
    (found,) = stability(scored(project([("100次", "100次"), ("100次", "")]))).standings
    assert (found.total_low, found.total_high, found.grade) == (7500, 10000, None)
    assert found.worst < 7500
    assert found.best == 10000
    assert found.held is None
    assert found.above is None


def test_rows_without_points_do_no_harm() -> None:
    rows = [
        Row(target="1次", value="1次", declared_points="50", name="一"),
        Row(target="2次", value="1次", declared_points="0", name="二"),
        Row(target="1%", value="1%", declared_points="30", category="效益指标"),
        Row(target="1%", value="1%", declared_points="10", category="满意度指标"),
    ]
    (found,) = stability(scored(case(rows))).standings
    assert found.worst == found.best == 10000


@pytest.mark.parametrize("move", [Decimal(-1), Decimal("100.5")])
def test_a_move_beyond_reason_is_a_mistake_of_the_program(move: Decimal) -> None:
    with pytest.raises(ValueError, match="move"):
        stability(scored(_HALVES), move)


def test_the_same_every_time_whatever_else_is_asked() -> None:
    year = scored(_HALVES, project([("9次", "7次"), ("3次", "1次"), ("5次", "4次")]))
    first = stability(year, Decimal(60))
    _sequence.cache_clear()
    assert stability(scored(*reversed(year.cases)), Decimal(60)).standings == tuple(
        reversed(first.standings)
    )


def test_every_drawn_total_lies_within_the_exact_bounds() -> None:
    from evaltool.certainty.lines import sheets
    from evaltool.certainty.moves import reach
    from evaltool.certainty.sampling import drawn_totals

    year = scored(project([("9次", "7次"), ("3次", "1次"), ("5次", "4次"), ("8次", "0次")]))
    (sheet,) = sheets(year)
    for percent in (5, 20, 100):
        bounds = reach(sheet.indicators, Fraction(percent, 100))
        totals = drawn_totals(sheet.indicators, percent / 100, 0)
        assert float(totals.min()) >= float(bounds.worst) - 0.51
        assert float(totals.max()) <= float(bounds.best) + 0.51
        assert float(totals.std()) > 1


def test_assumptions_are_told() -> None:
    told = "".join(stability(scored(_HALVES), Decimal("12.5")).assumptions)
    assert "上下12.5%" in told
    assert "线性规划" in told
    assert "Sobol" in told


def test_lower_grades_have_edges_on_both_sides() -> None:
    rules = replace(RULES, id="other")
    year = score_cases([project([("100次", "50次"), ("100次", "100次")], benefit="80%")], rules)
    (found,) = stability(year, Decimal(90)).standings
    assert (found.total_low, found.grade) == (8150, "良")
    assert (found.worst_grade, found.best_grade) == ("中", "优")
    assert found.held is not None
    assert 0 < found.held < SAMPLES


def test_execution_stays_what_it_is() -> None:
    rows = [Row(target="1次", value="1次"), Row(target="2次", value="1次")]
    poor = case(rows, funds=budget("10", "10", "0"))
    (found,) = stability(scored(poor), Decimal(50)).standings
    assert found.best < 9000


def test_an_influence_never_exceeds_the_bounds() -> None:
    """40 and 10 points at 100 % and 0 %: 10 ± 2 points alone can move, not 40 ± 8."""
    found = [
        Row(target="10次", value="10次", name="多", points="40"),
        Row(target="10次", value="0次", name="少", points="10"),
        *rows(),
    ]
    (standing,) = stability(scored(case(found))).standings
    assert (standing.worst, standing.best) == (8800, 9200)
    assert [item.change for item in standing.influences] == [200, 200]
