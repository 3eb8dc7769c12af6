"""Corrections (更正说明): found by their headings, laid over the declaration, never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.declaration import (
    Declaration,
    Overrides,
    apply_overrides,
    indicator_path,
    merge,
    read_declaration,
    read_overrides,
    separate,
)
from evaltool.declaration.override_meaning import corrected_meaning
from evaltool.files import Cell, Grid
from evaltool.model import Direction, Kind, Target, Unreadable
from tests.declaration.drawing import draw

HEAD = ["项目名称", "一级指标", "二级指标", "三级指标", "原文", "更正为", "理由", "更正人"]
FORM = """
项目支出绩效目标申报表 | < | < | <
（2024年度） | < | < | <
项目名称 | 会议费 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值
项目完成 | 数量指标 | 召开会议 | 9次
^ | 质量指标 | 出席率 | 95%
^ | 时效指标 | 完成时间 | 2024年2月前
^ | 成本指标 | 会议经费 | 3/5
^ | ^ | 会议经费 | ≥100元
满意度指标 | 满意度指标 | 代表满意度 | 95%
"""


def declared(text: str = FORM, **more: Any) -> Declaration:
    return read_declaration([draw(text, **more)], year=2024)


def sheet(*rows: list[str], head: list[str] = HEAD, file: str = "更正说明.csv") -> Grid:
    cells = tuple(
        Cell(row, column, text)
        for row, texts in enumerate((head, *rows), start=1)
        for column, text in enumerate(texts, start=1)
    )
    return Grid(file=file, cells=cells)


def lowered(grid: Grid, rows: int) -> tuple[Cell, ...]:
    return tuple(replace(cell, row=cell.row + rows) for cell in grid.cells)


def row(name: str, original: str, corrected: str, **more: str) -> list[str]:
    said = {"project": "会议费", "category": "", "subcategory": "", "reason": "录入有误"}
    said |= {"author": "张三", **more}
    levels = [said["project"], said["category"], said["subcategory"], name]
    return [*levels, original, corrected, said["reason"], said["author"]]


def applied(*rows: list[str], declaration: Declaration | None = None) -> Declaration:
    return apply_overrides(declaration or declared(), read_overrides([sheet(*rows)]))


def told(declaration: Declaration) -> list[tuple[str, str]]:
    """The codes and places of what was found about corrections."""
    start = "declaration-override-"
    return [
        (item.code.removeprefix(start), item.place)
        for item in declaration.findings
        if item.code.startswith(start)
    ]


def target(declaration: Declaration, number: int) -> Target:
    meaning = declaration.projects[0].indicators[number].target
    assert isinstance(meaning, Target)
    return meaning


def test_a_correction_counts_and_the_text_stays() -> None:
    result = applied(row("召开会议", "9次", "≤9次"))
    indicator, meaning = result.projects[0].indicators[0], target(result, 0)
    assert indicator.target_text == "9次"
    assert (meaning.direction, meaning.value) == (Direction.AT_MOST, 9)
    assert [(item.what, item.basis) for item in meaning.inferred] == [
        (
            "override",
            "更正说明：原文“9次”更正为“≤9次”（录入有误；张三；更正说明.csv 第2行第6列）",
        )
    ]
    assert told(result) == [("used", "更正说明.csv 第2行第6列")]
    assert [item.override.author for item in result.corrections] == ["张三"]
    assert result.corrections[0].key == indicator.key


def test_what_was_unreadable_is_no_longer_told() -> None:
    before = declared()
    assert "declaration-target-unreadable" in [item.code for item in before.findings]
    result = applied(row("会议经费", "3/5", "≤550元/人"), declaration=before)
    assert "declaration-target-unreadable" not in [item.code for item in result.findings]
    assert target(result, 3).value == 550


def test_an_unreadable_row_of_another_project_is_still_told() -> None:
    other = FORM.replace("会议费", "培训费")
    both = merge([declared(), declared(other, file="别的.docx"), declared(file="再一份.docx")])
    result = applied(row("会议经费", "3/5", "≤550元/人"), declaration=both)
    unread = [item for item in result.findings if item.code == "declaration-target-unreadable"]
    assert len(unread) == 1
    assert unread[0].source == both.projects[1].indicators[3].source


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("召开会议", "９ 次"),
        (" 召开\n会议", "9次"),
        ("召开会议", "9　次\u200b"),
    ],
)
def test_width_and_spaces_do_not_matter(name: str, original: str) -> None:
    assert told(applied(row(name, original, "≤9次")))[0][0] == "used"


def test_it_survives_a_re_export_of_the_declaration() -> None:
    moved = FORM.replace("项目完成 | 数量指标 | 召开会议 | 9次\n^", "项目完成").replace(
        "满意度指标 | 满意度指标", "项目完成 | 数量指标 | 召开会议 | 9 次\n满意度指标 | 满意度指标"
    )
    result = applied(row("召开会议", "9次", "≤9次"), declaration=declared(moved, file="新.xlsx"))
    (corrected,) = [i for i in result.projects[0].indicators if i.name == "召开会议"]
    assert isinstance(corrected.target, Target)
    assert corrected.target.direction is Direction.AT_MOST


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row("召开会议", "8次", "≤9次")], "申报的指标值是“9次”，与原文一栏的“8次”不同"),
        ([row("召开大会", "9次", "≤9次")], "没有指标“召开大会”，是否为“召开会议”"),
        (
            [row("召开会议", "9次", "≤9次", project="会务费")],
            "没有“会务费”的申报表，是否为“会议费”",
        ),
        ([row("", "95%", "≤95%")], "有2个指标都对得上"),
        ([row("召开会议", "9次", "≤9次", category="项目效益")], "没有指标"),
    ],
)
def test_what_no_longer_fits_is_an_error_at_its_cell(rows: list[list[str]], why: str) -> None:
    before = declared()
    result = applied(*rows, declaration=before)
    assert result.projects == before.projects
    assert told(result) == [("unmatched", "更正说明.csv 第2行第6列")]
    assert why in result.findings[-1].message


def test_the_same_text_twice_needs_the_name() -> None:
    result = applied(row("代表满意度", "95%", "≥95.5%"))
    assert target(result, 5).value is not None
    assert [i.target for i in result.projects[0].indicators[:5]] == [
        i.target for i in declared().projects[0].indicators[:5]
    ]


def test_a_project_with_two_forms_is_ambiguous() -> None:
    twice = declared()
    twice = replace(twice, projects=twice.projects * 2)
    result = applied(row("召开会议", "9次", "≤9次"), declaration=twice)
    assert told(result)[0][0] == "unmatched"
    assert "有2张申报表" in result.findings[-1].message


def test_rows_that_are_the_same_in_all_are_corrected_together() -> None:
    doubled = FORM.replace(
        "项目完成 | 数量指标 | 召开会议 | 9次",
        "项目完成 | 数量指标 | 召开会议 | 9次\n^ | ^ | 召开会议 | 9次",
    )
    result = applied(row("召开会议", "9次", "≤9次"), declaration=declared(doubled))
    assert [target(result, place).direction for place in (0, 1)] == [Direction.AT_MOST] * 2
    assert len(result.corrections) == 2
    assert len(told(result)) == 1


def test_contradicting_corrections_are_both_left_out() -> None:
    before = declared()
    rows = [row("召开会议", "9次", "≤9次"), row("召开会议", "9次", "≤10次")]
    result = applied(*rows, declaration=before)
    assert result.projects == before.projects
    assert told(result) == [("contradicts", "更正说明.csv 第2行第6列")]
    assert "更正说明.csv 第3行第6列" in result.findings[-1].message


def test_the_same_correction_twice_is_one() -> None:
    rows = [row("召开会议", "9次", "≤9次"), row("召开会议", "9次", "不超过9次", reason="")]
    assert [code for code, _ in told(applied(*rows))] == ["used"]


def test_a_reason_or_name_that_is_missing_is_said() -> None:
    result = applied(row("召开会议", "9次", "≤9次", reason="", author=""))
    assert "（未写理由；未写更正人；" in target(result, 0).inferred[0].basis


def test_what_stays_ambiguous_is_told_with_all_readings() -> None:
    result = applied(row("完成时间", "2024年2月前", "2024年3月前"))
    assert [code for code, _ in told(result)] == ["used", "ambiguous"]
    meaning = target(result, 2)
    assert meaning.ambiguous
    assert all(item.inferred[0].what == "override" for item in meaning.readings)


def test_an_ambiguous_text_is_settled_by_its_correction() -> None:
    result = applied(row("完成时间", "2024年2月前", "2024年2月29日前"))
    assert not target(result, 2).ambiguous
    assert str(target(result, 2).end) == "2024-02-29"


@pytest.mark.parametrize(
    ("name", "original", "corrected", "kind", "direction"),
    [
        ("召开会议", "9次", "≤", Kind.COUNT, Direction.AT_MOST),
        ("召开会议", "9次", "不超过", Kind.COUNT, Direction.AT_MOST),
        ("召开会议", "9次", "反向指标", Kind.COUNT, Direction.AT_MOST),
        ("召开会议", "9次", "＝", Kind.COUNT, Direction.EXACT),
        ("召开会议", "9次", "等于9次", Kind.COUNT, Direction.EXACT),
        ("召开会议", "9次", "9-10次", Kind.COUNT, Direction.IN_RANGE),
        ("召开会议", "9次", "定性", Kind.QUALITATIVE, None),
        ("召开会议", "9次", "定性指标：按计划召开", Kind.QUALITATIVE, None),
        ("会议经费", "≥100元", "≤100元", Kind.AMOUNT, Direction.AT_MOST),
        ("会议经费", "3/5", "定性", Kind.QUALITATIVE, None),
        ("会议经费", "3/5", "从严控制", Kind.QUALITATIVE, None),
        ("完成时间", "2024年2月前", "12月底前", Kind.DEADLINE, Direction.BY_DATE),
    ],
)
def test_what_a_correction_may_say(
    name: str, original: str, corrected: str, kind: Kind, direction: Direction | None
) -> None:
    result = applied(row(name, original, corrected))
    (meaning,) = [
        item.target
        for item in result.projects[0].indicators
        if item.name == name and item.target_text == original
    ]
    assert isinstance(meaning, Target)
    assert (meaning.kind, meaning.direction) == (kind, direction)
    assert meaning.inferred[0].what == "override"
    assert not any(item.what == "direction" for item in meaning.inferred)


def test_a_qualitative_correction_keeps_its_words() -> None:
    assert target(applied(row("召开会议", "9次", "定性：按计划召开")), 0).text == "按计划召开"
    assert target(applied(row("召开会议", "9次", "定性")), 0).text == "9次"


@pytest.mark.parametrize(
    ("corrected", "reason"),
    [
        ("正确", "核对意见"),
        ("√", "核对意见"),
        ("见附件", "所指的内容不在表中"),
        ("按计划召开", "确需改为定性指标的"),
        ("？？", "指标值"),
        ("定性：无", "没有指标值"),
        ("2月30日前", "不是一个存在的日期"),
    ],
)
def test_what_has_no_meaning_is_an_error(corrected: str, reason: str) -> None:
    before = declared()
    result = applied(row("召开会议", "9次", corrected), declaration=before)
    assert result.projects == before.projects
    assert told(result) == [("unreadable", "更正说明.csv 第2行第6列")]
    assert reason in result.findings[-1].message


def test_a_sign_alone_does_not_turn_a_written_sign() -> None:
    result = applied(row("会议经费", "≥100元", "≤"))
    assert told(result)[0][0] == "unreadable"
    assert "请写完整的指标值" in result.findings[-1].message


def test_the_cell_of_a_value_in_its_own_column_is_an_original_too() -> None:
    form = """
    项目名称 | 会议费 | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位
    项目完成 | 数量指标 | 召开会议 | ≥ | 100 | 次
    """
    result = applied(row("召开会议", "100", "≥80次"), declaration=declared(form))
    assert result.projects[0].indicators[0].target_text == "≥100次"
    assert target(result, 0).value == 80


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        (HEAD, True),
        (["序号", "项目", "指标", "原文", "理解为", "核对（正确/更正）", "更正为", "核对人"], True),
        (["项目", "指标名称", "指标值", "更正后"], True),
        (["项目", "资金", "原文", "理解为（万元）", "来源", "核对"], True),
        (["序号", "级别", "代码", "位置", "问题", "处理办法"], True),
        (["项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"], False),
        (["项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "理解为"], False),
        (["单位", "更正为"], False),
        (["一级指标", "二级指标", "三级指标", "指标值"], False),
    ],
)
def test_our_tables_are_known_by_their_headings(head: list[str], ours: bool) -> None:
    grid = sheet(["甲"] * len(head), head=head)
    assert separate([grid]) == (((grid,), ()) if ours else ((), (grid,)))


def test_a_title_above_and_headings_repeated_below_do_not_matter() -> None:
    titled = Grid(
        file="更正说明.xlsx",
        sheet="更正",
        cells=(
            Cell(1, 1, "2024年度更正说明", 1, 8),
            *lowered(sheet(row("召开会议", "9次", "≤9次")), 1),
            *lowered(sheet(), 3),
        ),
    )  # fmt: skip
    overrides = read_overrides([titled])
    assert [item.source.place for item in overrides.entries] == ["更正说明.xlsx 工作表“更正” F3"]
    assert overrides.findings == ()


@pytest.mark.parametrize("heading", ["项目名称", "原文"])
def test_a_table_without_a_needed_column_is_told_once(heading: str) -> None:
    head = [text for text in HEAD if text != heading]
    overrides = read_overrides([sheet(["甲"] * 7, ["乙"] * 7, head=head)])
    assert overrides.entries == ()
    (finding,) = overrides.findings
    assert finding.code == "declaration-override-no-column"
    assert heading in finding.message


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        (["会议费", "召开会议", "9次", "", "更正"], "没有填写更正为"),
        (["会议费", "召开会议", "9次", "≤9次", "正确"], "核对结果是正确"),
        (["", "召开会议", "9次", "≤9次", "更正"], "没有填写项目名称"),
        (["会议费", "召开会议", "", "≤9次", ""], "没有填写原文"),
    ],
)
def test_a_row_that_wants_something_is_told_at_its_cell(texts: list[str], what: str) -> None:
    overrides = read_overrides([sheet(texts, head=["项目", "指标", "原文", "更正为", "核对"])])
    assert overrides.entries == ()
    (finding,) = overrides.findings
    assert finding.code == "declaration-override-incomplete"
    assert finding.place == "更正说明.csv 第2行第4列"
    assert what in finding.message


def test_rows_without_a_correction_say_nothing() -> None:
    rows = [["会议费", "召开会议", "9次", "", ""], ["会议费", "出席率", "95%", "", "正确"]]
    assert read_overrides([sheet(*rows, head=["项目", "指标", "原文", "更正为", "核对"])]) == (
        Overrides()
    )


def test_a_line_merged_over_the_table_is_no_correction() -> None:
    grid = sheet()
    signed = replace(grid, cells=(*grid.cells, Cell(2, 1, "核对人（签字）：", 1, 8)))
    assert read_overrides([signed]) == Overrides()


def test_a_project_merged_over_its_rows_counts_for_all() -> None:
    rows = [row("召开会议", "9次", "≤9次"), row("出席率", "95%", "≤95%", project="")]
    grid = sheet(*rows)
    cells = [cell for cell in grid.cells if (cell.row, cell.column) not in {(2, 1), (3, 1)}]
    merged = replace(grid, cells=(*cells, Cell(2, 1, "会议费", 2, 1)))
    assert [item.project for item in read_overrides([merged]).entries] == ["会议费"] * 2


def test_the_indicator_in_one_text_is_enough() -> None:
    head = ["项目", "指标", "原文", "更正为"]
    path = indicator_path(declared().projects[0].indicators[0])
    assert path == "项目完成—数量指标—召开会议"
    for said in (path, "召开会议"):
        overrides = read_overrides([sheet(["会议费", said, "9次", "≤9次"], head=head)])
        assert told(apply_overrides(declared(), overrides))[0][0] == "used"


def test_nothing_stated_changes_nothing() -> None:
    before = declared()
    assert apply_overrides(before, Overrides()) == before


_TEXTS = st.text(max_size=40)


@given(original=_TEXTS, corrected=_TEXTS)
def test_any_correction_has_an_answer(original: str, corrected: str) -> None:
    first = declared().projects[0].indicators[0]
    indicator = replace(first, target_text=original)
    meaning = corrected_meaning(corrected, indicator, 2024)
    assert isinstance(meaning, Target | Unreadable)


@given(
    rows=st.lists(st.lists(_TEXTS, min_size=8, max_size=8), max_size=4), head=st.permutations(HEAD)
)
def test_any_table_is_read_and_told(rows: list[list[str]], head: list[str]) -> None:
    before = declared()
    result = apply_overrides(before, read_overrides([sheet(*rows, head=head)]))
    place = head.index("更正为")
    stated = sum(bool(texts[place].strip()) for texts in rows)
    assert len(told(result)) <= 2 * stated
    assert [item.target_text for item in result.projects[0].indicators] == [
        item.target_text for item in before.projects[0].indicators
    ]
