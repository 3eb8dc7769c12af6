"""Ranks (名次): 前三, 第2名, 全县排名前10位; 前三 is at most the third."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.numerals import number_of

_ENDING = re.compile("[前第][一二三四五六七八九十百\\d]{1,4}[名位强以之内]{0,3}$")
_UNITS = {None, "名", "位"}
_NAMED = re.compile("排名|名次|位次|排位|位列|名列")


@cache
def _rank() -> re.Pattern[str]:
    scope = "[\u4e00-\u9fff]{0,8}?(?:排名|排位|位列|位居|名列|排在|排|进入|居|获得|取得|保持)?"
    number = "[一二三四五六七八九十百\\d]{1,4}"
    return re.compile(
        rf"{scope}(?:前({number})[名位强]?|第({number})[名位]|第(\d{{1,3}}))(?:以内|之内|内)?"
    )


def rank_of(plain: str) -> int | None:
    """The rank that a spelled text states and nothing else; None where it states none."""
    if not _ENDING.search(plain):
        return None
    found = _rank().fullmatch(plain)
    number = number_of(next(filter(None, found.groups()))) if found else None
    return number or None


def ranked(text: str, plain: str, context: Context) -> Target | None:
    """A rank as target: sure where the name or the text says that it is one, else beside words."""
    rank = rank_of(plain)
    if rank is None:
        return None
    basis = f"“{plain}”是名次，按不低于第{rank}名理解"
    target = Target(
        text=text,
        kind=Kind.COUNT,
        op=Op.AT_MOST,
        direction=Direction.AT_MOST,
        value=Decimal(rank),
        unit="名",
        inferred=(Inference(what="value", basis=basis),),
    )
    if _NAMED.search(f"{context.subject} {plain}"):
        return target
    words = Target(text=text, kind=Kind.QUALITATIVE)
    return replace(words, readings=(words, target))


def reached_rank(plain: str, target: Target) -> int | None:
    """The rank that an actual states, where its target can be one."""
    fits = target.kind is Kind.COUNT and target.unit in _UNITS
    return rank_of(plain) if fits else None
