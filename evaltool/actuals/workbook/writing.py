"""The collection workbook as bytes: the same declaration and records give the same bytes.

It holds no formula: nothing to recalculate and no stale result, in Excel, WPS and LibreOffice
alike. What depends on what is filled in is shown by conditional colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from evaltool.actuals.pairing import pair
from evaltool.actuals.records import Actuals
from evaltool.actuals.workbook.budgets import add_budgets
from evaltool.actuals.workbook.guide import add_guide
from evaltool.actuals.workbook.indicators import add_indicators
from evaltool.actuals.workbook.looks import Looks
from evaltool.actuals.workbook.sheet import Head
from evaltool.actuals.workbook.situations import add_situations
from evaltool.model import Case, Project
from evaltool.workbooks import new_workbook

_TITLE = "绩效目标实际完成情况采集表"


def write_collection(
    projects: tuple[Project, ...], *, sample: bool = False, existing: Actuals | None = None
) -> bytes:
    """The collection workbook for the declared projects.

    Args:
        projects: the declared forms; cancelled ones keep their rows.
        sample: mark every sheet as 示例数据.
        existing: records to fill in where they pair with an indicator.
    """
    return write_cases(collected_cases(projects, existing or Actuals()), sample=sample)


def write_cases(cases: Sequence[Case], *, sample: bool) -> bytes:
    """The collection workbook for cases, with what is recorded in them filled in."""
    buffer = BytesIO()
    with new_workbook(buffer, f"{_period(cases)}{_TITLE}") as book:
        looks = Looks(book)
        head = Head(period=_period(cases), line=f"单位：{_units(cases)}", sample=sample)
        add_guide(book, looks, head, _year(cases))
        add_indicators(book, looks, cases, head)
        add_budgets(book, looks, cases, head)
        add_situations(book, looks, cases, head)
    return buffer.getvalue()


def collected_cases(projects: tuple[Project, ...], existing: Actuals) -> tuple[Case, ...]:
    """The projects in declared order with what was recorded, cancelled ones among them."""
    paired = pair(projects, existing)
    cases = {id(case.project): case for case in (*paired.cases, *paired.cancelled)}
    return tuple(cases[id(project)] for project in projects)


def _year(cases: Sequence[Case]) -> int | None:
    years = {case.project.year for case in cases}
    return years.pop() if len(years) == 1 else None


def _period(cases: Sequence[Case]) -> str:
    year = _year(cases)
    return f"{year}年度" if year else ""


def _units(cases: Sequence[Case]) -> str:
    return "、".join(dict.fromkeys(case.project.unit for case in cases if case.project.unit))
