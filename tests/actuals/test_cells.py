from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.actuals.cells import (
    Refused,
    read_amount,
    read_day,
    read_number,
    read_points,
    read_share,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("95%", "95"),
        ("95", "95"),
        ("95.5", "95.5"),
        ("９５％", "95"),
        (" 95 % ", "95"),
        ("95.00%", "95"),
        ("0.5%", "0.5"),
        ("0", "0"),
        ("0%", "0"),
        ("100", "100"),
        ("1%", "1"),
        ("1.5", "1.5"),
    ],
)
def test_a_share_is_read(text, value):
    assert read_share(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0.95", "看不出"),
        ("1", "看不出"),
        ("1.00", "看不出"),
        ("9500%", "不在"),
        ("100.01", "不在"),
        ("-5%", "不在"),
        ("约95%", "不是百分比"),
        ("95%左右", "不是百分比"),
        ("九成", "不是百分比"),
        ("%", "不是百分比"),
        ("9" * 400, "不是百分比"),
    ],
)
def test_a_share_is_refused_with_the_reason(text, reason):
    refused = read_share(text)
    assert isinstance(refused, Refused)
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("text", "value"), [("8", "8"), ("7.5分", "7.5"), ("１０", "10"), ("0", "0"), ("100", "100")]
)
def test_points_are_read(text, value):
    assert read_points(text) == Decimal(value)


@pytest.mark.parametrize("text", ["-1", "101", "满分", "8/10", "1e2", "分"])
def test_points_are_refused(text):
    assert isinstance(read_points(text), Refused)


@pytest.mark.parametrize(
    ("text", "in_yuan", "value"),
    [
        ("50.83", False, "50.83"),
        ("1,048.54", False, "1048.54"),
        ("50.83万元", False, "50.83"),
        ("508300元", False, "50.83"),
        ("508300", True, "50.83"),
        ("50.83万元", True, "50.83"),
        ("508,300.50元", True, "50.83005"),
        ("0", False, "0"),
    ],
)
def test_an_amount_is_in_wan_yuan(text, in_yuan, value):
    assert read_amount(text, in_yuan=in_yuan) == Decimal(value)


@pytest.mark.parametrize("text", ["-3", "约50", "50.8.3", "1,04,8", "1E+05", "#REF!", "元", "万元"])
def test_an_amount_is_refused(text):
    assert isinstance(read_amount(text), Refused)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-20",
        "2025年3月20日",
        "2025/3/20",
        "2025.3.20",
        "2025.03.20",
        "20250320",
        "2025-03-20 00:00:00",
        "２０２５年３月２０日",
        "45736",
    ],
)
def test_a_day_is_read(text):
    assert read_day(text) == date(2025, 3, 20)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025年3月", "不是日期"),
        ("3月20日", "不是日期"),
        ("2025-02-30", "没有这一天"),
        ("2025-13-01", "没有这一天"),
        ("1025-03-20", "年份不合理"),
        ("99999", "年份不合理"),
        ("今天", "不是日期"),
    ],
)
def test_a_day_is_refused_with_the_reason(text, reason):
    refused = read_day(text)
    assert isinstance(refused, Refused)
    assert reason in refused.reason


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(text):
    for reader in (read_number, read_share, read_points, read_amount, read_day):
        reader(text)


@given(st.decimals(min_value=0, max_value=10**10, places=4))
def test_yuan_and_wan_yuan_agree_exactly(amount):
    in_wan = read_amount(f"{amount}")
    assert in_wan == amount
    assert read_amount(f"{amount * 10_000:f}元") == amount


@pytest.mark.parametrize("text", ["1 2 3", "12 34万元", "1 2.5", "１　２", "9 5"])
def test_spaces_between_digits_are_no_number(text):
    for reader in (read_amount, read_number, read_points, read_share):
        assert isinstance(reader(text), Refused)


@pytest.mark.parametrize("text", ["1 048.54", " 1048.54 ", "1 048.54 万元", "1048.54\n万元"])
def test_spaces_that_part_thousands_do_not_count(text):
    assert read_amount(text) == Decimal("1048.54")
