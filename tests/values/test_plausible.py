"""What no actual can be: it is refused with its reason, its plain neighbours are read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evaltool.model import Achieved, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target


def read(target: str, actual: str, name: str | None = None) -> Achieved | Unreadable:
    context = Context(name=name, year=2024)
    wanted = parse_target(target, context)
    assert isinstance(wanted, Target)
    return parse_actual(actual, wanted, context)


@pytest.mark.parametrize(
    ("target", "actual", "name", "reason"),
    [
        ("≤55万元", "-5万元", "会议成本", "负数"),
        ("≤55万元", "负5万元", "会议成本", "负数"),
        ("2次", "-1次", "会议次数", "负数"),
        ("≥98%", "-1", "群众满意度", "负数"),
        ("≥98%", "－1%", "群众满意度", "负数"),
        ("≤55万元", "50.83元", "会议成本", "元、万元"),
        ("≤55万元", "0.005083", "会议成本", "元、万元"),
        ("≤500元", "500万元", None, "元、万元"),
        ("≥55万元", "60000万元", None, "元、万元"),
        ("≥95%", "93,5%", None, "千位分隔符"),
        ("≥95%", "93，5%", None, "千位分隔符"),
        ("≥1000人", "12,34人", None, "千位分隔符"),
        ("≥10人", "0,500人", None, "千位分隔符"),
        ("20人", "1 2", None, "空格"),
        ("20人", "1 2人", None, "空格"),
        ("2次", "1次，2次", None, "2个数"),
        ("2次", "1次（2次）", None, "2个数"),
        ("5次", "3次，完成5次", None, "2个数"),
        ("≥95%", "95..1%", None, "小数点"),
        ("2次", "（2）次", None, "不是数值"),
        ("公务员24人，机关工勤2人", "公务员2,3人，机关工勤2人", None, "千位分隔符"),
    ],
)
def test_a_slip_is_refused(target: str, actual: str, name: str | None, reason: str) -> None:
    answer = read(target, actual, name)
    assert isinstance(answer, Unreadable)
    assert reason in answer.reason


@pytest.mark.parametrize(
    ("target", "actual", "name", "value"),
    [
        ("≥5%", "-1%", "收入增长率", "-1"),
        ("≥-5%", "-1%", None, "-1"),
        ("≥0%", "-1%", None, "-1"),
        ("≤-18℃", "-20℃", None, "-20"),
        ("≤55万元", "0", "会议成本", "0"),
        ("≤55万元", "508300元", "会议成本", "50.83"),
        ("≤55万元", "0.06万元", "会议成本", "0.06"),
        ("≤500元/人", "0.048万元/人", None, "480"),
        ("≥1000人", "1,234人", None, "1234"),
        ("≥1000人", "1 234人", None, "1234"),
        ("≥1000人", "1，234，567人", None, "1234567"),
        ("20人", "23人（其中女性9人）", None, "23"),
        ("20人", "23人，其中女性9人", None, "23"),
        ("20人", "减负23人", "减负人数", "23"),
        ("20人", "23人（23人）", None, "23"),
        ("20人", "23人，完成23人", None, "23"),
        ("20人", "23人，男性14人，女性9人", None, "23"),
        ("20人", "23人（9户）", None, "23"),
    ],
)
def test_what_is_plain_is_read(target: str, actual: str, name: str | None, value: str) -> None:
    answer = read(target, actual, name)
    assert isinstance(answer, Achieved)
    assert answer.value == Decimal(value)


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("2024年12月31日前", "1900年1月1日"),
        ("2024年12月31日前", "2022年12月31日"),
        ("2024年12月31日前", "2034年1月1日"),
        ("2024年12月31日前", "2023年1-12月"),
        ("2024年1-12月", "2023年1-12月"),
        ("2024年1-12月", "2025年1-12月"),
    ],
)
def test_a_date_of_another_time_is_refused(target: str, actual: str) -> None:
    answer = read(target, actual)
    assert isinstance(answer, Unreadable)
    assert "核对年份" in answer.reason


@pytest.mark.parametrize(
    ("target", "actual", "end"),
    [
        ("2024年12月31日前", "2023年11月8日", date(2023, 11, 8)),
        ("2024年12月31日前", "2025年3月", date(2025, 3, 31)),
        ("2024年1-12月", "2024年3-12月", date(2024, 12, 31)),
        ("2024年1-12月", "2023年12月-2024年3月", date(2024, 3, 31)),
        ("2022年1月-2024年12月", "2022年3月-2022年11月", date(2022, 11, 30)),
    ],
)
def test_a_date_near_the_plan_is_read(target: str, actual: str, end: date) -> None:
    answer = read(target, actual)
    assert isinstance(answer, Achieved)
    assert answer.end == end
