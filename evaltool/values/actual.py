"""`parse_actual`: a recorded 实际完成值, read by the same grammar, in the unit of its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from evaltool.model import Achieved, Inference, Kind, Target, Unreadable
from evaltool.values.context import Context
from evaltool.values.pairing import Pair, paired
from evaltool.values.pieces import NumberTooLongError, Quantity, ShapelessError, Time
from evaltool.values.reading import statements_of
from evaltool.values.refusal import refused
from evaltool.values.spelling import spelled
from evaltool.values.statements import Sentence, Statement, remark_start
from evaltool.values.timing import MissingYearError, timed
from evaltool.values.units import convert, exact, kind_of_unit, measure

_NOWHERE = Context()
_DATED = {Kind.DEADLINE, Kind.PERIOD}


class _RefusalError(ValueError):
    """Ends the reading of an actual; its text is the reason, in Chinese."""


def parse_actual(
    text: str | None, target: Target, context: Context = _NOWHERE
) -> Achieved | Unreadable:
    """What an actual says, in the unit of `target`, or the reason (in Chinese) why it cannot count.

    A number without a unit takes the target's; a sign copied from the target is dropped and
    told; 元 and 万元 convert; free text for a number, a percent for a count and a text without
    a date for a deadline are Unreadable. A qualitative target takes any text.
    """
    text = text or ""
    plain = spelled(text[:5000])
    reason = refused(plain)
    if reason is not None:
        return Unreadable(text=text, reason=reason.replace("指标值", "实际完成值"))
    if target.kind == Kind.QUALITATIVE:
        return Achieved(text=text)
    answer = _answered(text, plain, target, context)
    return Unreadable(text=text, reason=answer) if isinstance(answer, str) else answer


def _answered(text: str, plain: str, target: Target, context: Context) -> Achieved | str:
    """The achieved value, or the reason why there is none."""
    try:
        said = statements_of(plain, keep_years=target.kind in _DATED)
        return _achieved(text, said, target, context)
    except _RefusalError as refusal:
        return str(refusal)
    except MissingYearError:
        return f"“{plain[:20]}”没有写年份"
    except NumberTooLongError:
        return "数字过长，不是实际完成值"
    except ShapelessError:
        return f"“{plain[:20]}”读不出数值或时间"


def _achieved(text: str, said: Sentence, target: Target, context: Context) -> Achieved:
    if target.kind == Kind.COMPOUND:
        return _compound(text, said, target, context)
    if target.kind in _DATED:
        return _dated(text, said.statements, target, context)
    return _numeric(text, _only(text, said, target), target, context)


def _only(text: str, said: Sentence, target: Target) -> Statement:
    """The one value that answers the target; several are only clear if the first one leads."""
    values = [item for item in said.statements if isinstance(item.value, Quantity)]
    if not values:
        raise _RefusalError(f"“{_short(text)}”不是数值，目标是{_described(target)}")
    first, *others = values
    remarks = all(
        item.clause > first.clause and (not first.before or remark_start().match(item.before))
        for item in others
    )
    if not remarks:
        raise _RefusalError(f"“{_short(text)}”里有{len(values)}个数，不知道哪一个是实际完成值")
    if first.before and first.after and others:
        raise _RefusalError(f"“{_short(text)}”是一段文字，不是一个数值")
    return first


def _numeric(text: str, statement: Statement, target: Target, context: Context) -> Achieved:
    quantity = statement.value
    if not isinstance(quantity, Quantity):
        raise _RefusalError(f"“{_short(text)}”不是数值，目标是{_described(target)}")
    if quantity.high is not None:
        raise _RefusalError(f"“{_short(text)}”是一个区间，不是一个数值")
    inferred = _told(quantity, statement)
    value, basis = _in_unit_of(target, quantity, text)
    value, yearly = _each_time(value, target, statement, text)
    return Achieved(text=text, value=value, inferred=(*inferred, *basis, *yearly))


def _told(quantity: Quantity, statement: Statement) -> tuple[Inference, ...]:
    told = []
    if quantity.sign or statement.sign or quantity.bound not in {None, "about", "within"}:
        basis = f"实际完成值带有符号“{quantity.sign or statement.sign or quantity.bound}”，只取数值"
        told.append(Inference(what="value", basis=basis))
    if quantity.about:
        told.append(Inference(what="value", basis="实际完成值是约数，按所写数值计"))
    return tuple(told)


def _in_unit_of(
    target: Target, quantity: Quantity, text: str
) -> tuple[Decimal, tuple[Inference, ...]]:
    if quantity.unit is None:
        return _naked(target, quantity.value, text), _takes(target)
    if target.unit is None:
        return _for_naked(target, quantity)
    if _kind(quantity.unit) == Kind.RATE and target.kind == Kind.RATE:
        return _percent(quantity), ()
    unit = _money(quantity.unit) if target.kind == Kind.AMOUNT else quantity.unit
    wanted = _money(target.unit) if target.kind == Kind.AMOUNT else target.unit
    value = convert(quantity.value, unit, wanted)
    if value is None:
        raise _RefusalError(
            f"实际值的单位“{quantity.unit}”与目标的单位“{target.unit}”不同，不能比较"
        )
    if unit == wanted:
        return value, ()
    basis = f"“{quantity.value:f}{quantity.unit}”换算为“{value:f}{target.unit}”"
    return value, (Inference(what="unit", basis=basis),)


def _kind(unit: str) -> Kind:
    return kind_of_unit(unit)


def _percent(quantity: Quantity) -> Decimal:
    return quantity.value / 10 if quantity.unit == "‰" else quantity.value


def _money(unit: str) -> str:
    """万/月 as 万元/月: among amounts the 元 may be left out."""
    taken = measure(unit)
    return unit if taken.root else unit.replace("万", "万元", 1).replace("亿", "亿元", 1)


def _takes(target: Target) -> tuple[Inference, ...]:
    if target.unit is None:
        return ()
    return (Inference(what="unit", basis=f"没有写单位，按目标的单位“{target.unit}”理解"),)


def _naked(target: Target, value: Decimal, text: str) -> Decimal:
    bound = target.value if target.value is not None else target.high
    small = target.kind == Kind.RATE and bound is not None and bound > 1
    if small and 0 < value <= 1:
        raise _RefusalError(
            f"“{_short(text)}”没有百分号，可以是{value:f}%，也可以是{value * 100:f}%"
        )
    return value


def _for_naked(target: Target, quantity: Quantity) -> tuple[Decimal, tuple[Inference, ...]]:
    """A target without a unit: the actual's unit must be of the same sort."""
    unit = quantity.unit or ""
    if _kind(unit) != target.kind or target.kind == Kind.AMOUNT:
        raise _RefusalError(f"目标没有写单位，实际值写了“{unit}”，不能比较")
    if target.kind == Kind.RATE:
        return _percent(quantity), ()
    value = quantity.value * measure(unit).multiplier
    return value, (Inference(what="unit", basis=f"目标没有写单位，按实际值的单位“{unit}”理解"),)


