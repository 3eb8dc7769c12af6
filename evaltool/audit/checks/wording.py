"""What the words of a cell come to: a reason that says something, a claim of completion."""

from __future__ import annotations

import re

from evaltool.vocabulary import NOTHING, squeeze

_EMPTY = re.compile(
    r"[\d.%％]*|无偏差|没有偏差|不存在偏差|无原因|不适用|【待补充.*】|无需说明|无差异|暂无|未发现"
)
_INSTRUCTION = re.compile(r"\d+字(?:以内|左右)|需说明原因")
"""What a template tells its reader to write, left standing."""

_NONE_WORDS = re.compile(
    r"^(?:暂?无|没有|不存在|未发现)(?:存在)?(?:明显)?(?:的)?(?:问题|不足)?[。.]?$"
)


def says_why(text: str) -> bool:
    """Whether a reason says more than nothing: 0, 无, 无偏差 are none."""
    plain = squeeze(text)
    if not plain or plain in NOTHING or _INSTRUCTION.search(plain):
        return False
    return _EMPTY.fullmatch(plain) is None


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing of the kind: 无, 暂无问题."""
    plain = squeeze(text)
    return plain in NOTHING or _NONE_WORDS.match(plain) is not None
