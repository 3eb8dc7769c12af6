"""What a whole text says against its own reading: contradictions, choices, conditions, slips.

A sign and a word that bound a number from two sides, 或 between two values, 原8场，改为6场, a
bracket that is never closed: the value may be read, but it is not sure, and so it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from evaltool.model import Inference, Kind, Target
from evaltool.values.context import Context
from evaltool.values.damage import odd_letters
from evaltool.values.doubtful_texts import CAUTIONS, Caution

_LONGEST = 120
"""Characters beyond which a text is a description."""
_COUNTED = re.compile(r"(?<![\d.])(\d[\d.]*)([万亿]?[\u4e00-\u9fff])")
_BRACKETS = frozenset("()[]【】")
_LIST_NUMBER = re.compile(r"(?:^|[,;。、])[\da-z一二三四五六七八九十]{1,2}\)")


def cautions(plain: str, target: Target, context: Context) -> list[Inference]:
    """What makes the reading of a spelled text less than sure, each told with its words."""
    if len(plain) > _LONGEST:
        return []
    told: list[Inference] = []
    spoken = target.kind is Kind.QUALITATIVE
    timely = context.may_be_about_time
    for caution in _concerning(_signs().intersection(plain), spoken=spoken, timely=timely):
        told += caution.told(plain)
    if odd := odd_letters(plain):
        basis = f"“{odd}”里有字母或符号，疑为数字或关系符号之误，请核对"
        told.append(Inference(what="value", basis=basis))
    if not _BRACKETS.isdisjoint(plain):
        told += _open_bracket(plain)
    if "其中" in plain:
        told += _parts_exceed(plain)
    return told


@cache
def _signs() -> frozenset[str]:
    return frozenset().union(*(caution.signs for caution in CAUTIONS))


@lru_cache(maxsize=1024)
def _possible(signs: frozenset[str]) -> tuple[Caution, ...]:
    return tuple(caution for caution in CAUTIONS if not signs.isdisjoint(caution.signs))


@lru_cache(maxsize=1024)
def _concerning(signs: frozenset[str], *, spoken: bool, timely: bool) -> tuple[Caution, ...]:
    possible = _possible(signs)
    return tuple(each for each in possible if each.concerns(spoken=spoken, timely=timely))


def slips(plain: str) -> Iterator[Inference]:
    """What is written wrongly in the spelled text of an actual: ¥23.6万元元, 95%(其中."""
    if len(plain) > _LONGEST:
        return
    for caution in _possible(_signs().intersection(plain)):
        if caution.slip:
            yield from caution.told(plain)
    yield from _open_bracket(plain)


def _open_bracket(plain: str) -> Iterator[Inference]:
    for opening, closing in ("()", "[]", "【】"):
        if opening not in plain and closing not in plain:
            continue
        if plain.count(opening) != _LIST_NUMBER.sub("", plain).count(closing):
            yield Inference(what="value", basis="括号没有成对，疑有缺漏")
            return


def _parts_exceed(plain: str) -> Iterator[Inference]:
    """12人,其中男8人,女6人: more in the parts than in the whole."""
    whole, _, named = plain.partition("其中")
    first = _COUNTED.search(whole) if named else None
    if first is None:
        return
    alike = re.findall(rf"(?<![\d.])(\d[\d.]*){re.escape(first.group(2))}", named)
    try:
        total, parts = Decimal(first.group(1)), [Decimal(part) for part in alike]
    except InvalidOperation:
        return
    if len(parts) > 1 and sum(parts) > total:
        yield Inference(what="value", basis="其中各项之和大于总数，请核对")
