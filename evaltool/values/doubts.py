"""What is odd about a value beside its name: about so much, negative, or in another sort of unit.

None of it changes the reading; it is told, so that the officer looks at the cell.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.naming import name_hint
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
_UNBOUNDED = re.compile(
    "完成|执行|利用|使用|周转|收益|回报|利润|倍|保值|增值|产销|负债|拨备|上座|入住|满座|饱和|达产|超额|产出|投资|带动|替代|效率|强度|功率|汇率|频率|费率|税率|采收"
)
_COMERS = frozenset("人户台辆")
_SQUARE = frozenset(("平方米", "㎡"))
_OPPOSITE = {Op.AT_LEAST: "<=", Op.AT_MOST: ">="}
_HALF_AT_LEAST = 50
_ALL_DAY = 24
_ON_DUTY = re.compile("值班|值守|守护|看护|监控|监测|开放|运行")
_SHARE = re.compile("(?:率|占比|比重|比例|满意度|知晓度)$")
_NUMBERED = re.compile("[数量次分额值长积程度]$|指数|得分|评分|数量|人数|面积|编制|[(（]")
_SPENT = re.compile("(?:支出|经费|费用|成本|金额)$")
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
    for doubt in (_without_base, out_of_bounds, halved, *_BESIDE_NAMES):
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
    measured = target.kind == Kind.RATE and _MEASURED.search(subject)
    change = (_changed() if measured else _since()).search(label)
    if change is None or (target.kind == Kind.RATE and not measured):
        return None
    if re.search(f"{change.group()}[到至为]", target.text):
        return None
    return f"“{change.group()}”说的是变化，要有上年的数才能对照，表中没有写"


@cache
def _since() -> re.Pattern[str]:
    table = words()["changes"]
    return re.compile(rf"(?:{either(table['since'])}).{{0,4}}?(?:{either(table['verbs'])})了?$")


@cache
def _changed() -> re.Pattern[str]:
    """提高5% under a rate: by so many points, by a twentieth, or to 5%."""
    verbs = [verb for verb in words()["changes"]["verbs"] if len(verb) > 1]
    return re.compile(rf"{_since().pattern}|^(?:再|逐年|稳步|持续)?(?:{either(verbs)})了?$")


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
    if value > 100 and _is_share(subject):
        return "这一比率不会超过100%，请核对"
    if finder("changes", "named").search(subject) or not 0 < value < _LOWEST_RATE:
        return None
    if not finder("directions", "bounded").search(subject):
        return None
    return "这一比率通常接近100%，请核对小数点和单位"


def _unbracketed(name: str) -> str:
    return _BRACKETS.sub("", name).strip()


def _is_share(subject: str) -> bool:
    """Whether what is measured is a part of a whole: 结业率, not 增长率 or 完成率."""
    if finder("changes", "named").search(subject) or _UNBOUNDED.search(subject):
        return False
    bounded = finder("directions", "bounded").search(subject)
    return bool(bounded or _SHARE.search(_unbracketed(subject)))


def _unit_left_out(target: Target, context: Context) -> str | None:
    """3-5 and, under 质量指标, ≥8: so many of what, or cut short."""
    if target.kind != Kind.COUNT or target.unit is not None or not context.name:
        return None
    if context.columns or _NUMBERED.search(f"{context.subject}{target.label or ''}"):
        return None
    counted = context.subcategory in {None, "数量指标"} and not target.label
    if (target.low is None and counted) or context.about_satisfaction or context.about_time:
        return None
    return "没有写单位，是多少什么没有写明"


def _share_of_money(target: Target, context: Context) -> str | None:
    """80% under 培训经费支出: of the budget, or of something else."""
    spent = _SPENT.search(_unbracketed(context.subject))
    if target.kind != Kind.RATE or target.label or not spent:
        return None
    return "指标名称是金额，指标值是百分比，占什么的比例没有写明"


def _all_day(target: Target, context: Context) -> str | None:
    """24小时 under 值班室: day and night, or so long in all."""
    if target.unit != "小时" or target.value != _ALL_DAY or target.op is not Op.EQUAL:
        return None
    return (
        "“24小时”是全天不断，还是共24小时，没有写明" if _ON_DUTY.search(context.subject) else None
    )


def _odd_unit(target: Target, context: Context) -> str | None:
    """9/10万, 50人/次, 100立方米/平方米: a rate or a product, not written out."""
    unit = target.unit or ""
    if "/" not in unit:
        return None
    if unit[0] == "/":
        rated = context.subject.endswith("率")
        return None if rated else f"“{unit}”的比率是多少什么，没有写明"
    if re.search(r"/[2-9]", unit) and unit[-1:] == unit[:1]:
        return f"“{unit}”是两个数还是一个，没有写明"
    taken = measure(unit)
    if taken.root in _COMERS and taken.per == ("次",):
        return f"“{unit}”是每次多少，还是{taken.root}次，没有写明"
    if taken.root in unit_words()["scale"]["volume"] and not _SQUARE.isdisjoint(taken.per):
        return f"“{unit}”是两个单位还是一个，没有写明"
    return None


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
    name = _unbracketed(name[:200])
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


def _sign_against_name(target: Target, context: Context) -> str | None:
    """≤95% of 筛查率, ≥5% of 投诉率, ≥20万元 under a name that says ≤: one of them is a slip."""
    if target.op not in _OPPOSITE or not context.name:
        return None
    hinted = name_hint(context.name).sign
    if hinted in _OPPOSITE.values() and hinted == _OPPOSITE[target.op]:
        return "关系符号与指标名称中的相反，请核对"
    if target.kind != Kind.RATE or target.value is None or target.label:
        return None
    name = _unbracketed(context.name)
    averted = finder("directions", "averted").search(name)
    if target.op is Op.AT_LEAST and finder("directions", "less").search(name) and not averted:
        return "指标越低越好，关系符号却是“≥”，请核对"
    good = averted or target.value >= _HALF_AT_LEAST
    bounded = finder("directions", "bounded").search(name) or name.endswith("筛查率")
    if target.op is Op.AT_MOST and good and bounded and "受害率" not in name:
        return "指标越高越好，关系符号却是“≤”，请核对"
    return None


_BESIDE_NAMES = (_sign_against_name, _unit_left_out, _share_of_money, _all_day, _odd_unit)
