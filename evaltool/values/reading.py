"""A spelled 指标值 to its meaning: one value, several, or words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from evaltool.model import Inference, Kind, Target
from evaltool.values.context import Context
from evaltool.values.feasts import before_a_feast
from evaltool.values.pieces import Piece, pieces
from evaltool.values.ranks import ranked
from evaltool.values.relative import majority, questioned, relative
from evaltool.values.several import several
from evaltool.values.single import single
from evaltool.values.statements import Sentence, sentence
from evaltool.values.tables import finder

_DIGIT = re.compile(r"\d")
_GLANCE = re.compile(r"[第半前]|\)$")
_BRACKETED = re.compile(r"[\u4e00-\u9fff]{1,8}\(([≥≤<>=]*\d[\d,.]*(?:%|[\u4e00-\u9fff]{0,3}))\)")


@lru_cache(maxsize=512)
def cut(plain: str) -> tuple[Piece, ...]:
    """The pieces of a spelled text; raises as `pieces` does."""
    return tuple(pieces(plain))


def statements_of(plain: str, *, keep_years: bool) -> Sentence:
    """The values of a spelled text with their labels.

    Raises:
        ShapelessError: the text has no such shape.
        NumberTooLongError: a number is longer than a 指标值 can be.
        NoSuchDayError: a date does not exist.
    """
    return sentence(cut(plain), keep_years=keep_years)


def at_a_glance(text: str, plain: str, context: Context) -> Target | None:
    """A rank, a day before a feast, a share or a number in a bracket: texts read whole.

    Nothing is left over of them. None for every other text.
    """
    if not _GLANCE.search(plain):
        return None
    bracketed = in_brackets(plain)
    if bracketed:
        target = understood(text, bracketed, context)
        basis = Inference(what="value", basis=f"数值取自括号里的“{bracketed}”")
        return replace(target, inferred=(*target.inferred, basis))
    return (
        ranked(text, plain, context)
        or before_a_feast(text, plain, context)
        or majority(text, plain, context)
    )


def understood(text: str, plain: str, context: Context) -> Target:
    """What a spelled text sets as target.

    Raises:
        MissingYearError: a date without a year, in a context without one.
        ShapelessError: the text has no such shape.
        NumberTooLongError: a number is longer than a 指标值 can be.
        NoSuchDayError: a date does not exist.
    """
    if not may_hold_value(plain):
        return spoken(text, plain)
    said = statements_of(plain, keep_years=context.may_be_about_time)
    if not said.statements:
        return spoken(text, plain)
    if len(said.statements) == 1:
        return single(text, said, context)
    return several(text, said, context)


def in_brackets(plain: str) -> str | None:
    """The value in the bracket of 全部(100%), None where a text is not such words with one."""
    found = _BRACKETED.fullmatch(plain) if plain[-1:] == ")" else None
    return found.group(1) if found else None


def may_hold_value(plain: str) -> bool:
    """Whether a spelled text has a digit or names a time."""
    return bool(_DIGIT.search(plain) or finder("times", "named").search(plain))


def spoken(text: str, plain: str) -> Target:
    """A qualitative target (定性), with a second meaning where its words bound something."""
    target = Target(text=text, kind=Kind.QUALITATIVE)
    if (told := questioned(plain)) is not None:
        return replace(target, inferred=(told,))
    if (other := relative(text, plain)) is not None:
        return replace(target, readings=(target, other))
    return target
