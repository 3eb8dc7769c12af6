"""Patterns across claims: copied texts, identical indicators, totals that say nothing.

They concern no single form and are told beside the ledgers. A statistic is used only where
it is the honest tool, with enough forms, and its assumptions stand in the finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from evaltool.audit.figures import shown
from evaltool.audit.result import AuditedClaim
from evaltool.findings import Finding, finding
from evaltool.vocabulary import squeeze

_LONG = 20
_SHOWN = 30
_ROWS = 5
_SEVERAL = 3
_MANY = 5
_SAMPLE = 20
_LEVEL = 0.05
_FULL = Decimal(100)
_TEXTS = (("总体目标完成情况", "outcome"), ("存在问题", "problems"), ("改进措施", "measures"))
_GRADES = (("优", 90), ("良", 80), ("中", 60), ("差", -(10**6)))


def across(claims: Sequence[AuditedClaim]) -> tuple[Finding, ...]:
    """Everything that only shows when the claims are laid side by side."""
    if len(claims) < 2:
        return ()
    return (
        *_copied_texts(claims),
        *_same_indicators(claims),
        *_all_full(claims),
        *_equal_totals(claims),
        *_grades(claims),
        *_unrelated_to_execution(claims),
    )


def _apart(one: AuditedClaim, two: AuditedClaim) -> bool:
    """Whether two claims come from different units; without a unit the files tell."""
    if one.unit and two.unit:
        return one.unit != two.unit
    return one.file != two.file and one.name != two.name


def _copied_texts(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    for what, field in _TEXTS:
        first: dict[str, AuditedClaim] = {}
        for claim in claims:
            text = squeeze(getattr(claim, field))
            if len(text) < _LONG:
                continue
            other = first.setdefault(text, claim)
            if other is not claim and _apart(other, claim):
                yield finding(
                    "audit-across-text",
                    claim.source,
                    first=_called(other),
                    second=_called(claim),
                    what=what,
                    text=text[:_SHOWN] + ("…" if len(text) > _SHOWN else ""),
                )


def _same_indicators(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    """Forms of at least five rows that agree in every name, target and actual."""
    first: dict[tuple[tuple[str, ...], ...], AuditedClaim] = {}
    for claim in claims:
        rows = tuple(
            (squeeze(row.name), row.op, row.value, row.unit, squeeze(row.actual))
            for row in claim.rows
        )
        if len(rows) < _ROWS or not any(row[-1] for row in rows):
            continue
        other = first.setdefault(rows, claim)
        if other is not claim and _apart(other, claim):
            yield finding(
                "audit-across-indicators",
                claim.source,
                first=_called(other),
                second=_called(claim),
                count=len(rows),
            )


def _called(claim: AuditedClaim) -> str:
    return f"{claim.unit}·{claim.name}" if claim.unit else claim.name


def _all_full(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    units: dict[str, list[AuditedClaim]] = defaultdict(list)
    for claim in claims:
        if claim.total is not None:
            units[claim.unit].append(claim)
    for unit, own in units.items():
        if len(own) >= _SEVERAL and all(claim.total == _FULL for claim in own):
            yield finding(
                "audit-across-full", own[0].source, unit=unit or "所给自评表", count=len(own)
            )


def _equal_totals(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    totals = [claim.total for claim in claims if claim.total is not None]
    if len(totals) >= _MANY and len(set(totals)) == 1 and totals[0] != _FULL:
        yield finding("audit-across-equal", count=len(totals), total=shown(totals[0]))


def _grades(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    totals = [claim.total for claim in claims if claim.total is not None]
    if len(totals) < _SEVERAL:
        return
    counted = Counter(next(name for name, edge in _GRADES if total >= edge) for total in totals)
    told = "，".join(
        f"{name}{counted[name]}张（{_percent(counted[name], len(totals))}%）" for name, _ in _GRADES
    )
    yield finding("audit-across-grades", count=len(totals), grades=told)


def _percent(count: int, among: int) -> str:
    share = (Decimal(count) * 100 / among).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return shown(share)


def _unrelated_to_execution(claims: Sequence[AuditedClaim]) -> Iterator[Finding]:
    pairs = [(float(claim.rate), _scored(claim)) for claim in claims if claim.rate is not None]
    known = [(rate, score) for rate, score in pairs if score is not None]
    if len(known) < _SAMPLE:
        return
    rates, scores = zip(*known, strict=True)
    if len(set(rates)) < _SEVERAL or len(set(scores)) < _SEVERAL:
        return
    from scipy.stats import spearmanr  # type: ignore[import-untyped]

    rho, p = spearmanr(rates, scores)
    if rho > 0 and p <= _LEVEL:
        return
    yield finding("audit-across-execution", count=len(known), rho=f"{rho:.2f}", p=f"{p:.3f}")


def _scored(claim: AuditedClaim) -> float | None:
    """The share of the indicators' points that the claim gives itself."""
    rows = [row for row in claim.rows if row.points is not None and row.score is not None]
    points = sum((row.points for row in rows if row.points), Decimal(0))
    scores = sum((row.score for row in rows if row.score), Decimal(0))
    return float(scores / points) if points else None
