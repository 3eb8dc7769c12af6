"""The level of attainment (完成情况) that an actual of a qualitative row states itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from evaltool.vocabulary import LEVEL_WORDINGS, LEVELS, squeeze

_SHARE = r"(?:[,，]?(?:完成)?(\d{1,3}(?:\.\d{1,4})?)[%％])?"
_WORDS = "|".join(sorted({*LEVELS, *LEVEL_WORDINGS}, key=len, reverse=True))
_ALONE = re.compile(rf"(?:已|基本)?({_WORDS}){_SHARE}[。；]?$")
_BRACKETED = re.compile(rf"[（(]\s*({_WORDS})\s*{_SHARE}\s*[）)]\s*[。；]?\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedLevel:
    """A level and, where one is printed, the share of attainment (完成比例) in percent."""

    level: str
    share: Decimal | None = None


def stated_level(actual: str) -> StatedLevel | None:
    """The level that a text states: 部分达成, 达成年度指标, …（达成95%）; None where there is none.

    Only the official words count: 基本完成 or 显著提升 are no level.
    """
    match = _BRACKETED.search(actual.strip()) or _ALONE.match(squeeze(actual))
    if match is None or actual.strip().startswith("基本"):
        return None
    word = squeeze(match[1])
    share = Decimal(match[2]) if match[2] else None
    return StatedLevel(level=LEVEL_WORDINGS.get(word, word), share=share)
