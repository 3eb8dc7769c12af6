"""What no actual (实际完成值) can be, however well it reads: each with its reason, in Chinese.

A negative count, money a thousand times off its target, a date of another time and digits
that a comma or a space parts oddly are slips. None of them is full or 0 in silence.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from evaltool.model import Direction, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.spacing import spaced_digits, stray_point
from evaltool.values.tables import finder

_SLIP = 1000
"""Money that many times above or below its target is suspected to be in another unit."""

_SHIFTS = frozenset(Decimal(10) ** power for power in range(1, 7))
_TENS = 100
_FAR = 100
_HALF, _HIGHEST = 50, 300

_PARTED = re.compile(r"(?<![\d,.])\d+(?:\.\d+)?(?:,\d+)+(?!\d*[年月日号季])(?:\.\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")

_TWICE = re.compile(r"(\d[\d.]*)([^\d()]{0,4})\((\d[\d.]*)\2\)")


def parted_number(text: str, plain: str) -> str | None:
    """Why the digits of a text are no one number, as in 93,5%, 1 2 and 1次(2次); else None."""
    if (spaced := spaced_digits(text)) is not None:
        return f"“{spaced[:20]}”的数字之间有空格，读不出一个数值"
    if (stray := stray_point(text)) is not None:
        return f"“{stray}”的小数点有误，读不出一个数值"
    for found in _PARTED.finditer(plain):
        if not _THOUSANDS.fullmatch(found.group()):
            return f"“{found.group()[:20]}”里的逗号不是千位分隔符，读不出一个数值"
    twice = _TWICE.fullmatch(plain)
    if twice and twice.group(1) != twice.group(3):
        return f"“{plain[:20]}”里有2个数，不知道哪一个是实际完成值"
    return None


def impossible(value: Decimal, target: Target, context: Context) -> str | None:
    """Why a number in the unit of its target cannot be its actual, None where it can."""
    if value < 0 and not _may_be_negative(target, context):
        return "是负数，这一指标的实际完成值不会是负数"
    if target.kind == Kind.AMOUNT and _off(value, target):
        return "与目标相差一千倍以上，疑为元、万元写错"
    return None


def suspected(value: Decimal, target: Target) -> str | None:
    """What to look at where a number may be its actual, but looks like a slip; else None.

    A 0 or a decimal point too many leaves the digits of the target: 5000 for 500, 1.5 for 15.
    A scan leaves a 2 for ≥: the target 2150 and the actual 152.
    """
    bound = target.value
    if bound is None or bound <= 0 or value <= 0 or value == bound:
        return None
    times = max(value / bound, bound / value)
    telling = len(_digits(bound)) > 1 or value > bound >= _TENS  # 1 of 100 may be done
    if times in _SHIFTS and telling:
        return f"与目标正好相差{times:f}倍，请核对小数点和0的个数"
    if target.kind is Kind.RATE and bound >= _HALF and value > _HIGHEST:
        return f"超过{_HIGHEST}%，请核对小数点"
    if value / bound >= _FAR and bound > 1:
        return f"是目标的{_FAR}倍以上，请核对目标和单位"
    rest = f"{bound:f}"[1:]
    if target.op is Op.EQUAL and f"{bound:f}"[0] == "2" and len(rest) > 1 and rest[0] != "0":
        meant = Decimal(rest)
        if meant <= value <= meant * 2 and value * 2 < bound:
            return f"远低于目标，目标首位的“2”疑为“≥”之误（≥{rest}），请核对指标值"
    return None


def _digits(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").strip("0")


def _may_be_negative(target: Target, context: Context) -> bool:
    # at least 0 only says something of what can fall below it
    if target.direction == Direction.AT_LEAST and target.value == 0:
        return True
    bounds = (target.value, target.low, target.high)
    if any(bound is not None and bound < 0 for bound in bounds) or target.unit == "℃":
        return True
    subject = f"{context.subject} {target.label or ''} {target.text}"
    return finder("directions", "negative").search(subject) is not None


def _off(value: Decimal, target: Target) -> bool:
    bounds = [bound for bound in (target.value, target.low, target.high) if bound]
    if value == 0 or not bounds:
        return False
    return value * _SLIP <= min(bounds) or value >= max(bounds) * _SLIP


def out_of_time(
    start: date | None, end: date | None, target: Target, year: int | None
) -> str | None:
    """Why days cannot be those of an actual, None where they can.

    More than a year before the planned year began, later than the year after it, or, for a
    period, beside the planned years altogether.
    """
    planned = [day.year for day in (target.start, target.end) if day]
    years = planned if year is None else [*planned, year]
    if end is None or not years:
        return None
    if start is not None and (end.year < min(years) or start.year > max(years)):
        return f"不在计划的{_spoken(min(years), max(years))}，请核对年份"
    if not min(years) - 1 <= end.year <= max(years) + 1:
        return f"离计划的{_spoken(min(years), max(years))}太远，请核对年份"
    return None


def _spoken(first: int, last: int) -> str:
    return f"{first}年" if first == last else f"{first}年至{last}年"
