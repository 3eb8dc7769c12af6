"""`parse_actual`: what is refused and why, in words that a finance officer understands."""

from __future__ import annotations

from datetime import date

import pytest

from evaltool.model import Achieved, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target

YEAR = Context(year=2024)


def against(target_text: str, actual: str | None, context: Context = YEAR) -> Achieved | Unreadable:
    target = parse_target(target_text, context)
    assert isinstance(target, Target)
    return parse_actual(actual, target, context)


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ("5次", "", "没有填写实际完成值"),
        ("5次", "/", "表示没有实际完成值"),
        ("5次", "100%", "“%”与目标的单位“次”"),
        ("10万元", "已完成100%", "“%”与目标的单位“万元”"),
        ("5次", "已完成", "不是数值，目标是数量“5次”"),
        ("5次", "开展12批次，参与412人次", "有2个数"),
        ("5次", "3-4次", "区间"),
        ("5次", "1" * 30, "数字过长"),
        ("≥90%", "0.93", "没有百分号"),
        ("80%", "^80%", "识别"),
        ("20万元", "186000", "疑为元"),
        ("2024年12月", "已完成", "没有日期"),
        ("2024年12月", "2024年", "只写到年"),
        ("2024年12月", "20240年1月26日", "不是一个日期"),
        (
            "2024年12月",
            "已于20240年1月26日完成验收并投入使用，运行情况良好，群众满意",
            "不是一个日期",
        ),
        ("2024年12月", "204年1月26日", "不是一个日期"),
        ("2024年12月", "2024年1月126日", "不是一个日期"),
        ("2024年12月", "2024-1-260", "不是一个日期"),
        ("2024年12月", "2月前", "两种理解"),
        ("2024年12月", "11月3日和12月5日", "2个日期"),
        ("每季度1次", "1次", "每期"),
    ],
)
def test_refused_with_the_reason(target: str, actual: str, said: str) -> None:
    answer = against(target, actual)
    assert isinstance(answer, Unreadable)
    assert said in answer.reason
    assert answer.text == actual


def test_a_rate_that_cannot_exceed_100() -> None:
    answer = against("90%", "290%", Context(name="群众满意度", year=2024))
    assert isinstance(answer, Unreadable)
    assert "超过100%" in answer.reason


def test_an_amount_against_a_target_without_unit() -> None:
    answer = against("43.2", "37.24万元", Context(name="工程资金金额", year=2024))
    assert isinstance(answer, Unreadable)
    assert "目标没有写单位" in answer.reason


def test_a_qualitative_target_takes_any_text() -> None:
    answer = against("效果明显", "效果明显")
    assert isinstance(answer, Achieved)
    assert answer.value is None


def test_a_day_without_year_is_in_the_year_of_the_target() -> None:
    context = Context(year=2023)
    target = parse_target("2023年12月", context)
    assert isinstance(target, Target)
    answer = parse_actual("12月10日", target)
    assert isinstance(answer, Achieved)
    assert answer.end == date(2023, 12, 10)


def test_parts_without_an_answer_are_undecided_one_by_one() -> None:
    answer = against("公务员24人，机关工勤2人", "公务员23人")
    assert isinstance(answer, Achieved)
    first, second = answer.parts
    assert isinstance(first, Achieved)
    assert isinstance(second, Unreadable)
    assert "机关工勤" in second.reason


def test_parts_are_paired_by_label_not_by_order() -> None:
    answer = against("公务员24人，机关工勤2人", "机关工勤1人，公务员23人")
    assert isinstance(answer, Achieved)
    assert [part.value for part in answer.parts if isinstance(part, Achieved)] == [23, 1]


def test_a_part_in_another_unit_is_undecided() -> None:
    answer = against("公务员24人，机关工勤2人", "公务员23%，机关工勤2人")
    assert isinstance(answer, Achieved)
    assert isinstance(answer.parts[0], Unreadable)


def test_text_for_a_compound_is_refused() -> None:
    answer = against("公务员24人，机关工勤2人", "全部到岗")
    assert isinstance(answer, Unreadable)
    assert "2个部分" in answer.reason
