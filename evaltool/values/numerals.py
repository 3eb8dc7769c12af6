"""Chinese numerals (中文数字) to digits, only where one stands alone before a unit.

Free text is full of numerals that are no quantities (进一步, 一次性, 统一, 十四五): they stay.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from evaltool.values.tables import either, unit_words, words

_ONES = "零〇一二两三四五六七八九"
_DIGITS = {**{sign: str(value) for value, sign in enumerate("零一二三四五六七八九")}, "〇": "0"}
_DIGITS["两"] = "2"
_NUMERAL = f"[{_ONES}十百千]+(?:[万亿][{_ONES}十百千]+)*"
_PRESENT = re.compile(rf"[{_ONES}十百千]|\d成")
_PERCENT = re.compile(rf"([百千])分之([{_ONES}十百点]+|\d+(?:\.\d+)?)")
_TENTHS = re.compile(rf"(\d|[{_ONES}])成(?=$|[,;。、)以左多\d]|及以上)(?!\d)")
_YEAR = re.compile(r"二[〇零Oo○0]([〇零一二三四五六七八九])([〇零一二三四五六七八九])(?=年)")
_MONTH = re.compile(
    r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])(?=月(?:份|底|末|[上中下]旬|以?之?前|$|[-~至到]|[\d一二三十]))"
)
_DAY = re.compile(r"(?<=月)([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])")
_REPEATED = re.compile(rf"^一?(年|半年|季度?|个?月|周)(?=[{_ONES}十\d]+[次场期回轮])")
_LONGEST = 24


def digits(text: str) -> str:
    """The text with isolated Chinese numerals as digits; everything else stays."""
    if not _PRESENT.search(text):
        return text
    text = _PERCENT.sub(_percent, text)
    text = _TENTHS.sub(lambda found: f"{_value(found.group(1))}0%", text)
    text = _REPEATED.sub(lambda found: f"每{found.group(1)}", text)
    text = _YEAR.sub(lambda found: "20" + "".join(_DIGITS[d] for d in found.groups()), text)
    text = _MONTH.sub(lambda found: _value(found.group(1)), text)
    text = _DAY.sub(lambda found: _value(found.group(1)), text)
    return _isolated().sub(lambda found: _value(found.group()), text)


def _percent(found: re.Match[str]) -> str:
    number = found.group(2)
    if number[0] not in "0123456789":
        number = ".".join(_value(part) for part in number.split("点", 1) if part)
    return number + ("%" if found.group(1) == "百" else "‰")


@cache
def _isolated() -> re.Pattern[str]:
    units = unit_words()
    known = units["count"] + units["time"] + units["measure"] + units["money"]
    unit = either({"%", *known} - set(units["spoken_otherwise"]))
    verbs = [verb for verb in words()["labels"]["verbs"] if len(verb) == 2]
    ends = r"$|[,;。、)/]|及?以上|及?以下|以内|之内|内|左右"
    tail = rf"(?=[余多来几]?[万亿]?(?:{unit})(?:{ends}))"
    leading = rf"(?<![第每统唯专逐单同之\d{_ONES}十百千万亿]){_NUMERAL}{tail}"
    after_verb = rf"(?<={'|'.join(verbs)}|至少|少于|低于|超过)(?!一次性){_NUMERAL}"
    spoken = rf"{after_verb}(?=[余多]?[万亿]?(?:{unit}))"
    signed = f"(?:^|(?<=[≥≤<>=])){_NUMERAL}$"
    return re.compile(f"{leading}|{spoken}|{signed}")


@lru_cache(maxsize=4096)
def _value(numeral: str) -> str:
    if len(numeral) == 1 and numeral in _DIGITS:
        return _DIGITS[numeral]
    if numeral.isdecimal():
        return numeral
    if numeral[0] in "百千":
        numeral = f"一{numeral}"
    if len(numeral) > _LONGEST:
        return numeral
    return _long_value(numeral)


def _long_value(numeral: str) -> str:
    from cn2an import cn2an  # type: ignore[import-untyped]  # a tenth of a second, seldom needed

    try:
        return str(cn2an(numeral.replace("两", "二"), "smart"))
    except (ValueError, KeyError):
        return numeral
