"""From records to exact integers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evaltool.model import Achieved, Direction, Kind, Op, Target, Unreadable
from evaltool.scoring.quantities import (
    Quantity,
    common_scale,
    first_day,
    part_quantities,
    quantity,
    shape_of,
)
from evaltool.scoring.schema import NONE, Shape, Unread

NOTHING = Achieved(text="")


def target(**facts) -> Target:
    return Target(**{"text": "", "kind": Kind.COUNT, "direction": Direction.AT_LEAST, **facts})


def got(value: str) -> Achieved:
    return Achieved(text=value, value=Decimal(value))


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (("95", "94.2"), ((950, 942), 1)),
        (("1E+3", "1"), ((1000, 1), 0)),
        (("-0.5", "2"), ((-5, 20), 1)),
        (("0", "0.00"), ((0, 0), 2)),
        (("NaN", "1"), None),
        (("Infinity", "1"), None),
        (("1E+999999", "1"), None),
        (("1E-999999", "1"), None),
        (("1" * 35, "0.5"), ((int("1" * 35) * 10, 5), 1)),
    ],
)
def test_common_scale(figures, expected) -> None:
    assert common_scale(*map(Decimal, figures)) == expected


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        ({"kind": Kind.DEADLINE}, Shape.DEADLINE),
        ({"direction": Direction.IN_RANGE}, Shape.RANGE),
        ({"direction": None, "op": Op.LESS_THAN}, Shape.AT_MOST),
        ({"direction": None, "op": Op.EQUAL}, Shape.EXACT),
        ({"direction": None, "op": None}, None),
    ],
)
def test_shapes(facts, shape) -> None:
    assert shape_of(target(**facts)) is shape


def test_numbers_share_a_scale() -> None:
    found = quantity(target(value=Decimal(95), kind=Kind.RATE), got("94.2"), 2024)
    assert found == Quantity(shape=Shape.AT_LEAST, target=950, actual=942, exponent=1, percent=True)


@pytest.mark.parametrize(
    ("aim", "result", "unread"),
    [
        (Unreadable(text="*", reason="占位符"), got("1"), Unread.TARGET_UNREADABLE),
        (target(), got("1"), Unread.TARGET_UNREADABLE),
        (target(value=Decimal(1), direction=None), got("1"), Unread.TARGET_UNREADABLE),
        (target(value=Decimal(1)), None, Unread.ACTUAL_BLANK),
        (target(value=Decimal(1)), Unreadable(text="", reason="空白"), Unread.ACTUAL_BLANK),
        (
            target(value=Decimal(1)),
            Unreadable(text="好", reason="不是数值"),
            Unread.ACTUAL_NOT_A_QUANTITY,
        ),
        (
            target(value=Decimal(1)),
            Unreadable(text="1%", reason="单位不同"),
            Unread.UNIT_DIFFERS,
        ),
        (
            target(value=Decimal(1)),
            Achieved(text="1月", end=date(2024, 1, 31)),
            Unread.ACTUAL_NOT_A_QUANTITY,
        ),
        (target(value=Decimal(1)), got("1E+99"), Unread.ACTUAL_NOT_A_QUANTITY),
        (
            target(direction=Direction.IN_RANGE, low=Decimal(5), high=Decimal(3)),
            got("4"),
            Unread.TARGET_UNREADABLE,
        ),
        (target(kind=Kind.DEADLINE), got("4"), Unread.TARGET_UNREADABLE),
        (
            target(kind=Kind.DEADLINE, end=date(2024, 1, 31)),
            got("4"),
            Unread.ACTUAL_NOT_A_DATE,
        ),
    ],
)
def test_what_cannot_be_compared_says_why(aim, result, unread) -> None:
    assert quantity(aim, result, 2024).unread is unread


def test_days_are_ordinals() -> None:
    aim = target(kind=Kind.DEADLINE, end=date(2024, 11, 30))
    found = quantity(aim, Achieved(text="", end=date(2024, 12, 10)), 2024)
    assert found.target - found.start == 334
    assert found.actual - found.start == 344


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        (None, date(2024, 11, 30), date(2024, 1, 1)),
        (None, date(2025, 3, 31), date(2024, 1, 1)),
        (None, date(2023, 3, 31), date(2023, 1, 1)),
        (date(2024, 4, 1), date(2024, 11, 30), date(2024, 4, 1)),
        (None, None, date(2024, 1, 1)),
    ],
)
def test_the_day_counted_from(start, end, first) -> None:
    assert first_day(target(kind=Kind.PERIOD, start=start, end=end), 2024) == first


def parted(*values: str, label: str | None = None) -> Target:
    parts = tuple(target(value=Decimal(value), label=label) for value in values)
    return target(kind=Kind.COMPOUND, parts=parts)


def test_one_value_answers_one_shared_target() -> None:
    found = part_quantities(parted("90", "90"), got("95"), 2024)
    assert [part.actual for part in found] == [95, 95]


def test_one_value_does_not_answer_different_targets() -> None:
    found = part_quantities(parted("90", "80"), got("95"), 2024)
    assert {part.unread for part in found} == {Unread.ACTUAL_NOT_A_QUANTITY}


def test_missing_parts_are_blank() -> None:
    results = Achieved(text="", parts=(got("1"),))
    found = part_quantities(parted("1", "2"), results, 2024)
    assert [part.unread for part in found] == [Unread.READ, Unread.ACTUAL_BLANK]


def test_parts_of_an_unread_actual() -> None:
    found = part_quantities(parted("1", "2"), None, 2024)
    assert {part.unread for part in found} == {Unread.ACTUAL_BLANK}


def test_parts_that_are_no_quantities_are_open() -> None:
    inner = target(kind=Kind.COMPOUND, parts=(target(value=Decimal(1)),))
    aim = target(kind=Kind.COMPOUND, parts=(inner, target(kind=Kind.QUALITATIVE)))
    found = part_quantities(aim, Achieved(text="", parts=(got("1"), got("1"))), 2024)
    assert [part.unread for part in found] == [Unread.TARGET_UNREADABLE, Unread.LEVEL_BLANK]
    assert found[0].actual == NONE
