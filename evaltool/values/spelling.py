"""Spelling: one way of writing for what means the same (NFKC, signs, spaces, numerals).

The original text is never changed; this is a second text that the grammar reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from evaltool.values.numerals import digits
from evaltool.values.spacing import unescaped
from evaltool.values.tables import sign_of

_BEFORE = str.maketrans(
    {
        **dict.fromkeys("≧⩾≮", "≥"),
        **dict.fromkeys("≦⩽≯", "≤"),
        **dict.fromkeys("﹦═〓", "="),
        **dict.fromkeys("—–―‐‑‒−﹣－─━ー", "-"),
        **dict.fromkeys("～〜∼∽﹏", "~"),
        **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", ";"),
        **dict.fromkeys("•‧∙⋅・", "·"),
        "≈": "约",
        "℅": "%",
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    }
)
_BROKEN_NUMBERS = re.compile(r"(?<=\d)[ \t]*[\r\n]+\s*(?=\d)")
# the time of day that a spreadsheet prints behind a date
_CLOCK = re.compile(
    r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d)"
)


_VALUE = r"(\d[\d.]*(?:%|[十百千万亿]?[\u4e00-\u9fff]{0,3}?))"
_QUARTERS = {"2": 2, "二": 2, "两": 2, "3": 3, "三": 3}


def _plan_years(found: re.Match[str]) -> str:
    """The years of a five-year plan: 十四五期间 is 2021-2025."""
    first = 2016 + 5 * ("三四五六".index(found.group(1)))
    return f"{first}年-{first + 4}年"


def _first_quarters(found: re.Match[str]) -> str:
    """The months of the first quarters of a year: 前三季度 is 1-9月."""
    return f"1-{3 * _QUARTERS[found.group(1)]}月"


def _unbracketed(found: re.Match[str]) -> str:
    """A lone value without its brackets; an interval with a dash between its ends."""
    inner = found.group(1)
    low, comma, high = inner.partition(",")
    ends = comma and re.fullmatch(r"[\d.]+%?", low) and re.fullmatch(r"[\d.]+%?", high)
    return f"{low}-{high}" if ends and float(low.rstrip("%")) < 1000 else inner


def _unbracketed_sign(found: re.Match[str]) -> str:
    """A sign in brackets without them; any other bracket stays."""
    return found.group(1) if sign_of(found.group(1)) else found.group()


def _in_one_unit(large: str, small: str, times: int) -> Callable[[re.Match[str]], str]:
    """What writes a duration of two units in one: in the larger if that is exact."""

    def written(found: re.Match[str]) -> str:
        whole, part = int(found.group(1)), int(found.group(2))
        if not 0 < part < times:
            return found.group()
        hundredths, endless = divmod(part * 100, times)
        if endless:
            return f"{whole * times + part}{small}"
        return f"{whole}.{hundredths:02d}".rstrip("0") + large

    return written


# What is replaced: one of the characters that must be there, the pattern, the replacement.
_REWRITES: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # a quotation mark or bracket standing for a sign
    ("»》", re.compile(r"^[»》]+=?(?=\d)"), "≥"),
    # 介于60%与75%之间
    ("间", re.compile(rf"(?:介于|介乎|在)?{_VALUE}[与和至到~-]+{_VALUE}之间"), r"\1-\2"),
    # 前三季度, 2024年前两个月
    (
        "前",
        re.compile(r"(?:^|(?<=年)|(?<=年度))前([23二两三])个?季度?(?=$|[,;。内完])"),
        _first_quarters,
    ),
    ("年", re.compile(r"^[一1]年(?=\d+[次场期回轮])"), "每年"),
    ("〉›", re.compile(r"[〉›](?==?\d)"), ">"),
    ("〈‹", re.compile(r"[〈‹](?==?\d)"), "<"),
    # a value or its sign in brackets of its own: 【≥97%】, (大于等于)36次
    ("[【(", re.compile(r"^[\[【(]([≥≤<>=]*\d[^\[\]【】()]*)[\]】)]$"), _unbracketed),
    ("(", re.compile(r"^\(([^()\d]{1,8})\)(?=\d)"), _unbracketed_sign),
    # the numeral one read for a dash between numbers
    ("一", re.compile(r"(?<=[\d月日年])一{1,2}(?=\d)"), "-"),
    ("。", re.compile(r"(?<=\d)。(?=\d)"), "."),
    (".", re.compile(r"(?<=\d)\.(?=%)"), ""),
    ("M", re.compile(r"(?<=\d)M(?=[23²³](?!\d))"), "m"),
    ("wW", re.compile(r"(?<=\d)[wW](?=$|元|人|/)"), "万"),
    ("\\", re.compile(r"(?<=[元人次户])\\(?=\w)"), "/"),
    ("含", re.compile(r"\(含(?:本数|本级|\d+(?:\.\d+)?%?)?\)|(?<=\d%)\(含\)"), ""),
    ("¥￥", re.compile(r"[¥￥](\d[\d,.]*)(万|亿)?元?"), r"\1\2元"),
    ("$", re.compile(r"[$](\d[\d,.]*)(万|亿)?(?:美?元)?"), r"\1\2美元"),
    ('“"', re.compile(r"^[“\"]([^“”\"]+)[”\"]$"), r"\1"),
    ("币B", re.compile(r"(?:人民币|RMB)(?=\d)"), ""),
    ("余多", re.compile(r"(\d)(万|亿|千|百)[余多](?=[^\d\s,;])"), r"\1余\2"),
    # 5%≤抽检率≤10%, 3<x≤5
    (
        "≤<",
        re.compile(
            r"(?<![\d.])(\d[\d.]*(?:%|[十百千万亿]?[\u4e00-\u9fff]{0,3}))[≤<]=?"
            r"(?:[a-zA-Z]|([\u4e00-\u9fff]{2,12}))?[≤<]=?(?=\d)"
        ),
        r"\2\1-",
    ),
    ("±+正", re.compile(r"[±]|\+/-|正负(?=\d)"), "±"),
    ("(", re.compile(r"(?<=\d)(?:\(([^()\d]{1,6})\))$"), r"\1"),
    # 3万5000人, 2千800人
    ("万", re.compile(r"(?<![\d.])(\d+)万(?=\d{4}(?!\d|年|[.]))"), r"\1"),
    ("千", re.compile(r"(?<![\d.])(\d)千(?=\d{3}(?![\d.]))"), r"\1"),
    # 5万3千元, 1亿2千万元
    ("千", re.compile(r"(?<![\d.])(\d+)万(\d)千(?![\d万米克瓦卡])"), r"\1.\2万"),
    ("千", re.compile(r"(?<![\d.])(\d+)亿(\d)千万"), r"\1.\2亿"),
    ("圆", re.compile(r"(?<=[\d万亿])圆"), "元"),
    ("整", re.compile(r"(?<=元)整(?=$|[,;。、)])"), ""),
    # 负5万元, not 减负5户
    ("负", re.compile(r"(?:^|(?<=[为达是:,;]))负(?=\d)"), "-"),
    # 6.30前
    (
        "前",
        re.compile(r"(?<![\d.])(1[0-2]|0?[1-9])\.(3[01]|[12]\d|0?[1-9])(?=[之以]?前(?![期后置]))"),
        r"\1月\2日",
    ),
    # 2025.3月, 2024年度1-12月
    ("月", re.compile(r"(?<![\d.])((?:20|19)\d\d)[./-](?=(?:1[0-2]|0?[1-9])月)"), r"\1年"),
    (
        "度",
        re.compile(r"(?<=(?:20|19)\d\d年)度(?=第?[1-4一二三四]季|[上下]半年|\d[\d日月~至到-]*月)"),
        "",
    ),
    # the times of the five-year plans (五年规划), where they stand alone
    ("五", re.compile(r"^“?十([三四五六])五”?(?:规划)?(?:时期|期间|期内)$"), _plan_years),
    # 1年半, 3个半月
    ("半", re.compile(r"(?<![\d.])(\d{1,3})(年|天|个?小时|个月)半(?=$|[,;。内以左])"), r"\1.5\2"),
    ("半", re.compile(r"(?<![\d.])(\d{1,3})个半(月|小时|学期|工作日)"), r"\1.5个\2"),
    # 8分30秒, 1小时20分钟, 2年6个月: one duration
    ("分", re.compile(r"(?<!\d)(\d{1,3})分钟?(\d{1,2})秒钟?"), _in_one_unit("分钟", "秒", 60)),
    ("时", re.compile(r"(?<!\d)(\d{1,3})个?小时(\d{1,2})分钟?"), _in_one_unit("小时", "分钟", 60)),
    ("年", re.compile(r"(?<!\d)(\d{1,2})年零?(\d{1,2})个月"), _in_one_unit("年", "个月", 12)),
    ("mM", re.compile(r"(?<![A-Za-z])m[2²](?!\d)"), "㎡"),
    ("mM", re.compile(r"(?<![A-Za-z])m[3³](?!\d)"), "m³"),
    ("mM", re.compile(r"(?<=[A-Za-z])m2(?!\d)"), "m²"),
    ("mM", re.compile(r"(?<=[A-Za-z])m3(?!\d)"), "m³"),
    ("°", re.compile("°C"), "℃"),
)

# What one of the rewrites begins with: most texts need none of them. One character class, as
# an alternation is ten times as slow.
_TRIGGER = re.compile(r"[间〉›»》〈‹\[【一。含¥￥$“\"币B余多M\\wW±+正负m°()千圆五整]")
# what one of the others needs, looked for in the same way
_SEVERAL = re.compile(r"[.月度万<≤时分年半前](?:(?<![.万])|(?<=\.)%|(?<=万)\d)")
_TRIGGER_OF_SEVERAL = re.compile(
    r"\.\d+[之以]?前|(?:^|年度?)前[23二两三]|^[一1]年\d|\d[^\d≤<,;]{0,4}[≤<]|\.%|\d{4}[./-]\d{1,2}月|\d年度[第上下一二三四\d]|\d万\d"
    r"|[年天时月]半|\d个半|[时分]钟?\d|\d年零?\d+个月"
)
# Letters, digits and signs that no normalisation touches.
_COMPOSED = re.compile(r"[!-~\u4e00-\u9fff≥≤、。]*")


def spelled(text: str) -> str:
    """The text as the grammar reads it: no spaces, one character per sign, digits for numerals."""
    text = unescaped(text.strip())
    if "\n" in text or "\r" in text:
        text = _BROKEN_NUMBERS.sub(";", text)
    if ":" in text:
        text = _CLOCK.sub(r"\1", text)
    text = "".join(text.split())
    if not text.isascii():
        text = digits(_composed(text))
    if _TRIGGER.search(text) or (_SEVERAL.search(text) and _TRIGGER_OF_SEVERAL.search(text)):
        text = _rewritten(text)
    return text


def _composed(text: str) -> str:
    text = text.replace("，", ",")  # most of the texts that need any of it need only this
    if _COMPOSED.fullmatch(text):
        return text
    text = text.translate(_BEFORE)
    if unicodedata.is_normalized("NFKC", text):
        return text
    text = unicodedata.normalize("NFKC", text).translate(_BEFORE)
    return "".join(text.split())


def _rewritten(text: str) -> str:
    present = set(text)
    for needed, pattern, replacement in _REWRITES:
        if not present.isdisjoint(needed):
            text = pattern.sub(replacement, text)
    return text
