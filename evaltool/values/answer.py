"""Which number of a recorded actual (实际完成值) answers its target, and which only comment on it.

A difference (结余1.5万元, 提高2个百分点), a plan (计划500人) and what was missed (未达到500人) are
no actuals. They are left out beside the actual, and refused where they stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from evaltool.model import Kind, Target
from evaltool.values.context import Context
from evaltool.values.fitting import RefusalError, short
from evaltool.values.pieces import Quantity, Time
from evaltool.values.statements import Sentence, Statement, reached, remark_start
from evaltool.values.tables import either, word_list, words
from evaltool.values.units import kind_of_unit

_SORTS = {
    "aside": "说的是差额或未达到的数，不是实际完成值",
    "change": "说的是变化幅度，不是实际完成值",
    "planned": "说的是计划或预计，不是实际完成值",
}
_REPEATING = frozenset(("", "完成", "已完成", "实际完成", "实际", "实现"))
"""Labels under which a second number answers the same question as the first."""

_SORT_OF_CHANGE = re.compile("[增升提涨降减变]")


def answer(text: str, said: Sentence, target: Target, context: Context) -> Statement:
    """The one value that answers the target; several are only clear if the first one leads.

    Raises:
        RefusalError: there is no such value.
    """
    values = [item for item in said.statements if isinstance(item.value, Quantity)]
    if not values:
        raise RefusalError(f"“{short(text)}”不是数值，目标是{described(target)}")
    sorts = [comment_sort(item, target, context) or _by_then(item, said) for item in values]
    stated = [item for item, sort in zip(values, sorts, strict=True) if sort is None]
    if not stated:
        raise RefusalError(f"“{short(text)}”{_SORTS[sorts[0] or 'aside']}")
    if len(stated) == 1 and len(values) > 1:
        return stated[0]
    return _leading(text, stated, target, context)


def _by_then(item: Statement, said: Sentence) -> str | None:
    """预计年底达到95%: a number behind a time for which it was planned."""
    before = [other for other in said.statements if other.clause == item.clause]
    led = before[: before.index(item)]
    planned = any(
        isinstance(other.value, Time) and _comment("planned").search(other.before) for other in led
    )
    return "planned" if planned else None


def comment_sort(item: Statement, target: Target, context: Context) -> str | None:
    """Whether a value only comments: planned, aside or change; None where it can answer.

    What the indicator itself is about is no comment: 结余 under 结余率 answers.
    """
    if not item.before:
        return None
    subject = f"{context.subject}{target.label or ''}{target.text}"
    for sort in ("planned", "aside"):
        found = _comment(sort).search(item.before)
        if found and found.group(found.lastindex or 0) not in subject:
            return sort
    named = context.subject or target.label
    if target.kind != Kind.RATE or not named or _SORT_OF_CHANGE.search(subject):
        return None
    return "change" if _comment("change").search(item.before) else None


@cache
def _comment(sort: str) -> re.Pattern[str]:
    listed, verbs = words()["comments"], either(words()["labels"]["verbs"])
    word = rf"({either(listed[sort])})"
    if sort == "planned":
        head = rf"^({either(listed['plan_heads'])})(?:{verbs})?$"
        return re.compile(rf"{head}|(?<![按照据]){word}[于在到至]?$")
    if sort == "aside":
        # 减少 and 增多 change, and leave nothing
        return re.compile(
            rf"(?:(?<![减增不])(?<!至){word}|({either(listed['undone'])}(?:{verbs})))了?$"
        )
    return re.compile(rf"{word}了?$")


def _leading(text: str, values: Sequence[Statement], target: Target, context: Context) -> Statement:
    first, *others = values
    if (last := reached(values)) is not None:
        return last
    if (total := _total(first, others)) is not None:
        return total
    named = [item for item in values if len(item.label) > 1 and item.label in context.subject]
    if len(named) == 1:  # 提前5天，用时25天 under 安装用时
        return named[0]
    if not all(_remark(item, first) for item in others):
        return _only_fitting(text, values, target)
    if first.before and first.after and others:
        raise RefusalError(f"“{short(text)}”是一段文字，不是一个数值")
    return first


def _remark(item: Statement, first: Statement) -> bool:
    """Whether a value behind the first one explains it: a remark, or another measure of it."""
    if item.clause == first.clause:
        return False
    if remark_start().match(item.before):
        return True
    if item.label in _REPEATING and _differ(item, first):
        return False
    leads = not first.before or first.before in word_list("labels", "totals")
    return leads and bool(item.before or _unit(item) != _unit(first))


def _differ(item: Statement, first: Statement) -> bool:
    """300人，完成500人: two answers in one unit."""
    one, other = item.value, first.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    alike = one.unit == other.unit or None in {one.unit, other.unit}
    return alike and one.value != other.value


def _total(first: Statement, others: Sequence[Statement]) -> Statement | None:
    """上半年260人，全年520人: the value that sums up the others."""
    totals = word_list("labels", "totals")
    alike = (item for item in others if item.before in totals and _unit(item) == _unit(first))
    return next(alike, None)


def _only_fitting(text: str, values: Sequence[Statement], target: Target) -> Statement:
    """完成491米，完成率100%, or 发放100份，满意度98%: the one number of the target's sort."""
    rated = [item for item in values if kind_of_unit(_unit(item) or "") == Kind.RATE]
    counted = [item for item in values if item not in rated]
    if target.kind != Kind.RATE and len(counted) == 1 and _unit(counted[0]):
        return counted[0]
    if target.kind == Kind.RATE and len(rated) == 1 and rated[0].label.endswith(_measures()):
        return rated[0]
    raise RefusalError(f"“{short(text)}”里有{len(values)}个数，不知道哪一个是实际完成值")


def _measures() -> tuple[str, ...]:
    return tuple(words()["labels"]["measures"])


def _unit(item: Statement) -> str | None:
    return item.value.unit if isinstance(item.value, Quantity) else None


def described(target: Target) -> str:
    """A target as a refusal names it."""
    names = {
        Kind.COUNT: "数量",
        Kind.RATE: "百分比",
        Kind.AMOUNT: "金额",
        Kind.DEADLINE: "完成期限",
        Kind.PERIOD: "时间段",
    }
    return f"{names[target.kind]}“{short(target.text)}”"
