"""`parse_actual`: a recorded 实际完成值, read by the same grammar, in the unit of its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from evaltool.model import Achieved, Kind, Target, Unreadable
from evaltool.values.context import Context
from evaltool.values.fitting import RefusalError, fitted, short
from evaltool.values.pairing import Pair, paired
from evaltool.values.pieces import (
    NoSuchDayError,
    NumberTooLongError,
    Quantity,
    ShapelessError,
    Time,
)
from evaltool.values.reading import statements_of
from evaltool.values.refusal import refused
from evaltool.values.spelling import spelled
from evaltool.values.statements import Sentence, Statement, remark_start
from evaltool.values.timing import MissingYearError, timed

_NOWHERE = Context()
_DATED = {Kind.DEADLINE, Kind.PERIOD}


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
    except RefusalError as refusal:
        return str(refusal)
    except MissingYearError:
        return f"“{plain[:20]}”没有写年份"
    except NumberTooLongError:
        return "数字过长，不是实际完成值"
    except NoSuchDayError as error:
        return f"“{error}”不是一个存在的日期"
    except ShapelessError:
        return f"“{plain[:20]}”读不出数值或时间"


def _achieved(text: str, said: Sentence, target: Target, context: Context) -> Achieved:
    if target.kind == Kind.COMPOUND:
        return _compound(text, said, target, context)
    if target.kind in _DATED:
        return _dated(text, said.statements, target, context)
    return fitted(text, _only(text, said, target), target, context)


def _only(text: str, said: Sentence, target: Target) -> Statement:
    """The one value that answers the target; several are only clear if the first one leads."""
    values = [item for item in said.statements if isinstance(item.value, Quantity)]
    if not values:
        raise RefusalError(f"“{short(text)}”不是数值，目标是{_described(target)}")
    first, *others = values
    remarks = all(
        item.clause > first.clause and (not first.before or remark_start().match(item.before))
        for item in others
    )
    if not remarks:
        raise RefusalError(f"“{short(text)}”里有{len(values)}个数，不知道哪一个是实际完成值")
    if first.before and first.after and others:
        raise RefusalError(f"“{short(text)}”是一段文字，不是一个数值")
    return first


def _dated(
    text: str, statements: Sequence[Statement], target: Target, context: Context
) -> Achieved:
    times = [item for item in statements if isinstance(item.value, Time)]
    if not times:
        raise RefusalError(f"“{short(text)}”里没有日期，目标是{_described(target)}")
    if len(times) > 1:
        raise RefusalError(f"“{short(text)}”里有{len(times)}个日期，不知道哪一个是完成日期")
    statement = times[0]
    time = statement.value
    if not isinstance(time, Time):
        raise TypeError(time)
    year = context.year or (target.end.year if target.end else None)
    read = timed(text, time, before=statement.before, after=statement.after, year=year)
    if read.readings:
        raise RefusalError(f"“{time.text}”有两种理解，请写明完成日期")
    if target.kind == Kind.DEADLINE and time.last is None and time.first.form == "year":
        raise RefusalError(f"“{time.text}”只写到年，请写明完成日期")
    start = read.start if read.kind == Kind.PERIOD else None
    return Achieved(text=text, start=start, end=_known(read.end), inferred=read.inferred)


def _known(day: date | None) -> date:
    if day is None:
        raise MissingYearError
    return day


def _compound(text: str, said: Sentence, target: Target, context: Context) -> Achieved:
    if not said.statements:
        raise RefusalError(f"“{short(text)}”里没有数值，目标有{len(target.parts)}个部分")
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
        return fitted(text, pair.statement, part, context)
    except RefusalError as refusal:
        return Unreadable(text=text, reason=str(refusal))
    except MissingYearError:
        return Unreadable(text=text, reason=f"“{name}”的日期没有写年份")


def _described(target: Target) -> str:
    names = {
        Kind.COUNT: "数量",
        Kind.RATE: "百分比",
        Kind.AMOUNT: "金额",
        Kind.DEADLINE: "完成期限",
        Kind.PERIOD: "时间段",
    }
    return f"{names[target.kind]}“{short(target.text)}”"
