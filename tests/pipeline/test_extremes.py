"""Recorded figures of any size come out as documents, never as a traceback."""

from __future__ import annotations

import json

import pytest

from evaltool.pipeline import documents, evaluate
from evaltool.pipeline.year_end import RESULT
from evaltool.report.terminal import explained, score_table
from evaltool.workspace import Workspace
from tests.pipeline.editing import ACTUALS, BUDGETS, MEETING, edit, edit_one
from tests.workspaces import sample_workspace

_EXTREMES = (
    "0.0000000000000000001",
    "0." + "0" * 38 + "1",
    "0." + "0" * 300 + "1",
    "9" * 15,
    "9" * 19,
    "9223372036854775807",
    "-9223372036854775809",
    "9" * 40,
    "9" * 5000,
    "9" * 15 + "." + "9" * 10,
    "1e400",
    "1E-400",
    "-0",
    "3." + "3" * 60,
    "1.7976931348623157e308",
    "NaN",
    "Infinity",
    "#REF!",
    "１２３４５６７８９０１２３４５６７８９０",
)
_UNITS = ("", "万元", "次", "%", "亿元", "年12月31日")


def _documents(workspace: Workspace) -> None:
    scored = evaluate(workspace)
    assert score_table(scored)
    assert list(explained(scored))
    made = documents(workspace, scored)
    data = next(each.data for each in made if each.path.endswith(RESULT))
    assert len(json.loads(data)["projects"]) == 13


def test_a_figure_with_nineteen_decimals_comes_through(tmp_path):
    root = sample_workspace(tmp_path)
    chosen = {"项目名称": MEETING, "三级指标": "会议费"}
    edit_one(root, ACTUALS, chosen, 实际完成值="0.0000000000000000001万元")
    _documents(Workspace.open(root))


@pytest.mark.parametrize("unit", _UNITS)
def test_figures_of_any_size_come_through(tmp_path, unit):
    root = sample_workspace(tmp_path)

    def figures(place, record):
        figure = _EXTREMES[place % len(_EXTREMES)]
        record["实际完成值"] = figure + unit
        if place % 2:
            record["完成比例"] = _EXTREMES[(place + 3) % len(_EXTREMES)] + unit
        if place % 3 == 0:
            record["调整后指标值"] = f"≥{_EXTREMES[(place * 7) % len(_EXTREMES)]}{unit}"
            record["调整批复文件"] = "财绩〔2024〕3号"
        if place % 5 == 0:
            record["认定得分"] = figure + unit
            record["认定理由"] = "样本偏少"
        if place % 11 == 0:
            record["分值"] = figure + unit

    edit(root, ACTUALS, figures, "分值", "调整后指标值", "调整批复文件", "认定得分", "认定理由")

    def amounts(place, record):
        record["全年预算数"] = _EXTREMES[place % len(_EXTREMES)] + unit
        record["全年执行数"] = _EXTREMES[(place * 5 + 3) % len(_EXTREMES)] + unit

    edit(root, BUDGETS, amounts)
    _documents(Workspace.open(root))
