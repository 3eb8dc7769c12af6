"""A target in three columns and a deviation in words, as the work papers print them."""

from __future__ import annotations

import re
from decimal import Decimal

from evaltool.audit.figures import shown
from evaltool.model import Achieved, Direction, Kind, Op, Target, Unreadable

_SIGNS = {
    Op.AT_LEAST: "≥",
    Op.AT_MOST: "≤",
    Op.EQUAL: "=",
    Op.MORE_THAN: "＞",
    Op.LESS_THAN: "＜",
}
_DIRECTIONS = {Direction.AT_LEAST: "≥", Direction.AT_MOST: "≤", Direction.EXACT: "="}
_SPACE = re.compile(r"\s+")
_WHOLE = 100


def three_columns(target: Target | Unreadable, text: str) -> tuple[str, str, str]:
    """指标性质, 指标值 and 度量单位 of a target; a target without a number keeps its text."""
    if isinstance(target, Unreadable):
        return "", _SPACE.sub(" ", text), ""
    if target.kind is Kind.QUALITATIVE:
        return "定性", _SPACE.sub(" ", text), ""
    if target.value is None or target.parts:
        return "", _SPACE.sub(" ", text), ""
    sign = _DIRECTIONS.get(target.direction, "") if target.direction else ""
    if target.op is not None and target.op is not Op.EQUAL:
        sign = _SIGNS.get(target.op, sign)
    return sign, shown(target.value), target.unit or ""


def deviation(target: Target | Unreadable, achieved: Achieved | Unreadable | None) -> str:
    """偏离度: (actual − target) / target in percent, "" where it cannot be told."""
    if isinstance(target, Unreadable) or not isinstance(achieved, Achieved):
        return ""
    if achieved.value is None or not target.value:
        return ""
    off = (achieved.value - target.value) / abs(target.value) * _WHOLE
    return f"{shown(off.quantize(Decimal('0.01')))}%"
