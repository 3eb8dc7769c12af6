"""Spelling: signs, spaces, numerals."""

from __future__ import annotations

import pytest

from evaltool.values.numerals import digits
from evaltool.values.spelling import spelled


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("≧ 95 ％", "≥95%"),
        ("１，０４８．５４ 万元", "1,048.54万元"),
        ("2024年1—12月", "2024年1-12月"),
        ("2024年1一12月", "2024年1-12月"),
        ("20㎡", "20㎡"),
        ("20m2", "20㎡"),
        ("20M²", "20㎡"),
        ("3km2", "3km²"),
        ("5m³", "5m³"),
        ("30°C", "30℃"),
        ("〉90%", ">90%"),
        ("95%（含）以上", "95%以上"),
        ("￥5000", "5000元"),
        ("3万余人", "3余万人"),
        ("3≤x≤5", "3-5"),
        ("5（次）", "5次"),
        ("“5次”", "5次"),
        ("98。5%", "98.5%"),
        ("5\n6", "5;6"),
        ("效果\n明显", "效果明显"),
    ],
)
def test_one_way_of_writing(text: str, plain: str) -> None:
    assert spelled(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二百余万元", "200余万元"),
        ("三次", "3次"),
        ("不少于两场", "不少于2场"),
        ("一万二千人", "12000人"),
        ("百分之九十五点五", "95.5%"),
        ("百分之百", "100%"),
        ("千分之三", "3‰"),
        ("九成以上", "90%以上"),
        ("二〇二四年十二月三十一日", "2024年12月31日"),
        ("半年一次", "每半年1次"),
        ("召开三次会议", "召开3次会议"),
    ],
)
def test_isolated_numerals(text: str, plain: str) -> None:
    assert digits(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "进一步提高",
        "一次性验收",
        "统一规范",
        "十四五规划",
        "三公经费",
        "第一次全会",
        "万无一失",
        "二级以上标准",
        "一" * 30 + "次",
    ],
)
def test_numerals_in_words_stay(text: str) -> None:
    assert digits(text) == text
