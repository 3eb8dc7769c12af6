"""What an officer's correction (更正为) states: the same grammar, and the few words beyond it.

A relation alone (≤, 不超过, 反向, 定性) is laid over the original text; 定性：… makes a qualitative
target of the words behind it. A remark is no meaning: a number never becomes words by accident.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from evaltool.matching import matching, says_nothing
from evaltool.model import Direction, Indicator, Kind, Target, Unreadable
from evaltool.values import Columns, Context, is_mark, parse_target
from evaltool.vocabulary import CONFIRMED

_QUALITATIVE = re.compile(r"\s*定性(?:指标)?\s*[:：，,。；;—\-\s]\s*(\S.*)", re.DOTALL)
_REMARKS = frozenset(map(matching, CONFIRMED))


def corrected_meaning(
    corrected: str, indicator: Indicator, year: int | None
) -> Target | Unreadable:
    """The target that a correction states for an indicator, or why it states none."""
    context = Context(
        name=indicator.name or None,
        category=indicator.category or None,
        subcategory=indicator.subcategory or None,
        year=year,
    )
    if is_mark(corrected):
        return _marked(corrected, indicator, context)
    words = _QUALITATIVE.fullmatch(corrected)
    if words is not None:
        return _words(words[1].strip())
    if matching(corrected) in _REMARKS:
        return Unreadable(text=corrected, reason="写的是核对意见，不是指标值")
    meaning = parse_target(corrected, context)
    if _becomes_words(indicator, meaning):
        return Unreadable(
            text=corrected, reason="只有文字，没有数值或时间；确需改为定性指标的，请写“定性”"
        )
    return meaning


def _words(text: str) -> Target | Unreadable:
    """A text that is said to be qualitative: whatever it looks like, it has no second meaning."""
    if says_nothing(text):
        return Unreadable(text=text, reason=f"“{text}”表示没有指标值")
    return Target(text=text, kind=Kind.QUALITATIVE)


def _marked(mark: str, indicator: Indicator, context: Context) -> Target | Unreadable:
    """The original text under another relation, where the two go together."""
    meaning = _laid_over(mark, indicator.target_text, context)
    wanted = _laid_over(mark, "1", context)
    if isinstance(wanted, Target) and wanted.kind is Kind.QUALITATIVE:
        return _words(indicator.target_text)
    if isinstance(meaning, Unreadable) or isinstance(wanted, Unreadable):
        return meaning
    if not _goes_together(meaning, wanted):
        reason = f"只写了“{mark}”，与原文“{indicator.target_text[:30]}”合不起来，请写完整的指标值"
        return Unreadable(text=mark, reason=reason)
    stated = tuple(item for item in meaning.inferred if item.what != "direction")
    return replace(meaning, inferred=stated)


def _laid_over(mark: str, text: str, context: Context) -> Target | Unreadable:
    return parse_target(text, replace(context, columns=Columns(op=mark, value=text)))


def _goes_together(meaning: Target, wanted: Target) -> bool:
    full = meaning.kind is Kind.RATE and meaning.value == Decimal(100)
    if wanted.direction is Direction.EXACT and full:
        return True  # nobody can do more than 100 %: exactly that is at least that
    return meaning.direction == wanted.direction


def _becomes_words(indicator: Indicator, meaning: Target | Unreadable) -> bool:
    declared = indicator.target
    if not isinstance(declared, Target) or declared.kind is Kind.QUALITATIVE:
        return False
    return isinstance(meaning, Target) and meaning.kind is Kind.QUALITATIVE
