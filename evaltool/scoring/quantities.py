"""From records to the exact integers of the frame: one row, or one part of a compound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaltool.model import Achieved, Direction, Kind, Op, Target, Unreadable
from evaltool.scoring.schema import NONE, Shape, Unread

_DIGITS = 40
"""More digits than any quantity has that a person means."""

_DIRECTIONS = {
    Direction.AT_LEAST: Shape.AT_LEAST,
    Direction.AT_MOST: Shape.AT_MOST,
    Direction.EXACT: Shape.EXACT,
    Direction.IN_RANGE: Shape.RANGE,
}
_OPS = {
    Op.AT_LEAST: Shape.AT_LEAST,
    Op.MORE_THAN: Shape.AT_LEAST,
    Op.AT_MOST: Shape.AT_MOST,
    Op.LESS_THAN: Shape.AT_MOST,
    Op.EQUAL: Shape.EXACT,
    Op.BETWEEN: Shape.RANGE,
}
_KINDS = {
    Kind.DEADLINE: Shape.DEADLINE,
    Kind.PERIOD: Shape.PERIOD,
    Kind.QUALITATIVE: Shape.QUALITATIVE,
    Kind.COMPOUND: Shape.COMPOUND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a row compares, in the frame's units (see `scoring.schema`)."""

    shape: Shape
    target: int = NONE
    target_high: int = NONE
    actual: int = NONE
    start: int = NONE
    exponent: int = 0
    percent: bool = False
    unread: Unread = Unread.READ


def shape_of(target: Target | Unreadable) -> Shape | None:
    """How a target is compared, None where that is not known."""
    if isinstance(target, Unreadable):
        return None
    if target.kind in _KINDS:
        return _KINDS[target.kind]
    if target.direction in _DIRECTIONS:
        return _DIRECTIONS[target.direction]
    return None if target.op is None else _OPS.get(target.op)


def common_scale(*figures: Decimal) -> tuple[tuple[int, ...], int] | None:
    """Figures as integers of one scale, and its decimals; None where they are beyond reason."""
    places = 0
    for figure in figures:
        if not figure.is_finite():
            return None
        told = figure.as_tuple().exponent
        exponent = told if isinstance(told, int) else 0
        if abs(figure.adjusted()) > _DIGITS or -exponent > _DIGITS:
            return None
        places = max(places, -exponent)
    return tuple(_integer(figure, places) for figure in figures), places


def quantity(
    target: Target | Unreadable, achieved: Achieved | Unreadable | None, year: int
) -> Quantity:
    """The integers of a target and its actual; `unread` says why there are none.

    Qualitative rows and compounds have none of their own: only their shape is told.
    """
    shape = shape_of(target)
    if shape is None or isinstance(target, Unreadable):
        return Quantity(shape=shape or Shape.AT_LEAST, unread=Unread.TARGET_UNREADABLE)
    if shape in (Shape.QUALITATIVE, Shape.COMPOUND):
        return Quantity(shape=shape, percent=is_percent(target))
    if shape in (Shape.DEADLINE, Shape.PERIOD):
        return _dated(shape, target, achieved, year)
    return _measured(shape, target, achieved)


def is_percent(target: Target) -> bool:
    """Whether the target is a percentage, or a compound of nothing else."""
    if target.parts:
        return all(is_percent(part) for part in target.parts)
    return target.kind is Kind.RATE


def unread_code(achieved: Unreadable | None, *, dated: bool) -> Unread:
    """Why there is no actual: blank, of another unit, or not of the kind the target wants."""
    if achieved is None or not achieved.text.strip():
        return Unread.ACTUAL_BLANK
    if dated:
        return Unread.ACTUAL_NOT_A_DATE
    return Unread.UNIT_DIFFERS if "单位" in achieved.reason else Unread.ACTUAL_NOT_A_QUANTITY


