"""`parse_target` and `parse_targets`: blank and hostile cells, columns, years, direction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evaltool.model import Direction, Kind, Op, Target, Unreadable
from evaltool.values import Columns, Context, parse_target, parse_targets


def read(text: str | None, **context: object) -> Target:
    target = parse_target(text, Context(**{"year": 2024, **context}))  # type: ignore[arg-type]
    assert isinstance(target, Target)
    return target


@pytest.mark.parametrize(
    "text", [None, "", " ", "无", "/", "——", "*", "≤****元", "XX万元", "3/4", "√"]
)
def test_a_cell_that_says_nothing_has_a_reason_in_chinese(text: str | None) -> None:
    meaning = parse_target(text)
    assert isinstance(meaning, Unreadable)
    assert meaning.text == (text or "")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in meaning.reason)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        "提高" * 5_000,
        "(" * 1_999,
        "1-" * 900,
        "2024年1月至" * 150,
        "百分之" * 600,
        "十" * 1_990,
    ],
)
def test_long_and_hostile_texts_are_answered(text: str) -> None:
    meaning = parse_target(text, Context(year=2024))
    assert meaning.text == text


def test_a_number_too_long_is_refused() -> None:
    meaning = parse_target("1" * 40)
    assert isinstance(meaning, Unreadable)
    assert "数字过长" in meaning.reason


def test_a_date_without_a_year_needs_one() -> None:
    meaning = parse_target("11月底前", Context())
    assert isinstance(meaning, Unreadable)
    assert "年份" in meaning.reason
    target = read("11月底前")
    assert target.end == date(2024, 11, 30)
    assert [item.what for item in target.inferred] == ["end"]


def test_two_readings_are_kept_the_lenient_first() -> None:
    target = read("2024年2月前")
    assert target.ambiguous
    assert [reading.end for reading in target.readings] == [date(2024, 2, 29), date(2024, 1, 31)]
    assert target.end == date(2024, 2, 29)


def test_columns_are_read_instead_of_the_text() -> None:
    target = read("anything", columns=Columns(op="大于等于", value="95", unit="%"))
    assert (target.text, target.op, target.value, target.unit) == ("anything", Op.AT_LEAST, 95, "%")


def test_a_unit_of_its_own_column_needs_no_table() -> None:
    target = read(None, columns=Columns(op="≥", value="3", unit="墩位"))
    assert (target.kind, target.unit) == (Kind.COUNT, "墩位")


def test_a_qualitative_column_makes_words_of_a_number() -> None:
    assert read(None, columns=Columns(op="定性", value="100", unit="%")).kind == Kind.QUALITATIVE


def test_empty_columns_leave_the_text() -> None:
    assert read("5次", columns=Columns(op="≥", value=" ", unit="次")).value == 5


@pytest.mark.parametrize(
    ("op", "direction"), [("正向", Direction.AT_LEAST), ("反向指标", Direction.AT_MOST)]
)
def test_the_column_of_direction_decides(op: str, direction: Direction) -> None:
    assert read(None, columns=Columns(op=op, value="5", unit="起")).direction == direction


def test_a_month_in_columns_is_a_date_or_a_duration() -> None:
    context = {"name": "完成时间", "subcategory": "时效指标"}
    target = read(None, columns=Columns(op="=", value="12", unit="月"), **context)
    assert (target.kind, target.end) == (Kind.DEADLINE, date(2024, 12, 31))
    assert [reading.kind for reading in target.readings] == [Kind.DEADLINE, Kind.COUNT]


def test_many_texts_are_read_once_each() -> None:
    contexts = [Context(year=2024)] * 3
    first, second, third = parse_targets(["5次", None, "5次"], contexts)
    assert first is third
    assert isinstance(second, Unreadable)


def test_texts_and_contexts_must_pair() -> None:
    with pytest.raises(ValueError, match="zip"):
        parse_targets(["5次"], [])


def test_what_was_inferred_is_told() -> None:
    target = read("22.8", name="公猪舍(≥**平方米)")
    assert {item.what for item in target.inferred} == {"op", "unit"}
    assert target.value == Decimal("22.8")
