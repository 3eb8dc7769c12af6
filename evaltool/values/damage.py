"""What scanning and typing did to a text: repaired where one repair is likely, and always told.

`≥9O%` is read as ≥90%, `≥≥95%` as ≥95%; what admits no one repair is left to the refusals.
"""

from __future__ import annotations

import re
from functools import cache

from evaltool.model import Inference
from evaltool.values.spacing import dangling_point, escapes, spaced_digits, stray_point
from evaltool.values.tables import either, measuring_units, unit_words

# one character class first: most texts have nothing of it, and are left at once
_TRIGGER = re.compile("[OoIl〇○SB%≥≤<>](?:(?<=[OoIl〇○SB])|[%≥≤<>])")
_LETTERS = str.maketrans("OoIl〇○SB", "00110058")
_TWICE = re.compile(r"([%≥≤<>])\1+")
_LOST = re.compile(
    r"(?:(?<!\d)(?:1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])(?=$|[之以]?前$)"
    r"|\d月[-~至到]+(?:1[0-2]|[1-9])(?=$|[之以]?前$))"
)
# 6月未前, 年低: 末 and 底 as they are mistyped; 6月未完成 is no such slip
_MISTYPED = re.compile(r"(?<=[年月季度])(?:未(?=[之以]?前|$)|低(?=[之以]?前|完成|$))")
_MEANT = {"未": "末", "低": "底"}
_BLANK_DAY = re.compile(r"(?<=\d月)日(?=[之以]?前|完成|$)")
_LOOKALIKES = "OoIlZzSsBbgq|"
_NO_DIGITS = str.maketrans("", "", ".0123456789")
_LETTER = re.compile("[A-Za-z|]")
_RUN = re.compile(r"[A-Za-z\d.|]*\d[A-Za-z\d.|]*")
_IN_LETTERS = re.compile(
    r"(?:[kcmd]?m|[km]?g|dBA?|[kKM]?Wh?|[kK]VA?|[kM]?Pa|m?L|t|h|d|s|min|[MGT][Bb]|ha|[kM]?Hz|ppm)$"
)
_CLOCK = re.compile(r"\d\s\d{1,2}:\d\d")
_TYPED = re.compile(r"^\s*[»》]=?\d|(?<![\d.])[1-9]\d{0,2}，\d{3}(?!\d)|℅|[①-⑳]\d|^\s*一\s*$")
_ODD_TYPES = frozenset("»》，℅一①②③④⑤⑥⑦⑧⑨⑩")
_LONGEST = 40


@cache
def _broken_number() -> re.Pattern[str]:
    """A number with letters for digits, right before a unit or the end of its clause."""
    known = either(measuring_units())
    ends = rf"(?=[%‰]|[十百千万亿]{{0,2}}(?:{known})|[,;。)]|$)"
    before = r"(?<![A-Za-z\d.])"
    zeros = r"(?=[\dOoIl〇○.]*\d)(?=[\d.]*[OoIl〇○])[\dOoIl〇○][\dOoIl〇○.]*[\dOo〇○]"
    dated = rf"{before}(?=[\dOoIl]*\d)(?=\d*[OoIl])[\dOoIl]{{1,2}}(?=月|[日号])"
    dotted = r"(?:(?<=\.\d\.)|(?<=\.\d\d\.))\d[OoIl](?=$|之?前|日)"
    return re.compile(rf"{before}{zeros}(?![A-Za-z]){ends}|{before}\d[SB](?=%)|{dated}|{dotted}")


def repaired(plain: str) -> tuple[str, tuple[Inference, ...]]:
    """A spelled text with its likely repairs, each of them told."""
    if len(plain) > _LONGEST:
        return plain, ()
    told: tuple[Inference, ...] = ()
    if _TRIGGER.search(plain):
        plain, told = _repaired(plain)
    if "月" in plain:
        plain, more = _completed(plain)
        told += more
    if "未" in plain or "低" in plain:
        plain, more = _respelled(plain)
        told += more
    return plain, told


def _respelled(plain: str) -> tuple[str, tuple[Inference, ...]]:
    found = _MISTYPED.search(plain)
    if found is None:
        return plain, ()
    start, end = found.span()
    meant = _MEANT[found.group()]
    basis = f"“{plain[start - 1 : end]}”疑为“{plain[start - 1]}{meant}”之误"
    return plain[:start] + meant + plain[end:], (Inference(what="end", basis=basis),)


def lettered(plain: str) -> str | None:
    """Why a number with a letter for a digit (9O%, l00人) is none, in Chinese; else None."""
    found = _TRIGGER.search(plain) and _broken_number().search(plain)
    if not found:
        return None
    letters = "”“".join(dict.fromkeys(c for c in found.group() if c in "OoIl〇○SB"))
    number = found.group().translate(_LETTERS)
    return f"“{found.group()}”里有字母或符号“{letters}”，疑为“{number}”之误，请核对后改正"


def odd_letters(plain: str) -> str | None:
    """A number with a letter before or within it, right before its unit: Z8次, 6B户, s35dB.

    Names with digits (5G基站, DR1台, 5A级) and numbers with a unit in letters (110kV) are none.
    """
    if not _LETTER.search(plain):
        return None
    if alone := _letter_alone().search(plain):
        return alone.group()
    for found in _RUN.finditer(plain):
        digits = _IN_LETTERS.sub("", found.group())
        if _looks_alike(digits) and _number_ends().match(plain, found.end()):
            return found.group()
    for found in _odd_number().finditer(plain):
        led = found.group("led")
        if not (len(led) > 1 and led.strip(_LOOKALIKES)):
            return found.group("run")
    return None


