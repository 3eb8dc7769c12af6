"""One cell of a record -> a number, a share, an amount or a day; or why it is none.

A text is never guessed at: what can be meant in two ways is no number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from evaltool.values import spaced_digits

_NUMBER = re.compile(r"[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,15})?")
_DAY = re.compile(r"(\d{4})(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?(?:0{1,2}:00(?::00)?)?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL_DAY = re.compile(r"\d{5}")
_SERIAL_EPOCH = date(1899, 12, 30)
_YEARS = range(1990, 2100)
_YUAN = Decimal(10_000)
_COUNTED = re.compile(r"(?:份|人|户|个|人次)$")
_MOST_ANSWERS = 10**9


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text is not what its column takes (in Chinese)."""

    reason: str


def read_number(text: str) -> Decimal | Refused:
    """A plain number; thousands may be parted by commas or spaces."""
    plain = _figure(text)
    if not _NUMBER.fullmatch(plain):
        return Refused("不是数字")
    return Decimal(plain.replace(",", ""))


def read_share(text: str) -> Decimal | Refused:
    """A share in percent (完成比例): "95%" or "95".

    A bare 0.95 may be 95 % or 0.95 %, a bare 1 may be 100 % or 1 %: neither is taken.
    """
    plain = _figure(text)
    number = read_number(plain.removesuffix("%"))
    if isinstance(number, Refused):
        return Refused("不是百分比")
    if not plain.endswith("%") and 0 < number <= 1:
        return Refused("看不出是百分数还是小数，请带上百分号")
    if not 0 <= number <= 100:
        return Refused("不在0%到100%之间")
    return number


def read_count(text: str) -> int | Refused:
    """A number of answers (样本量, 满意份数): "20", "20份", "1,200人"."""
    number = read_number(_COUNTED.sub("", _figure(text)))
    if isinstance(number, Refused):
        return number
    whole = number == number.to_integral_value() and 0 <= number <= _MOST_ANSWERS
    return int(number) if whole else Refused("不是份数，应为不小于0的整数")


def read_points(text: str) -> Decimal | Refused:
    """Points or a score (分值, 认定得分), not negative and at most 100."""
    number = read_number(_figure(text).removesuffix("分"))
    if isinstance(number, Refused):
        return number
    return number if 0 <= number <= 100 else Refused("不在0到100分之间")


def read_amount(text: str, *, in_yuan: bool = False) -> Decimal | Refused:
    """An amount in 万元; a unit in the cell counts more than that of the column."""
    plain = _figure(text)
    bare = plain.removesuffix("万元") if plain.endswith("万元") else plain.removesuffix("元")
    number = read_number(bare)
    if isinstance(number, Refused):
        return Refused("不是金额")
    if number < 0:
        return Refused("金额不能为负数")
    yuan = in_yuan if bare == plain else not plain.endswith("万元")
    return number / _YUAN if yuan else number


def read_day(text: str) -> date | Refused:
    """A day (填报日期): 2025-03-20, 2025年3月20日, 2025/3/20, 20250320 or 45736."""
    plain = _plain(text)
    if _SERIAL_DAY.fullmatch(plain):
        return _within_years(_SERIAL_EPOCH + timedelta(days=int(plain)))
    found = _DAY.fullmatch(plain) or _COMPACT_DAY.fullmatch(plain)
    if found is None:
        return Refused("不是日期，请写成 2025-03-20 的样子")
    year, month, day = (int(part) for part in found.groups())
    try:
        return _within_years(date(year, month, day))
    except ValueError:
        return Refused("没有这一天")


def _within_years(day: date) -> date | Refused:
    return day if day.year in _YEARS else Refused("年份不合理")


def _figure(text: str) -> str:
    """A text without its spaces, unless they part digits that are no one number."""
    wide = unicodedata.normalize("NFKC", text).strip()
    return _plain(wide) if spaced_digits(wide) is None else wide


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
