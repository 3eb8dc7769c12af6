"""What holds for every text and every target."""

from __future__ import annotations

import time
import tracemalloc
import unicodedata
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
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
from tests.strings.test_strings import without_wording

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


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=5).map("".join),
    st.integers(500, 2500),
    st.sampled_from(CONTEXTS),
)
def test_a_long_text_takes_little_time_and_memory(text: str, length: int, context: Context) -> None:
    long = (text * length)[:length]
    parse_target(text, context)  # what is built once is built
    tracemalloc.start()
    began = time.process_time()
    parse_target(long, context)
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 10  # a hundred times what it takes: only growth without bound is meant
    assert peak < 64 * 2**20


_EXCEPT = {"①", "②", "²", "\n", "㎡", "\u200b"}
"""What reads otherwise on purpose: list numbers, powers, line ends between numbers."""
_fragments = st.lists(
    st.sampled_from([item for item in FRAGMENTS if item not in _EXCEPT]), max_size=8
)


@given(_fragments, st.sampled_from(CONTEXTS), st.sampled_from([" ", "\u3000", "  "]))
def test_spaces_do_not_change_the_meaning(
    fragments: list[str], context: Context, space: str
) -> None:
    text = "".join(fragments)
    same_meaning(text, f"{space}{space.join(text)}{space}", context)


_FULL_WIDTH = {code: code + 0xFEE0 for code in map(ord, "0123456789%-~/,()<>=:")}


@given(_fragments, st.sampled_from(CONTEXTS))
def test_compatible_characters_do_not_change_the_meaning(
    fragments: list[str], context: Context
) -> None:
    text = "".join(fragments)
    same_meaning(text, text.translate(_FULL_WIDTH), context)
    same_meaning(text, unicodedata.normalize("NFKC", text), context)


def same_meaning(text: str, other: str, context: Context) -> None:
    target, again = parse_target(text, context), parse_target(other, context)
    if isinstance(target, Unreadable) or isinstance(again, Unreadable):
        assert type(target) is type(again)
    else:
        assert without_wording(target) == without_wording(again)
        readings = [without_wording(one) for one in target.readings]
        assert readings == [without_wording(one) for one in again.readings]


_parts = st.lists(
    st.tuples(
        st.sampled_from(["公务员", "机关工勤", "事业人员", "退休人员", "驾驶员"]),
        st.sampled_from(["", "≥", "≤"]),
        st.integers(1, 9999),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda part: part[0],
)


@given(_parts)
def test_a_compound_is_read_back(parts: list[tuple[str, str, int]]) -> None:
    target = parse_target("，".join(f"{name}{sign}{count}人" for name, sign, count in parts))
    assert isinstance(target, Target)
    assert [(part.label, part.value) for part in target.parts] == [
        (name, Decimal(count)) for name, _, count in parts
    ]
    again = parse_target(normal_form(target))
    assert isinstance(again, Target)
    assert without_wording(again) == without_wording(target)


_RANGES = ("{low}-{high}{unit}", "{low}{unit}至{high}{unit}", "≥{low}{unit}且≤{high}{unit}")
_range_units = st.sampled_from(["次", "%", "万元", "℃"])


@given(st.integers(0, 5000), st.integers(1, 5000), _range_units, st.sampled_from(_RANGES))
def test_a_range_is_read_back(low: int, more: int, unit: str, form: str) -> None:
    target = parse_target(form.format(low=low, high=low + more, unit=unit))
    assert isinstance(target, Target)
    assert (target.op, target.low, target.high) == (Op.BETWEEN, low, low + more)
    again = parse_target(normal_form(target))
    assert isinstance(again, Target)
    assert without_wording(again) == without_wording(target)
