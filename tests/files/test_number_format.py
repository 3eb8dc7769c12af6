"""A stored number under a format -> what the cell shows."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.files.number_format import (
    LOCALE_DATES,
    plain_number,
    show_moment,
    show_number,
)
from evaltool.files.rounding import unrounded

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1, "0%", "100%"),
        (0.9775, "0.00%", "97.75%"),
        (0.125, "0.00", "0.13"),
        (2.5, "0.##", "2.5"),
        (2, "0.##", "2"),
        (1048.54, ACCOUNTING, "1,048.54"),
        (-1048.54, ACCOUNTING, "-1,048.54"),
        (0, ACCOUNTING, "0"),
        (0.9, '"≥"0%', "≥90%"),
        (5, 'General"人"', "5人"),
        (-3.5, "0.0;(0.0)", "(3.5)"),
        (-3.5, "0.0", "-3.5"),
        (1234567, "#,##0,", "1,235"),
        (12, "00000", "00012"),
        (0.5, "# ?/?", "0.5"),
        (0.5, "0.00E+00", "0.5"),
        (3, "[红色]0.00", "3.00"),
        (3, "[>=2]0.0;0", "3"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (100, ";;;", "100"),
        (7, "@", "7"),
        (0.4, "#", "0.4"),
        (1e-7, "General", "0.0000001"),
        (1e15, "General", "1000000000000000"),
        (1e30, "0.00", "1" + "0" * 30),
        (float("inf"), "0.00", "inf"),
        (float("nan"), "General", "nan"),
    ],
)
def test_show_number(value: float, number_format: str, text: str) -> None:
    assert show_number(value, number_format) == text


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_decimals_lose_nothing(value: Decimal) -> None:
    shown = show_number(float(value), "#,##0.00")
    assert Decimal(shown.replace(",", "")) == value
    assert unrounded(float(value), shown) == shown
    assert Decimal(plain_number(float(value))) == value


NEW_YEARS_EVE = datetime(2024, 12, 31)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (NEW_YEARS_EVE, "yyyy-mm-dd", "2024-12-31"),
        (NEW_YEARS_EVE, "mm-dd-yy", "2024-12-31"),
        (NEW_YEARS_EVE, 'yyyy"年"m"月"d"日";@', "2024-12-31"),
        (NEW_YEARS_EVE, "[$-F800]dddd, mmmm dd, yyyy", "2024-12-31"),
        (NEW_YEARS_EVE, 'yyyy"年"m"月"', "2024年12月"),
        (NEW_YEARS_EVE, "mmm-yy", "2024年12月"),
        (NEW_YEARS_EVE, "yyyy", "2024年"),
        (NEW_YEARS_EVE, 'm"月"d"日"', "12月31日"),
        (NEW_YEARS_EVE, "m", "12月"),
        (NEW_YEARS_EVE, "h:mm", "2024-12-31T00:00:00"),
        (datetime(2024, 1, 2, 8, 30), "yyyy/m/d h:mm", "2024-01-02 08:30"),
        (datetime(2024, 1, 2, 8, 30, 5), "yyyy/m/d h:mm:ss", "2024-01-02 08:30:05"),
        (date(2024, 1, 2), "yyyy/m/d", "2024-01-02"),
        (time(8, 30), "h:mm", "08:30"),
        (timedelta(hours=36), "[h]:mm", "36小时"),
        (NEW_YEARS_EVE, LOCALE_DATES[57], "2024年12月"),
        (NEW_YEARS_EVE, LOCALE_DATES[31], "2024-12-31"),
    ],
)
def test_show_moment(value: date | time | timedelta, number_format: str, text: str) -> None:
    assert show_moment(value, number_format) == text
