"""The same declaration in several files."""

from pathlib import Path

import pytest

from evaltool.declaration import Declaration, merge, read_declaration
from evaltool.files import read_grids
from evaltool.findings import Severity
from evaltool.model import Project, Target, Unreadable
from tests.declaration.drawing import draw

DECLARED = Path(__file__).parent.parent / "data" / "declaration"
FORM = """
    项目名称 | 会议费 | < | <
    预算单位 | 某局 | < | <
    项目资金（万元） | 年度资金总额 | 55 | <
    总体目标 | 开好会 | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 场次 | 1次
    产出指标 | 质量指标 | 保障率 | 100%
"""


def declared(text: str, file: str, year: int = 2024) -> Declaration:
    return read_declaration([draw(text, file=file)], year=year)


def test_the_real_declaration_in_three_formats_is_kept_once() -> None:
    merged = merge(
        read_declaration(read_grids(DECLARED / f"申报表.{kind}"), year=2024)
        for kind in ("docx", "xlsx", "txt")
    )
    assert len(merged.projects) == 13
    assert {project.source.file for project in merged.projects} == {"申报表.docx"}
    assert [item.code for item in merged.findings] == ["declaration-merged"] * 26


def test_wordings_that_mean_the_same_are_the_same() -> None:
    other = (
        FORM.replace("100%", "100.00%").replace("| 55 |", "| 55.00 |").replace("开好会", "开好 会")
    )
    merged = merge([declared(FORM, "一.docx"), declared(other, "二.xlsx")])
    assert [item.code for item in merged.findings] == ["declaration-merged"]
    assert merged.findings[0].severity is Severity.INFO
    assert merged.projects[0].indicators[1].target_text == "100%"


@pytest.mark.parametrize(
    ("old", "new", "says", "here", "there"),
    [
        ("1次", "2次", "指标“场次”", "第6行第4列", "第6行第4列"),
        ("| 55 |", "| 56 |", "预算", "第3行第3列", "第3行第3列"),
        ("开好会", "开会", "总体目标", "第1行第2列", "第1行第2列"),
        ("某局", "另一局", "预算单位", "第1行第2列", "第1行第2列"),
        ("保障率", "合格率", "指标“保障率”", "第1行第2列", "第7行第4列"),
    ],
)
def test_two_that_differ_are_an_error_naming_both_cells(
    old: str, new: str, says: str, here: str, there: str
) -> None:
    merged = merge([declared(FORM, "一.docx"), declared(FORM.replace(old, new), "二.xlsx")])
    told = merged.findings[0]
    assert (told.code, told.severity) == ("declaration-differs", Severity.ERROR)
    assert told.place.startswith("二.xlsx")
    assert told.place.endswith(here)
    assert says in told.message
    assert f"一.docx 第1个表 {there}" in told.message
    assert len(merged.projects) == 1


def test_other_projects_and_other_years_stand_side_by_side() -> None:
    other = FORM.replace("会议费", "培训费")
    merged = merge([declared(FORM, "一"), declared(other, "二"), declared(FORM, "三", 2023)])
    assert [(project.name, project.year) for project in merged.projects] == [
        ("会议费", 2024),
        ("培训费", 2024),
        ("会议费", 2023),
    ]
    assert merged.findings == ()


def test_two_forms_of_one_name_in_one_file_are_both_kept() -> None:
    twice = read_declaration([draw(FORM), draw(FORM, table=2)], year=2024)
    merged = merge([twice])
    assert len(merged.projects) == 2
    assert [item.code for item in merged.findings] == ["declaration-double-name"]


def test_not_one_form_in_all_files_is_an_error() -> None:
    merged = merge([read_declaration([draw("姓名 | 电话")])])
    assert merged.projects == ()
    assert [item.code for item in merged.findings] == [
        "declaration-not-a-form",
        "declaration-no-form",
    ]


def settled(old: str, new: str, form: str = FORM) -> Project:
    merged = merge([declared(form, "一.docx"), declared(form.replace(old, new), "二.xlsx")])
    return merged.projects[0]


def test_a_target_on_which_two_disagree_cannot_be_scored() -> None:
    rows = settled("1次", "2次").indicators
    assert isinstance(rows[0].target, Unreadable)
    assert rows[0].target.reason == "两处申报不一致：“1次”和“2次”"
    assert (rows[0].target_text, rows[0].unread) == ("1次", ())
    assert isinstance(rows[1].target, Target)


def test_an_indicator_that_only_one_declares_cannot_be_scored() -> None:
    rows = settled("保障率", "合格率").indicators
    assert isinstance(rows[1].target, Unreadable)
    assert "另一处没有这个指标" in rows[1].target.reason
    assert isinstance(rows[0].target, Target)
    assert [row.unread for row in rows] == [(), ()]


def test_points_divided_among_rows_that_are_not_agreed_on_are_open() -> None:
    rows = settled("产出指标 | 质量指标 | 保障率 | 100%", "").indicators
    assert rows[0].unread == ("points",)
    assert isinstance(rows[0].target, Target)


def test_points_on_which_two_disagree_are_open() -> None:
    form = FORM.replace("指标值", "指标值 | 分值").replace("1次", "1次 | 40")
    row = settled("| 40", "| 50", form.replace("100%", "100% | 50")).indicators[0]
    assert (row.points, row.unread) == (None, ("points",))
    assert isinstance(row.target, Target)


def test_an_amount_on_which_two_disagree_is_not_there() -> None:
    line = settled("| 55 |", "| 56 |").budget.line()
    assert line is not None
    assert (line.initial, line.unread) == (None, ("initial",))


def test_unit_and_goal_on_which_two_disagree_are_those_of_the_first() -> None:
    assert settled("开好会", "开会").goal == "开好会"


def test_three_that_differ_stay_open() -> None:
    forms = (FORM, FORM.replace("1次", "2次"), FORM)
    merged = merge([declared(form, f"{place}.docx") for place, form in enumerate(forms)])
    assert isinstance(merged.projects[0].indicators[0].target, Unreadable)
    assert [item.code for item in merged.findings] == ["declaration-differs", "declaration-merged"]


def test_what_is_missing_is_told_in_plain_words() -> None:
    merged = merge(
        [declared(FORM, "一.docx"), declared(FORM.replace("保障率", "合格率"), "二.xlsx")]
    )
    assert [item.message for item in merged.findings] == [
        "“会议费”的指标“保障率”在这里没有，在一.docx 第1个表 第7行第4列有；该指标得分待定",
        "“会议费”的指标“合格率”在这里有，在一.docx 第1个表 第1行第2列没有；该指标没有采用",
    ]
