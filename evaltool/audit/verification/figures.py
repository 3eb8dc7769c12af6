"""Which changes of a text touch a figure or a result, and which are words alone."""

from __future__ import annotations

import re
import unicodedata

_COUNTING = "零〇一二两三四五六七八九十百千万亿半壹贰叁肆伍陆柒捌玖拾佰仟"
_MEASURES = (
    "个项次人名元万亿成份天年月日户家场批件处倍条座套台篇期届％%分位辆吨亩米公里时支幢栋间所只"
)
_NO_FIGURES = "十分|万分|百分|一时|一所|一位"
_IN_WORDS = re.compile(
    f"百分之[{_COUNTING}]+|(?!{_NO_FIGURES})[{_COUNTING}]+(?:点[{_COUNTING}]+)?(?:余|多)?(?=[{_MEASURES}])"
)
_RESULTS = re.compile(r"等级[^，。；]{0,6}?[优良中差]|[未不]?达成|部分达成|待定|草稿|示例数据")
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")


def carries_figure(text: str) -> bool:
    """Whether a figure stands in a text, in digits of whatever kind or in Chinese numerals."""
    return any(unicodedata.category(each)[0] == "N" for each in text) or bool(
        _IN_WORDS.search(text)
    )


def weighs(found: str, expected: str) -> bool:
    """Whether two wordings of a sentence differ in more than words.

    They do where a figure stands in either, or where they tell different results (等级, 待定 …).
    """
    if carries_figure(found) or carries_figure(expected):
        return True
    return _RESULTS.findall(found) != _RESULTS.findall(expected)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, each with the mark that ends it."""
    return [each for each in _SENTENCE.findall(text) if each.strip()]
