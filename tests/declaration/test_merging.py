"""The same declaration in several files."""

from pathlib import Path

import pytest

from evaltool.declaration import Declaration, merge, read_declaration
from evaltool.files import read_grids
from evaltool.findings import Severity
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
