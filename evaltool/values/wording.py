"""`normal_form`: what was understood, written the one way an officer would read it back."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from evaltool.model import Direction, Kind, Op, Target
from evaltool.values.units import measure

_SIGNS = {Op.AT_LEAST: "≥", Op.AT_MOST: "≤", Op.MORE_THAN: ">", Op.LESS_THAN: "<"}
_COUNTED = {"月": "个月", "季度": "个季度"}
"""Units which behind a number would name a month or a quarter."""
_OFTEN = {1: "每年", 2: "每半年", 4: "每季度", 12: "每月", 36: "每旬"}


def normal_form(target: Target) -> str:
    """The target in one fixed wording (规范写法); read again it means the same.

    A sign stands only where one was written: what was inferred is inferred again.
    """
    if target.kind == Kind.COMPOUND:
        heading = f"{target.label}：" if target.label else ""
        return heading + "，".join(normal_form(part) for part in target.parts)
    if target.kind == Kind.QUALITATIVE:
        return " ".join(target.text.split())
    label = target.label or ""
    return (label.removesuffix("每年") if target.recurring and not target.value else label) + (
        _value_form(target)
    )


def _value_form(target: Target) -> str:
    if target.kind == Kind.DEADLINE:
        return _deadline(target)
    if target.kind == Kind.PERIOD:
        return _period(target)
    if target.low is not None and target.high is not None:
        return _range(target.low, target.high, _unit(target))
    about = "约" if target.approximate else ""
    return f"{_often(target)}{_sign(target)}{about}{plain(target.value)}{_unit(target)}"


def _unit(target: Target) -> str:
    return _COUNTED.get(target.unit or "", target.unit or "")


def plain(value: Decimal | None) -> str:
    """A number without exponent and idle zeros; nothing for None."""
    if value is None:
        return ""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _sign(target: Target) -> str:
    if target.op in _SIGNS:
        return _SIGNS[target.op]
    return "=" if target.direction == Direction.EXACT and not _inferred(target) else ""


def _inferred(target: Target) -> bool:
    return any(item.what == "direction" for item in target.inferred)


def _often(target: Target) -> str:
    """每季度 before a count that recurs, unless its unit says so or the label does."""
    if not target.recurring or not target.value or measure(target.unit or "").per:
        return ""
    if "每" in (target.label or "") or target.per_year is None:
        return ""
    return _OFTEN.get(int(target.per_year / target.value), "")


def _range(low: Decimal, high: Decimal, unit: str) -> str:
    if low < 0 and low == -high:
        return f"±{plain(high)}{unit}"
    joint = "~" if low < 0 else "-"
    return f"{plain(low)}{unit if unit == '%' else ''}{joint}{plain(high)}{unit}"


def _deadline(target: Target) -> str:
    day = target.end
    if day is None:
        return target.text
    return f"每年{day.month}月{day.day}日前" if target.recurring else f"{_day(day)}前"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _period(target: Target) -> str:
    start, end = target.start, target.end
    if start is None or end is None:
        return target.text
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if not whole:
        return f"{_day(start)}至{_day(end)}"
    if start.year != end.year:
        return f"{start.year}年{start.month}月至{end.year}年{end.month}月"
    return f"{start.year}年{start.month}-{end.month}月"
