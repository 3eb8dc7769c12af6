"""The unit table: kinds and exact conversions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from evaltool.model import Kind
from evaltool.values import convert
from evaltool.values.units import exact, is_unit, kind_of_unit, measure


@pytest.mark.parametrize(
    ("value", "source", "wanted", "result"),
    [
        ("508300", "元", "万元", "50.83"),
        ("50.83", "万元", "元", "508300"),
        ("1.2", "亿元", "万元", "12000"),
        ("480", "元/人", "万元/人", "0.048"),
        ("530", "元/人·月", "元/人*月", "530"),
        ("0.01", "万亩", "亩", "100"),
        ("2000", "米", "公里", "2"),
        ("2", "公里", "km", "2"),
        ("1.5", "公顷", "平方米", "15000"),
        ("90", "分钟", "小时", "1.5"),
        ("5", "人", "名", "5"),
        ("9", "项", "个", "9"),
        ("3", "间数", "间", "3"),
        ("7", "次", "次", "7"),
    ],
)
def test_exact(value: str, source: str, wanted: str, result: str) -> None:
    assert convert(Decimal(value), source, wanted) == Decimal(result)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("元", "元/人"),
        ("人", "户"),
        ("%", "次"),
        ("天", "个工作日"),
        ("场", "人"),
        ("亩", "平方米"),
        ("元", "美元"),
    ],
)
def test_no_rule(source: str, wanted: str) -> None:
    assert convert(Decimal(10), source, wanted) is None


def test_an_endless_decimal_is_not_exact() -> None:
    assert convert(Decimal(10), "分钟", "小时") is None
    assert exact(Fraction(1, 3)) is None
    assert exact(Fraction(3, 8)) == Decimal("0.375")


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("万元", Kind.AMOUNT),
        ("元/人、天", Kind.AMOUNT),
        ("%", Kind.RATE),
        ("百分比", Kind.RATE),
        ("万平方米", Kind.COUNT),
        ("80M", Kind.COUNT),
    ],
)
def test_kinds(unit: str, kind: Kind) -> None:
    assert kind_of_unit(unit) == kind


def test_a_unit_taken_apart() -> None:
    taken = measure("万元/人·月")
    assert (taken.multiplier, taken.root, taken.per) == (10_000, "元", ("人", "月"))
    assert measure("千瓦").multiplier == 1
    assert measure("万千瓦时").root == "千瓦时"


def test_words_that_are_no_units() -> None:
    assert is_unit("万平方米")
    assert not is_unit("达到预计值")
