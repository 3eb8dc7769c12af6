from datetime import date
from decimal import Decimal

import pytest

from evaltool.actuals import read_actuals
from evaltool.model import FundSource, FundUse
from tests.actuals.making import (
    ACTUAL_ROW,
    BUDGET_ROW,
    SITUATION_ROW,
    codes,
    grid,
    sample_grids,
)

ROW = ["甲项目", "产出指标", "数量指标", "会议次数", "8次"]


def test_the_sample_year_is_read_without_a_finding():
    actuals = read_actuals(sample_grids())
    assert len(actuals.entries) == 99
    assert len(actuals.budgets) == len(actuals.situations) == 13
    assert actuals.findings == actuals.blanks == ()
    assert {situation.filed for situation in actuals.situations} == {date(2025, 3, 20)}
    first = actuals.entries[0]
    assert first.key.project == "部门整体"
    assert first.value == "公务员23人，机关工勤2人，事业人员3人"
    assert first.level is None
    assert first.share is None
    assert first.source.place == "actuals/2024/actuals-2024.csv 第2行第6列"
    assert first.cell("evidence").place == "actuals/2024/actuals-2024.csv 第2行第10列"
    assert first.cell("decided").column == 6
    qualitative = actuals.entries[8]
    assert (qualitative.level, qualitative.share) == ("达成", Decimal(100))


def test_every_column_of_the_collection_workbook_is_read():
    headings = [*ACTUAL_ROW, "偏差原因分析及改进措施", "佐证材料", "分值"]
    headings += ["调整后指标值", "调整批复文件", "认定得分", "认定理由", "同名序号"]
    row = [*ROW, "9次", "", "", "增开", "纪要", "8分", "9次", "某财〔2024〕1号", "7.5", "理由", "2"]
    (entry,) = read_actuals([grid(headings, row)]).entries
    assert entry.points == 8
    assert entry.decided == Decimal("7.5")
    assert (entry.adjusted_target, entry.approval) == ("9次", "某财〔2024〕1号")
    assert (entry.reason, entry.evidence, entry.decided_reason) == ("增开", "纪要", "理由")
    assert entry.target_text == "8次"
    assert entry.key.ordinal == 1


def test_blank_rows_are_no_records_but_keep_their_cell():
    actuals = read_actuals([grid(ACTUAL_ROW, ROW, [], [*ROW, " "])])
    assert actuals.entries == ()
    assert [blank.source.row for blank in actuals.blanks] == [2, 4]
    assert actuals.findings == ()


@pytest.mark.parametrize(("field", "text"), [("share", "0.95"), ("share", "约95%")])
def test_an_unreadable_share_is_told_and_is_not_blank(field, text):
    actuals = read_actuals([grid(ACTUAL_ROW, [*ROW, "开会8次", "达成", text])])
    (entry,) = actuals.entries
    assert entry.share is None
    assert entry.unread == (field,)
    (finding,) = actuals.findings
    assert finding.code == "actuals-unreadable"
    assert finding.place == "actuals/2024/表.csv 第2行第8列"
    assert text in finding.message


@pytest.mark.parametrize(
    ("text", "decided"), [("120", 120), ("-1分", -1), ("９．５", Decimal("9.5"))]
)
def test_a_decided_score_is_a_number_of_any_size_for_scoring_to_refuse(text, decided):
    headings = [*ACTUAL_ROW, "认定得分"]
    actuals = read_actuals([grid(headings, [*ROW, "8次", "", "", text])])
    assert actuals.findings == ()
    assert (actuals.entries[0].decided, actuals.entries[0].unread) == (decided, ())


def test_points_and_decided_scores_are_checked():
    headings = [*ACTUAL_ROW, "分值", "认定得分"]
    actuals = read_actuals([grid(headings, [*ROW, "8次", "", "", "八分", "很好"])])
    assert codes(actuals.findings) == ["actuals-unreadable"] * 2
    assert actuals.entries[0].unread == ("points", "decided")


@pytest.mark.parametrize(
    ("text", "level"),
    [("达成", "达成"), (" 部分 达成", "部分达成"), ("未达成年度指标且效果较差", "未达成")],
)
def test_a_level_is_read_in_its_official_wordings(text, level):
    actuals = read_actuals([grid(ACTUAL_ROW, [*ROW, "", text])])
    assert actuals.entries[0].level == level
    assert actuals.findings == ()


def test_an_unknown_level_is_told_and_kept_as_typed():
    actuals = read_actuals([grid(ACTUAL_ROW, [*ROW, "", "差不多"])])
    assert actuals.entries[0].level == "差不多"
    assert codes(actuals.findings) == ["actuals-level-unknown"]


def test_rows_that_are_otherwise_the_same_are_counted():
    rows = [[*ROW[:4], text, "1次"] for text in ("8次", "9次", "8次", "8 次")]
    entries = read_actuals([grid(ACTUAL_ROW, *rows)]).entries
    assert [entry.key.ordinal for entry in entries] == [0, 0, 1, 2]


