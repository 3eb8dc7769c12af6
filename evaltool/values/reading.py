"""A spelled 指标值 to its meaning: one value, several, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.dates import Point, read_point
from evaltool.values.pieces import Piece, Quantity, Time, pieces
from evaltool.values.quantities import measured
from evaltool.values.statements import (
    Sentence,
    Statement,
    remark_start,
    sentence,
    sharing_labels,
)
from evaltool.values.tables import finder, word_list, words
from evaltool.values.timing import timed
from evaltool.values.units import is_duration

_MOST_PARTS = 30
_LONGEST_NOUN = 8
_DIGIT = re.compile(r"\d")
_DETAILS = ("其中", "包括", "包含", "含")


@lru_cache(maxsize=65536)
def _cut(plain: str) -> tuple[Piece, ...]:
    return tuple(pieces(plain))


def statements_of(plain: str, *, keep_years: bool) -> Sentence:
    """The values of a spelled text with their labels.

    Raises:
        ShapelessError: the text has no such shape.
        NumberTooLongError: a number is longer than a 指标值 can be.
    """
    return sentence(_cut(plain), keep_years=keep_years)


def understood(text: str, plain: str, context: Context) -> Target:
    """What a spelled text sets as target.

    Raises:
        MissingYearError: a date without a year, in a context without one.
        ShapelessError: the text has no such shape.
        NumberTooLongError: a number is longer than a 指标值 can be.
    """
    if not _may_hold_value(plain):
        return spoken(text, plain)
    said = statements_of(plain, keep_years=_timely(context))
    if not said.statements:
        return spoken(text, plain)
    if len(said.statements) == 1:
        return _single(text, said, context)
    return _several(text, said, context)


def _timely(context: Context) -> bool:
    return context.about_time or not context.subcategory


def _may_hold_value(plain: str) -> bool:
    return bool(_DIGIT.search(plain) or finder("times", "named").search(plain))


def spoken(text: str, plain: str) -> Target:
    """A qualitative target (定性), with a second meaning where its words bound something."""
    target = Target(text=text, kind=Kind.QUALITATIVE)
    if finder("relative", "budget").search(plain):
        return replace(target, readings=(target, _full(text, Op.AT_MOST, Direction.AT_MOST)))
    if finder("relative", "whole").search(plain):
        return replace(target, readings=(target, _full(text, Op.EQUAL, Direction.AT_LEAST)))
    return target


def _full(text: str, op: Op, direction: Direction) -> Target:
    basis = Inference(what="value", basis="按文字理解为100%")
    return Target(
        text=text,
        kind=Kind.RATE,
        op=op,
        direction=direction,
        value=Decimal(100),
        unit="%",
        inferred=(basis,),
    )


def valued(text: str, statement: Statement, context: Context) -> Target:
    """The meaning of one statement by itself."""
    if isinstance(statement.value, Time):
        target = timed(
            text, statement.value, before=statement.before, after=statement.after, year=context.year
        )
        return replace(target, label=statement.label or None)
    return measured(text, statement, context)


def _single(text: str, said: Sentence, context: Context) -> Target:
    statement = said.statements[0]
    labels = sharing_labels(statement.label)
    if labels and isinstance(statement.value, Quantity):
        return _compound(text, [replace(statement, before=label) for label in labels], context)
    doubtful = _misread_sign(text, statement, context) or _date_or_number(text, statement, context)
    if doubtful is not None:
        return doubtful
    target = valued(text, statement, context)
    certainty = _certainty(statement, target, said.opening)
    if certainty == "sure" or target.readings:
        return target
    words_only = Target(text=text, kind=Kind.QUALITATIVE)
    first, second = (target, words_only) if certainty == "likely" else (words_only, target)
    return replace(first, readings=(first, second))


def _misread_sign(text: str, statement: Statement, context: Context) -> Target | None:
    """工5%: one odd character before the number, where a scan lost the sign."""
    value = statement.value
    odd = statement.before in word_list("doubt", "for_sign")
    if not odd or not isinstance(value, Quantity) or value.sign or value.unit is None:
        return None
    plain = measured(text, replace(statement, before=""), context)
    meant = measured(text, replace(statement, before="", value=replace(value, sign=">=")), context)
    basis = Inference(what="op", basis=f"“{statement.before}”疑为“≥”之误")
    meant = replace(meant, inferred=(*meant.inferred, basis))
    return replace(meant, readings=(meant, plain))


def _date_or_number(text: str, statement: Statement, context: Context) -> Target | None:
    """2023.12 outside 时效指标, or 2024 and 202412 under it: a date as well as a number."""
    value = statement.value
    if statement.before or statement.after:
        return None
    if isinstance(value, Time):
        dotted = value.first.form == "dotted_month" and value.last is None and not value.edge
        if not dotted or "." not in value.text or context.about_time or not context.subcategory:
            return None
        number = replace(statement, value=Quantity(Decimal(value.text)))
        return _either(measured(text, number, context), valued(text, statement, context))
    point = _point_of_digits(value) if context.about_time and value.unit is None else None
    if point is None:
        return None
    moment = replace(statement, value=Time(point, None, None, f"{value.value}"))
    return _either(valued(text, moment, context), measured(text, statement, context))


def _point_of_digits(value: Quantity) -> Point | None:
    digits = f"{value.value}"
    if value.sign or value.high is not None or not digits.startswith("20"):
        return None
    if len(digits) == 4:
        return read_point(f"{digits}年")
    return read_point(f"{digits[:4]}.{digits[4:]}") if len(digits) == 6 else None


def _either(first: Target, second: Target) -> Target:
    return replace(first, readings=(first, second))


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
    if before.endswith("前") and value.unit in {"名", "位", "%"}:
        return "unlikely"
    if value.sign or statement.sign or value.bound not in {None, "within"}:
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


def _several(text: str, said: Sentence, context: Context) -> Target:
    said = _without_remarks(said)
    context = _with_year(said, context)
    if len(said.statements) == 1:
        return _single(text, said, context)
    statements = said.statements
    if (between := _between(text, statements, context)) is not None:
        return between
    dated = [item for item in statements if isinstance(item.value, Time)]
    if dated:
        return _dated(text, said, dated, context)
    if (total := _total(statements)) is not None:
        compound = _compound(text, statements[:_MOST_PARTS], context)
        return _either(valued(text, total, context), compound)
    if all(item.label for item in statements):
        return _bounded_compound(text, said, context)
    return _leading(text, said, context)


def _without_remarks(said: Sentence) -> Sentence:
    """Drop values that only explain the first: 15万元，每个专委会1.5万元/年."""
    first, *others = said.statements
    kept = []
    for item in others:
        if item.clause > first.clause and item.before.startswith(_DETAILS):
            break
        if not _is_remark(item, first):
            kept.append(item)
    return replace(said, statements=(first, *kept))


def _is_remark(item: Statement, first: Statement) -> bool:
    if item.clause == first.clause or item.label.endswith(tuple(words()["labels"]["measures"])):
        return False
    return remark_start().match(item.before) is not None


def _with_year(said: Sentence, context: Context) -> Context:
    """The year that one date of a cell prints holds for the others."""
    times = [item.value for item in said.statements if isinstance(item.value, Time)]
    year = next((time.first.year for time in times if time.first.year), None)
    return context if year is None else replace(context, year=year)


def _total(statements: Sequence[Statement]) -> Statement | None:
    """每月1次，全年12次: the value that sums up the first."""
    first = statements[0].value
    totals = word_list("labels", "totals")
    for item in statements[1:]:
        value = item.value
        if not isinstance(first, Quantity) or not isinstance(value, Quantity):
            return None
        if value.unit == first.unit and item.before in totals:
            return item
    return None


def _between(text: str, statements: Sequence[Statement], context: Context) -> Target | None:
    """≥3且≤5 as a range."""
    if len(statements) != 2:
        return None
    low, high = (item.value for item in statements)
    if not (isinstance(low, Quantity) and isinstance(high, Quantity)):
        return None
    if (
        low.sign not in {">=", ">"}
        or high.sign not in {"<=", "<"}
        or statements[1].label not in {"", "且"}
    ):
        return None
    value = replace(high, value=low.value, high=high.value, sign=None, unit=high.unit or low.unit)
    return measured(text, replace(statements[0], value=value), context)


def _dated(text: str, said: Sentence, dated: Sequence[Statement], context: Context) -> Target:
    """A time and values: the deadline counts with the values, a period only says when."""
    values = [item for item in said.statements if isinstance(item.value, Quantity)]
    if not values:
        last = valued(text, dated[-1], context)
        return _either(last, Target(text=text, kind=Kind.QUALITATIVE))
    first = valued(text, dated[0], context)
    if first.kind == Kind.DEADLINE:
        members = [_unlabelled(item) for item in said.statements[:_MOST_PARTS]]
        compound = _compound(text, members, context)
        words_only = Target(text=text, kind=Kind.QUALITATIVE)
        sure = len(dated) == 1
        return compound if sure else replace(compound, readings=(compound, words_only))
    alone = replace(said, statements=tuple(values))
    second = _single(text, alone, context) if len(values) == 1 else _several(text, alone, context)
    return second if second.readings else replace(second, readings=(second, first))


def _unlabelled(item: Statement) -> Statement:
    return replace(item, before="") if item.label in {"完成", "拨付", "支付"} else item


def _bounded_compound(text: str, said: Sentence, context: Context) -> Target:
    statements = _headed(said)[:_MOST_PARTS]
    compound = replace(_compound(text, statements, context), label=said.heading or None)
    labels = [item.label for item in statements]
    if len(set(labels)) == len(labels) and len(said.statements) <= _MOST_PARTS and not said.opening:
        return compound
    return replace(compound, readings=(compound, Target(text=text, kind=Kind.QUALITATIVE)))


def _headed(said: Sentence) -> list[Statement]:
    """The statements, each with the heading that the first one has before its colon."""
    heading = said.heading
    if not heading:
        return list(said.statements)
    first, *others = said.statements
    headed = (
        item if ":" in item.before else replace(item, before=f"{heading}:{item.before}")
        for item in others
    )
    return [first, *headed]


def _leading(text: str, said: Sentence, context: Context) -> Target:
    """Several values without labels of their own: the first counts, the others stay a doubt."""
    first = said.statements[0]
    compound = _compound(text, said.statements[:_MOST_PARTS], context)
    single = valued(text, first, context)
    if first.label:
        return replace(compound, readings=(compound, single))
    if _adds_up(said.statements):
        return single
    return replace(single, readings=(single, compound))


def _adds_up(statements: Sequence[Statement]) -> bool:
    """100万元，中央80万元，省级20万元: the others are what the first consists of."""
    first, *others = [item.value for item in statements if isinstance(item.value, Quantity)]
    alike = all(other.unit == first.unit for other in others)
    return alike and len(others) > 1 and sum(other.value for other in others) == first.value


def _compound(text: str, statements: Sequence[Statement], context: Context) -> Target:
    parts = tuple(
        replace(valued(_printed(item), item, context), label=item.label or None)
        for item in statements
    )
    return _doubted(compound_of(text, parts))


def _printed(item: Statement) -> str:
    value = item.value
    if isinstance(value, Time):
        return item.label + value.text
    return f"{item.label}{value.sign or ''}{value.value:f}{value.unit or ''}"


def compound_of(text: str, parts: tuple[Target, ...]) -> Target:
    """A compound (复合指标值) of parts, with what the parts have in common."""
    numbers = [part for part in parts if part.value is not None or part.low is not None]
    ops = {part.op for part in numbers}
    units = {part.unit for part in numbers}
    directions = {part.direction for part in parts}
    deadline = next((part for part in reversed(parts) if part.kind == Kind.DEADLINE), None)
    op = Op.BEFORE if deadline else (ops.pop() if len(ops) == 1 else None)
    return Target(
        text=text,
        kind=Kind.COMPOUND,
        op=op,
        direction=directions.pop() if len(directions) == 1 else None,
        unit=units.pop() if len(units) == 1 else None,
        end=deadline.end if deadline else None,
        parts=parts,
    )


def _doubted(compound: Target) -> Target:
    """A compound is as ambiguous as its parts."""
    if compound.readings or not any(part.readings for part in compound.parts):
        return compound
    others = tuple(part.readings[-1] if part.readings else part for part in compound.parts)
    return _either(compound, compound_of(compound.text, others))
