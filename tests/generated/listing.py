"""The same years as one long export table: a row an indicator, amounts in 元."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from tests.generated.families import YEAR
from tests.generated.year import Form, Row, made_year

_HEADINGS = (
    *(
        "单位名称",
        "项目名称",
        "年度",
        "年初预算数（元）",
        "全年预算数（元）",
        "全年执行数（元）",
        "年度目标",
    ),
    *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "完成情况", "完成比例"),
    "偏差原因分析及改进措施",
)


def write_listing(path: Path, *, units: int, projects: int = 12, seed: int = 1) -> None:
    """Write the years of so many units into one csv file, the department forms left out."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(_HEADINGS)
    for number in range(units):
        year = made_year(number, projects=projects, seed=seed)
        for form in year.forms:
            if not form.department:
                lines.writerows(_line(year.unit, form, row) for row in form.rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def _line(unit: str, form: Form, row: Row) -> Sequence[str]:
    amounts = (form.initial, form.adjusted, form.executed)
    return (
        *(unit, form.name, str(YEAR)),
        *("" if amount is None else f"{amount * 10000:.2f}" for amount in amounts),
        *(form.goal, row.category, row.subcategory, row.name, row.target),
        *(row.recorded.value, row.recorded.level, row.recorded.share, row.recorded.reason),
    )
