"""A workspace of five years: one project, rising meetings, an indicator that was renamed."""

from __future__ import annotations

import csv
from pathlib import Path

YEARS = range(2020, 2025)
_DECLARED = (
    "单位",
    "项目名称",
    "年度",
    "预算数（万元）",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
)
_RECORDED = (
    *("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
    *("完成情况", "完成比例", "样本量", "满意份数"),
)
_BUDGET = ("项目名称", "资金类别", "资金来源", "年初预算数", "全年预算数", "全年执行数")


def several_years(folder: Path) -> Path:
    """Write the workspace; its own year is the last one."""
    (folder / "evaltool.toml").write_text("year = 2024\n", encoding="utf-8")
    for year in YEARS:
        _year(folder, year)
    return folder


def _year(folder: Path, year: int) -> None:
    later = year - YEARS[0]
    name = "会议次数" if later else "开会次数"
    rows = [
        ("产出指标", "数量指标", name, "≥10次", f"{10 + later}次", "", ""),
        ("效益指标", "社会效益指标", "办结率", "≥90%", f"{80 + later}%", "", ""),
        ("满意度指标", "服务对象满意度", "代表满意度", "≥90%", "96%", "200", "192"),
    ]
    declared = [("某某局", "会议费", str(year), "20", *row[:4]) for row in rows]
    recorded = [("会议费", *row[:5], "", "", *row[5:]) for row in rows]
    budget = [("会议费", "年度资金总额", "合计", "20", "20", str(15 + later))]
    _write(folder / "targets" / str(year) / "目标.csv", _DECLARED, declared)
    _write(folder / "actuals" / str(year) / "完成.csv", _RECORDED, recorded)
    _write(folder / "actuals" / str(year) / "预算.csv", _BUDGET, budget)


def _write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
