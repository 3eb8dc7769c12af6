"""A bureau's folder: one working folder a unit, forms as docx or xlsx, actuals as csv or xlsx."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.generated.families import YEAR
from tests.generated.forms import Cells, grid_docx, grid_xlsx
from tests.generated.year import Form, Year, made_year

_ACTUALS = (
    *("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "完成情况"),
    *("完成比例", "偏差原因分析及改进措施", "佐证材料"),
)
_BUDGET = ("项目名称", "年初预算数", "全年预算数", "全年执行数", "预算调整原因", "执行率偏低原因")
_SITUATION = ("项目名称", "主管部门", "实施单位", "总体目标实际完成情况", "填报日期")


def write_bureau(
    folder: Path, *, units: int, projects: int = 12, seed: int = 1
) -> tuple[Path, ...]:
    """Write the working folders of so many units, one below the other; their folders."""
    return tuple(
        write_unit(folder / f"{number + 1:04d}", made_year(number, projects=projects, seed=seed))
        for number in range(units)
    )


def write_unit(folder: Path, year: Year) -> Path:
    """Write one unit's working folder, without settings: the bureau says the year."""
    targets, actuals = folder / "targets" / str(YEAR), folder / "actuals" / str(YEAR)
    targets.mkdir(parents=True)
    actuals.mkdir(parents=True)
    grids = [_form(year.unit, form) for form in year.forms]
    tables = {
        "实际完成情况": _actuals(year),
        "预算执行": _budget(year),
        "项目情况": _situation(year),
    }
    if folder.name.endswith(("3", "7")):
        (targets / "申报表.xlsx").write_bytes(grid_xlsx([("", grid) for grid in grids]))
        sheets = [
            (name, [[(text, 1, 1) for text in row] for row in rows])
            for name, rows in tables.items()
        ]
        (actuals / "采集表.xlsx").write_bytes(grid_xlsx(sheets))
    else:
        (targets / "申报表.docx").write_bytes(grid_docx(grids))
        for name, rows in tables.items():
            (actuals / f"{name}.csv").write_bytes(_csv(rows))
    return folder


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _actuals(year: Year) -> list[Sequence[str]]:
    lines = [
        (
            *(form.name, row.category, row.subcategory, row.name, row.target),
            *(row.recorded.value, row.recorded.level, row.recorded.share, row.recorded.reason),
            "工作台账",
        )
        for form in year.forms
        for row in form.rows
    ]
    return [_ACTUALS, *lines]


def _budget(year: Year) -> list[Sequence[str]]:
    return [_BUDGET, *(_amounts(form) for form in year.forms)]


def _amounts(form: Form) -> Sequence[str]:
    executed = "" if form.executed is None else str(form.executed)
    reasons = (form.change_reason, form.low_rate_reason)
    return (form.name, str(form.initial), str(form.adjusted), executed, *reasons)


def _situation(year: Year) -> list[Sequence[str]]:
    done = "年度任务总体完成，保障到位。"
    rows = ((form.name, year.unit, year.unit, done, f"{YEAR + 1}-03-20") for form in year.forms)
    return [_SITUATION, *rows]


def _form(unit: str, form: Form) -> Cells:
    """The declared form in the layout of the real ones, the levels merged downwards."""
    head = "部门整体支出绩效目标申报表" if form.department else "特定目标类项目支出绩效目标申报表"
    own = [] if form.department else [[("项目名称", 1, 1), (form.name, 4, 1)]]
    return [
        [(head, 5, 1)],
        [(f"（{YEAR}年度）", 5, 1)],
        *own,
        [("预算单位", 1, 1), (unit, 4, 1)],
        [("项目资金（万元）", 1, 2), ("年度资金总额:", 2, 1), (f"{form.initial:,}", 2, 1)],
        [("", 0, 0), ("其中：财政拨款", 2, 1), (f"{form.initial:,}", 2, 1)],
        [("总体目标", 1, 1), (form.goal, 4, 1)],
        *_indicators(form),
    ]


def _indicators(form: Form) -> Iterator[list[tuple[str, int, int]]]:
    heights = _runs([row.category for row in form.rows])
    lower = _runs([(row.category, row.subcategory) for row in form.rows])
    whole = len(form.rows) + 1
    names = [("三级指标", 1, 1)] if not form.department else []
    wide = 2 if form.department else 1
    yield [
        *[("绩效指标", 1, whole), ("一级指标", 1, 1), ("二级指标", 1, 1), *names],
        ("指标值（包含数字及文字描述）", wide, 1),
    ]
    for at, row in enumerate(form.rows):
        name = [] if form.department else [(row.name, 1, 1)]
        yield [
            *[("", 0, 0), (row.category, 1, heights[at]), (row.subcategory, 1, lower[at]), *name],
            (row.target, wide, 1),
        ]


def _runs(values: Sequence[object]) -> list[int]:
    """How many equal neighbours begin at each place, 0 where one goes on."""
    return [
        0
        if at and values[at - 1] == value
        else next((n for n, other in enumerate(values[at:]) if other != value), len(values) - at)
        for at, value in enumerate(values)
    ]
