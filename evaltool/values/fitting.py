"""A recorded number in the unit of its target, or the reason why it cannot be compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from evaltool.model import Achieved, Direction, Inference, Kind, Target
from evaltool.values.context import Context
from evaltool.values.doubts import halved, out_of_bounds
from evaltool.values.pieces import Quantity
from evaltool.values.plausible import impossible, suspected
from evaltool.values.quantities import times_a_year
from evaltool.values.statements import Statement
from evaltool.values.tables import finder, word_list
from evaltool.values.units import convert, exact, kind_of_unit, measure
from evaltool.values.wording import plain

_SLIP = 1000
"""A naked amount that many times its target in 万元 was meant in 元, or is a slip."""

_A_YEAR = {("年",), ("年度",)}
_Fitted = tuple[Decimal, tuple[Inference, ...]]
_SHOWN = {">=": "≥", "<=": "≤"}


class RefusalError(ValueError):
    """Ends the reading of an actual; its text is the reason, in Chinese."""


def short(text: str) -> str:
    """A text as it is quoted in a reason."""
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:24]}…"


def fitted(text: str, statement: Statement, target: Target, context: Context) -> Achieved:
    """The number of a statement in the unit of its target.

    Raises:
        RefusalError: it cannot be compared with the target.
    """
    quantity = _number(text, statement)
    _refuse_opposed(text, quantity, statement, target)
    value, basis = _in_unit_of(target, quantity, text)
    if reason := impossible(value, target, context):
        raise RefusalError(f"“{short(text)}”{reason}")
    if target.kind == Kind.RATE and value > 100 and _bounded(target, context):
        raise RefusalError(f"“{short(text)}”超过100%，这一比率不会超过100%")
    value, yearly = _each_time(value, target, statement, text)
    told = (*_told(quantity, statement), *basis, *yearly)
    if odd := suspected(value, target) or _odd_share(value, quantity, target, context):
        told += (Inference(what="value", basis=f"“{short(text)}”{odd}"),)
    return Achieved(text=text, value=value, inferred=told)


def _odd_share(value: Decimal, quantity: Quantity, target: Target, context: Context) -> str | None:
    """9.85% for ≥95%, and 98.5个."""
    printed = quantity.value if quantity.unit else value
    read = replace(target, value=printed, unit=quantity.unit or target.unit)
    if target.kind == Kind.RATE and target.value is not None and target.value < value * 5:
        return None
    return out_of_bounds(read, context) or halved(read, context)


def _number(text: str, statement: Statement) -> Quantity:
    quantity = statement.value
    if not isinstance(quantity, Quantity):
        raise RefusalError(f"“{short(text)}”不是数值")
    if quantity.high is not None:
        raise RefusalError(f"“{short(text)}”是一个区间，不是一个数值")
    if statement.after.startswith(("未", "没有", "尚未")):
        raise RefusalError(f"“{short(text)}”的数值后面写着“{short(statement.after)}”，是否完成不明")
    if statement.before in word_list("doubt", "for_sign"):
        raise RefusalError(f"“{short(text)}”疑为识别或录入错误")
    return quantity


def _refuse_opposed(text: str, quantity: Quantity, statement: Statement, target: Target) -> None:
    """不足500人 against ≥500人 is no sign copied from the target: it may say the contrary."""
    sign = quantity.sign or statement.sign or quantity.bound or ""
    floor = target.direction == Direction.AT_LEAST and sign.startswith("<")
    ceiling = target.direction == Direction.AT_MOST and sign.startswith(">")
    if floor or ceiling:
        raise RefusalError(f"“{short(text)}”写的是界限，与目标的方向相反，读不出实际完成值")


def _bounded(target: Target, context: Context) -> bool:
    subject = f"{context.subject} {target.label or ''}"
    return finder("directions", "bounded").search(subject) is not None


def _told(quantity: Quantity, statement: Statement) -> tuple[Inference, ...]:
    told = []
    bound = None if quantity.bound in {"about", "within"} else quantity.bound
    if sign := quantity.sign or statement.sign or bound:
        basis = f"实际完成值带有符号“{_SHOWN.get(sign, sign)}”，只取数值"
        told.append(Inference(what="value", basis=basis))
    if quantity.about:
        told.append(Inference(what="value", basis="实际完成值是约数，按所写数值计"))
    return tuple(told)


def _in_unit_of(target: Target, quantity: Quantity, text: str) -> _Fitted:
    if quantity.unit is None:
        return _naked(target, quantity.value, text)
    if target.unit is None:
        return _for_naked(target, quantity)
    if kind_of_unit(quantity.unit) == Kind.RATE and target.kind == Kind.RATE:
        return _percent(quantity), ()
    unit, wanted = _compared(quantity.unit, target)
    value = convert(quantity.value, unit, wanted)
    if value is None:
        raise RefusalError(
            f"实际值的单位“{quantity.unit}”与目标的单位“{target.unit}”不同，不能比较"
        )
    if unit == wanted:
        return value, ()
    basis = f"“{plain(quantity.value)}{quantity.unit}”换算为“{plain(value)}{target.unit}”"
    return value, (Inference(what="unit", basis=basis),)


def _compared(unit: str, target: Target) -> tuple[str, str]:
    """The two units as they are compared: 万 among amounts is 万元, a year's 次 answers 次/月."""
    wanted = target.unit or ""
    if not measure(unit).root and target.kind == Kind.COUNT:
        return f"{unit}{measure(wanted).root}", wanted
    if target.kind == Kind.AMOUNT:
        return _money(unit), _money(wanted)
    if target.per_year and not measure(unit).per:
        return unit, wanted.split("/", 1)[0]
    if measure(unit).per in _A_YEAR and not measure(wanted).per and not target.per_year:
        return unit.split("/", 1)[0], wanted
    return unit, wanted


