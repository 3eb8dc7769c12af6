"""`parse_target`: a 指标值 as printed to its meaning, or the reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from evaltool.model import Kind, Target, Unreadable
from evaltool.values.cautions import cautions
from evaltool.values.context import Columns, Context
from evaltool.values.damage import repaired, spaced, typed_oddly
from evaltool.values.leftovers import leftovers, may_leave
from evaltool.values.lone import is_lone_day, lone_value
from evaltool.values.pieces import NoSuchDayError, NumberTooLongError, ShapelessError, sign_pattern
from evaltool.values.reading import at_a_glance, cut, may_hold_value, spoken, understood
from evaltool.values.refusal import refused
from evaltool.values.single import single
from evaltool.values.spelling import spelled
from evaltool.values.tables import sign_of, word_list
from evaltool.values.timing import MissingYearError
from evaltool.values.units import is_unit

_NOWHERE = Context()
_Known = dict[str | None, Target | Unreadable]
_NUMBER = re.compile(rf"(?:{sign_pattern()})?-?[\d,.]+(?:[-~]+[\d,.]+)?")
_DATE_UNIT = re.compile("(?:月|年)(?:底|末|份)?(?:之前|以前|前)|(?:月|年)(?:底|末)|月份")
_GLOSS = re.compile(r"([%‰])\(.*\)")
_DATE_NAME = re.compile("完成|时间|时限|日期|节点")


def parse_target(text: str | None, context: Context = _NOWHERE) -> Target | Unreadable:
    """The meaning of a 指标值, or the reason (in Chinese) why it has none.

    Any text has an answer; the same text in the same context is read once. Where the context
    holds separate columns with a value, they are what is read and `text` is only kept.
    """
    return _parsed(text or "", context)


def parse_targets(
    texts: Iterable[str | None], contexts: Iterable[Context]
) -> list[Target | Unreadable]:
    """The meanings of many 指标值, each distinct one read once.

    A context that many rows share is best passed as one object: it is hashed only once.
    """
    by_context: dict[Context, _Known] = {}
    by_identity: dict[int, tuple[Context, _Known]] = {}
    meanings = []
    for text, context in zip(texts, contexts, strict=True):
        entry = by_identity.get(id(context))
        if entry is None:
            entry = by_identity[id(context)] = (context, by_context.setdefault(context, {}))
        known = entry[1]
        meaning = known.get(text)
        if meaning is None:
            meaning = known[text] = _read(text or "", context)
        meanings.append(meaning)
    return meanings


@lru_cache(maxsize=512)
def _parsed(text: str, context: Context) -> Target | Unreadable:
    return _read(text, context)


def _read(text: str, context: Context) -> Target | Unreadable:
    columns = context.columns
    if columns is None or not (columns.value or "").strip():
        return read_plain(text, spelled(text[: 2 * 2001]), context)
    return _read_columns(text or columns.value or "", columns, context)


def _read_columns(text: str, columns: Columns, context: Context) -> Target | Unreadable:
    value, unit = spelled(columns.value or ""), _printed_unit(columns)
    mark = spelled(columns.op or "")
    if mark in word_list("columns", "qualitative"):
        return _called_words(text, value, context)
    sign = sign_of(mark) or ""
    if _signed(value):
        sign = ""
    if not _NUMBER.fullmatch(value):
        return read_plain(text, sign + value, context)
    if _date_by_unit(value, unit):
        return read_plain(text, f"{sign}{value}{unit}", context)
    if unit == "月" and context.about_time and _DATE_NAME.search(context.subject):
        return _month_or_count(text, sign + value, context)
    if unit is None or is_unit(unit):
        return read_plain(text, f"{sign}{value}{unit or ''}", context)
    meaning = read_plain(text, sign + value, replace(context, columns=replace(columns, unit=unit)))
    return _in_unit(meaning, unit)


def _called_words(text: str, value: str, context: Context) -> Target | Unreadable:
    """A value whose column says 定性: words, and also the number or date that it may be."""
    reason = refused(value)
    if reason is not None:
        return Unreadable(text=text, reason=reason)
    said = spoken(text, value)
    other = read_plain(text, value, replace(context, columns=None))
    if isinstance(other, Unreadable) or other.kind in {Kind.QUALITATIVE, Kind.COMPOUND}:
        return said
    return said if other.readings else replace(said, readings=(said, other))


def _date_by_unit(value: str, unit: str | None) -> bool:
    """12 under 度量单位 月底, 2024 under 年底前: the two cells together are a date."""
    return bool(unit and _DATE_UNIT.fullmatch(unit) and value.isdecimal())


def _month_or_count(text: str, value: str, context: Context) -> Target | Unreadable:
    """12 under 度量单位 月: December for a date, twelve months for a duration."""
    count = _in_unit(read_plain(text, value, replace(context, columns=Columns(unit="月"))), "月")
    month = read_plain(text, f"{value}月", context)
    if isinstance(month, Unreadable) or isinstance(count, Unreadable):
        return count
    return count if month.kind != Kind.DEADLINE else replace(month, readings=(month, count))


def _printed_unit(columns: Columns) -> str | None:
    unit = _GLOSS.sub(r"\1", spelled(columns.unit or ""))
    return None if unit in word_list("columns", "plain") else unit


def _signed(value: str) -> bool:
    return not value[:1].isdecimal()


def _in_unit(meaning: Target | Unreadable, unit: str) -> Target | Unreadable:
    """A unit of its own column needs no table: it is what the form says it is."""
    if isinstance(meaning, Unreadable) or meaning.unit is not None:
        return meaning
    readings = tuple(replace(reading, unit=unit) for reading in meaning.readings)
    return replace(meaning, unit=unit, readings=readings)


def read_plain(text: str, plain: str, context: Context) -> Target | Unreadable:
    """The meaning of a spelled text."""
    said = lone_value(plain)
    if said is not None:
        return _told_by_text(single(text, said, context), text, plain)
    plain, told = repaired(plain)
    if (reason := refused(plain)) is not None:
        return Unreadable(text=text, reason=reason)
    lone = is_lone_day(plain)
    target = _read_or_refused(text, plain, context, lone=lone)
    if isinstance(target, Unreadable):
        return target
    if not lone and not target.readings:
        told += (*cautions(plain, target, context),)
    target = replace(target, inferred=(*target.inferred, *told)) if told else target
    return _told_by_text(target, text, plain)


def _read_or_refused(text: str, plain: str, context: Context, *, lone: bool) -> Target | Unreadable:
    try:
        alone = lone or not may_leave(plain)
        return (understood if alone else _with_its_words)(text, plain, context)
    except MissingYearError:
        return Unreadable(text=text, reason=f"“{plain[:20]}”没有写年份，也不知道评价年度")
    except NumberTooLongError:
        return Unreadable(text=text, reason="数字过长，不是指标值")
    except NoSuchDayError as error:
        return Unreadable(text=text, reason=error.reason)
    except ShapelessError:
        return Unreadable(text=text, reason=f"“{plain[:20]}”读不出数值或时间")


def _told_by_text(target: Target, text: str, plain: str) -> Target:
    """The target with what its own text tells that its spelling does not show."""
    if len(plain) == len(text) and not typed_oddly(text):
        return target
    told = spaced(text)
    return replace(target, inferred=(*target.inferred, *told)) if told else target


def _with_its_words(text: str, plain: str, context: Context) -> Target:
    """The meaning of a text whose words may state a value, and what they leave over."""
    known = at_a_glance(text, plain, context)
    if known is not None:
        return known
    target = understood(text, plain, context)
    told = leftovers(plain, cut(plain) if may_hold_value(plain) else (), target, context)
    return replace(target, inferred=(*target.inferred, *told)) if told else target
