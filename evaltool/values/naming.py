"""What an indicator's name says about a value that lacks it: sign, unit, sort of value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from evaltool.model import Kind
from evaltool.values.context import Context
from evaltool.values.spelling import spelled
from evaltool.values.tables import either, sign_of, word_list, words
from evaltool.values.units import is_unit

_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Hint:
    """Sign and unit that a name prints, as in 公猪舍(≥**平方米) or 工程合格率(%)."""

    sign: str | None = None
    unit: str | None = None


@cache
def _spelling() -> str:
    return either(word for group in words()["signs"].values() for word in group)


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"\((?P<sign>{_spelling()})?[*xX×_]*(?:单位:)?(?P<unit>[^()]*)\)")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?P<sign>{_spelling()})(?:[*xX×_]+(?P<unit>[^()]*))?$")


@lru_cache(maxsize=2048)
def _spelled_name(name: str) -> str:
    return spelled(name)


@lru_cache(maxsize=2048)
def name_hint(name: str) -> Hint:
    """The sign and the unit in a name, the last bracket first."""
    text = _spelled_name(name[:200])
    for found in reversed(list(_bracketed().finditer(text))):
        hint = _hint(found)
        if hint:
            return hint
    found_trailing = _trailing().search(text)
    return (found_trailing and _hint(found_trailing)) or Hint()


def _hint(found: re.Match[str]) -> Hint | None:
    sign, unit = found.group("sign"), found.group("unit") or ""
    if unit in word_list("names", "places") and not sign:
        return None
    if unit and not is_unit(unit):
        return None
    return Hint(sign and sign_of(sign), unit or None) if sign or unit else None


def kind_by_name(context: Context, label: str) -> Kind | None:
    """The sort of value that the name (or the label in the cell) measures, None if it is silent."""
    named = _kind_named((label or context.subject)[:200])
    if named == Kind.RATE or context.about_satisfaction:
        return Kind.RATE
    return Kind.AMOUNT if context.about_cost else named


@lru_cache(maxsize=2048)
def _kind_named(name: str) -> Kind | None:
    subject = _BRACKETS.sub("", _spelled_name(name))
    if any(word in subject[-12:] for word in words()["directions"]["rate"]):
        return Kind.RATE
    return Kind.AMOUNT if subject.endswith(tuple(words()["directions"]["amount"])) else None
