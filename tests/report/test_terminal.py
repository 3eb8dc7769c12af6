"""Rows of text for a terminal: scores, explanations, completeness, declarations, values."""

from __future__ import annotations

from dataclasses import replace

from evaltool.declaration import Declaration
from evaltool.report.terminal import (
    completeness_table,
    declaration_table,
    draft_mark,
    explained,
    score_table,
    target_lines,
)
from evaltool.rules import load
from evaltool.scoring import score_cases
from evaltool.values import Context, parse_target
from tests.report.years import RULES, mixed, sample


def test_a_decided_year_has_scores_and_no_mark():
    scored = sample()
    header, rows = score_table(scored)
    assert header == ["项目", "执行率", "执行", "产出", "效益", "满意度", "总分", "等级", "状态"]
    meeting = next(row for row in rows if row[0] == "区人大会议费")
    assert meeting[1:] == ["97.75%", "9.78", "50.00", "29.25", "9.96", "98.99", "优", "完整"]
    assert draft_mark(scored) == ""


def test_an_undecided_year_shows_intervals_and_says_draft():
    scored = mixed()
    _, rows = score_table(scored)
    open_rows = [row for row in rows if row[-1] != "完整"]
    assert open_rows
    assert all("～" in row[-3] and row[-1].endswith("项待定") for row in open_rows)
    assert draft_mark(scored).startswith("草稿：")


def test_the_grade_waits_while_the_interval_spans_several():
    case = sample().cases[1]
    blank = replace(
        case, actuals=(None,) * len(case.actuals), achieved=(None,) * len(case.achieved)
    )
    _, rows = score_table(score_cases([blank], load(RULES)))
    assert rows[0][-2] == "待定"


def test_every_row_is_explained_with_its_score():
    scored = sample()
    lines = list(explained(scored))
    assert sum("得分 " in line for line in lines) == len(scored.frame)
    assert any("5 × 94.2% ÷ 95% = 4.9578… ≈ 4.96" in line for line in lines)


def test_completeness_counts_what_is_recorded_and_what_waits():
    case = sample().cases[1]
    blank = replace(case, actuals=(None, *case.actuals[1:]), achieved=(None, *case.achieved[1:]))
    _, rows = completeness_table(score_cases([blank], load(RULES)))
    assert rows == [["区人大会议费", "11", "10", "1"]]


def test_the_declaration_table_ends_with_the_counts():
    declared = Declaration(projects=tuple(case.project for case in sample().cases))
    _, rows = declaration_table(declared)
    assert rows[-1] == ["共1个部门整体、12个项目", "", "", "99", ""]
    assert ["区人大会议费", "项目", "55.00", "11"] in [row[:4] for row in rows]


def test_a_value_in_words():
    lines = dict(target_lines(parse_target("55万元", Context(subcategory="成本指标"))))
    assert lines["原文"] == "55万元"
    assert lines["评分比较"] == "不超过"
    assert lines["推断"].startswith("方向：")


def test_another_reading_is_shown():
    lines = target_lines(parse_target("2024年2月前", Context(year=2024)))
    assert [name for name, _ in lines].count("另一种读法") == 1


def test_what_cannot_be_read_says_why():
    (_, (name, reason)) = target_lines(parse_target("/"))
    assert name == "读不懂"
    assert "没有指标值" in reason
