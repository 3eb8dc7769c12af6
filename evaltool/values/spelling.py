"""Spelling: one way of writing for what means the same (NFKC, signs, spaces, numerals).

The original text is never changed; this is a second text that the grammar reads.
"""

from __future__ import annotations

import re
import unicodedata

from evaltool.values.numerals import digits

_BEFORE = str.maketrans(
    {
        **dict.fromkeys("≧⩾≮", "≥"),
        **dict.fromkeys("≦⩽≯", "≤"),
        **dict.fromkeys("﹦═〓", "="),
        **dict.fromkeys("—–―‐‑‒−﹣－─━ー", "-"),
        **dict.fromkeys("～〜∼∽﹏", "~"),
        **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", ";"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    }
)
_SPACE = re.compile(r"\s+")
_BROKEN_NUMBERS = re.compile(r"(?<=\d)[ \t]*[\r\n]+\s*(?=\d)")
_SQUARE = re.compile(r"(?<=[A-Za-z])m([23])(?!\d)")
_PLAIN_SQUARE = re.compile(r"(?<![A-Za-z])m(?:([2²])|[3³])(?!\d)")
_REWRITES = (
    # a quotation mark or bracket standing for a sign
    (re.compile(r"^[〉›»》]+=?(?=\d)"), "≥"),
    (re.compile(r"[〉›](?==?\d)"), ">"),
    (re.compile(r"[〈‹](?==?\d)"), "<"),
    # the numeral one read for a dash between numbers
    (re.compile(r"(?<=[\d月日年])一{1,2}(?=\d)"), "-"),
    (re.compile(r"(?<=\d)。(?=\d)"), "."),
    (re.compile(r"(?<=\d)\.(?=%)"), ""),
    (re.compile(r"(?<=\d)M(?=[23²³](?!\d))"), "m"),
    (re.compile(r"(?<=\d)[wW](?=$|元|人|/)"), "万"),
    (re.compile(r"(?<=[元人次户])\\(?=\w)"), "/"),
    (re.compile(r"\(含(?:本数|本级|\d+(?:\.\d+)?%?)?\)|(?<=\d%)\(含\)"), ""),
    (re.compile(r"[¥￥](\d[\d,.]*)(万|亿)?元?"), r"\1\2元"),
    (re.compile(r"[$](\d[\d,.]*)(万|亿)?(?:美?元)?"), r"\1\2美元"),
    (re.compile(r"^[“\"]([^“”\"]+)[”\"]$"), r"\1"),
    (re.compile(r"(?:人民币|RMB)(?=\d)"), ""),
    (re.compile(r"(\d)(万|亿|千|百)[余多](?=[^\d\s,;])"), r"\1余\2"),
    (re.compile(r"(\d(?:[\d.]*)%?)[≤<](?:=)?[a-zA-Z]?[≤<]=?(?=\d)"), r"\1-"),
    (re.compile(r"[±]|\+/-|正负(?=\d)"), "±"),
    (re.compile(r"(?<=\d)(?:\(([^()\d]{1,6})\))$"), r"\1"),
)

# What one of the rewrites begins with: most texts need none of them.
_TRIGGER = re.compile(r"[〉›»》〈‹一。含¥￥$“\"币B余多M\\wW±+正m°()]|\d%?[≤<]|\.%")


def spelled(text: str) -> str:
    """The text as the grammar reads it: no spaces, one character per sign, digits for numerals."""
    text = _BROKEN_NUMBERS.sub(";", text.strip())
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_BEFORE)).translate(_BEFORE)
        text = digits(_SPACE.sub("", text))
    else:
        text = _SPACE.sub("", text)
    if _TRIGGER.search(text):
        text = _rewritten(text)
    return text


def _rewritten(text: str) -> str:
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    text = _PLAIN_SQUARE.sub(lambda found: "㎡" if found.group(1) else "m³", text)
    text = _SQUARE.sub(lambda found: "m" + {"2": "²", "3": "³"}[found.group(1)], text)
    return text.replace("°C", "℃")