def _looks_alike(digits: str) -> bool:
    """Whether the letters in a number all look like digits."""
    letters = digits.translate(_NO_DIGITS)
    named = len(letters) > 1 and digits[:2].isalpha()  # ISO9001
    return bool(letters) and not named and not letters.strip(_LOOKALIKES)


@cache
def _number_ends() -> re.Pattern[str]:
    """What stands behind a number, and not behind a name with digits (S203省道, 5S管理)."""
    known = either(measuring_units())
    return re.compile(rf"$|[^\w]|[%‰年月日号前底末以内至到余多²³μ]|[十百千万亿]{{0,2}}(?:{known})")


@cache
def _letter_alone() -> re.Pattern[str]:
    """S个工作日内, l-12月, Zkm: a letter where the only digit of a number stood; B栋 is a name."""
    known = either([*measuring_units(), *unit_words()["percent"]])
    counted = rf"[万亿]?(?:{known}|[kcm]m|[km]g)(?:以?[内上下]|[-~至到/(,;、]|$)"
    behind = rf"{counted}|[-~至到]\d|月(?:[\d底末至到~-]|$)|%"
    names = "(?!B[座栋幢区级类楼层版型])"
    return re.compile(rf"(?:^|(?<=[≥≤<>=±])|(?<=[\u4e00-\u9fff]){names})[OoIlZSBbg|](?={behind})")


@cache
def _odd_number() -> re.Pattern[str]:
    known = either(measuring_units())
    ends = r"(?:[及或]?以[上下内]|[之以]?[内前])?(?:$|[,;。()、/至到~-])"
    run = r"(?P<run>(?P<led>[A-Za-z|]*)[A-Za-z\d.|]*[A-Za-z\d|])"
    mixed = r"(?=[\d.]*[A-Za-z|])(?=[A-Za-z|]*\d)"
    dated = r"[-./]\d{1,2}[-./]\d|[月日号](?:[\d前底末]|$)|年(?:[\d底末初内前]|$)"
    behind = rf"(?<!\dA)(?=[十百千万亿]{{0,2}}(?:{known}){ends}|\((?:{known})\)|[%‰]|{dated})"
    lone = rf"(?<=^[{_LOOKALIKES}]\d)|(?<=[≥≤<>=][{_LOOKALIKES}]\d)|(?<=[≥≤<>=]\d[BSZQDI])"
    return re.compile(rf"(?<![A-Za-z\d.|]){mixed}{run}(?![A-Za-z\d.|²³])(?:{behind}|(?:{lone})$)")


def _completed(plain: str) -> tuple[str, tuple[Inference, ...]]:
    """2022年12月31前 lost its 日, 1月-12 its 月."""
    if blank := _BLANK_DAY.search(plain):
        basis = "“日”前没有写几号，按当月最后一天理解"
        start, end = blank.span()
        return plain[:start] + plain[end:], (Inference(what="end", basis=basis),)
    found = _LOST.search(plain)
    if found is None:
        return plain, ()
    lost = "日" if found.group("day") else "月"
    basis = f"“{found.group()}”后缺“{lost}”，补上理解"
    whole = plain[: found.end()] + lost + plain[found.end() :]
    return whole, (Inference(what="end", basis=basis),)


def _repaired(plain: str) -> tuple[str, tuple[Inference, ...]]:
    told: list[Inference] = []

    def digits(found: re.Match[str]) -> str:
        number = found.group().translate(_LETTERS)
        if re.match(r"0\d", number):
            return found.group()
        told.append(Inference(what="value", basis=f"“{found.group()}”疑为“{number}”之误"))
        return number

    def once(found: re.Match[str]) -> str:
        told.append(Inference(what="value", basis=f"“{found.group()}”重复，按一个理解"))
        return found.group(1)

    plain = _TWICE.sub(once, plain)
    plain = _broken_number().sub(digits, plain)
    return plain, tuple(told)


def typed_oddly(text: str) -> bool:
    """Whether a text begins with a bracket for its sign, or parts digits by a full-width comma."""
    return not _ODD_TYPES.isdisjoint(text) and _TYPED.search(text) is not None


def spaced(text: str) -> tuple[Inference, ...]:
    """What is told of a text whose digits stand apart, or with a point too many."""
    told: tuple[Inference, ...] = ()
    apart = None if _CLOCK.search(text) else spaced_digits(text)
    if apart is not None:
        basis = f"“{apart[:20]}”的数字之间有空格，连起来理解"
        told += (Inference(what="value", basis=basis),)
    if (stray := stray_point(text)) is not None:
        told += (Inference(what="value", basis=f"“{stray}”多一个小数点，略去理解"),)
    if (dangling := dangling_point(text)) is not None:
        basis = f"“{dangling}”的小数点后没有数字，疑有缺漏"
        told += (Inference(what="value", basis=basis),)
    if _TYPED.match(text):
        basis = f"“{text.strip()[0]}”按关系符号理解，请核对"
        told += (Inference(what="op", basis=basis),)
    elif comma := _TYPED.search(text):
        basis = f"“{comma.group()}”写法有疑问，请核对"
        told += (Inference(what="value", basis=basis),)
    if (escape := escapes(text)) is not None:
        basis = f"文字里残留“{escape}”，略去理解，请核对"
        told += (Inference(what="value", basis=basis),)
    return told
