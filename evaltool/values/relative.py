"""Words that bound something (不超预算, 全覆盖, 不低于上年), or only ask (高中低, 是).

They stay words, told with what else they can be held to mean: 100 % of what they name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from evaltool.model import Direction, Inference, Kind, Op, Target
from evaltool.values.context import Context
from evaltool.values.naming import kind_by_name
from evaltool.values.tables import either, finder, word_list, words

_HALF = re.compile("(?P<more>(?:超)?过半数?|半数多)|(?:[一达到]{0,3}半数?)(?:及?以上)")
_PARTING = re.compile(r"[/、,;:|()\\\s或和-]|文字描述")


def relative(text: str, plain: str) -> Target | None:
    """The second meaning of words that bound something, None where they bound nothing."""
    if finder("relative", "budget").search(plain) or _held_to().search(plain):
        return _full(text, Op.AT_MOST, Direction.AT_MOST)
    if _whole().search(plain):
        return _full(text, Op.EQUAL, Direction.AT_LEAST)
    found = _compared().search(plain)
    if found is None:
        return None
    if found.group("level"):
        return _full(text, Op.EQUAL, Direction.EXACT)
    if found.group("ceiling"):
        return _full(text, Op.AT_MOST, Direction.AT_MOST)
    return _full(text, Op.AT_LEAST, Direction.AT_LEAST)


@cache
def _held_to() -> re.Pattern[str]:
    """不突破批复预算, 不超年度概算: the bound stands in another document."""
    return re.compile(
        r"(?:不超过?|不突破|不高于|不超出|控制在|≤)[^\d,;。]{0,6}(?:预算|批复|概算|合同价|限额|指标)"
    )


@cache
def _whole() -> re.Pattern[str]:
    """全覆盖, 足额发放; 按时足额发放 is about the time."""
    return re.compile(
        rf"(?<![按及准]时)(?<!按[期月年季])(?:{either(words()['relative']['whole'])})"
    )


@cache
def _compared() -> re.Pattern[str]:
    """不低于上年, 高于全省平均水平, 与上年持平: a bound that stands outside the table."""
    table = words()["relative"]
    compared = either(table["compared"])
    signs = rf"(?:(?P<ceiling>{either(table['ceiling'])})|(?P<floor>{either(table['floor'])}))"
    level = rf"[与同和](?:{compared}).{{0,6}}?(?P<level>{either(table['level'])})"
    return re.compile(rf"{signs}(?:{compared})|{level}")


def majority(text: str, plain: str, context: Context) -> Target | None:
    """过半数 and 半数以上 of what the name measures as a rate: more than, or at least, 50 %."""
    found = _HALF.fullmatch(plain) if "半" in plain else None
    if found is None or kind_by_name(context, "") is not Kind.RATE:
        return None
    basis = Inference(what="value", basis=f"“{plain}”按50%理解")
    op = Op.MORE_THAN if found.group("more") else Op.AT_LEAST
    return replace(_full(text, op, Direction.AT_LEAST), value=Decimal(50), inferred=(basis,))


def _full(text: str, op: Op, direction: Direction) -> Target:
    return Target(
        text=text,
        kind=Kind.RATE,
        op=op,
        direction=direction,
        value=Decimal(100),
        unit="%",
        inferred=(Inference(what="value", basis="按文字理解为100%"),),
    )


def questioned(plain: str) -> Inference | None:
    """What is told of a scale without a choice (高中低) and of a bare answer (是)."""
    if len(plain) > 24:
        return None
    if plain in word_list("relative", "answers"):
        return Inference(what="value", basis=f"“{plain}”是对是否的回答，不是数值，按定性理解")
    if _PARTING.sub("", plain) in word_list("relative", "scales") or _choice().fullmatch(plain):
        return Inference(what="value", basis=f"“{plain}”是等级档位，没有写明应达到哪一档")
    return None


@cache
def _choice() -> re.Pattern[str]:
    """好、较好、一般: grades of which none was chosen."""
    grade = either(words()["relative"]["grades"])
    return re.compile(rf"(?:{grade})(?:[/、,;或](?:{grade}))+")
