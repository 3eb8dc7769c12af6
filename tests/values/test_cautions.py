"""What a text says against its own reading is told; what has one reading is not."""

from __future__ import annotations

import pytest

from evaltool.model import Kind, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target
from evaltool.values.damage import odd_letters
from evaltool.values.lone import lone_value
from evaltool.values.pieces import pieces
from evaltool.values.statements import sentence
from tests.strings.test_strings import is_told


@pytest.mark.parametrize(
    "text",
    [
        "=>≤6次", "大于等于小于90%", "≥60分钟内", "不超过40人以上", "=90%以上", "以上90户",
        "60%-80%以上", "减少30%以下", "下降至少于5件", "≥95%或较上年提升", "原8场，改为6场",
        "缩短至3个工作日，特殊情形10个工作日", "力争达到95%", "每村4次", "每乡镇至少2场",
        "培训3期，每期50人", "100%元", "15万万元", "九成百分之五", "□95%", "≥12》期", "六十儿%",
        "三十五万兀", "≥85%（其中", "≥98.％", "》93%", "1，200人", "≥50场_x000D_", "一百一千户",
        "实现“双百”", "进入全国百强", "春秋两季", "每周三巡查", "一村一辅警", "全县所有乡镇",
        "2023年完成80%，2024年完成20%", "农历十月底前", "资金到位后100%", "⑨5%", "十O个",
        "12人，其中男8人、女6人", "不少于6场（共4场）", "20万元2019年3月7日前", "完成改造面积约",
    ],
)  # fmt: skip
def test_a_text_that_is_not_sure_is_told(text: str) -> None:
    assert is_told(parse_target(text, Context(subcategory="数量指标", year=2024)))


@pytest.mark.parametrize(
    "text",
    [
        "不低于90%以上", "大于或等于5次", "3天以内", "不得高于90%", "≥95%", "15万元",
        "15万元（财政资金10万元，自筹5万元）", "一等奖2名、二等奖5名、三等奖10名",
        "6月底前完成60%，12月底前完成100%", "12345热线诉求流转顺畅", "一村一品", "达到或优于Ⅲ类",
        "110kV线路迁改1.8公里", "建成20吨/日冷藏库2座", "DR1台", "由三成减为两成", "A4纸500张",
    ],
)  # fmt: skip
def test_what_has_one_reading_is_left_in_peace(text: str) -> None:
    assert not is_told(parse_target(text, Context(subcategory="数量指标", year=2024)))


@pytest.mark.parametrize(
    "text", ["Z8次", "6B户", "S00亩", "s35dB", "≥g5%", "2021-12-3l", "S个工作日内", "6O-80元/亩"]
)
def test_a_letter_for_a_digit_is_found(text: str) -> None:
    assert odd_letters(text)


@pytest.mark.parametrize(
    "text",
    ["5G基站3个", "110kV", "S203省道5公里", "ISO9001", "5A级", "86万kWh", "2024年Q4", "PM2.5"],
)
def test_a_name_with_digits_and_a_unit_in_letters_are_none(text: str) -> None:
    assert odd_letters(text) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("学员结业率", "≥120%"),
        ("新生儿疾病筛查率", "≤95%"),
        ("群众投诉率", "≥5%"),
        ("总成本（≤**万元）", "≥20万元"),
        ("满意度", "提高5%"),
        ("培训经费支出", "80%"),
        ("入户走访", "3-5"),
        ("入户走访次数（次）", "3月5日"),
        ("巡山队伍", "20人/次"),
    ],
)
def test_a_value_that_its_name_speaks_against_is_told(name: str, text: str) -> None:
    assert is_told(parse_target(text, Context(name=name, subcategory="质量指标", year=2024)))


@pytest.mark.parametrize("text", ["三年内", "两年内建成", "当日办结", "年初", "2024.1", "5月中旬"])
def test_a_time_whose_day_is_open_is_told(text: str) -> None:
    assert is_told(parse_target(text, Context(name="建设", subcategory="时效指标", year=2024)))


def test_school_years_are_never_counted() -> None:
    target = parse_target("2023—2024学年", Context(subcategory="时效指标", year=2024))
    assert isinstance(target, Target)
    assert target.kind is Kind.QUALITATIVE
    assert is_told(target)


def test_next_year_is_next_year() -> None:
    target = parse_target("明年6月前", Context(subcategory="时效指标", year=2024))
    assert isinstance(target, Target)
    assert target.end is not None
    assert target.end.year == 2025


@pytest.mark.parametrize(
    "text", ["≥95%", "3-5次", "12.5万元", "70元/人、天", "不少于3场", "5人以上", "9000-120000次"]
)
def test_a_lone_value_is_what_the_grammar_makes_of_it(text: str) -> None:
    assert lone_value(text) == sentence(pieces(text), keep_years=True)


def test_a_year_and_a_rate_run_together_are_no_lone_value() -> None:
    assert lone_value("202495%") is None
    assert isinstance(parse_target("202495%", Context(year=2024)), Unreadable)


def test_a_slip_beside_an_actual_is_told() -> None:
    target = parse_target("≤50万元", Context(name="运行费", subcategory="成本指标", year=2024))
    assert isinstance(target, Target)
    actual = parse_actual("¥23.6万元元", target, Context(name="运行费", year=2024))
    assert not isinstance(actual, Unreadable)
    assert any("元元" in item.basis for item in actual.inferred)
