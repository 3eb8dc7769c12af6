"""The columns of an indicator as documents print them: target, actual and points."""

from __future__ import annotations

from evaltool.report.directions import closed
from evaltool.report.figures import weight_text
from evaltool.report.scores import IndicatorScore
from evaltool.report.view.words import NOTHING


def target_text(entry: IndicatorScore) -> str:
    """年度指标值 in a form: an adjusted one first, the declared one and the approval below."""
    actual = entry.actual
    if actual is None or not actual.adjusted_target:
        return entry.indicator.target_text
    approval = f"\n批复：{actual.approval}" if actual.approval else ""
    return f"{actual.adjusted_target}\n（调整前：{entry.indicator.target_text}）{approval}"


def declared_target(entry: IndicatorScore) -> str:
    """年度指标值 in a sentence; an adjusted one with the declared one after it."""
    actual = entry.actual
    if actual is None or not actual.adjusted_target:
        return entry.indicator.target_text
    return f"{actual.adjusted_target}（调整前{entry.indicator.target_text}）"


def actual_text(entry: IndicatorScore) -> str:
    """实际完成值 as recorded, with the level of a qualitative row; empty where nothing was."""
    actual = entry.actual
    if actual is None:
        return ""
    share = "" if actual.share is None else f"{actual.share.normalize():f}%"
    level = f"{actual.level or ''}{share}"
    if not actual.value:
        return level
    value = closed(actual.value)
    return f"{value}（{level}）" if level else value


def weight(points: int | None) -> str:
    """分值, a dash where it is not known."""
    return NOTHING if points is None else weight_text(points)