def part_quantities(
    target: Target, achieved: Achieved | Unreadable | None, year: int
) -> tuple[Quantity, ...]:
    """The parts of a compound, in the order of the target's parts."""
    pairs = zip(target.parts, part_results(target, achieved), strict=True)
    return tuple(_part(part, result, year) for part, result in pairs)


def part_results(
    target: Target, achieved: Achieved | Unreadable | None
) -> Sequence[Achieved | Unreadable | None]:
    """What each part of a compound came to; one value for one shared target answers them all."""
    count = len(target.parts)
    if achieved is None or isinstance(achieved, Unreadable):
        return [achieved] * count
    if achieved.parts:
        return [*achieved.parts, *[None] * count][:count]
    if len({_measure(part) for part in target.parts}) == 1:
        return [achieved] * count
    return [Unreadable(text=achieved.text, reason="没有分项写明")] * count


def _measure(part: Target) -> tuple[object, ...]:
    return part.kind, part.direction, part.value, part.low, part.high, part.unit, part.end


def _part(target: Target, achieved: Achieved | Unreadable | None, year: int) -> Quantity:
    found = quantity(target, achieved, year)
    if found.shape is Shape.COMPOUND:
        return Quantity(shape=found.shape, unread=Unread.TARGET_UNREADABLE)
    if found.shape is Shape.QUALITATIVE:
        return Quantity(shape=found.shape, unread=Unread.LEVEL_BLANK)
    return found


def _measured(shape: Shape, target: Target, achieved: Achieved | Unreadable | None) -> Quantity:
    percent = is_percent(target)
    low = target.low if shape is Shape.RANGE else target.value
    high = target.high if shape is Shape.RANGE else low
    if low is None or high is None or low > high:
        return Quantity(shape=shape, percent=percent, unread=Unread.TARGET_UNREADABLE)
    if not isinstance(achieved, Achieved) or achieved.value is None:
        told = _unmeasured(achieved)
        return Quantity(shape=shape, percent=percent, unread=unread_code(told, dated=False))
    found = common_scale(low, high, achieved.value)
    if found is None:
        return Quantity(shape=shape, percent=percent, unread=Unread.ACTUAL_NOT_A_QUANTITY)
    (first, last, actual), exponent = found
    return Quantity(
        shape=shape,
        target=first,
        target_high=last if shape is Shape.RANGE else NONE,
        actual=actual,
        exponent=exponent,
        percent=percent,
    )


def _dated(
    shape: Shape, target: Target, achieved: Achieved | Unreadable | None, year: int
) -> Quantity:
    if target.end is None:
        return Quantity(shape=shape, unread=Unread.TARGET_UNREADABLE)
    planned = target.end.toordinal()
    start = first_day(target, year).toordinal()
    done = achieved.end or achieved.start if isinstance(achieved, Achieved) else None
    if done is None:
        code = unread_code(_unmeasured(achieved), dated=True)
        return Quantity(shape=shape, target=planned, start=start, unread=code)
    return Quantity(shape=shape, target=planned, start=start, actual=done.toordinal())


def first_day(target: Target, year: int) -> date:
    """The day from which days are counted: the period's start, or 1 January of the year.

    A deadline in an earlier year than the one evaluated is counted from its own year.
    """
    if target.start is not None:
        return target.start
    own = target.end.year if target.end is not None else year
    return date(min(year, own), 1, 1)


def _unmeasured(achieved: Achieved | Unreadable | None) -> Unreadable | None:
    if isinstance(achieved, Achieved):
        return Unreadable(text=achieved.text, reason="不是所需的数值或日期")
    return achieved


def _integer(figure: Decimal, places: int) -> int:
    sign, digits, exponent = figure.as_tuple()
    power = (exponent if isinstance(exponent, int) else 0) + places
    number = "".join(map(str, digits))
    scaled = int(number + "0" * power if power >= 0 else number[:power] or "0")
    return -scaled if sign else scaled
