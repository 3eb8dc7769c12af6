"""What two units have in common that each should have written itself: texts, whole tables.

A text counts as copied where it is the same word for word, or the same but for figures and the
names of unit and project. What most units share is the wording of a form or an instruction, not
a copy: it is told once. Projects of one unit may say the same; short texts (无, 已完成) always may.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaltool.audit.result import AuditedClaim, AuditedRow
from evaltool.findings import Finding, finding
from evaltool.vocabulary import squeeze

_SHORTEST = 20
"""Characters from which a text on a whole project is no coincidence."""
_SHORTEST_REASON = 30
"""Reasons of single rows are more alike: 根据实际需要据实列支."""
_SHOWN = 30
_ROWS = 5
_OWN_ACTUALS = 3
"""Of a standard set of indicators, so many actuals must be more than the target repeated."""
_MANY_UNITS = 5
_FIGURES = re.compile(r"[\d.,]+")
_FIELDS = (("总体目标完成情况", "outcome"), ("存在问题", "problems"), ("改进措施", "measures"))


@dataclass(frozen=True, slots=True)
class _Said:
    """One text of one claim: in full, and without figures and names."""

    claim: AuditedClaim
    text: str
    masked: str


def copied_texts(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    """A finding for every text that units share, gravest first within each kind of text."""
    for what, field in _FIELDS:
        said = [_said(claim, getattr(claim, field)) for claim in claims]
        yield from _shared(said, what, _SHORTEST)
    reasons = [_said(claim, row.reason) for claim in claims for row in claim.rows]
    yield from _shared(reasons, "偏差原因", _SHORTEST_REASON)


def _said(claim: AuditedClaim, text: str) -> _Said:
    plain = squeeze(text)
    masked = _FIGURES.sub("0", plain)
    for name in sorted(filter(None, (squeeze(claim.unit), squeeze(claim.name))), key=len)[::-1]:
        masked = masked.replace(_FIGURES.sub("0", name), "")
    return _Said(claim, plain, masked)


def _shared(said: Iterable[_Said], what: str, shortest: int) -> Iterator[Finding]:
    groups: dict[str, list[_Said]] = defaultdict(list)
    all_claims: list[AuditedClaim] = []
    for each in said:
        if each.text:
            all_claims.append(each.claim)
        if len(each.masked) >= shortest:
            groups[each.masked].append(each)
    known = units(all_claims)
    for group in groups.values():
        sharing = units([each.claim for each in group])
        if sharing > 1:
            yield _told(group, what, sharing, known)


def _told(group: Sequence[_Said], what: str, sharing: int, known: int) -> Finding:
    first = group[0]
    text = first.text[:_SHOWN] + ("…" if len(first.text) > _SHOWN else "")
    if is_common(sharing, known):
        return finding(
            "audit-across-template",
            first.claim.source,
            units=sharing,
            share=sharing * 100 // known,
            what=what,
            text=text,
        )
    same = len({each.text for each in group}) == 1
    other = next(each.claim for each in group[1:] if apart(first.claim, each.claim))
    return finding(
        "audit-across-text",
        other.source,
        first=called(first.claim),
        second=called(other),
        more=_more(len({id(each.claim) for each in group}), sharing),
        what=what,
        how="一字不差" if same else "除名称和数字外完全相同",
        text=text,
    )


def same_indicators(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    """Forms of at least five rows that agree in every name, target and actual."""
    sets: dict[Hashable, list[AuditedClaim]] = defaultdict(list)
    forms: dict[tuple[tuple[str, ...], ...], list[AuditedClaim]] = defaultdict(list)
    for claim in claims:
        rows = tuple(_row(row) for row in claim.rows)
        if len(rows) >= _ROWS and any(row[-1] for row in rows):
            sets[_targets(rows)].append(claim)
            forms[rows].append(claim)
    known = units([claim for group in forms.values() for claim in group])
    for rows, group in forms.items():
        sharing = units(group)
        if sharing < 2:
            continue
        standard = is_common(units(sets[_targets(rows)]), known)
        if not standard or _own_actuals(group[0].rows) >= _OWN_ACTUALS:
            other = next(claim for claim in group[1:] if apart(group[0], claim))
            yield finding(
                "audit-across-indicators",
                other.source,
                first=called(group[0]),
                second=called(other),
                more=_more(len(group), sharing),
                count=len(rows),
            )


def _row(row: AuditedRow) -> tuple[str, ...]:
    return (squeeze(row.name), row.op, row.value, row.unit, squeeze(row.actual))


def _targets(rows: tuple[tuple[str, ...], ...]) -> Hashable:
    return tuple(row[:-1] for row in rows)


def _own_actuals(rows: Iterable[AuditedRow]) -> int:
    """How many actuals say something else than the target, and than that it was met in full."""
    plain = (squeeze(row.actual) for row in rows)
    repeated = ({squeeze(row.value), squeeze(f"{row.value}{row.unit}"), "100%", ""} for row in rows)
    return sum(actual not in own for actual, own in zip(plain, repeated, strict=True))


def _more(claims: int, sharing: int) -> str:
    return f"等{claims}张自评表（{sharing}个单位）" if claims > 2 else ""


def units(claims: Iterable[AuditedClaim]) -> int:
    """How many units the claims come from; without a unit, files and names must both differ."""
    claims = tuple(claims)
    named = {claim.unit for claim in claims if claim.unit}
    nameless = [claim for claim in claims if not claim.unit]
    files, projects = {claim.file for claim in nameless}, {claim.name for claim in nameless}
    return len(named) + min(len(files), len(projects))


def apart(one: AuditedClaim, two: AuditedClaim) -> bool:
    """Whether two claims come from different units; without a unit the files tell."""
    if one.unit and two.unit:
        return one.unit != two.unit
    return one.file != two.file and one.name != two.name


def is_common(sharing: int, known: int) -> bool:
    """Whether so many of the known units share something that it is common wording."""
    return sharing >= _MANY_UNITS and sharing * 2 > known


def called(claim: AuditedClaim) -> str:
    """A claim as a finding calls it."""
    return f"{claim.unit}·{claim.name}" if claim.unit else claim.name
