"""Amounts as printed -> exact 万元."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.declaration.amounts import MoneyUnit, is_blank, read_amount, unit_in


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("1,048.54", MoneyUnit.TEN_THOUSAND, "1048.54"),
        ("55.00", MoneyUnit.TEN_THOUSAND, "55"),
        (" 8 ", MoneyUnit.TEN_THOUSAND, "8"),
        ("０．５", MoneyUnit.TEN_THOUSAND, "0.5"),
        (".5", MoneyUnit.TEN_THOUSAND, "0.5"),
        ("-3.2", MoneyUnit.TEN_THOUSAND, "-3.2"),
        ("0", MoneyUnit.TEN_THOUSAND, "0"),
        ("1 048.54", MoneyUnit.TEN_THOUSAND, "1048.54"),
        ("1000", MoneyUnit.TEN_THOUSAND, "1000"),
        ("3239300", MoneyUnit.YUAN, "323.93"),
        ("12元", MoneyUnit.TEN_THOUSAND, "0.0012"),
        ("2万元", MoneyUnit.YUAN, "2"),
        ("1.2亿元", MoneyUnit.TEN_THOUSAND, "12000"),
        ("￥12.5", MoneyUnit.TEN_THOUSAND, "12.5"),
        ("15", MoneyUnit.THOUSAND, "1.5"),
    ],
)
def test_read_amount(text: str, unit: MoneyUnit, amount: str) -> None:
    read = read_amount(text, unit)
    assert read == Decimal(amount)
    assert f"{read:f}" == amount


@pytest.mark.parametrize(
    "text", ["", "约10", "10-20", "1,04", "无", "10%", "1" * 40, "1.2.3", "1 2 3", "0.5 3"]
)
def test_what_is_no_amount(text: str) -> None:
    assert read_amount(text, MoneyUnit.TEN_THOUSAND) is None


@given(st.decimals(0, 10**12, places=2), st.sampled_from(MoneyUnit))
def test_conversion_is_exact(amount: Decimal, unit: MoneyUnit) -> None:
    assert read_amount(f"{amount:,f}", unit) == amount.scaleb(unit.value)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("项目资金\n（万元）", MoneyUnit.TEN_THOUSAND),
        ("预算资金（万元)", MoneyUnit.TEN_THOUSAND),
        ("单位：元", MoneyUnit.YUAN),
        ("预算数(千元)", MoneyUnit.THOUSAND),
        ("亿元", MoneyUnit.HUNDRED_MILLION),
        ("年度资金总额", None),
    ],
)
def test_unit_in(heading: str, unit: MoneyUnit | None) -> None:
    assert unit_in(heading) is unit


@pytest.mark.parametrize(
    ("text", "blank"), [("", True), (" / ", True), ("无", True), ("—", True), ("0", False)]
)
def test_is_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank
