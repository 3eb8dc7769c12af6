"""Grids, indicators and projects made by hand."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from evaltool.files.grid import Cell, Grid
from evaltool.model import (
    DEPARTMENT_NAME,
    Budget,
    FundLine,
    FundSource,
    Indicator,
    IndicatorKey,
    Project,
    ProjectKind,
    Source,
)
from evaltool.values import Context, parse_target

DATA = Path(__file__).parent.parent / "data" / "actuals"
ACTUAL_ROW = ["项目名称", "一级指标", "二级指标", "三级指标", "年度指标值"]
ACTUAL_ROW += ["实际完成值", "完成情况", "完成比例"]
BUDGET_ROW = [
    "项目名称",
    "年初预算数",
    "全年预算数",
    "全年执行数",
    "预算调整原因",
    "执行率偏低原因",
]
SITUATION_ROW = ["项目名称", "主管部门", "实施单位", "存在问题", "填报日期"]


def grid(*rows, file="actuals/2024/表.csv", sheet=None, before=()):
    cells = [
        Cell(row, column, text)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text
    ]
    return Grid(file=file, cells=tuple(cells), sheet=sheet, before=before)


def csv_grid(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return grid(*csv.reader(file), file=f"actuals/2024/{name}")


def sample_grids():
    return [csv_grid(f"{name}-2024.csv") for name in ("actuals", "budget", "situation")]


def source(text="", row=1, column=1):
    return Source(file="targets/2024/申报表.docx", row=row, column=column, text=text, table=1)


def indicator(project, category, subcategory, name, text, *, ordinal=0, points=None):
    key = IndicatorKey(
        project=project, category=category, subcategory=subcategory, name=name, ordinal=ordinal
    )
    context = Context(name=name, category=category, subcategory=subcategory, year=2024)
    return Indicator(
        key=key,
        category=category,
        subcategory=subcategory,
        name=name,
        target_text=text,
        target=parse_target(text, context),
        points=points,
        source=source(text),
    )


def project(name, *rows, initial=None, fiscal=None):
    """A project of rows (category, subcategory, name, target text)."""
    lines = []
    if initial is not None:
        lines.append(FundLine(initial=Decimal(initial), origin=source(initial)))
    if fiscal is not None:
        lines.append(FundLine(source=FundSource.FISCAL, initial=Decimal(fiscal)))
    seen = {}
    indicators = []
    for row in rows:
        seen[row[:3]] = seen.get(row[:3], -1) + 1
        indicators.append(indicator(name, *row, ordinal=seen[row[:3]]))
    return Project(
        name=name,
        kind=ProjectKind.DEPARTMENT if name == DEPARTMENT_NAME else ProjectKind.PROJECT,
        unit="某某区某某局",
        year=2024,
        goal=f"完成{name}年度工作",
        budget=Budget(lines=tuple(lines)),
        indicators=tuple(indicators),
        form="特定目标类项目支出绩效目标申报表",
        source=source(name),
    )


@cache
def sample_projects():
    """The declared projects as the recorded rows repeat them."""
    actuals = [row.values() for row in _rows("actuals-2024.csv")]
    budgets = {row["项目名称"]: row["年初预算数"] for row in _rows("budget-2024.csv")}
    rows = {}
    for name, category, subcategory, third, text, *_ in actuals:
        rows.setdefault(name, []).append((category, subcategory, third, text))
    return tuple(
        project(name, *rows[name], initial=budgets[name], fiscal=budgets[name]) for name in rows
    )


def _rows(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def codes(findings):
    return [item.code for item in findings]
