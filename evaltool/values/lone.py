"""Texts that are nothing but a number with its unit, or a day: most values, and read at once.

Nothing in them is damaged or doubtful, and they have no words that could be left over.
"""

from __future__ import annotations

import re
from functools import cache

from evaltool.values.pieces import taken
from evaltool.values.statements import Sentence, Statement
from evaltool.values.tables import either, measuring_units

# 202495% is a year and a rate that ran together; six digits of 亿 are left to the grammar
_NUMBER = r"(?:\d{1,5}|(?!20[12])\d{6}(?![\d.-]*亿)|\d{1,3},\d{3})(?:\.\d{1,4})?"
_TIMELY = "[年月日号时初旬上中下季度整全底末终份周岁A-Za-z]"
_DAY = re.compile(r"(?:20[012]\d年)?(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日前?")


def lone_value(plain: str) -> Sentence | None:
    """The sentence of a spelled text that is a number with its unit alone, else None."""
    found = _quantity().fullmatch(plain)
    if found is None:
        return None
    sign, number, unit, plainly, its_unit, bound, low, high, last = found.groups()
    if low:
        printed: tuple[str | None, ...] = (None, low, None, None, high, None, last, None)
    else:
        printed = (sign, number or plainly, None, unit or its_unit, None, None, None, bound)
    return Sentence((Statement(taken(printed), "", "", 0),))


def is_lone_day(plain: str) -> bool:
    """Whether a spelled text is a day, and nothing else."""
    return _DAY.fullmatch(plain) is not None


@cache
def _quantity() -> re.Pattern[str]:
    """The sign, number, unit, high end and bound of such a text.

    A unit that a date or a time of day could be printed with is left to the grammar.
    """
    known = either(measuring_units())
    part = rf"(?:/(?:{known})(?:[、·](?:{known}))?)?"
    unit = rf"(?!{_TIMELY})(?:%|[万亿]?(?:{known}){part})"
    sign = "[≥≤<>=]|不低于|不少于|不超过|不高于|大于等于|小于等于"
    return re.compile(
        rf"({sign})({_NUMBER})({unit})|({_NUMBER})({unit})(以上|以下|以内)?"
        rf"|({_NUMBER})-({_NUMBER})({unit})"
    )
