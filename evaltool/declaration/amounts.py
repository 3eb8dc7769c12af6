"""Amounts of money as printed -> exact 万元."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from evaltool.values import spaced_digits
from evaltool.vocabulary import NOTHING, squeeze

_AMOUNT = re.compile(
    r"[¥￥]?(-?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,15})?|-?\d{1,15}(?:\.\d{1,15})?|-?\.\d{1,15})"
    r"(万元|亿元|元)?"
)
_PRINTED_UNIT = re.compile(r"(亿|万|千|百)?元")
_PLAIN = str.maketrans("０１２３４５６７８９．，－（）", "0123456789.,-()")


class MoneyUnit(Enum):
    """The unit in which a form states amounts; `value` says how many places to move."""

    YUAN = -4
    THOUSAND = -1
    TEN_THOUSAND = 0
    HUNDRED_MILLION = 4

    def to_ten_thousand(self, amount: Decimal) -> Decimal:
        """An amount in this unit as 万元, exactly."""
        return amount.scaleb(self.value) if self.value else amount


_UNITS = {
    "元": MoneyUnit.YUAN,
    "千元": MoneyUnit.THOUSAND,
    "万元": MoneyUnit.TEN_THOUSAND,
    "亿元": MoneyUnit.HUNDRED_MILLION,
}


def unit_in(heading: str) -> MoneyUnit | None:
    """The unit that a heading names, （万元） or 单位：元; None where it names none."""
    match = _PRINTED_UNIT.search(squeeze(heading))
    return _UNITS.get(match[0]) if match else None


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, 无, /, —."""
    return not squeeze(text) or squeeze(text) in NOTHING


def is_amount(text: str) -> bool:
    """Whether a cell holds an amount."""
    return read_amount(text, MoneyUnit.TEN_THOUSAND) is not None


def read_amount(text: str, unit: MoneyUnit) -> Decimal | None:
    """The amount of a cell in 万元, None where the cell holds no amount.

    A unit printed in the cell goes before the unit of its heading; spaces part thousands only.
    """
    match = _AMOUNT.fullmatch(squeeze(text.translate(_PLAIN)))
    if match is None or spaced_digits(text.strip()) is not None:
        return None
    printed = _UNITS[match[2]] if match[2] else unit
    return canonical(printed.to_ten_thousand(Decimal(match[1].replace(",", ""))))


def canonical(number: Decimal) -> Decimal:
    """The same number without trailing zeros, however a file printed it: 55.00 -> 55."""
    short = number.normalize()
    return short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1))
