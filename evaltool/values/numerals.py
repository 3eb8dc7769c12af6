"""Chinese numerals (中文数字) to digits, only where one stands alone before a unit.

Free text is full of numerals that are no quantities (进一步, 一次性, 统一, 十四五): they stay.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from evaltool.values.tables import either, measuring_units, unit_words, words

_ONES = "零〇一二两三四五六七八九"
_DIGITS = {**{sign: str(value) for value, sign in enumerate("零一二三四五六七八九")}, "〇": "0"}
_DIGITS["两"] = "2"
_NUMERAL = f"[{_ONES}十百千]+(?:[万亿][{_ONES}十百千]+)*"
_PRESENT = re.compile(rf"[{_ONES}十百千壹贰叁肆伍陆柒捌玖拾成](?:(?<!成)|(?<=\d成))")
_PERCENT = re.compile(rf"([百千])分之([{_ONES}十百点]+|\d+(?:\.\d+)?)")
# 伍拾万元: the numerals of contracts (大写), only where a bank would read them as a number
_FORMAL = re.compile(
    r"(?=[壹贰叁肆伍陆柒捌玖拾零佰仟万萬亿]*[壹贰叁肆伍陆柒捌玖][拾佰仟万萬亿元圆])"
    r"[壹贰叁肆伍陆柒捌玖拾佰仟万萬亿零]{2,}"
)
_INFORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")
_RARE = frozenset("分成壹贰叁肆伍陆柒捌玖拾")
_WHOLE = re.compile(r"百分百(?!之)")
_FRACTION = re.compile(
    rf"([二三四五六七八九十])分之([{_ONES}])(?=$|[,;。)]|[及或]?以[上下内]|之内|多数|左右|上下)"
)
_TENTHS = re.compile(rf"(?<![{_ONES}])(\d|[{_ONES}])成(?=$|[,;。、)以左多\d]|及以上)(?!\d)")
# 九成五 is 95 %
_TENTHS_AND_MORE = re.compile(r"([一二三四五六七八九])成([一二三四五六七八九])(?=$|[,;。)以左])")
_YEAR = re.compile(r"二[〇零Oo○0]([〇零一二三四五六七八九])([〇零一二三四五六七八九])(?=年)")
_MONTH = re.compile(
    r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])(?=月(?:份|底|末|[上中下]旬|以?之?前|$|[-~至到]|[\d一二三十]))"
)
_DAY = re.compile(r"(?<=月)([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])")
_REPEATED = re.compile(rf"^一?(年|半年|季度?|个?月|周)(?=[{_ONES}十\d]+[次场期回轮])")
_LONGEST = 24


# 两三次, 三四百人, 八九成: about so many, and never 23
_ABOUT = re.compile("[一二两三四五六七八九]{2}")


def digits(text: str) -> str:
    """The text with isolated Chinese numerals as digits; everything else stays."""
    if not _PRESENT.search(text):
        return text
    if not _RARE.isdisjoint(text):
        text = _rare(text)
    text = _REPEATED.sub(lambda found: f"每{found.group(1)}", text)
    if "月" in text or "年" in text:
        text = _YEAR.sub(lambda found: "20" + "".join(_DIGITS[d] for d in found.groups()), text)
        text = _MONTH.sub(lambda found: _value(found.group(1)), text)
        text = _DAY.sub(lambda found: _value(found.group(1)), text)
    return _isolated().sub(lambda found: _exactly(found.group()), text)


def _exactly(numeral: str) -> str:
    return numeral if _ABOUT.search(numeral) else _value(numeral)


def _rare(text: str) -> str:
    text = _FORMAL.sub(lambda found: found.group().translate(_INFORMAL), text)
    text = _PERCENT.sub(_percent, _WHOLE.sub("100%", text))
    text = _FRACTION.sub(_share, text)
    text = _TENTHS_AND_MORE.sub(lambda found: "".join(map(_value, found.groups())) + "%", text)
    return _TENTHS.sub(lambda found: f"{_value(found.group(1))}0%", text)


def _percent(found: re.Match[str]) -> str:
    number = found.group(2)
    if number[0] not in "0123456789":
        number = ".".join(_value(part) for part in number.split("点", 1) if part)
    return number + ("%" if found.group(1) == "百" else "‰")


def _share(found: re.Match[str]) -> str:
    """四分之三 is 75%; 三分之二 has endless decimals and is told to be 约66.67%."""
    whole, part = (Decimal(_value(sign)) for sign in found.groups())
    if not 0 < part < whole:
        return found.group()
    percent = part * 100 / whole
    short = percent.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{short.normalize():f}%" if short == percent else f"约{short}%"


def number_of(numeral: str) -> int | None:
    """The whole number that digits or a Chinese numeral write, None where it is none."""
    value = _value(numeral)
    return int(value) if value.isdecimal() else None


@cache
def _isolated() -> re.Pattern[str]:
    known = measuring_units()
    unit = either({"%", *known} - set(unit_words()["spoken_otherwise"]))
    verbs = [verb for verb in words()["labels"]["verbs"] if len(verb) == 2]
    ends = r"$|[,;。、)/]|及?以上|及?以下|以内|之内|内|左右"
    # 六百头 counts heads, while 一头 does not
    large = rf"[{_ONES}]+[百千][{_ONES}十百千]*(?=(?:{either(known)})(?:{ends}))"
    tail = rf"(?=[余多来几]?[万亿]?(?:{unit})(?:{ends}))"
    # 数十家 and 上百人 count nothing exactly; /千人 is a unit
    alone = rf"(?<![第每统唯专逐单同之漏落\d{_ONES}十百千万亿])(?<!(?<=[数几上/])(?=[十百千万]))"
    leading = rf"{alone}{_NUMERAL}{tail}"
    after_verb = rf"(?<={'|'.join(verbs)}|至少|少于|低于|超过)(?!一次性){_NUMERAL}"
    spoken = rf"{after_verb}(?=[余多]?[万亿]?(?:{unit}))"
    # 五次六次: two numbers of one unit side by side
    twice = rf"{alone}{_NUMERAL}(?=(?P<unit>{unit}){_NUMERAL}(?P=unit))"
    signed = f"(?:^|(?<=[≥≤<>=])){_NUMERAL}$"
    return re.compile(f"{leading}|{alone}{large}|{twice}|{spoken}|{signed}")


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
