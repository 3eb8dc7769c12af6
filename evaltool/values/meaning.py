"""The meaning of single statements, and of several put together as a compound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evaltool.model import Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.pieces import Time
from evaltool.values.quantities import measured
from evaltool.values.statements import Statement
from evaltool.values.timing import far_off, timed

_SHOWN = {">=": "≥", "<=": "≤"}
MOST_PARTS = 30
"""Parts beyond which a compound is a text."""


def valued(text: str, statement: Statement, context: Context) -> Target:
    """The meaning of one statement by itself."""
    if isinstance(statement.value, Time):
        target = timed(
            text,
            statement.value,
            before=statement.before,
            after=statement.after,
            year=context.year,
            name=context.subject,
        )
        target = replace(target, label=statement.label) if statement.label else target
        return far_off(target, context.year)
    return measured(text, statement, context)


def words_only(text: str) -> Target:
    """The text as a qualitative target (定性)."""
    return Target(text=text, kind=Kind.QUALITATIVE)


def either_of(first: Target, second: Target) -> Target:
    """The first meaning, kept beside a second that can be defended as well."""
    return replace(first, readings=(first, second))


def compound(text: str, statements: Sequence[Statement], context: Context) -> Target:
    """A compound of the first statements, as ambiguous as its parts."""
    parts = tuple(valued(_printed(item), item, context) for item in statements[:MOST_PARTS])
    return _doubted(_compound_of(text, parts))


def _printed(item: Statement) -> str:
    value = item.value
    if isinstance(value, Time):
        return item.label + value.text
    high = "" if value.high is None else f"-{value.high:f}"
    sign = _SHOWN.get(value.sign or "", value.sign or "")
    return f"{item.label}{sign}{value.value:f}{high}{value.unit or ''}"


def _compound_of(text: str, parts: tuple[Target, ...]) -> Target:
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
    return either_of(compound, _compound_of(compound.text, others))
