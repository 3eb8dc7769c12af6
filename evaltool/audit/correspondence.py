"""Which claimed row is which declared indicator, and which declared project a claim is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from evaltool.audit.claim import Claim, ClaimedRow
from evaltool.model import Indicator, Project, ProjectKind
from evaltool.vocabulary import category_of, squeeze

_ALIKE = 0.6
_MARKS = re.compile(r"[*★☆]|指标\d{1,2}[:：]?|^\d{1,2}[.、]|[，。、；：,.;:“”\"'‘’\-—《》（）()]")
_Pair = tuple[Indicator, ClaimedRow]


@dataclass(frozen=True, kw_only=True)
class Correspondence:
    """Declared indicators and claimed rows side by side, and those that stand alone."""

    pairs: tuple[_Pair, ...]
    renamed: tuple[_Pair, ...]
    dropped: tuple[Indicator, ...]
    added: tuple[ClaimedRow, ...]


def correspondence(declared: Sequence[Indicator], rows: Sequence[ClaimedRow]) -> Correspondence:
    """Pair by name and level, then by name, then by likeness with the same second level."""
    left, open_rows = list(declared), list(rows)
    pairs: list[_Pair] = []
    renamed: list[_Pair] = []
    for same in (_exactly, _by_name, _by_target):
        pairs += _take(left, open_rows, same)
    renamed += _take(left, open_rows, _alike)
    order = {id(row): place for place, row in enumerate(rows)}
    return Correspondence(
        pairs=tuple(sorted((*pairs, *renamed), key=lambda pair: order[id(pair[1])])),
        renamed=tuple(renamed),
        dropped=tuple(left),
        added=tuple(open_rows),
    )


def _take(left: list[Indicator], rows: list[ClaimedRow], same: object) -> list[_Pair]:
    taken: list[_Pair] = []
    for indicator in list(left):
        row = next((row for row in rows if same(indicator, row.indicator)), None)  # type: ignore[operator]
        if row is not None:
            taken.append((indicator, row))
            left.remove(indicator)
            rows.remove(row)
    return taken


def normal(name: str) -> str:
    """A name as it is compared: without numbering, marks and punctuation."""
    return _MARKS.sub("", squeeze(name))


def _levels(indicator: Indicator) -> tuple[str | None, str]:
    return category_of(indicator.category), normal(indicator.subcategory)


def _exactly(one: Indicator, two: Indicator) -> bool:
    return (
        _levels(one) == _levels(two)
        and normal(one.name) == normal(two.name)
        and (bool(one.name) or normal(one.target_text) == normal(two.target_text))
    )


def _by_name(one: Indicator, two: Indicator) -> bool:
    return bool(one.name) and normal(one.name) == normal(two.name)


def _by_target(one: Indicator, two: Indicator) -> bool:
    """Forms without a third level have nothing but their level to be told by."""
    return not one.name and not two.name and _levels(one) == _levels(two)


def _alike(one: Indicator, two: Indicator) -> bool:
    if not one.name or not two.name or _levels(one) != _levels(two):
        return False
    return SequenceMatcher(None, normal(one.name), normal(two.name)).ratio() >= _ALIKE


def declared_for(claim: Claim, projects: Iterable[Project]) -> Project | None:
    """The declared project that a claim is about, None where there is none or no single one."""
    return project_named(claim.name, claim.project.unit, claim.project.kind, projects)


def project_named(
    name: str, unit: str, kind: ProjectKind, projects: Iterable[Project]
) -> Project | None:
    """The declared project of a name, None where there is none or no single one.

    Of several of that name the one of the same unit is meant. A form may put more around the
    declared name, and the department as a whole needs none where only one was declared.
    """
    candidates = [one for one in projects if one.kind is kind]
    if kind is ProjectKind.DEPARTMENT:
        return _single(candidates, unit)
    form = normal(name)
    exact = [one for one in candidates if normal(one.name) == form]
    if not exact and form:
        exact = [one for one in candidates if normal(one.name) and normal(one.name) in form]
    return _single(exact, unit)


def _single(candidates: list[Project], unit: str) -> Project | None:
    if len(candidates) > 1:
        candidates = [one for one in candidates if unit and normal(one.unit) == normal(unit)]
    return candidates[0] if len(candidates) == 1 else None
