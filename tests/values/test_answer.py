"""Which number of an actual answers, and which only comments."""

from __future__ import annotations

import pytest

from evaltool.model import Achieved, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target


def read(target: str, actual: str, name: str | None = None) -> Achieved | Unreadable:
    context = Context(name=name, year=2024)
    wanted = parse_target(target, context)
    assert isinstance(wanted, Target)
    return parse_actual(actual, wanted, context)


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        ("≤100万元", "结余1.5万元", "差额"),
        ("≥500人", "比目标多20人", "差额"),
        ("≥500人", "未达到500人", "未达到"),
        ("≥500人", "计划培训520人", "计划"),
        ("≥500人", "预计520人", "计划"),
        ("≥500人", "260人，260人", "2个数"),
        ("≥500人", "不足500人", "方向相反"),
        ("≤100万元", "超过100万元", "方向相反"),
        ("12次", "每月1次", "按每期计"),
    ],
)
def test_a_comment_is_no_actual(target: str, actual: str, reason: str) -> None:
    told = read(target, actual)
    assert isinstance(told, Unreadable)
    assert reason in told.reason


def test_a_change_of_a_rate_is_refused_unless_the_indicator_is_a_change() -> None:
    assert isinstance(read("≥95%", "提高2个百分点", "群众满意度"), Unreadable)
    change = read("≥5%", "提高6%", "收入增长率")
    assert isinstance(change, Achieved)
    assert str(change.value) == "6"


@pytest.mark.parametrize(
    ("target", "actual", "value"),
    [
        ("≤100万元", "支出98万元，结余2万元", "98"),
        ("≥500人", "计划500人，实际520人", "520"),
        ("≥500人", "上半年260人，全年520人", "520"),
        ("≥500人", "共520人，男300人，女220人", "520"),
        ("≥500人", "按计划完成520人", "520"),
        ("491米", "完成491米，完成率100%", "491"),
        ("≥10000人次", "1.2万", "12000"),
        ("12次", "12次/年", "12"),
    ],
)
def test_the_number_beside_a_comment_answers(target: str, actual: str, value: str) -> None:
    answered = read(target, actual)
    assert isinstance(answered, Achieved)
    assert str(answered.value) == value


@pytest.mark.parametrize(
    "actual", ["预计2025年3月完成", "未完成，2025年3月完成", "正在实施，计划3月底"]
)
def test_a_planned_day_is_no_day_of_completion(actual: str) -> None:
    assert isinstance(read("2024年12月底前", actual), Unreadable)


def test_a_stored_day_is_told_to_be_one() -> None:
    answered = read("2024年12月底前", "45646")
    assert isinstance(answered, Achieved)
    assert str(answered.end) == "2024-12-20"
    assert any("序号" in item.basis for item in answered.inferred)
