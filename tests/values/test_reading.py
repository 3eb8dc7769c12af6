"""One value, several, or words: the cells that could be read in more than one way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evaltool.model import Achieved, Kind, Target, Unreadable
from evaltool.values import Context, parse_actual, parse_target


def read(text: str, **context: object) -> Target:
    target = parse_target(text, Context(**{"year": 2024, **context}))  # type: ignore[arg-type]
    assert isinstance(target, Target)
    return target


def readings(text: str, **context: object) -> list[Kind]:
    return [reading.kind for reading in read(text, **context).readings]


def test_a_value_in_a_sentence_is_the_target_or_words() -> None:
    assert readings("选出的5名代表资格全部确认有效") == [Kind.QUALITATIVE, Kind.COUNT]
    assert readings("质量达标，共5次") == [Kind.COUNT, Kind.QUALITATIVE]
    assert readings("力争5月开工建设", subcategory="时效指标") == [Kind.DEADLINE, Kind.QUALITATIVE]
    assert readings("完成2次宣传") == []


def test_the_last_of_several_dates_counts_and_is_doubted() -> None:
    target = read("2023年3月启动，12月完成")
    assert target.end == date(2023, 12, 31)
    assert target.ambiguous


def test_a_period_only_says_when() -> None:
    target = read("2024年1-6月开展培训3次")
    assert (target.kind, target.value) == (Kind.COUNT, 3)
    assert [reading.kind for reading in target.readings] == [Kind.COUNT, Kind.PERIOD]


def test_a_deadline_with_values_is_a_compound() -> None:
    target = read("12月底前培训3次，演练2次")
    assert target.end == date(2024, 12, 31)
    assert [part.kind for part in target.parts] == [Kind.DEADLINE, Kind.COUNT, Kind.COUNT]


def test_a_compound_is_as_ambiguous_as_its_parts() -> None:
    target = read("12月前完成100%")
    assert [reading.end for reading in target.readings] == [date(2024, 12, 31), date(2024, 11, 30)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("从80%提升到90%", 90), ("每月1次，全年12次", 12), ("100万元，中央80万元，省级20万元", 100)],
)
def test_several_numbers_that_state_one(text: str, value: int) -> None:
    assert read(text).value == value


def test_parts_carry_their_own_text() -> None:
    target = read("甲≥3次，乙2-5人")
    assert [part.text for part in target.parts] == ["甲≥3次", "乙2-5人"]
    assert (target.parts[1].low, target.parts[1].high) == (2, 5)


def test_many_parts_are_bounded_and_doubted() -> None:
    signs = "甲乙丙丁戊己庚辛壬癸"
    target = read("，".join(f"{one}{two}3人" for one in signs for two in signs[:5]))
    assert len(target.parts) == 30
    assert target.ambiguous


@pytest.mark.parametrize("text", ["2024年2月30日", "2024年2月30日至2024年3月1日"])
def test_a_day_that_does_not_exist_is_told(text: str) -> None:
    meaning = parse_target(text)
    assert isinstance(meaning, Unreadable)
    assert "存在的日期" in meaning.reason
    answer = parse_actual(text, read("2024年12月"))
    assert isinstance(answer, Unreadable)


@pytest.mark.parametrize(
    "text",
    ["2025.1.1-2024.12.31", "2025年6月-2025年1月", "2025.12-2025.3月", "2025-2023年"],
)
def test_a_period_that_ends_before_it_starts_is_told(text: str) -> None:
    meaning = parse_target(text, Context(year=2025))
    assert isinstance(meaning, Unreadable)
    assert "结束早于开始" in meaning.reason


@pytest.mark.parametrize(
    ("text", "start", "end", "ambiguous"),
    [
        ("12月-1月", date(2025, 12, 1), date(2026, 1, 31), True),
        ("11月至3月", date(2025, 11, 1), date(2026, 3, 31), True),
        ("2024年11-3月", date(2024, 11, 1), date(2025, 3, 31), False),
        ("2024年12月1日至1月31日", date(2024, 12, 1), date(2025, 1, 31), False),
    ],
)
def test_a_period_over_the_turn_of_the_year_is_told(
    text: str, start: date, end: date, ambiguous: bool
) -> None:
    target = parse_target(text, Context(year=2025))
    assert isinstance(target, Target)
    assert (target.start, target.end, target.ambiguous) == (start, end, ambiguous)
    assert any("跨年" in one.basis for one in target.inferred)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025.3月-2025.12月", date(2025, 3, 1), date(2025, 12, 31)),
        ("2025.3-2025.12月", date(2025, 3, 1), date(2025, 12, 31)),
        ("2025.1月-12月", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024年度1-12月", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024年度第四季度", date(2024, 10, 1), date(2024, 12, 31)),
        ("2025-12月底前", None, date(2025, 12, 31)),
        ("2025.12月底", None, date(2025, 12, 31)),
    ],
)
def test_a_month_behind_a_dotted_or_budget_year(text: str, start: date | None, end: date) -> None:
    target = read(text, year=2025)
    assert (target.start, target.end, target.readings) == (start, end, ())


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2022年12月3l日", date(2022, 12, 31)),
        ("1l月底前", date(2022, 11, 30)),
        ("2022.12.3l", date(2022, 12, 31)),
        ("2022年12月31", date(2022, 12, 31)),
        ("12月31前", date(2022, 12, 31)),
        ("2022年1月-12", date(2022, 12, 31)),
    ],
)
def test_a_date_with_a_letter_or_without_its_last_sign_is_repaired_and_told(
    text: str, end: date
) -> None:
    target = read(text, year=2022, subcategory="时效指标")
    assert target.end == end
    assert any("疑为" in told.basis or "补上" in told.basis for told in target.inferred)


@pytest.mark.parametrize(
    "text",
    ["2022年12月32日", "2022年12日", "2022年13月", "2022.1-2022.13", "≥.95%", "95%以", "16万元以"],
)
def test_what_is_cut_off_or_no_date_is_not_read(text: str) -> None:
    assert isinstance(parse_target(text, Context(year=2022)), Unreadable)


def test_naked_months_under_a_time_are_months_or_a_range() -> None:
    context = {"subcategory": "时效指标"}
    assert readings("1-12", name="项目实施期", **context) == [Kind.PERIOD, Kind.COUNT]
    assert readings("1-3", name="办结天数", **context) == []


def test_a_number_with_numeral_inside_is_one_number() -> None:
    assert (read("3万5000人").value, read("2千800人").value) == (35000, 2800)


@pytest.mark.parametrize(
    ("text", "name"), [("-95%", "群众满意度"), ("≥95℃", "群众满意度"), ("≥2800A", "培训人数")]
)
def test_what_does_not_fit_its_name_is_told(text: str, name: str) -> None:
    assert any("核对" in told.basis for told in read(text, name=name).inferred)


def test_a_multiple_of_nothing_named_is_a_number_or_money() -> None:
    kinds = [reading.kind for reading in read("≥1.5亿", name="贷款投放").readings]
    assert kinds == [Kind.COUNT, Kind.AMOUNT]
    assert not read("1.2万", name="惠及群众").readings


def test_the_ends_of_a_range_printed_the_wrong_way_round_are_told() -> None:
    target = read("95%-90%")
    assert (target.low, target.high) == (90, 95)
    assert "写反" in target.inferred[0].basis


def test_a_lost_sign_is_doubted() -> None:
    target = read("工5%")
    assert [reading.op for reading in target.readings] == [">=", "="]
    misread = read("292%", name="验收合格率")
    assert [reading.value for reading in misread.readings] == [Decimal(292), Decimal(92)]
    assert read("150%", name="验收合格率").ambiguous
    assert not read("150%", name="产值增长率").ambiguous


def test_a_naked_rate_takes_a_percent() -> None:
    target = read("98", name="合格率")
    answer = parse_actual("97.5%", target)
    assert isinstance(answer, Achieved)
    assert answer.value == Decimal("97.5")


def test_a_dated_actual_needs_a_year_from_somewhere() -> None:
    target = Target(text="完成", kind=Kind.DEADLINE)
    answer = parse_actual("12月10日", target)
    assert isinstance(answer, Unreadable)
    assert "年份" in answer.reason


def test_an_actual_that_is_a_sentence_is_refused() -> None:
    answer = parse_actual("完成5次活动，其中3次下乡", read("5次"))
    assert isinstance(answer, Unreadable)
