"""What holds for every text and every target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evaltool.model import Achieved, Direction, Kind, Op, Target, Unreadable
from evaltool.report.json.target import target_json
from evaltool.values import Context, normal_form, parse_actual, parse_target
from evaltool.values.pieces import (
    NoSuchDayError,
    NumberTooLongError,
    Piece,
    ShapelessError,
    parsed_pieces,
    pieces,
)
from evaltool.values.spelling import spelled

SIGNS = (
    "≥ ≤ > < = 不低于 不超过 至少 约 近 ± 以内 以上 左右 % ‰ - ~ 至 到 、 ， ； 。 （ ） ( ) [ ]"
)
NUMBERS = "100 3.5 1,200 99999999999999999999999999 0 -5 二百余 三 成 百分之 ① ² ㎡ m2 km2 1:3 3/4"
TIMES = (
    "2024年 12月 31日 2024.12.31 2024.1-12 底 前 第一季度 上半年 年底 全年 每季度 每年 次年 2月前"
)
WORDS = "次 人 万元 元/人 个 亩 满意度 合格率 完成 和 及 其中 ： / * ** XX A5 PM2.5 《 》 “ ”"
FRAGMENTS = [*f"{SIGNS} {NUMBERS} {TIMES} {WORDS}".split(), "\n", " ", "$", "#", "\u200b"]
CONTEXTS = (
    Context(),
    Context(year=2024),
    Context(year=2024, subcategory="时效指标", name="完成时间"),
    Context(year=2024, subcategory="成本指标", name="成本(≤**万元)"),
    Context(year=2024, subcategory="满意度指标", name="满意度(%)"),
)
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join),
)


@given(texts, st.sampled_from(CONTEXTS))
def test_any_text_has_a_meaning_or_a_reason(text: str, context: Context) -> None:
    meaning = parse_target(text, context)
    assert meaning.text == text
    if isinstance(meaning, Unreadable):
        assert meaning.reason
    else:
        assert meaning.kind in {Kind.QUALITATIVE, Kind.COMPOUND} or meaning.op is not None
        assert normal_form(meaning) or meaning.kind == Kind.QUALITATIVE
    assert target_json(meaning)["text"] == text


@given(
    texts, st.sampled_from(("10万元", "≥90%", "5名", "2024年12月", "2024年1-12月", "甲3人，乙5人"))
)
def test_any_actual_has_a_value_or_a_reason(text: str, target_text: str) -> None:
    context = Context(year=2024)
    target = parse_target(target_text, context)
    assert isinstance(target, Target)
    answer = parse_actual(text, target, context)
    if isinstance(answer, Achieved):
        assert answer.parts or answer.value is not None or answer.end is not None
    else:
        assert answer.reason


@given(texts)
def test_the_short_way_and_the_grammar_agree(text: str) -> None:
    plain = spelled(text)
    assert cut(pieces, plain) == cut(parsed_pieces, plain)


def cut(reader: object, plain: str) -> list[Piece] | str:
    try:
        return reader(plain)  # type: ignore[operator, no-any-return]
    except (ShapelessError, NumberTooLongError, NoSuchDayError) as error:
        return type(error).__name__


numbers = st.decimals(min_value=0, max_value=10**9, places=2).map(
    lambda number: number.quantize(Decimal(1)) if number == int(number) else number
)
units = st.sampled_from(
    ["次", "人", "万人次", "个", "平方米", "公里", "万元", "元", "元/人·天", "%", "个工作日"]
)


@given(st.sampled_from(["≥", "≤", ">", "<", "=", ""]), numbers, units)
def test_a_formatted_quantity_is_read_back(sign: str, number: Decimal, unit: str) -> None:
    target = parse_target(f"{sign}{number}{unit}")
    assert isinstance(target, Target)
    assert target.value == number
    again = parse_target(normal_form(target))
    assert isinstance(again, Target)
    assert (again.kind, again.op, again.direction, again.value, again.unit) == (
        target.kind,
        target.op,
        target.direction,
        target.value,
        target.unit,
    )


days = st.dates(min_value=date(2001, 1, 1), max_value=date(2098, 12, 31))


@given(
    days, st.sampled_from(["{y}年{m}月{d}日", "{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}前"])
)
def test_every_day_is_read_in_every_form(day: date, form: str) -> None:
    target = parse_target(form.format(y=day.year, m=day.month, d=day.day))
    assert isinstance(target, Target)
    assert (target.kind, target.end) == (Kind.DEADLINE, day)
    assert parse_target(normal_form(target)) == _worded(target)


def _worded(target: Target) -> Target:
    again = parse_target(normal_form(target))
    assert isinstance(again, Target)
    assert (again.op, again.direction, again.end) == (Op.BEFORE, Direction.BY_DATE, target.end)
    return again


@given(st.tuples(days, days).map(sorted))
def test_every_span_is_read(span: list[date]) -> None:
    start, end = span
    text = f"{start.year}.{start.month}.{start.day}-{end.year}.{end.month}.{end.day}"
    target = parse_target(text)
    assert isinstance(target, Target)
    assert (target.kind, target.start, target.end) == (Kind.PERIOD, start, end)
    again = parse_target(normal_form(target))
    assert isinstance(again, Target)
    assert (again.start, again.end) == (start, end)
