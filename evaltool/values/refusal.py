"""Cells that say nothing: blank, crossed out, masked or damaged; each with its reason."""

from __future__ import annotations

import re
from functools import cache

from evaltool.values.tables import either, unit_words, word_list

LONGEST = 2000
"""Characters beyond which a cell is no 指标值 and is not read."""

_DIGIT = re.compile(r"\d")
_MEANT = re.compile(r"[^\W_]")
_MASK = re.compile(r"\*{2,}|_{2,}|[○●□■△▲◯]|(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])|[≥≤<>=]+[*xX×_?？]")
_ERROR_VALUE = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|#+)|Err:\d{3}",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[≥≤<>=]*\d+(?:\.\d+)?[/:]\d+(?:\.\d+)?(?:及?以[上下内])?")


def refused(plain: str) -> str | None:
    """The reason why a spelled text has no meaning, None where it may have one."""
    if plain in word_list("cells", "blank") or _ERROR_VALUE.fullmatch(plain):
        return _empty(plain)
    if len(plain) > LONGEST:
        return f"文字超过{LONGEST}字，不是指标值"
    if not _MEANT.search(plain):
        return f"“{plain[:20]}”只有符号，没有指标值"
    if _FRACTION.fullmatch(plain):
        return f"“{plain}”是比值或日期，读不出一个数值，请写明"
    if not _DIGIT.search(plain) and _masked(plain):
        return f"“{plain[:20]}”是没有填写的占位符"
    return _damaged(plain)


def _empty(plain: str) -> str:
    """Why a cell that holds a word for nothing, or the ruin of a formula, states nothing."""
    if _ERROR_VALUE.fullmatch(plain):
        return f"“{plain}”是电子表格的错误值，不是指标值"
    unfilled = plain in {"", "null", "None", "none", "nan", "NaN"}
    return "没有填写指标值" if unfilled else f"“{plain}”表示没有指标值"


def _masked(plain: str) -> bool:
    return bool(_MASK.search(plain) or _letter_mask().fullmatch(plain))


@cache
def _letter_mask() -> re.Pattern[str]:
    units = unit_words()
    unit = either(units["money"] + units["time"] + units["count"] + units["percent"])
    return re.compile(
        rf"(?:[≥≤<>=]?[xX×*n][年月日]?)+(?:[十百千万亿]?(?:{unit}))?|[≥≤<>=]+[万亿]?(?:{unit})?"
    )


@cache
def _damage() -> re.Pattern[str]:
    return re.compile(rf"\d(?:{either(word_list('doubt', 'damage'))})|\d[=≥≤<>]+\d|\d%?[=≥≤<>]+$")


def _damaged(plain: str) -> str | None:
    found = _damage().search(plain)
    if found is None or len(plain) > 20:
        return None
    return f"“{plain}”疑为识别或录入错误，读不出指标值"
