"""Patterns across claims: copied texts, identical indicators, totals that say nothing.

They concern no single form and are told beside the ledgers. A statistic is used only where
it is the honest tool, with enough forms, and its assumptions stand in the finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from evaltool.audit.copies import copied_texts, same_indicators
from evaltool.audit.figures import shown
from evaltool.audit.result import AuditedClaim
from evaltool.findings import Finding, finding
from evaltool.rules.model import Grade

_SEVERAL = 3
_MANY = 5
_SAMPLE = 20
_LEVEL = 0.05
_WEAK = 0.2
"""A rank correlation below is none that matters, however many forms make it significant."""
_FULL = Decimal(100)


def across(claims: Sequence[AuditedClaim], grades: Sequence[Grade]) -> tuple[Finding, ...]:
    """Everything that only shows when the claims are laid side by side.

    `grades` are those of the rule set, the best first.
    """
    if len(claims) < 2:
        return ()
    return (
        *copied_texts(claims),
        *same_indicators(claims),
        *_all_full(claims),
        *_equal_totals(claims),
        *_grades(claims, grades),
        *_unrelated_to_execution(claims),
    )


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


def _grades(claims: Sequence[AuditedClaim], grades: Sequence[Grade]) -> Iterator[Finding]:
    totals = [claim.total for claim in claims if claim.total is not None]
    if len(totals) < _SEVERAL:
        return
    counted = Counter(_grade(total, grades) for total in totals)
    told = "，".join(
        f"{grade.name}{counted[grade.name]}张（{_percent(counted[grade.name], len(totals))}%）"
        for grade in grades
    )
    yield finding("audit-across-grades", count=len(totals), grades=told)


def _grade(total: Decimal, grades: Sequence[Grade]) -> str:
    return next((grade.name for grade in grades if total >= grade.at_least), grades[-1].name)


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
    if rho >= _WEAK and p <= _LEVEL:
        return
    yield finding("audit-across-execution", count=len(known), rho=f"{rho:.2f}", p=f"{p:.3f}")


def _scored(claim: AuditedClaim) -> float | None:
    """The share of the indicators' points that the claim gives itself."""
    rows = [row for row in claim.rows if row.points is not None and row.score is not None]
    points = sum((row.points for row in rows if row.points), Decimal(0))
    scores = sum((row.score for row in rows if row.score), Decimal(0))
    return float(scores / points) if points else None
