"""Points of the indicators: declared, divided, missing categories, contradictions."""

from __future__ import annotations

import pytest

from evaltool.rules import load
from evaltool.scoring.allocation import allocate
from evaltool.scoring.schema import Category
from tests.scoring.making import Row, case

DEFAULT = load("mof-2020-10")
HUBEI = load("hubei-2020")
SICHUAN = load("sichuan-0013zp")
COSTS = load("mof-2021-101")

OUT = {"category": "产出指标"}
COST = {"category": "产出指标", "subcategory": "成本指标"}
GAIN = {"category": "效益指标", "subcategory": "社会效益指标"}
LIKE = {"category": "满意度指标", "subcategory": "满意度指标"}


def rows(*kinds, **texts) -> list[Row]:
    return [Row(target="1次", **kind, **texts) for kind in kinds]


def points(found) -> list[float]:
    return [None if cents is None else cents / 100 for cents in found.points]


def codes(found) -> list[str]:
    return [one.code for one in found.findings]


@pytest.mark.parametrize(
    ("ruleset", "kinds", "expected", "execution"),
    [
        (DEFAULT, [OUT, OUT, COST, GAIN, LIKE], [17, 17, 16, 30, 10], 10),
        (DEFAULT, [OUT, GAIN], [56, 34], 10),
        (DEFAULT, [OUT, LIKE], [75, 15], 10),
        (DEFAULT, [OUT], [90], 10),
        (SICHUAN, [OUT, GAIN, LIKE], [50, 30, 10], 10),
        (HUBEI, [OUT, GAIN, LIKE], [40, 30, 10], 20),
        (HUBEI, [OUT, GAIN], [40, 40], 20),
        (HUBEI, [OUT, LIKE], [40, 40], 20),
        (HUBEI, [GAIN, LIKE], [60, 20], 20),
        (COSTS, [COST, OUT, GAIN, LIKE], [20, 40, 20, 10], 10),
        (COSTS, [OUT, GAIN, LIKE], [50, 30, 10], 10),
        (COSTS, [COST, OUT, GAIN], [20, 40, 30], 10),
        (COSTS, [OUT, GAIN], [50, 40], 10),
        (COSTS, [COST, OUT, LIKE], [26, 51, 13], 10),
    ],
)
def test_undeclared_points(ruleset, kinds, expected, execution) -> None:
    found = allocate(case(rows(*kinds)), ruleset)
    assert points(found) == expected
    assert found.execution == execution * 100
    assert not found.findings
    assert found.notes


def test_the_division_is_told() -> None:
    found = allocate(case(rows(OUT, OUT, OUT, GAIN)), DEFAULT)
    assert found.notes == (
        "没有设置满意度指标（10分），其分值并入其他一级指标：产出指标增加6分，效益指标增加4分",
        "产出指标56分由3个指标均分，2个各19分，1个18分",
        "效益指标34分归1个指标",
    )


def test_declared_points_need_no_note() -> None:
    worths = zip([OUT, GAIN, LIKE], ["50", "30", "10"], strict=True)
    declared = [Row(target="1次", declared_points=worth, **kind) for kind, worth in worths]
    found = allocate(case(declared), DEFAULT)
    assert points(found) == [50, 30, 10]
    assert found.notes == found.findings == ()


def test_recorded_points_come_before_declared_ones() -> None:
    both = [Row(target="1次", points="90", declared_points="80", **OUT)]
    assert points(allocate(case(both), SICHUAN)) == [90]


def test_partly_declared_points_leave_the_rest_to_the_others() -> None:
    declared = [
        Row(target="1次", points="20", **OUT),
        *rows(OUT, OUT, GAIN, LIKE),
    ]
    found = allocate(case(declared), DEFAULT)
    assert points(found) == [20, 15, 15, 30, 10]
    assert codes(found) == ["scoring-points-partly"]
    assert "未申报分值的2个" in found.notes[0]


def test_too_many_declared_points_leave_the_others_unknown() -> None:
    found = allocate(case([Row(target="1次", points="90", **OUT), *rows(GAIN)]), DEFAULT)
    assert points(found) == [90, None]
    assert codes(found) == ["scoring-points-partly"]


@pytest.mark.parametrize("worth", ["80", "95"])
def test_declared_points_that_do_not_add_up(worth) -> None:
    found = allocate(case([Row(target="1次", points=worth, **OUT)]), SICHUAN)
    assert points(found) == [float(worth)]
    assert codes(found) == ["scoring-points-sum"]


@pytest.mark.parametrize("worth", ["-1", "100.01", "1000000"])
def test_impossible_points_are_told_and_not_used(worth) -> None:
    found = allocate(case([Row(target="1次", points=worth, **OUT)]), DEFAULT)
    assert codes(found) == ["scoring-points-impossible"]
    assert points(found) == [90]


def test_another_split_is_told_where_the_rules_fix_it() -> None:
    declared = [
        Row(target="1次", points="40", **OUT),
        Row(target="1次", points="50", **GAIN),
    ]
    assert codes(allocate(case(declared), DEFAULT)) == ["scoring-points-split"]
    assert codes(allocate(case(declared), SICHUAN)) == []


def test_pooled_categories_are_compared_together() -> None:
    declared = [
        Row(target="1次", points="40", **OUT),
        Row(target="1次", points="20", **GAIN),
        Row(target="1次", points="20", **LIKE),
    ]
    assert codes(allocate(case(declared), HUBEI)) == []


def test_points_printed_in_the_first_level() -> None:
    named = [
        Row(target="1次", category="产出指标(60分)"),
        Row(target="1次", category="产出指标(60分)"),
        Row(target="1次", category="效益指标（30分）", subcategory="社会效益指标"),
    ]
    found = allocate(case(named), DEFAULT)
    assert points(found) == [30, 30, 30]
    assert found.notes[0] == "一级指标的分值按其名称中注明的分值计"
    assert not found.findings


def test_printed_points_that_cannot_hold_are_told() -> None:
    named = [Row(target="1次", category="产出指标(60分)")]
    found = allocate(case(named), DEFAULT)
    assert points(found) == [90]
    assert codes(found) == ["scoring-points-stated"]


def test_unknown_first_level_is_output_and_told() -> None:
    odd = [Row(target="1次", category="管理", subcategory="制度"), *rows(GAIN, LIKE)]
    found = allocate(case(odd), DEFAULT)
    assert found.categories[0] is Category.OUTPUT
    assert codes(found) == ["scoring-category-unknown"]


def test_second_level_tells_an_unknown_first() -> None:
    odd = [Row(target="1次", category="年度指标", subcategory="服务对象满意度")]
    assert allocate(case(odd), DEFAULT).categories == (Category.SATISFACTION,)


def test_costs_stand_apart_only_where_they_have_points() -> None:
    named = [Row(target="1次", category="成本指标", subcategory="经济成本指标"), *rows(OUT)]
    assert allocate(case(named), DEFAULT).categories[0] is Category.OUTPUT
    assert allocate(case(named), COSTS).categories[0] is Category.COST


def test_a_project_without_indicators() -> None:
    found = allocate(case([]), DEFAULT)
    assert found.points == ()
    assert codes(found) == ["scoring-no-indicators"]


def test_sixty_rows_in_ten_points() -> None:
    many = [*rows(OUT, GAIN), *rows(*[LIKE] * 60)]
    found = allocate(case(many), DEFAULT)
    assert sum(found.points) == 9000
    assert min(found.points) == 10
