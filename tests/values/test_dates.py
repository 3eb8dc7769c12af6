"""The calendar: printed times and the days they stand for."""

from __future__ import annotations

from datetime import date

import pytest

from evaltool.values.dates import completed, day_before, read_point


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年2月29日", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024.2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2月", date(2023, 2, 1), date(2023, 2, 28)),
        ("3月上旬", date(2023, 3, 1), date(2023, 3, 10)),
        ("第四季度", date(2023, 10, 1), date(2023, 12, 31)),
        ("下半年", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-2025年", date(2023, 1, 1), date(2025, 12, 31)),
        ("次年3月底", date(2024, 3, 1), date(2024, 3, 31)),
        ("每月10日", date(2023, 12, 10), date(2023, 12, 10)),
        ("24.12.31", date(2024, 12, 31), date(2024, 12, 31)),
        ("10月1-7日", date(2023, 10, 1), date(2023, 10, 7)),
        ("20240630", date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    point = read_point(text)
    assert point is not None
    assert (point.first(2023), point.last(2023)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2023年2月30日", "2025-2023年", "三季度至一季度", "4月25-31日", "效果"]
)
def test_no_such_day(text: str) -> None:
    assert read_point(text) is None


def test_what_the_end_of_a_span_leaves_out() -> None:
    first = read_point("2024年6月15日")
    assert first is not None
    day, month = read_point("30日", later=True), read_point("8月")
    assert day is not None
    assert month is not None
    assert completed(day, first).last(2020) == date(2024, 6, 30)
    assert completed(month, first).last(2020) == date(2024, 8, 31)


def test_the_day_before() -> None:
    assert day_before(date(2024, 3, 1)) == date(2024, 2, 29)
