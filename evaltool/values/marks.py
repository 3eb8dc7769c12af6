"""Marks: a sign or a word that states a relation and no value (指标性质, 指标方向性)."""

from __future__ import annotations

from evaltool.values.spelling import spelled
from evaltool.values.tables import sign_of, word_list

_LONGEST = 12


def is_mark(text: str) -> bool:
    """Whether a text states a relation and nothing else: ≤, 不超过, 反向指标, 定性."""
    mark = spelled(text[: 2 * _LONGEST])
    if not mark or len(text) > 2 * _LONGEST:
        return False
    words = ("qualitative", "at_least", "at_most")
    return sign_of(mark) is not None or any(mark in word_list("columns", word) for word in words)
