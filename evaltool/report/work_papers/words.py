"""What was understood, in words: targets, recorded values, inferences and places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evaltool.model import Achieved, Actual, Inference, Kind, Target, Unreadable
from evaltool.report.figures import date_text
from evaltool.report.scores import all_inferred
from evaltool.values import normal_form
from evaltool.vocabulary import INFERENCE_TITLES


def understood(target: Target | Unreadable) -> str:
    """A 指标值 in its normal form, or why it was not understood."""
    if isinstance(target, Unreadable):
        return f"未读懂：{target.reason}"
    text = normal_form(target)
    if not target.ambiguous:
        return text
    others = "；".join(normal_form(reading) for reading in target.readings[1:])
    return f"{text}（另一种理解：{others}；按前者评分）" if others else text


def read_as(
    target: Target | Unreadable, actual: Actual | None, achieved: Achieved | Unreadable | None
) -> str:
    """A 实际完成值 as it was read, in the unit of its target."""
    if isinstance(target, Target) and target.kind is Kind.QUALITATIVE:
        return _level(actual)
    return _achieved(target, achieved)


def inferences(target: Target | Unreadable, achieved: Achieved | Unreadable | None) -> str:
    """What the cells do not say and why it is held, of target and recorded value."""
    lines = [f"指标值{_inference(item)}" for item in all_inferred(target)]
    return "；".join(lines + [f"完成值{_inference(item)}" for item in all_inferred(achieved)])


def plain(number: Decimal) -> str:
    """A number without trailing zeros or exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _inference(item: Inference) -> str:
    return f"{INFERENCE_TITLES.get(item.what, item.what)}：{item.basis}"


def _level(actual: Actual | None) -> str:
    if actual is None:
        return ""
    share = "" if actual.share is None else f"{plain(actual.share)}%"
    return " ".join(part for part in (actual.level, share) if part)


def _achieved(target: Target | Unreadable, achieved: Achieved | Unreadable | None) -> str:
    if achieved is None:
        return ""
    if isinstance(achieved, Unreadable):
        return f"未读懂：{achieved.reason}"
    if achieved.parts:
        return _parts(target, achieved)
    if achieved.value is not None:
        unit = target.unit if isinstance(target, Target) else None
        return f"{plain(achieved.value)}{unit or ''}"
    return _days(achieved.start, achieved.end)


def _parts(target: Target | Unreadable, achieved: Achieved) -> str:
    wanted = target.parts if isinstance(target, Target) else ()
    if len(wanted) != len(achieved.parts):
        return "；".join(_achieved(target, part) for part in achieved.parts)
    return "；".join(
        f"{part.label or ''}{_achieved(part, got)}"
        for part, got in zip(wanted, achieved.parts, strict=True)
    )


def _days(start: date | None, end: date | None) -> str:
    return "至".join(date_text(day) for day in dict.fromkeys((start, end)) if day)
