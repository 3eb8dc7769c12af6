"""A cell with one value: the value, words that happen to hold a number, or either."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from evaltool.model import Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.dates import Point, read_point, serial_point
from evaltool.values.meaning import compound, either_of, valued, words_only
from evaltool.values.naming import name_hint
from evaltool.values.pieces import Quantity, Time
from evaltool.values.quantities import measured
from evaltool.values.statements import Sentence, Statement, sharing_labels
from evaltool.values.tables import word_list, words
from evaltool.values.units import is_duration

_LONGEST_NOUN = 8
# 2022.1231: one of the two dots of a date was lost
_LOST_DOT = re.compile(r"(20\d\d)\.?(\d\d)\.?(\d\d)")
_YEARLY = frozenset(("学年", "学期", "学年度", "年度", "财年", "季"))
_FIRST_YEAR, _LAST_YEAR = 1980, 2099
_SPAN_NAME = re.compile(
    "(?:实施|完成|起止|开展|建设|服务|使用|保障)[^天时次()]*(?:时间|期|期限|周期|月份|进度)$"
)


def single(text: str, said: Sentence, context: Context) -> Target:
    """The meaning of a sentence with one value."""
    statement = said.statements[0]
    labels = sharing_labels(statement.label)
    if labels and isinstance(statement.value, Quantity):
        return compound(text, [replace(statement, before=label) for label in labels], context)
    if isinstance(statement.value, Quantity) and statement.value.unit in _YEARLY:
        school_years = _of_school_years(text, statement.value)
        if school_years is not None:
            return school_years
    for doubt in (_misread_sign, _contradicted, _date_or_number):
        if (doubtful := doubt(text, statement, context)) is not None:
            return doubtful
    target = valued(text, statement, context)
    if isinstance(statement.value, Time) and statement.value.first.precise:
        target = _instead_of_a_range(target, context)
    certainty = _certainty(statement, target, said.opening)
    if certainty == "sure" or target.readings:
        return target
    if certainty == "likely":
        return either_of(target, words_only(text))
    return either_of(words_only(text), target)


def _of_school_years(text: str, value: Quantity) -> Target | None:
    """2023-2024学年: a time, and never so many of them."""
    if not _FIRST_YEAR <= value.value <= _LAST_YEAR:
        return None
    basis = f"“{value.value:f}{value.unit}”从哪一天到哪一天，表中没有写，按定性理解"
    return replace(words_only(text), inferred=(Inference(what="end", basis=basis),))


def _instead_of_a_range(day: Target, context: Context) -> Target:
    """3月5日 where so many times are asked for: what a spreadsheet makes of 3-5."""
    asked = None if context.about_time else name_hint(context.name or "").unit
    if asked is None:
        return day
    basis = f"指标按“{asked}”计，写的却是日期，疑为表格软件改写的数值，请核对"
    return replace(day, inferred=(*day.inferred, Inference(what="value", basis=basis)))


def _misread_sign(text: str, statement: Statement, context: Context) -> Target | None:
    """工5%: one odd character before the number, where a scan lost the sign."""
    value = statement.value
    if not statement.before or statement.before not in word_list("doubt", "for_sign"):
        return None
    if not isinstance(value, Quantity) or value.sign or value.unit is None:
        return None
    plain = measured(text, replace(statement, before=""), context)
    meant = measured(text, replace(statement, before="", value=replace(value, sign=">=")), context)
    basis = Inference(what="op", basis=f"“{statement.before}”疑为“≥”之误")
    meant = replace(meant, inferred=(*meant.inferred, basis))
    return replace(meant, readings=(meant, plain))


def _contradicted(text: str, statement: Statement, context: Context) -> Target | None:
    """≥60分贝以下: the sign and the word behind the value say opposite things."""
    value = statement.value
    if not isinstance(value, Quantity) or not value.sign or value.sign == "=":
        return None
    if value.bound not in {">=", "<="} or value.bound[0] == value.sign[0]:
        return None
    signed = replace(statement, value=replace(value, bound=None))
    bounded = replace(statement, value=replace(value, sign=None))
    return either_of(measured(text, signed, context), measured(text, bounded, context))


def _date_or_number(text: str, statement: Statement, context: Context) -> Target | None:
    """5月、10月 as well as words; a lone 2023.12 or 202412 as date and as number."""
    value = statement.value
    if isinstance(value, Time) and value.first.form == "month_list":
        return either_of(valued(text, statement, context), words_only(text))
    if statement.before or statement.after:
        return None
    return _lone_date_or_number(text, statement, context)


def _lone_date_or_number(text: str, statement: Statement, context: Context) -> Target | None:
    value = statement.value
    if isinstance(value, Time):
        dotted = value.first.form == "dotted_month" and value.last is None and not value.edge
        if not dotted or "." not in value.text or context.may_be_about_time:
            return None
        number = replace(statement, value=Quantity(Decimal(value.text)))
        return either_of(measured(text, number, context), valued(text, statement, context))
    if context.about_time and _one_year(value):
        year = replace(statement, value=Time(_whole_year(), None, None, text))
        return either_of(measured(text, statement, context), valued(text, year, context))
    point = _points_of_digits(value, context) if context.about_time and value.unit is None else None
    if point is None:
        return None
    moment = replace(statement, value=Time(*point, None, f"{value.value}"))
    date = valued(text, moment, context)
    if "." in f"{value.value}" and _LOST_DOT.fullmatch(f"{value.value}"):
        basis = Inference(what="end", basis=f"“{value.value}”疑缺一个点，按日期理解")
        date = replace(date, readings=(), inferred=(*date.inferred, basis))
    return either_of(date, measured(text, statement, context))


def _points_of_digits(value: Quantity, context: Context) -> tuple[Point, Point | None] | None:
    """The time that naked digits can mean: 2024, 202412, 45657, 5.1-10.31."""
    if value.sign:
        return None
    if value.high is not None:
        first, last = (
            _dotted(number) or _month(number, context) for number in (value.value, value.high)
        )
        return (first, last) if first and last else None
    point = _point_of_digits(f"{value.value}") or serial_point(value.value) or _dotted(value.value)
    return (point, None) if point else None


def _one_year(value: Quantity) -> bool:
    """=1年 under 时效指标: a year long, or in the year."""
    return (
        value.value == 1
        and value.unit == "年"
        and value.sign in {None, "="}
        and not value.bound
        and value.high is None
    )


def _whole_year() -> Point:
    point = read_point("全年")
    if point is None:
        raise LookupError("全年")
    return point


def _point_of_digits(digits: str) -> Point | None:
    if not digits.startswith("20"):
        return None
    if len(digits) == 4:
        return read_point(f"{digits}年")
    if solid := _LOST_DOT.fullmatch(digits):
        return read_point(".".join(solid.groups()))
    return read_point(f"{digits[:4]}.{digits[4:]}") if len(digits) == 6 else None


def _month(number: Decimal, context: Context) -> Point | None:
    """1-12 under 项目实施期: the months."""
    named = _SPAN_NAME.search(context.subject)
    fits = number == int(number) and 1 <= number <= 12
    return read_point(f"{number}月") if named and fits else None


def _dotted(number: Decimal) -> Point | None:
    first, dot, second = f"{number}".partition(".")
    if not dot or len(first) > 2 or len(second) > 2:
        return None
    return read_point(f"20{first}.{second}" if int(first) > 12 else f"{first}月{second}日")


def _certainty(statement: Statement, target: Target, opening: str) -> str:
    """How sure it is that the value is the target: sure, likely, or unlikely (then words)."""
    before, after, value = statement.before, statement.after, statement.value
    if opening:
        return "likely"
    if isinstance(value, Time):
        return _time_certainty(value, before, after)
    return _quantity_certainty(statement, value, target)


def _quantity_certainty(statement: Statement, value: Quantity, target: Target) -> str:
    before, after = statement.before, statement.after
    before = "" if before in word_list("labels", "totals") else before
    ranked = before.endswith("前") and value.unit in {"名", "位", "%"}
    plain = target.op == Op.EQUAL and not value.sign
    if ranked or (plain and len(after) > 1 and target.unit is None):
        return "unlikely"
    if not plain:
        return "sure"
    if not after or before.endswith(tuple(words()["labels"]["verbs"])):
        clear = value.unit is not None or (not after and len(before) <= 12)
        return "sure" if clear and len(after) <= _LONGEST_NOUN else "likely"
    if not before:
        return "likely" if value.unit is None or is_duration(value.unit) else "sure"
    if value.unit is None:
        return "unlikely"
    return "likely" if target.kind in {Kind.RATE, Kind.AMOUNT} else "unlikely"


def _time_certainty(value: Time, before: str, after: str) -> str:
    if not before or not after or value.edge or value.first.edge:
        return "sure"
    finishing = after.startswith(tuple(word_list("times", "finishing")))
    return "sure" if finishing else "likely"
