"""A stored number or date -> the text that its number format shows.

What is read is what the officer sees and signs: 1 under 0% is "100%", 45657 under a date
format is "2024-12-31", and a month shown without a day stays a month. Digits that a format
rounds away are given back by `rounding`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from types import MappingProxyType

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>General)|(?P<digits>[#0?][#0?,.]*)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CONDITION = re.compile(r"\[[<>=]")
_NOT_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LARGEST = 1e24
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)

# Formats that a file names by number only, as a Chinese Excel or WPS shows them.
LOCALE_DATES: Mapping[int, str] = MappingProxyType(
    {
        **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
        **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
        **dict.fromkeys((30, 31), "yyyy年m月d日"),
        **dict.fromkeys((32, 34, 55), "h:mm"),
        **dict.fromkeys((33, 35, 56), "h:mm:ss"),
    }
)


def plain_number(value: int | float) -> str:
    """A number as the General format shows it, at most 15 digits, without an exponent."""
    if not isfinite(value):
        return str(value)
    number = _exact(value)
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def show_number(value: int | float, number_format: str) -> str:
    """The text of a number under a format; the plain number where the format is beyond us."""
    if not abs(value) < _LARGEST:
        return plain_number(value)
    number = _exact(value)
    section, magnitude = _section(number, number_format)
    tokens = _tokens(section)
    places = [text for kind, text in tokens if kind in ("digits", "general")]
    unread = any(kind == "other" and text in "/Ee@" for kind, text in tokens)
    if len(places) != 1 or unread or _CONDITION.search(number_format):
        return plain_number(value)
    scaled = magnitude.scaleb(2 * sum(token == ("other", "%") for token in tokens), _WIDE)
    shown = "".join(
        _digits(scaled, text) if kind in ("digits", "general") else text for kind, text in tokens
    ).strip()
    return shown if any(map(str.isdigit, shown)) else plain_number(value)


def show_moment(value: date | time | timedelta, number_format: str) -> str:
    """The text of a date or time: ISO where year, month and day are shown, else what is shown."""
    if isinstance(value, timedelta):
        return f"{plain_number(value / timedelta(hours=1))}小时"
    code = _NOT_DATE.sub("", number_format).lower()
    if code == "general":
        code = "yyyy-m-d h:mm"
    moment = _shown_time(value, code)
    return f"{_shown_date(value, code)} {moment}".strip() or value.isoformat()


def _tokens(section: str) -> list[tuple[str, str]]:
    return [
        (match.lastgroup, match[match.lastgroup])
        for match in _TOKEN.finditer(section)
        if match.lastgroup is not None
    ]


def _exact(value: int | float) -> Decimal:
    return _EXACT.create_decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _section(number: Decimal, number_format: str) -> tuple[str, Decimal]:
    """The section of a format for this number, and the number that it shows."""
    sections = _SECTION.split(number_format)
    if number < 0 and len(sections) > 1 and sections[1]:
        return sections[1], -number
    if number == 0 and len(sections) > 2 and sections[2]:
        return sections[2], number
    return sections[0], number


def _digits(number: Decimal, pattern: str) -> str:
    if pattern.lower() == "general":
        return f"{number.normalize(_EXACT):f}"
    whole, _, fraction = pattern.partition(".")
    thousands = len(whole) - len(whole.rstrip(",")) + len(fraction) - len(fraction.rstrip(","))
    whole, fraction = whole.rstrip(","), fraction.replace(",", "")
    scaled = number.scaleb(-3 * thousands, _WIDE)
    text = f"{scaled.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP, _WIDE):f}"
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    integer, _, decimals = text.partition(".")
    while len(decimals) > fraction.count("0") and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole and integer:
        integer = f"{int(integer):,}"
    return sign + integer + ("." + decimals if decimals else "")


def _shown_date(value: date | time, code: str) -> str:
    if isinstance(value, time):
        return ""
    year, day = "y" in code or "e" in code, "d" in code
    month = re.search(r"m", re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", code)) is not None
    if year and not day:
        return f"{value.year}年{value.month}月" if month else f"{value.year}年"
    if month and not year:
        return f"{value.month}月{value.day}日" if day else f"{value.month}月"
    return f"{value:%Y-%m-%d}" if year or day else ""


def _shown_time(value: date | time, code: str) -> str:
    if isinstance(value, datetime):
        value = value.time() if value.time() != time(0) else value.date()
    if "h" not in code or not isinstance(value, time):
        return ""
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