def _each_time(
    value: Decimal, target: Target, statement: Statement, text: str
) -> tuple[Decimal, tuple[Inference, ...]]:
    """A year's total against a target per quarter or month: what it comes to each time."""
    times = target.per_year and target.value and target.per_year / target.value
    if not times or times == 1 or "每" in statement.before or measure(target.unit or "").per:
        return value, ()
    share = exact(Fraction(value) / Fraction(times))
    if share is None or value == target.value:
        raise _RefusalError(f"目标每期一次次地计，“{_short(text)}”没有说明是每期还是全年合计")
    basis = f"全年合计{value:f}，合每期{share:f}"
    return share, (Inference(what="value", basis=basis),)


def _dated(
    text: str, statements: Sequence[Statement], target: Target, context: Context
) -> Achieved:
    times = [item for item in statements if isinstance(item.value, Time)]
    if not times:
        raise _RefusalError(f"“{_short(text)}”里没有日期，目标是{_described(target)}")
    if len(times) > 1:
        raise _RefusalError(f"“{_short(text)}”里有{len(times)}个日期，不知道哪一个是完成日期")
    statement = times[0]
    time = statement.value
    if not isinstance(time, Time):
        raise TypeError(time)
    year = context.year or (target.end.year if target.end else None)
    read = timed(text, time, before=statement.before, after=statement.after, year=year)
    if read.readings:
        raise _RefusalError(f"“{time.text}”有两种理解，请写明完成日期")
    if target.kind == Kind.DEADLINE and time.last is None and time.first.form == "year":
        raise _RefusalError(f"“{time.text}”只写到年，请写明完成日期")
    start = read.start if read.kind == Kind.PERIOD else None
    return Achieved(text=text, start=start, end=_known(read.end), inferred=read.inferred)


def _known(day: date | None) -> date:
    if day is None:
        raise MissingYearError
    return day


def _compound(text: str, said: Sentence, target: Target, context: Context) -> Achieved:
    if not said.statements:
        raise _RefusalError(f"“{_short(text)}”里没有数值，目标有{len(target.parts)}个部分")
    pairs = paired(said.statements, target.parts)
    parts = tuple(
        _part(text, pair, part, context) for pair, part in zip(pairs, target.parts, strict=True)
    )
    inferred = tuple(dict.fromkeys(pair.basis for pair in pairs if pair.basis))
    return Achieved(text=text, parts=parts, inferred=inferred)


def _part(text: str, pair: Pair, part: Target, context: Context) -> Achieved | Unreadable:
    name = part.label or part.text
    if pair.statement is None:
        return Unreadable(text=text, reason=f"没有找到“{name}”的实际完成值")
    try:
        if part.kind in _DATED:
            return _dated(text, [pair.statement], part, context)
        return _numeric(text, pair.statement, part, context)
    except _RefusalError as refusal:
        return Unreadable(text=text, reason=str(refusal))
    except MissingYearError:
        return Unreadable(text=text, reason=f"“{name}”的日期没有写年份")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:24]}…"


def _described(target: Target) -> str:
    names = {
        Kind.COUNT: "数量",
        Kind.RATE: "百分比",
        Kind.AMOUNT: "金额",
        Kind.DEADLINE: "完成期限",
        Kind.PERIOD: "时间段",
    }
    return f"{names[target.kind]}“{_short(target.text)}”"
