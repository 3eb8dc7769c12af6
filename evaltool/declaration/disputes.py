"""What stays open where two declarations of one project differ: nothing is taken from either.

A target that differs cannot be scored, points that differ are not known, an amount that
differs is not there; each is marked, so that it is never taken for a blank.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evaltool.declaration.wording import plain
from evaltool.model import Budget, FundLine, Indicator, IndicatorKey, Project, Unreadable

_SHOWN = 30
_MEASURES = ("initial", "adjusted", "executed")


def with_disputes(settled: Project, first: Project, second: Project) -> Project:
    """The project with everything open in which two declarations of it differ.

    `settled` is what became of the first one so far, where there are more than two.
    """
    others = by_key(second)
    shared = _categories_of_other_length(first, second)
    indicators = (
        _indicator(open_, own, others.get(own.key), divided=own.category in shared)
        for open_, own in zip(settled.indicators, first.indicators, strict=True)
    )
    return replace(
        settled, budget=_budget(settled.budget, second.budget), indicators=tuple(indicators)
    )


def by_key(project: Project) -> dict[IndicatorKey, Indicator]:
    """The indicators of a project by what identifies them."""
    return {indicator.key: indicator for indicator in project.indicators}


def said(indicator: Indicator) -> str:
    """What a declaration says of an indicator: its 指标值 and its points."""
    points = "" if indicator.points is None else f"（{indicator.points.normalize():f}分）"
    return plain(indicator.target_text) + points


def mean_the_same(one: Indicator, two: Indicator) -> bool:
    """Whether two wordings state the same target: 100% and 100.00%."""
    return one.points == two.points and _same_target(one, two)


def quoted(text: str) -> str:
    """A text short enough to stand in a message."""
    text = plain(text)
    return text[:_SHOWN] + "…" if len(text) > _SHOWN else text


def _same_target(one: Indicator, two: Indicator) -> bool:
    if plain(one.target_text) == plain(two.target_text):
        return True
    if isinstance(one.target, Unreadable) or isinstance(two.target, Unreadable):
        return False
    return replace(one.target, text="") == replace(two.target, text="")


def _indicator(
    settled: Indicator, own: Indicator, other: Indicator | None, *, divided: bool
) -> Indicator:
    """`divided`: its points come of dividing among a number of rows that is not agreed on."""
    if other is None:
        return _open(settled, "两处申报不一致：另一处没有这个指标")
    if not _same_target(own, other):
        texts = (f"“{quoted(each.target_text)}”" for each in (own, other))
        settled = _open(settled, f"两处申报不一致：{'和'.join(texts)}")
    if own.points != other.points or (divided and own.points is None):
        settled = replace(settled, points=None, unread=("points",))
    return settled


def _open(indicator: Indicator, reason: str) -> Indicator:
    return replace(indicator, target=Unreadable(text=indicator.target_text, reason=reason))


def _categories_of_other_length(first: Project, second: Project) -> frozenset[str]:
    """The 一级指标 that have more rows in one declaration than in the other."""
    ones, twos = (
        Counter(indicator.category for indicator in project.indicators)
        for project in (first, second)
    )
    return frozenset(name for name in ones if ones[name] != twos[name])


def _budget(own: Budget, other: Budget) -> Budget:
    added = (line for line in other.lines if own.line(line.source, line.use) is None)
    lines = [_line(line, other.line(line.source, line.use)) for line in own.lines]
    return Budget(lines=(*lines, *(_line(line, None) for line in added)))


def _line(own: FundLine, other: FundLine | None) -> FundLine:
    """A line without the amounts on which another one disagrees; a blank one is no amount."""
    amounts = {name: _amounts(own, other, name) for name in _MEASURES}
    disputed = [name for name, (one, two) in amounts.items() if one != two]
    if not disputed:
        return own
    unread = tuple(dict.fromkeys((*own.unread, *disputed)))
    blank: dict[str, Any] = dict.fromkeys(disputed)
    return replace(own, unread=unread, **blank)


def _amounts(
    own: FundLine, other: FundLine | None, name: str
) -> tuple[Decimal | None, Decimal | None]:
    return getattr(own, name), None if other is None else getattr(other, name)