def test_a_row_without_a_project_is_an_error_when_something_was_filled_in():
    rows = [["", *ROW[1:], "8次"], ["", "", "", "", "说明文字"], ["合计", "", "", "", "", "9次"]]
    actuals = read_actuals([grid(ACTUAL_ROW, *rows)])
    assert actuals.entries == ()
    assert codes(actuals.findings) == ["actuals-row-without-project"]


def test_budget_lines_by_source_and_use():
    headings = [*BUDGET_ROW, "资金来源", "资金类别"]
    actuals = read_actuals(
        [
            grid(
                headings,
                ["甲", "55", "52", "50.83", "压减", "", "合计"],
                ["甲", "55", "", "", "", "", "当年财政拨款"],
                ["甲", "", "", "", "", "", "上年结转资金"],
                ["甲", "20", "20", "19", "", "跨年", "合计", "人员类"],
                ["乙", "", "0", "0"],
                ["丙"],
            )
        ]
    )
    first, second = actuals.budgets
    assert actuals.findings == ()
    assert [(line.use, line.source) for line in first.budget.lines] == [
        (FundUse.ALL, FundSource.TOTAL),
        (FundUse.ALL, FundSource.FISCAL),
        (FundUse.PERSONNEL, FundSource.TOTAL),
    ]
    assert first.budget.executed == Decimal("50.83")
    assert first.budget.lines[1].adjusted is None
    assert first.budget.lines[0].origin.place == "actuals/2024/表.csv 第2行第4列"
    assert (first.change_reason, first.low_rate_reason) == ("压减", "跨年")
    assert second.project == "乙"
    assert second.budget.executed == 0


def test_an_unreadable_amount_is_blank_and_told_an_unknown_source_too():
    headings = [*BUDGET_ROW, "资金来源"]
    rows = [["甲", "55", "52", "约50"], ["甲", "1", "1", "1", "", "", "专项"]]
    actuals = read_actuals([grid(headings, *rows)])
    assert codes(actuals.findings) == ["actuals-unreadable"] * 2
    (record,) = actuals.budgets
    assert record.budget.executed is None
    assert len(record.budget.lines) == 1


def test_amounts_in_yuan_are_converted():
    headings = ["项目名称", "全年预算数（元）", "全年执行数（元）"]
    (record,) = read_actuals([grid(headings, ["甲", "520,000", "508,300.00"])]).budgets
    assert (record.budget.adjusted, record.budget.executed) == (Decimal(52), Decimal("50.83"))


def test_an_unreadable_day_is_told():
    actuals = read_actuals([grid(SITUATION_ROW, ["甲", "某局", "某局", "", "三月"], ["乙"])])
    (situation,) = actuals.situations
    assert situation.filed is None
    assert codes(actuals.findings) == ["actuals-unreadable"]


def test_a_file_without_our_headings_is_told_and_a_guide_sheet_is_not():
    guide = grid(["填表说明"], ["一、……"], file="采集表.xlsx", sheet="说明")
    notes = grid(["备忘"], file="采集表.xlsx", sheet="Sheet2")
    empty = grid(file="采集表.xlsx", sheet="Sheet3")
    table = grid(ACTUAL_ROW, [*ROW, "8次"], file="采集表.xlsx", sheet="改过名")
    other = grid(["通知"], file="通知.csv")
    actuals = read_actuals([guide, table, notes, empty, other])
    assert len(actuals.entries) == 1
    assert [(item.code, item.place) for item in actuals.findings] == [
        ("actuals-file-unknown", "通知.csv"),
        ("actuals-sheet-ignored", "采集表.xlsx 工作表“Sheet2”"),
    ]


def test_missing_doubled_and_extra_columns_are_told():
    headings = ["项目名称", "一级指标", "三级指标", "实际完成值", "实际完成值", "备注", "空列"]
    rows = [["甲", "产出指标", "会议次数", "8次", "9次", "增开一次"]]
    actuals = read_actuals([grid(headings, *rows)])
    assert codes(actuals.findings) == [
        "actuals-no-column",
        "actuals-no-column",
        "actuals-column-doubled",
        "actuals-column-unknown",
    ]
    assert "“二级指标”" in actuals.findings[0].message
    assert "“完成情况”" in actuals.findings[1].message
    assert "“备注”" in actuals.findings[3].message
    assert actuals.entries[0].value == "8次"


def test_a_renamed_column_is_named_beside_the_missing_one():
    headings = ["完成实绩" if heading == "实际完成值" else heading for heading in ACTUAL_ROW]
    actuals = read_actuals([grid(headings, [*ROW, "8次"])])
    missing = next(item for item in actuals.findings if item.code == "actuals-no-column")
    assert "“实际完成值”" in missing.message
    assert f"“完成实绩”（第{headings.index('完成实绩') + 1}列）" in missing.message


def test_a_table_without_a_project_column_cannot_be_placed():
    actuals = read_actuals([grid(ACTUAL_ROW[1:], [*ROW[1:], "8次"])])
    assert actuals.entries == ()
    assert codes(actuals.findings) == ["actuals-no-project-column"]
