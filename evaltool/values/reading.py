"""A spelled 指标值 to its meaning: one value, several, or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
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
    said = statements_of(plain, keep_years=False)
    if not said.statements:
        return spoken(text, plain)
    if len(said.statements) == 1:
        return _single(text, said, context)
    return _several(text, said, context)


def _may_hold_value(plain: str) -> bool:
    return any(sign.isdigit() for sign in plain) or bool(finder("times", "named").search(plain))


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
    if (doubtful := _misread_sign(text, statement, context)) is not None:
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
    if value.sign or statement.sign or value.bound not in {None, "within"}:
        return "sure"
    if not after or before.endswith(tuple(words()["labels"]["verbs"])):
        return "sure" if after or value.unit or len(before) <= 12 else "likely"
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
    if len(said.statements) == 1:
        return _single(text, said, context)
    statements = said.statements
    if (between := _between(text, statements, context)) is not None:
        return between
    dated = [item for item in statements if isinstance(item.value, Time)]
    if dated:
        return _dated(text, said, dated, context)
    if all(item.label for item in statements):
        return _bounded_compound(text, said, context)
    return _leading(text, said, context)


def _without_remarks(said: Sentence) -> Sentence:
    """Drop values that only explain the first: 15万元，每个专委会1.5万元/年."""
    first, *others = said.statements
    kept = [item for item in others if not _is_remark(item, first)]
    return replace(said, statements=(first, *kept))


def _is_remark(item: Statement, first: Statement) -> bool:
    if item.clause == first.clause or item.label.endswith(tuple(words()["labels"]["measures"])):
        return False
    return remark_start().match(item.before) is not None


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
    first = valued(text, dated[0], context)
    if not values:
        return replace(first, readings=(first, Target(text=text, kind=Kind.QUALITATIVE)))
    if first.kind == Kind.DEADLINE and len(dated) == 1:
        return _compound(text, [*dated, *(_unlabelled(item) for item in values)], context)
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
    return compound_of(text, parts)


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
    deadline = next((part for part in parts if part.kind == Kind.DEADLINE), None)
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
