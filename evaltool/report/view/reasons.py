"""What the column 偏差原因分析及改进措施 says of a row, and what it still lacks."""

from __future__ import annotations

from evaltool.report.directions import closed
from evaltool.report.figures import points_text
from evaltool.report.scores import IndicatorScore, RowScore
from evaltool.report.view.far import far_above
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import State, Unread

UNDECIDED: dict[Unread, str] = {
    Unread.TARGET_UNREADABLE: "年度指标值无法判读",
    Unread.ACTUAL_BLANK: "实际完成值未填",
    Unread.ACTUAL_NOT_A_QUANTITY: "实际完成值不是数量",
    Unread.ACTUAL_NOT_A_DATE: "实际完成值不是日期",
    Unread.UNIT_DIFFERS: "实际完成值与年度指标值单位不一致",
    Unread.LEVEL_BLANK: "完成情况未填",
    Unread.LEVEL_UNKNOWN: "完成情况不是达成、部分达成、未达成之一",
    Unread.SHARE_MISSING: "完成比例未填",
    Unread.SHARE_OUTSIDE_BAND: "完成比例与完成情况的档次不符",
    Unread.BUDGET_BLANK: "预算数或执行数未填或无法采用",
    Unread.BUDGET_ZERO: "全年预算数为零",
    Unread.POINTS_UNKNOWN: "分值未定",
    Unread.DECIDED_REFUSED: "认定得分无法识别",
    Unread.ACTUAL_DISPUTED: "实际完成值填写不止一次，互相矛盾",
}


def undecided_text(row: RowScore) -> str:
    """Why a row is undecided (待定原因)."""
    return UNDECIDED.get(row.unread, "尚不能判定")


def remark(entry: IndicatorScore) -> str:
    """What was recorded about the deviation, what the officer decided, why it is undecided."""
    actual, row = entry.actual, entry.row
    lines = [actual.reason] if actual and actual.reason else []
    if row.state is State.DECIDED:
        lines.append(decision_text(entry))
    if row.state is State.UNDECIDED:
        lines.append(f"待定：{undecided_text(row)}")
    return "\n".join(lines)


def decision_text(entry: IndicatorScore) -> str:
    """The officer's decision beside the computed score (认定得分)."""
    row, actual = entry.row, entry.actual
    computed = "待定" if row.computed is None else f"{points_text(row.computed)}分"
    score = "" if row.score is None else points_text(row.score)
    reason = closed(actual.decided_reason) if actual and actual.decided_reason else "未填"
    return f"认定得分{score}分（按规则计算{computed}），理由：{reason}"


def reason_missing(entry: IndicatorScore, ruleset: RuleSet) -> bool:
    """Whether the form asks for a reason here and none was recorded."""
    if entry.actual and (entry.actual.reason or entry.actual.decided_reason):
        return False
    return entry.row.lost or far_above(entry, ruleset)
