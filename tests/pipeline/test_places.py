"""What is wrong with a budget or a row is told once, truly, and at the right cell."""

from __future__ import annotations

import pytest

from evaltool.findings import Finding
from evaltool.pipeline import evaluate
from evaltool.workspace import Workspace
from tests.pipeline.editing import ACTUALS, BUDGETS, MEETING, edit_one
from tests.workspaces import sample_workspace

_BUDGET = {"项目名称": MEETING}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    root = sample_workspace(tmp_path_factory.mktemp("sample"))
    return frozenset(evaluate(Workspace.open(root)).findings)


@pytest.fixture
def findings(tmp_path, untouched):
    """What is told of the sample year beyond the usual, once some of its cells are changed."""

    def told(file: str, chosen: dict[str, str], **cells: str) -> list[Finding]:
        root = sample_workspace(tmp_path)
        edit_one(root, file, chosen, **cells)
        found = evaluate(Workspace.open(root)).findings
        return [one for one in found if one not in untouched]

    return told


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ({"全年预算数": ""}, 3, "没有填写全年预算数"),
        ({"全年预算数": "0"}, 3, "全年预算数不是大于零的数"),
        ({"全年执行数": ""}, 4, "没有填写全年执行数"),
        ({"预算调整原因": ""}, 5, "没有填写预算调整原因"),
        ({"全年执行数": "10"}, 6, "没有填写原因"),
        ({"全年执行数": "53"}, 4, "超过全年预算数"),
    ],
)
def test_a_budget_is_told_once_at_its_own_cell(findings, cells, column, told):
    (found,) = findings(BUDGETS, _BUDGET, **cells)
    assert told in found.message
    assert found.place == f"{BUDGETS} 第3行第{column}列"


def test_an_unreadable_amount_is_not_told_as_blank(findings):
    told = findings(BUDGETS, _BUDGET, 全年预算数="约50")
    assert [one.code for one in told] == ["actuals-unreadable", "scoring-undecided"]
    assert {one.place for one in told} == {f"{BUDGETS} 第3行第3列"}
    assert not any("没有填写" in one.message for one in told)


_COST = {"项目名称": MEETING, "三级指标": "会议费"}

_REASON = {"认定理由": "样本偏少"}


@pytest.mark.parametrize(
    ("cells", "codes", "told"),
    [
        ({"认定得分": "-1", **_REASON}, ["scoring-decided-refused"], "-1分超出范围"),
        ({"认定得分": "15.01", **_REASON}, ["scoring-decided-refused"], "15.01分超出范围"),
        ({"认定得分": "1000", **_REASON}, ["scoring-decided-refused"], "1000分超出范围"),
        (_REASON, ["scoring-decided-reason-alone"], "没有认定得分"),
        ({"调整批复文件": "财绩3号"}, ["actuals-approval-alone"], "没有调整后指标值"),
        ({"完成情况": "达成"}, ["scoring-level-unused"], "完成情况没有采用"),
        ({"完成比例": "90%"}, ["scoring-level-unused"], "完成比例没有采用"),
        ({"实际完成值": "≤50.83万元"}, ["actuals-value-taken"], "带有符号“≤”"),
    ],
)
def test_what_is_entered_and_not_used_is_told(findings, cells, codes, told):
    found = findings(ACTUALS, _COST, **cells)
    assert [one.code for one in found] == codes
    assert told in found[0].message


def test_an_error_value_of_a_spreadsheet_is_called_one(findings):
    (found,) = findings(ACTUALS, _COST, 实际完成值="#REF!")
    assert "“#REF!”是电子表格的错误值" in found.message


def test_points_that_cannot_be_read_are_not_called_undeclared(findings):
    told = findings(ACTUALS, _COST, 分值="七分")
    undecided = next(one for one in told if one.code == "scoring-undecided")
    assert "填写的分值无法采用" in undecided.message


def test_an_undecided_row_loses_at_least_what_is_certain(findings):
    chosen = {"项目名称": MEETING, "一级指标": "项目效益", "二级指标": "社会效益指标"}
    told = findings(ACTUALS, chosen, 完成情况="部分达成", 完成比例="")
    assert [one.code for one in told] == ["scoring-undecided", "scoring-loss-unexplained"]
    assert "至少扣3.00分" in told[1].message
