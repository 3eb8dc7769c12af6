"""Counts, rates and amounts: what a target makes of a printed number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.direction import direction_of
from evaltool.values.doubts import told_of
from evaltool.values.naming import kind_by_name, name_hint
from evaltool.values.pieces import Quantity
from evaltool.values.statements import Statement
from evaltool.values.tables import finder, unit_words, words
from evaltool.values.units import is_duration, kind_of_unit, measure

_OPS = {op.value: op for op in Op}
_SHOWN = {">=": "≥", "<=": "≤"}
_OTHER_UNIT = re.compile(r"(?![完分达])[\u4e00-\u9fff]{1,4}(?:/[\u4e00-\u9fff]{1,4})?")
_EVERY_MONTHS = re.compile(r"([1-9]\d?)个月")
_LEADING = re.compile(
    "(?P<ceiling>(?:不得?|不应|未|没有)(?:超过?|高于|大于|突破|多于|超出)|控制在)"
    "|(?P<floor>(?:不得?|不应|未)(?:低于|少于|小于)|至少)"
)
_LEADS = frozenset("不未没控至")
_NO_TIME = Inference(what="unit", basis="没有写单位，是日期、月份还是天数，没有写明")
_NO_START = Inference(what="start", basis="从哪一天算起，表中没有写，只按时长理解")
_LASTING_NAME = re.compile("周期|工期|时长|时限|期限|办理|响应|反馈|用时|耗时|天数|办结|处理|保存")
_ORDINARY = 1000
_PER_PERSON = {"人", "户", "人次", "名", "次"}


def measured(text: str, statement: Statement, context: Context) -> Target:
    """The count, rate or amount that a statement sets, with what is odd about it."""
    target = _measured(text, statement, context)
    if context.about_time:
        target = _without_time(target, statement, context)
    value = target.value
    if not (context.name or target.approximate or _odd(target, value)):
        return target
    told = told_of(target, context)
    return replace(target, inferred=(*target.inferred, *told)) if told else target


def _without_time(target: Target, statement: Statement, context: Context) -> Target:
    """A number under 时效指标, told where it is not said what time it is."""
    if _start_left_out(target, statement, context):
        return replace(target, inferred=(*target.inferred, _NO_START))
    if target.unit is None and target.kind is Kind.COUNT:
        return replace(target, inferred=(*target.inferred, _NO_TIME))
    return target


def _start_left_out(target: Target, statement: Statement, context: Context) -> bool:
    """三年内, 两年内建成: within so long from a day that the cell does not name."""
    return (
        target.op is Op.AT_MOST
        and target.unit in {"年", "个月", "月"}
        and isinstance(statement.value, Quantity)
        and statement.value.bound is not None
        and not _LASTING_NAME.search(context.subject)
    )


def _odd(target: Target, value: Decimal | None) -> bool:
    """Whether a value without a name can be odd: negative, a multiple, huge for what it is."""
    if value is None:
        return target.low is not None and target.low < 0
    divided = target.unit is not None and "/" in target.unit
    return (
        value < 0 or target.unit == "倍" or (value > _ORDINARY and (divided or target.unit == "%"))
    )


def _measured(text: str, statement: Statement, context: Context) -> Target:
    quantity = statement.value
    if not isinstance(quantity, Quantity):
        raise TypeError(quantity)
    unit, unit_basis = _unit(quantity, statement, context)
    sign, sign_basis = _sign(quantity, statement, unit, context)
    kind, kind_basis = _kind(unit, statement, context)
    low, _, unit = scaled = _scaled(quantity, unit)
    if quantity.high is not None:
        return _range(text, statement.label, kind, scaled, unit_basis + kind_basis)
    op = _OPS[sign or "="]
    direction, basis = direction_of(
        op=op,
        written=sign is not None,
        kind=kind,
        value=low,
        unit=unit,
        label=statement.before,
        context=context,
    )
    times = times_a_year(unit, statement.before) if unit and kind is Kind.COUNT else None
    target = Target(
        text=text,
        kind=kind,
        op=op,
        direction=direction,
        value=low,
        unit=unit,
        label=statement.label or None,
        approximate=quantity.about,
        inferred=unit_basis + sign_basis + kind_basis + basis,
        recurring=times is not None,
        per_year=low * times if times else None,
    )
    if kind == Kind.AMOUNT and unit and measure(unit).root in _PER_PERSON:
        return replace(target, readings=(target, replace(target, kind=Kind.COUNT)))
    return _of_what(_doubted(target, quantity, context), context)


def _bare(unit: str) -> bool:
    """万, 亿, 万/月: a multiple of nothing named."""
    taken = measure(unit)
    return not taken.root and taken.multiplier > 1


def _of_what(target: Target, context: Context) -> Target:
    """≥1.5亿: so much of what the name counts, or so much money (省略了“元”)."""
    if target.kind != Kind.COUNT or target.unit is None or not _bare(target.unit):
        return target
    if finder("names", "counted").search(f"{context.subject} {target.label or ''}"):
        return target
    basis = Inference(what="kind", basis=f"“{target.unit}”没有写明是金额还是数量，按数量理解")
    told = replace(target, inferred=(*target.inferred, basis))
    return replace(told, readings=(told, replace(target, kind=Kind.AMOUNT)))


def _unit(
    quantity: Quantity, statement: Statement, context: Context
) -> tuple[str | None, tuple[Inference, ...]]:
    if quantity.unit is not None:
        return quantity.unit, ()
    if context.columns and context.columns.unit:
        return None, ()
    hint = name_hint(context.subject).unit if context.name else None
    if hint:
        return hint, (Inference(what="unit", basis=f"单位“{hint}”取自指标名称"),)
    if _OTHER_UNIT.fullmatch(statement.after):
        basis = f"“{statement.after}”不在单位表中，按计数单位理解"
        return statement.after, (Inference(what="unit", basis=basis),)
    return None, ()


def _sign(
    quantity: Quantity, statement: Statement, unit: str | None, context: Context
) -> tuple[str | None, tuple[Inference, ...]]:
    written = quantity.sign or statement.sign or _bound(quantity.bound, unit)
    written = written or _leading_sign(statement.before)
    if written or not context.name:
        return written, ()
    hint = name_hint(context.name).sign
    if hint is None:
        return None, ()
    return hint, (Inference(what="op", basis=f"符号“{_SHOWN.get(hint, hint)}”取自指标名称"),)


def _leading_sign(before: str) -> str | None:
    """不得超过批复概算3650万元: a bound before the name of its number; 低于上年5% is none."""
    if before[:1] not in _LEADS or finder("relative", "compared").search(before):
        return None
    found = _LEADING.match(before)
    return (found and found.lastgroup and {"floor": ">=", "ceiling": "<="}[found.lastgroup]) or None


def _bound(bound: str | None, unit: str | None) -> str | None:
    if bound == "within":
        thing = unit is None or (kind_of_unit(unit) == Kind.COUNT and not is_duration(unit))
        return None if thing else "<="
    return None if bound == "about" else bound


def _kind(
    unit: str | None, statement: Statement, context: Context
) -> tuple[Kind, tuple[Inference, ...]]:
    if unit is None:
        kind = kind_by_name(context, statement.label)
        named = "百分率" if kind == Kind.RATE else "金额"
        basis = Inference(what="kind", basis=f"没有写单位，按指标名称理解为{named}")
        return (kind, (basis,)) if kind else (Kind.COUNT, ())
    kind = kind_of_unit(unit)
    if kind == Kind.COUNT and _money_left_out(unit, context):
        basis = Inference(what="kind", basis=f"成本类指标的单位“{unit}”，按金额理解")
        return Kind.AMOUNT, (basis,)
    return kind, ()


def _money_left_out(unit: str, context: Context) -> bool:
    """620万/月, 470人/天 under a cost: the 元 was left out or misprinted."""
    taken = measure(unit)
    if taken.root and not (taken.per and taken.root in _PER_PERSON):
        return False
    return kind_by_name(context, "") == Kind.AMOUNT


def _scaled(quantity: Quantity, unit: str | None) -> tuple[Decimal, Decimal, str | None]:
    low, high = quantity.value, quantity.value if quantity.high is None else quantity.high
    if unit is not None and kind_of_unit(unit) == Kind.RATE:
        scale = 10 if unit in unit_words()["permille"] else 1
        return (low / scale, high / scale, "%") if scale > 1 else (low, high, "%")
    return low, high, unit


def _range(
    text: str,
    label: str,
    kind: Kind,
    scaled: tuple[Decimal, Decimal, str | None],
    inferred: tuple[Inference, ...],
) -> Target:
    first, last, unit = scaled
    low, high = min(first, last), max(first, last)
    if low != first:
        basis = f"区间的两端写反，按{low:f}至{high:f}理解"
        inferred += (Inference(what="value", basis=basis),)
    return Target(
        text=text,
        kind=kind,
        op=Op.BETWEEN,
        direction=Direction.IN_RANGE,
        low=low,
        high=high,
        unit=unit,
        label=label or None,
        inferred=inferred,
    )


def times_a_year(unit: str, before: str) -> int | None:
    """How often a year 每季度 or 次/月 is; 0 where that is no fixed number, None for once."""
    periods = _periods()
    per = measure(unit).per
    if len(per) == 1 and per[0] in periods:
        return periods[per[0]]
    if per or "每" not in before:
        return None
    said = before.rsplit("每", 1)[-1].removeprefix("个").removeprefix("一")
    months = _EVERY_MONTHS.match(said)
    if months is not None:
        return 12 // int(months.group(1)) if 12 % int(months.group(1)) == 0 else 0
    return next((times for period, times in periods.items() if said.startswith(period)), None)


@cache
def _periods() -> dict[str, int]:
    """How often a year each period is, the longest word first."""
    periods = words()["period"]
    return {word: int(periods[word]) for word in sorted(periods, key=len, reverse=True)}


def _doubted(target: Target, quantity: Quantity, context: Context) -> Target:
    """Readings of a rate that cannot be what was meant."""
    value = target.value
    if target.kind != Kind.RATE or value is None:
        return target
    if target.unit is None and 0 < value <= 1:
        return _share(target, value)
    subject = f"{context.subject} {target.label or ''}"
    if value <= 100 or target.op == Op.AT_MOST:
        return target
    misread = _misread(target, value) if quantity.sign is None else None
    if misread is not None:
        return replace(target, readings=(target, misread))
    if finder("directions", "bounded").search(subject):
        basis = Inference(what="value", basis="这一比率不会超过100%，数值疑有误")
        doubtful = replace(target, inferred=(*target.inferred, basis))
        return replace(doubtful, readings=(doubtful, replace(doubtful, value=Decimal(100))))
    return target


def _share(target: Target, value: Decimal) -> Target:
    basis = Inference(what="value", basis=f"没有写百分号，“{value}”按{value * 100:f}%理解")
    share = replace(target, value=value * 100, unit="%", inferred=(*target.inferred, basis))
    return replace(share, readings=(share, replace(target, unit="%")))


def _misread(target: Target, value: Decimal) -> Target | None:
    """292% as a scan of ≥92%."""
    printed = f"{value:f}"
    rest = printed[1:]
    if printed[0] != "2" or rest.startswith("0") or not 10 <= Decimal(rest) <= 100:
        return None
    basis = Inference(what="op", basis=f"“{printed}%”疑为“≥{rest}%”之误")
    direction, _ = direction_of(
        op=Op.AT_LEAST,
        written=True,
        kind=target.kind,
        value=Decimal(rest),
        unit=target.unit,
        label="",
        context=Context(),
    )
    return replace(
        target, op=Op.AT_LEAST, value=Decimal(rest), direction=direction, inferred=(basis,)
    )
