"""What is wrong with a budget or a row is told once, truly, and at the right cell."""

from __future__ import annotations

import pytest

from evaltool.findings import Finding
from evaltool.pipeline import evaluate
from evaltool.workspace import Workspace
from tests.pipeline.editing import BUDGETS, MEETING, edit_one
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
