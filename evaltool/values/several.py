"""A cell with several values: one with remarks, a range, a compound, or either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evaltool.model import Kind, Target
from evaltool.values.context import Context
from evaltool.values.meaning import MOST_PARTS, compound, either_of, valued, words_only
from evaltool.values.pieces import Quantity, Time
from evaltool.values.quantities import measured
from evaltool.values.single import single
from evaltool.values.statements import Sentence, Statement, reached, remark_start
from evaltool.values.tables import word_list, words

_DETAILS = ("其中", "包括", "包含", "含")


def several(text: str, said: Sentence, context: Context) -> Target:
    """The meaning of a sentence with several values."""
    said = _without_remarks(said)
    context = _with_year(said, context)
    if len(said.statements) == 1:
        return single(text, said, context)
    dated = [item for item in said.statements if isinstance(item.value, Time)]
    if dated:
        return _dated(text, said, dated, context)
    return _one_of_all(text, said.statements, context) or _all(text, said, context)


def _one_of_all(text: str, statements: Sequence[Statement], context: Context) -> Target | None:
    """Several values that state one: a range, a value reached, a total."""
    if (between := _between(text, statements, context)) is not None:
        return between
    if (last := reached(statements)) is not None:
        return replace(valued(text, last, context), label=last.before)
    if (total := _total(statements)) is not None:
        return either_of(valued(text, total, context), compound(text, statements, context))
    return None


def _all(text: str, said: Sentence, context: Context) -> Target:
    if all(item.label for item in said.statements):
        return _labelled(text, said, context)
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
    return said if len(kept) == len(others) else replace(said, statements=(first, *kept))


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
        return either_of(last, words_only(text))
    first = valued(text, dated[0], context)
    if first.kind == Kind.DEADLINE:
        whole = compound(text, [_unlabelled(item) for item in said.statements], context)
        if _run_together(said.statements):
            return either_of(whole, valued(text, values[0], context))
        return whole if _each_by_its_day(said.statements) else either_of(whole, words_only(text))
    alone = replace(said, statements=tuple(values))
    second = single(text, alone, context) if len(values) == 1 else several(text, alone, context)
    return second if second.readings else either_of(second, first)


def _each_by_its_day(statements: Sequence[Statement]) -> bool:
    """One day, or a share by each day: 6月底前完成60%，12月底前完成100%."""
    times = [isinstance(item.value, Time) for item in statements]
    if times.count(True) == 1:
        return True
    shares = [item.value for item in statements if isinstance(item.value, Quantity)]
    rising = all(a.value < b.value for a, b in pairwise(shares))
    return times == [True, False] * len(shares) and rising and shares[-1].unit == "%"


def _run_together(statements: Sequence[Statement]) -> bool:
    """11月200次: a month right before a number, to be done by then or only of that month."""
    first, second = statements[:2]
    if not isinstance(first.value, Time) or not isinstance(second.value, Quantity):
        return False
    apart = second.before or first.clause != second.clause
    return not (apart or first.value.edge or first.value.first.edge or first.value.first.precise)


def _unlabelled(item: Statement) -> Statement:
    return replace(item, before="") if item.label in {"完成", "拨付", "支付"} else item


def _labelled(text: str, said: Sentence, context: Context) -> Target:
    whole = compound(text, _headed(said), context)
    if said.heading:
        whole = replace(whole, label=said.heading)
    labels = {item.label for item in said.statements}
    distinct = len(labels) == len(said.statements) <= MOST_PARTS
    graded = labels <= word_list("relative", "grades") and not _awarded(labels)
    return (
        whole
        if distinct and not said.opening and not graded
        else either_of(whole, words_only(text))
    )


def _awarded(labels: set[str]) -> bool:
    """一等奖2名、二等奖5名: so many of each, while 优90分、良80分 is a scale."""
    return all(label.endswith("奖") for label in labels)


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
    whole, alone = compound(text, said.statements, context), valued(text, first, context)
    if first.label:
        return either_of(whole, alone)
    return alone if _adds_up(said.statements) else either_of(alone, whole)


def _adds_up(statements: Sequence[Statement]) -> bool:
    """100万元，中央80万元，省级20万元: the others are what the first consists of."""
    first, *others = [item.value for item in statements if isinstance(item.value, Quantity)]
    alike = all(other.unit == first.unit for other in others)
    return alike and len(others) > 1 and sum(other.value for other in others) == first.value