def _percent(quantity: Quantity) -> Decimal:
    return quantity.value / 10 if quantity.unit == "‰" else quantity.value


def _money(unit: str) -> str:
    taken = measure(unit)
    return unit if taken.root else unit.replace("万", "万元", 1).replace("亿", "亿元", 1)


def _naked(target: Target, value: Decimal, text: str) -> _Fitted:
    bound = target.value if target.value is not None else target.high
    if bound is not None and bound > 1 and target.kind == Kind.RATE and 0 < value <= 1:
        share = plain(value * 100)
        raise RefusalError(f"“{short(text)}”没有百分号，可以是{plain(value)}%，也可以是{share}%")
    if target.unit is None:
        return value, ()
    large = bound is not None and bound > 0 and value >= bound * _SLIP
    if target.kind == Kind.AMOUNT and large and measure(target.unit).multiplier > 1:
        raise RefusalError(f"“{short(text)}”没有写单位，疑为元而不是{target.unit}")
    basis = f"没有写单位，按目标的单位“{target.unit}”理解"
    return value, (Inference(what="unit", basis=basis),)


def _for_naked(target: Target, quantity: Quantity) -> _Fitted:
    """A target without a unit: the actual's unit must be of the same sort."""
    unit = quantity.unit or ""
    if kind_of_unit(unit) != target.kind or target.kind == Kind.AMOUNT:
        raise RefusalError(f"目标没有写单位，实际值写了“{unit}”，不能比较")
    if target.kind == Kind.RATE:
        return _percent(quantity), ()
    value = quantity.value * measure(unit).multiplier
    return value, (Inference(what="unit", basis=f"目标没有写单位，按实际值的单位“{unit}”理解"),)


def _each_time(value: Decimal, target: Target, statement: Statement, text: str) -> _Fitted:
    """A year's total against a target per quarter or month: what it comes to each time."""
    if not target.recurring and (times_a_year(_unit(statement), statement.before) or 1) != 1:
        raise RefusalError(f"“{short(text)}”按每期计，目标不是，请写明全年合计")
    times = target.per_year and target.value and target.per_year / target.value
    if not times or times == 1 or _says_how_often(statement):
        return value, ()
    share = exact(Fraction(value) / Fraction(times))
    if share is None or value == target.value:
        raise RefusalError(f"目标按每期计，“{short(text)}”没有说明是每期的还是全年合计的")
    basis = f"全年合计{plain(value)}，合每期{plain(share)}"
    return share, (Inference(what="value", basis=basis),)


def _unit(statement: Statement) -> str:
    quantity = statement.value
    return (quantity.unit or "") if isinstance(quantity, Quantity) else ""


def _says_how_often(statement: Statement) -> bool:
    return "每" in statement.before or bool(measure(_unit(statement)).per)
