"""Which way a value is compared where the cell does not say: inferred, and marked so.

A bare amount under 成本指标 is a ceiling, establishment numbers are exact, indicators of harm
are ceilings, everything else is a floor.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from evaltool.model import Direction, Inference, Kind, Op
from evaltool.values.context import Context
from evaltool.values.tables import finder, sign_of, word_list, words
from evaltool.values.units import is_duration

_WRITTEN = {
    Op.AT_LEAST: Direction.AT_LEAST,
    Op.MORE_THAN: Direction.AT_LEAST,
    Op.AT_MOST: Direction.AT_MOST,
    Op.LESS_THAN: Direction.AT_MOST,
    Op.BETWEEN: Direction.IN_RANGE,
    Op.BEFORE: Direction.BY_DATE,
    Op.WITHIN: Direction.BY_DATE,
}


def direction_of(
    *,
    op: Op,
    written: bool,
    kind: Kind,
    value: Decimal,
    unit: str | None,
    label: str,
    context: Context,
) -> tuple[Direction, tuple[Inference, ...]]:
    """The direction of a value and, unless a sign says it, why we hold it.

    `written` tells an equals sign in the cell from no sign at all. A written = is exact; for
    a rate of 100 % it is a floor, as nobody can do more.
    """
    if op in _WRITTEN:
        return _WRITTEN[op], ()
    if written:
        if kind == Kind.RATE and value == 100:
            return Direction.AT_LEAST, _because("写作“=100%”，比率以100%为满，按不低于理解")
        return Direction.EXACT, ()
    direction, basis = _by_columns(context) or _inferred(
        kind, value == 0, is_duration(unit), label, context
    )
    return direction, _because(basis)


@lru_cache(maxsize=4096)
def _because(basis: str) -> tuple[Inference, ...]:
    return (Inference(what="direction", basis=basis),)


def _by_columns(context: Context) -> tuple[Direction, str] | None:
    mark = (context.columns.op or "").strip() if context.columns else ""
    if not mark or sign_of(mark):
        return None
    if mark in word_list("columns", "at_least"):
        return Direction.AT_LEAST, f"指标方向性一栏为“{mark}”"
    if mark in word_list("columns", "at_most"):
        return Direction.AT_MOST, f"指标方向性一栏为“{mark}”"
    return None


@lru_cache(maxsize=4096)
def _inferred(
    kind: Kind, zero: bool, duration: bool, label: str, context: Context
) -> tuple[Direction, str]:
    subject = f"{context.subject} {label}"
    if zero:
        return Direction.AT_MOST, "目标为0，没有写符号，按不得发生理解"
    if kind == Kind.COUNT and (found := finder("directions", "exact").search(subject)):
        return Direction.EXACT, f"没有写符号，“{found.group()}”是编制或供养数，按等于理解"
    if label.endswith(tuple(words()["directions"]["falls"])):
        return Direction.AT_MOST, "没有写符号，写明降到该值，按不超过理解"
    return _ceiling(kind, duration, subject, context) or (
        Direction.AT_LEAST,
        "没有写符号，按不低于理解",
    )


def _ceiling(
    kind: Kind, duration: bool, subject: str, context: Context
) -> tuple[Direction, str] | None:
    if less := _harm(subject):
        return Direction.AT_MOST, f"没有写符号，“{less}”越低越好，按不超过理解"
    if kind == Kind.AMOUNT and _cost(subject, context):
        return Direction.AT_MOST, "没有写符号，成本类金额按不超过理解"
    if duration and _limit(subject, context):
        return Direction.AT_MOST, "没有写符号，办理时限按不超过理解"
    return None


def _harm(subject: str) -> str | None:
    found = finder("directions", "less").search(subject)
    if found is None or finder("directions", "averted").search(subject):
        return None
    return found.group()


def _cost(subject: str, context: Context) -> bool:
    if finder("directions", "saving").search(subject):
        return False
    unplaced = not context.subcategory and not context.category
    return context.about_cost or (
        unplaced and finder("directions", "cost").search(subject) is not None
    )


def _limit(subject: str, context: Context) -> bool:
    if finder("directions", "lasting").search(subject):
        return False
    return context.about_time and finder("directions", "duration").search(subject) is not None
