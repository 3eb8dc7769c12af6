"""How a target was understood, and what to fill in for it, in the officer's words."""

from __future__ import annotations

from evaltool.model import Direction, Kind, Target, Unreadable
from evaltool.values import normal_form

QUALITATIVE_HINT = "定性"
"""How the hint of a qualitative row begins; the colours of the sheet go by it."""

_DONE_WHEN = {
    Direction.AT_LEAST: "不低于即完成",
    Direction.AT_MOST: "不超过即完成",
    Direction.EXACT: "等于即完成",
    Direction.IN_RANGE: "在范围内即完成",
    Direction.BY_DATE: "按期即完成",
}
_HINTS = {
    Kind.COUNT: "数量",
    Kind.RATE: "比率",
    Kind.AMOUNT: "金额",
    Kind.DEADLINE: "完成日期\n（年月日）",
    Kind.PERIOD: "起止时间\n（年月）",
    Kind.QUALITATIVE: f"{QUALITATIVE_HINT}：\n选完成情况",
}


def understood(target: Target | Unreadable) -> str:
    """What a target was understood to mean (理解为)."""
    if isinstance(target, Unreadable):
        return f"未能识别：{target.reason}"
    if target.kind is Kind.QUALITATIVE:
        return "定性指标"
    return "".join((normal_form(target), _done_when(target), _other_readings(target)))


def _done_when(target: Target) -> str:
    directions = {part.direction for part in target.parts or (target,)}
    words = _DONE_WHEN.get(next(iter(directions)) or Direction.EXACT)
    if len(directions) != 1 or None in directions or words is None:
        return ""
    inferred = any(
        item.what == "direction" for part in target.parts or (target,) for item in part.inferred
    )
    return f"，{words}（推定）" if inferred else f"，{words}"


def _other_readings(target: Target) -> str:
    others = [normal_form(reading) for reading in target.readings[1:]]
    return f"；也可读作{'、'.join(others)}" if others else ""


def what_to_fill_in(target: Target | Unreadable) -> str:
    """What kind of value the row takes, with its unit (填写提示)."""
    if isinstance(target, Unreadable):
        return "照实填写，并\n核对申报表"
    if target.kind is Kind.COMPOUND:
        return "逐项填写：\n" + "、".join(part.label or "" for part in target.parts if part.label)
    unit = f"\n（{target.unit}）" if target.unit else ""
    dated = target.kind in (Kind.DEADLINE, Kind.PERIOD, Kind.QUALITATIVE)
    return _HINTS[target.kind] + ("" if dated else unit)


def how_to_fill_in(target: Target | Unreadable) -> str:
    """The message shown while the cell of 实际完成值 is selected."""
    if isinstance(target, Unreadable):
        return "该项年度指标值未能识别，请照实填写完成情况，并核对申报表。"
    return _MESSAGES[target.kind]


_MESSAGES = {
    Kind.COUNT: "填实际完成的数量，带上单位。没有结果的留空，不要填 0。",
    Kind.RATE: "填实际达到的比率，带上百分号。没有结果的留空。",
    Kind.AMOUNT: "填实际金额，带上单位（元或万元）。没有结果的留空。",
    Kind.DEADLINE: "填实际完成的日期，写明年月日。没有完成的留空，并在偏差原因中说明。",
    Kind.PERIOD: "填实际起止时间，写明年月或年月日。",
    Kind.COMPOUND: "按年度指标值所列的各项，逐项填写名称和数值，用逗号隔开。",
    Kind.QUALITATIVE: "写明完成了什么，再在“完成情况”中选择；部分达成、未达成的须填完成比例。",
}
