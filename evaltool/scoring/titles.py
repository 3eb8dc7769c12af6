"""How findings and explanations call a row, and why a row is undecided."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.model import Achieved, Case, FundLine, Indicator, Source, Unreadable
from evaltool.scoring.schema import EXECUTION_ROW, Unread

REASONS: Mapping[Unread, str] = MappingProxyType(
    {
        Unread.TARGET_UNREADABLE: "年度指标值无法识别",
        Unread.ACTUAL_BLANK: "没有填写实际完成值",
        Unread.ACTUAL_NOT_A_QUANTITY: "实际完成值不是可以计算的数值",
        Unread.ACTUAL_NOT_A_DATE: "实际完成值中没有可以识别的日期",
        Unread.UNIT_DIFFERS: "实际完成值的单位与年度指标值不一致",
        Unread.LEVEL_BLANK: "没有填写完成情况（达成、部分达成、未达成）",
        Unread.LEVEL_UNKNOWN: "完成情况不在达成、部分达成、未达成之内",
        Unread.SHARE_MISSING: "没有填写可用的完成比例",
        Unread.SHARE_OUTSIDE_BAND: "完成比例不在完成情况所属的档次之内",
        Unread.BUDGET_BLANK: "全年预算数或全年执行数没有填写",
        Unread.BUDGET_ZERO: "全年预算数不是大于零的数，执行率无法计算",
        Unread.POINTS_UNKNOWN: "分值没有申报，也无法推算",
        Unread.DECIDED_REFUSED: "认定得分无法识别",
        Unread.ACTUAL_DISPUTED: "填写了不止一次，实际完成值互相矛盾",
    }
)
"""Why a row is undecided (待定原因)."""

_FIELDS = {
    Unread.LEVEL_BLANK: "level",
    Unread.LEVEL_UNKNOWN: "level",
    Unread.SHARE_MISSING: "share",
    Unread.SHARE_OUTSIDE_BAND: "share",
    Unread.POINTS_UNKNOWN: "points",
    Unread.DECIDED_REFUSED: "decided",
}
_AMOUNTS = {"adjusted": "全年预算数", "executed": "全年执行数"}
_LONGEST = 20


def indicator_title(indicator: Indicator) -> str:
    """An indicator as a person calls it: its name, else its second level and its target."""
    if indicator.name:
        return indicator.name
    text = "".join(indicator.target_text.split())
    return f"{indicator.subcategory}（{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}）"


def reason(case: Case, place: int, unread: Unread) -> str:
    """Why a row is undecided, with what the reading of its cell found wrong."""
    detail = "" if place == EXECUTION_ROW else _detail(case, place, unread)
    told = _of_points(case, place) if unread is Unread.POINTS_UNKNOWN else ""
    told = told or (_of_budget(case) if unread is Unread.BUDGET_BLANK else "")
    told = told or REASONS.get(unread, "尚不能判定")
    return f"{told}（{detail}）" if detail else told


def _of_points(case: Case, place: int) -> str:
    """Why points that are not blank are not known."""
    actual, indicator = case.actuals[place], case.project.indicators[place]
    if actual is not None and "points" in actual.unread:
        return "填写的分值无法采用"
    return "两处申报的分值或指标个数不一致" if "points" in indicator.unread else ""


def _of_budget(case: Case) -> str:
    """Which amounts of the budget are blank and which hold what is not known."""
    line = case.budget.line() or FundLine()
    absent = [field for field in _AMOUNTS if getattr(line, field) is None]
    unread = [_AMOUNTS[field] for field in absent if field in line.unread]
    blank = [_AMOUNTS[field] for field in absent if field not in line.unread]
    told = [f"{'、'.join(unread)}填写的内容无法采用"] if unread else []
    return "，".join([*told, *([f"没有填写{'、'.join(blank)}"] if blank else [])])


def budget_cell(case: Case, field: str) -> Source:
    """The cell of an amount or a reason of the budget, or the nearest there is to it."""
    line = case.budget.line()
    found = line and (line.cell(field) or line.origin)
    return found or case.project.source


def cell(case: Case, place: int, unread: Unread) -> Source:
    """The cell to look at for an undecided row."""
    if place == EXECUTION_ROW:
        adjusted, executed = case.budget.adjusted, case.budget.executed
        wrong = adjusted is None or adjusted <= 0
        return budget_cell(case, "adjusted" if wrong or executed is not None else "executed")
    actual = case.actuals[place]
    if actual is None or unread is Unread.TARGET_UNREADABLE:
        return case.project.indicators[place].source
    field = _FIELDS.get(unread)
    return actual.cell(field) if field else actual.source


def _detail(case: Case, place: int, unread: Unread) -> str:
    target, achieved = case.targets[place], case.achieved[place]
    if unread is Unread.TARGET_UNREADABLE:
        return target.reason if isinstance(target, Unreadable) else ""
    if unread in (Unread.ACTUAL_BLANK, Unread.POINTS_UNKNOWN) or achieved is None:
        return ""
    wrong = [achieved] if isinstance(achieved, Unreadable) else _unread_parts(achieved)
    return "；".join(map(_quoted, wrong))


def _quoted(item: Unreadable) -> str:
    """The reason, led by the text where it does not quote it itself."""
    return item.reason if item.text in item.reason else f"“{item.text}”{item.reason}"


def _unread_parts(achieved: Achieved) -> list[Unreadable]:
    return [part for part in achieved.parts if isinstance(part, Unreadable)]
