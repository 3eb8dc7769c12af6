"""Whole years: the settling sums of the sample year, grades, and undecided projects."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaltool.findings import Severity, finding
from evaltool.rules import load
from evaltool.scoring import score_cases
from evaltool.scoring.schema import NONE, Shape, State, Unread
from tests.scoring.making import Row, budget, case

DEFAULT = load("mof-2020-10")
MET = {"level": "达成", "share": "100"}
GOOD = {"level": "达成", "share": "95"}
TIMES = {"subcategory": "时效指标"}
COST = {"subcategory": "成本指标"}
BENEFIT = {"category": "效益指标", "subcategory": "社会效益指标"}
SATISFACTION = {"category": "满意度指标", "subcategory": "满意度指标"}

MEETINGS = case(
    [
        Row(target="1次", value="1次"),
        Row(target="8次", value="9次"),
        Row(target="12次", value="12次"),
        Row(target="100%", value="100%", subcategory="质量指标"),
        Row(target="2024年2月前", value="2024年1月26日", **TIMES),
        Row(target="2024年1-12月", value="2024年1月-12月", **TIMES),
        Row(target="55万元", value="50.83万元", **COST),
        Row(target="保障会议作用发挥", **BENEFIT, **MET),
        Row(target="促进各项事业可持续发展", **BENEFIT, **GOOD),
        Row(target="≥90%", value="93.5%", **SATISFACTION),
        Row(target="≥95%", value="94.2%", **SATISFACTION),
    ],
    name="会议费",
    funds=budget("55", "52", "50.83"),
)
STATION = case(
    [
        Row(target="1个", value="1个"),
        Row(target="达到建设验收要求", subcategory="质量指标", **MET),
        Row(target="2024年11月", value="2024年12月10日", **TIMES),
        Row(target="6万元", value="6万元", **COST),
        Row(target="促进社会各项事业发展", **BENEFIT, **GOOD),
        Row(target="≥90%", value="92%", **SATISFACTION),
    ],
    name="联络站",
    funds=budget("6", "6", "6"),
)
VOTES = case(
    [
        Row(target="10个", value="9个"),
        Row(
            target="按项目实施方案和计划完成", level="部分达成", share="75", subcategory="质量指标"
        ),
        Row(target="2024年1-12月", value="2024年3-12月", **TIMES),
        Row(target="18万元", value="15.2万元", **COST),
        Row(target="充分发挥民主，解决民生实事", **BENEFIT, **GOOD),
        Row(target="促进社会各项事业发展", **BENEFIT, level="达成", share="90"),
        Row(target="≥90%", value="93%", **SATISFACTION),
    ],
    name="票决制",
    funds=budget("18", "18", "15.2"),
)
TRAINING = case(
    [
        Row(target="100名", value="156名", reason="增加1期，年初目标偏低"),
        Row(target="100%", value="100%", subcategory="质量指标"),
        Row(target="2024年1-11月", value="2024年4-9月", **TIMES),
        Row(target="25万元", value="21.35万元", **COST),
        Row(target="提升履职能力", **BENEFIT, **MET),
        Row(target="≥90%", value="97%", **SATISFACTION),
    ],
    name="培训费",
    funds=budget("25", "22", "21.35"),
)


def totals(*cases) -> list[int]:
    return score_cases(cases, DEFAULT).projects["total"].tolist()


def test_settling_sums_of_cases_made_by_hand() -> None:
    assert totals(MEETINGS, STATION, VOTES, TRAINING) == [9899, 9815, 9164, 9970]


def test_points_of_the_meetings() -> None:
    frame = score_cases([MEETINGS], DEFAULT).frame
    assert [cents // 100 for cents in frame["points"]] == [8, 7, 7, 7, 7, 7, 7, 15, 15, 5, 5, 10]
    assert frame["score"].tolist()[-2:] == [496, 978]


def test_settling_sums_of_the_sample_year() -> None:
    """The sample year of the repository, read from its own files."""
    from evaltool.pipeline.gather import gather
    from evaltool.workspace import Workspace

    gathered = gather(Workspace.open(Path(__file__).parents[2], year=2024))
    scored = score_cases(gathered.cases, DEFAULT)
    found = {
        item.project.name: total
        for item, total in zip(gathered.cases, scored.projects["total"], strict=True)
    }
    expected = {
        "部门整体": 9848,
        "区人大会议费": 9899,
        "区人大专委会和区人大常委会各工委业务经费": 9784,
        "区人大代表票决制和重点民生实事项目经费": 9164,
        "仁和区人大代表培训费": 9970,
        "乡（镇）、街办村（社区）人大“代表联络站”建设经费": 9815,
        "区人大常委会机关离退休支部活动经费": 9430,
        "区十三届人大代表补选经费": 9835,
    }
    assert {name: found[name] for name in expected} == expected
    assert not [one for one in scored.findings if one.severity is Severity.ERROR]


def test_nothing_recorded_is_an_interval_without_a_grade() -> None:
    blank = case([Row(target="8次"), Row(target="效果明显")], funds=budget("1", None, None))
    project = score_cases([blank], DEFAULT).projects.iloc[0]
    assert project["total"] == project["grade"] == NONE
    assert (project["total_low"], project["total_high"]) == (0, 10_000)
    assert project["state"] == State.UNDECIDED


def test_grade_is_told_where_the_interval_lies_in_one() -> None:
    rows = [
        *[Row(target="1次", value="1次", points="1") for _ in range(85)],
        Row(target="1次", points="5"),
    ]
    project = score_cases([case(rows)], DEFAULT).projects.iloc[0]
    assert (project["total_low"], project["total_high"]) == (9500, 10_000)
    assert (project["total"], project["grade"]) == (NONE, 0)


@pytest.mark.parametrize(
    ("row", "unread"),
    [
        (Row(target="效果明显", level="部分达成"), Unread.SHARE_MISSING),
        (Row(target="效果明显", level="部分达成", share="90"), Unread.SHARE_OUTSIDE_BAND),
        (Row(target="效果明显"), Unread.LEVEL_BLANK),
        (Row(target="公务员24人，事业人员3人", value="公务员24人"), Unread.ACTUAL_NOT_A_QUANTITY),
    ],
)
def test_undecided_rows_say_why(row, unread) -> None:
    frame = score_cases([case([row])], DEFAULT).frame
    assert frame["state"].iloc[0] == State.UNDECIDED
    assert frame["unread"].iloc[0] == unread


def test_frames_stand_in_the_order_of_the_cases() -> None:
    frame = score_cases([STATION, TRAINING], DEFAULT).frame
    assert frame["project"].tolist() == [0] * 7 + [1] * 7
    assert frame["indicator"].tolist() == [0, 1, 2, 3, 4, 5, -1] * 2
    assert frame["shape"].tolist()[6] == Shape.EXECUTION


def test_earlier_findings_stand_among_those_of_scoring() -> None:
    earlier = finding("scoring-overspent", project="甲", adjusted=1, executed=2)
    scored = score_cases([TRAINING], DEFAULT, findings=[earlier])
    assert scored.findings[0] == earlier
    assert len(scored.findings) > 1


def test_no_cases_at_all() -> None:
    scored = score_cases([], DEFAULT)
    assert len(scored.frame) == len(scored.projects) == 0
