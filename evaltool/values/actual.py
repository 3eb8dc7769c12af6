"""`parse_actual`: a recorded 实际完成值, read by the same grammar, in the unit of its target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from evaltool.model import Achieved, Direction, Inference, Kind, Target, Unreadable
from evaltool.values.answer import answer, comment_sort, described
from evaltool.values.cautions import slips
from evaltool.values.context import Context
from evaltool.values.damage import lettered
from evaltool.values.dates import serial_point
from evaltool.values.fitting import RefusalError, fitted, short
from evaltool.values.leftovers import beside_actual
from evaltool.values.pairing import Pair, paired
from evaltool.values.pieces import (
    NoSuchDayError,
    NumberTooLongError,
    Quantity,
    ShapelessError,
    Time,
)
from evaltool.values.plausible import out_of_time, parted_number
from evaltool.values.ranks import reached_rank
from evaltool.values.reading import cut, in_brackets, statements_of
from evaltool.values.refusal import refused
from evaltool.values.spelling import spelled
from evaltool.values.statements import Sentence, Statement
from evaltool.values.tables import word_list
from evaltool.values.timing import MissingYearError, timed

_NOWHERE = Context()
_DATED = {Kind.DEADLINE, Kind.PERIOD}
_STORED = Inference(what="end", basis="只有一个数字，按电子表格的日期序号理解")
_BRACKETS = re.compile(r"\([^()]*\)")
_UNDONE = ("未完成", "未完工", "未竣工", "尚未", "没有完成", "正在")


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
    odd = parted_number(text, plain) if target.kind not in _DATED else None
    answer = (
        lettered(plain)
        or odd
        or _in_words(text, plain, target)
        or _answered(text, in_brackets(plain) or plain, target, context)
    )
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
        return error.reason
    except ShapelessError:
        return f"“{plain[:20]}”读不出数值或时间"


def _in_words(text: str, plain: str, target: Target) -> Achieved | None:
    """A number that words state: a rank (第2名), or that nothing happened (未发生 is 0)."""
    if (rank := reached_rank(plain, target)) is not None:
        basis = Inference(what="value", basis=f"“{plain}”是名次，按第{rank}名理解")
        return Achieved(text=text, value=Decimal(rank), inferred=(basis,))
    words = _BRACKETS.sub("", plain)
    feared = target.kind is Kind.COUNT and Direction.AT_MOST is target.direction
    if feared and words in word_list("none", "happened"):
        basis = Inference(what="value", basis=f"“{words}”按0理解")
        return Achieved(text=text, value=Decimal(0), inferred=(basis,))
    return None


def _achieved(text: str, said: Sentence, target: Target, context: Context) -> Achieved:
    if target.kind == Kind.COMPOUND:
        return _compound(text, said, target, context)
    if target.kind in _DATED:
        if any(word in said.opening for word in _UNDONE):
            raise RefusalError(f"“{short(text)}”说明尚未完成，没有完成日期")
        return _dated(text, said.statements, target, context)
    achieved = fitted(text, answer(text, said, target, context), target, context)
    plain = spelled(text[:5000])
    told = (*beside_actual(cut(plain), achieved.value), *slips(plain))
    return replace(achieved, inferred=(*achieved.inferred, *told)) if told else achieved


def _dated(
    text: str, statements: Sequence[Statement], target: Target, context: Context
) -> Achieved:
    times = [item for item in statements if isinstance(item.value, Time)] or _stored(statements)
    if not times:
        raise RefusalError(f"“{short(text)}”里没有日期，目标是{described(target)}")
    if any(
        isinstance(each.value, Time) and each.value.first.form == "month_list" for each in times
    ):
        raise RefusalError(f"“{short(text)}”里有几个月份，不知道哪一个是完成日期")
    if len(times) > 1:
        raise RefusalError(f"“{short(text)}”里有{len(times)}个日期，不知道哪一个是完成日期")
    statement = times[0]
    if comment_sort(statement, target, context) == "planned":
        raise RefusalError(f"“{short(text)}”写的是计划或预计的日期，不是完成日期")
    time = statement.value
    if not isinstance(time, Time):
        raise TypeError(time)
    year = context.year or (target.end.year if target.end else None)
    stored = () if time.text else (_STORED,)
    read = timed(text, time, before=statement.before, after=statement.after, year=year)
    if read.readings:
        raise RefusalError(f"“{time.text}”有两种理解，请写明完成日期")
    if target.kind == Kind.DEADLINE and time.last is None and time.first.form == "year":
        raise RefusalError(f"“{time.text}”只写到年，请写明完成日期")
    told = beside_actual(cut(spelled(text[:5000])), None)
    start = read.start if read.kind == Kind.PERIOD else None
    if reason := out_of_time(start, read.end, target, context.year):
        raise RefusalError(f"“{time.text}”{reason}")
    inferred = (*read.inferred, *stored, *told)
    return Achieved(text=text, start=start, end=_known(read.end), inferred=inferred)


def _stored(statements: Sequence[Statement]) -> list[Statement]:
    """The day that a spreadsheet stored as a naked number."""
    if len(statements) != 1 or statements[0].before or statements[0].after:
        return []
    value = statements[0].value
    naked = isinstance(value, Quantity) and value.unit is None and value.high is None
    point = serial_point(value.value) if isinstance(value, Quantity) and naked else None
    return [replace(statements[0], value=Time(point))] if point else []


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
