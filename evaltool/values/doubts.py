"""What is odd about a value beside its name: about so much, negative, or in another sort of unit.

None of it changes the reading; it is told, so that the officer looks at the cell.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.tables import either, finder, unit_words, words
from evaltool.values.units import is_duration, measure

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_MEASURED = re.compile("率|比例|占比|比重|满意度|覆盖面")
_A_YEAR = {("年",), ("年度",)}
_EACH = ("均", "每")
_DAYS = frozenset(("天", "日"))
_DEAREST_DAY = 10_000
"""元 for a person and a day beyond which a price is a slip."""
_LONGEST_YEAR = {"个月": 12, "月": 12, "天": 366, "周": 53}
_HIGHEST_RATE = 1000
_LOWEST_RATE = 10
_WHOLE = frozenset("人名位户家个座台套辆次场期项件份所处间栋头只株村批本册篇幢棵艘")
"""Units of what is never halved."""


def told_of(target: Target, context: Context) -> tuple[Inference, ...]:
    """What is told of a count, rate or amount that was read."""
    told: tuple[Inference, ...] = ()
    if target.approximate:
        told += (Inference(what="value", basis="写的是约数，按所写数值理解"),)
    value = target.value if target.low is None or target.low == -(target.high or 0) else target.low
    if value is not None and value < 0 and not _can_fall(target, context):
        told += (Inference(what="value", basis="指标值是负数，请核对"),)
    if target.unit and context.name:
        told += _misfit(target.kind, target.unit, context.name, timely=context.about_time)
    for doubt in (_without_base, out_of_bounds, halved):
        if basis := doubt(target, context):
            told += (Inference(what="value", basis=basis),)
    return told


def _without_base(target: Target, context: Context) -> str | None:
    """增长2倍, and 较上年提高2个百分点 under a rate: nothing without last year's value."""
    label, subject = target.label or "", context.subject
    if target.unit == "倍" and "倍" not in subject:
        return "“倍”要有基数才能对照，表中没有写基数"
    if target.kind == Kind.AMOUNT or not label or not subject:
        return None
    if finder("changes", "named").search(subject):
        return None
    change = _since().search(label)
    if change is None or (target.kind == Kind.RATE and not _MEASURED.search(subject)):
        return None
    return f"“{change.group()}”说的是变化，要有上年的数才能对照，表中没有写"


@cache
def _since() -> re.Pattern[str]:
    table = words()["changes"]
    return re.compile(rf"(?:{either(table['since'])}).{{0,4}}?(?:{either(table['verbs'])})了?$")


def out_of_bounds(target: Target, context: Context) -> str | None:
    """0.95%, ‰ or 2000% of what is near 100 %; 45000元/人·天; 13个月/年."""
    value = target.value
    if value is None or target.unit is None:
        return None
    if target.kind == Kind.RATE:
        return _odd_rate(target, value, context)
    taken = measure(target.unit)
    each_day = "人" in taken.per and not _DAYS.isdisjoint(taken.per)
    if target.kind == Kind.AMOUNT and each_day and value * taken.multiplier >= _DEAREST_DAY:
        return "每人每天的金额过大，请核对"
    if taken.per in _A_YEAR and value > _LONGEST_YEAR.get(taken.root, value):
        return f"一年没有{value:f}{taken.root}，请核对"
    return None


def _odd_rate(target: Target, value: Decimal, context: Context) -> str | None:
    if target.op in {Op.AT_MOST, Op.LESS_THAN} or target.direction == Direction.AT_MOST:
        return None
    if value > _HIGHEST_RATE:
        return "百分比超过1000%，数值疑有误"
    subject = f"{context.subject} {target.label or ''}"
    if finder("changes", "named").search(subject) or not 0 < value < _LOWEST_RATE:
        return None
    if not finder("directions", "bounded").search(subject):
        return None
    return "这一比率通常接近100%，请核对小数点和单位"


def halved(target: Target, context: Context) -> str | None:
    """98.5个: a part of what is only counted whole."""
    value = target.value
    if target.kind != Kind.COUNT or value is None or value == value.to_integral_value():
        return None
    subject = f"{context.subject} {target.label or ''}"
    if target.unit not in _WHOLE or any(word in subject for word in _EACH):
        return None
    return f"“{target.unit}”不会有小数，请核对"


def _can_fall(target: Target, context: Context) -> bool:
    subject = f"{context.subject} {target.label or ''} {target.text}"
    if target.unit == "℃":
        return True
    if target.kind == Kind.RATE:
        return not finder("directions", "bounded").search(subject)
    return finder("directions", "negative").search(subject) is not None


@lru_cache(maxsize=4096)
def _misfit(kind: Kind, unit: str, name: str, *, timely: bool) -> tuple[Inference, ...]:
    """100人 under 合格率, 300元 under 培训人数: one of the two is not what was meant."""
    name = _BRACKETS.sub("", name[:200]).strip()
    sort = _sort_of(kind, unit)
    if timely and sort == "time":  # 按时缴纳税费 within a year
        return ()
    for misfit in words()["misfits"].values():
        odd = next((end for end in misfit["names"] if name.endswith(end)), None)
        if odd and sort in misfit["sorts"]:
            basis = f"单位“{unit}”与指标名称中的“{odd}”不符，请核对"
            return (Inference(what="unit", basis=basis),)
    return ()


def _sort_of(kind: Kind, unit: str) -> str:
    """What a unit measures; "" for other classifiers and what is divided (次/年)."""
    if kind == Kind.RATE:
        return "rate"
    taken = measure(unit)
    if kind == Kind.AMOUNT:
        return "money"
    if taken.per:
        return ""
    if is_duration(unit):
        return "time"
    return _sorts().get(taken.root.lower(), "physical" if unit.isascii() or unit == "℃" else "")


@cache
def _sorts() -> dict[str, str]:
    scale = unit_words()["scale"]
    families = {name: list(scale[name]) for name in ("length", "area", "volume", "weight")}
    families["area"] += ["亩", "平方"]
    families["people"] = ["人", "名", "位", "人次", "人数"]
    families["times"] = ["次", "场", "场次", "期", "批次", "件", "篇", "份"]
    families["things"] = ["个", "项"]
    return {unit: name for name, units in families.items() for unit in units}
