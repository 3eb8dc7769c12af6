"""An audit of other people's forms as its page shows it: every claim, its ledger, its findings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.audit.ledger import Status
from evaltool.findings import Severity, by_severity
from evaltool.vocabulary import SEVERITY_TITLES
from evaltool.web.views.spots import Problem, problem

if TYPE_CHECKING:
    from evaltool.audit.ledger import AuditFinding
    from evaltool.audit.result import AuditedClaim
    from evaltool.pipeline.audit import Audit

_ENDINGS = {
    Status.PASSED: "相符",
    Status.FINDING: "发现",
    Status.NOT_APPLICABLE: "不适用",
    Status.NOT_DONE: "未能核查",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of a ledger: what was checked, how it ended, why."""

    title: str
    ending: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One form that somebody filled in."""

    name: str
    file: str
    place: str
    total: str
    settled: str
    counts: tuple[int, ...]
    due: int
    errors: int
    problems: tuple[Problem, ...]
    ledger: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """All forms of an audit, and what concerns none or many of them."""

    claims: tuple[ClaimView, ...]
    endings: tuple[str, ...]
    problems: tuple[Problem, ...]
    due: int
    counts: tuple[int, ...]
    rules: str


def audited_view(audit: Audit) -> Audited:
    """An audit as its page shows it."""
    claims = tuple(map(_claim, audit.claims))
    return Audited(
        claims=claims,
        endings=tuple(_ENDINGS.values()),
        problems=tuple(problem(item) for item in by_severity(audit.findings)),
        due=sum(claim.due for claim in claims),
        counts=tuple(sum(claim.counts[n] for claim in claims) for n in range(len(Status))),
        rules=audit.ruleset,
    )


def _claim(claim: AuditedClaim) -> ClaimView:
    order = list(Severity)
    found = sorted(claim.ledger.findings, key=lambda item: order.index(item.severity))
    return ClaimView(
        name=claim.name or "（没有项目名称）",
        file=claim.file,
        place=claim.place,
        total=_points(claim.total),
        settled=_points(claim.review_score),
        counts=tuple(claim.ledger.count(status) for status in Status),
        due=claim.ledger.due,
        errors=claim.errors(),
        problems=tuple(map(_problem, found)),
        ledger=tuple(
            Check(
                title=item.title,
                ending=_ENDINGS[item.status],
                kind=item.status.value,
                why=item.why,
            )
            for item in claim.ledger.endings
        ),
    )


def _problem(item: AuditFinding) -> Problem:
    sides = [("所填", item.claimed), ("复核", item.recomputed)]
    told = "，".join(f"{side}{text}" for side, text in sides if text)
    return Problem(
        level=SEVERITY_TITLES[item.severity],
        kind=item.severity.value,
        message=f"{item.message}（{told}）" if told else item.message,
        remedy="",
        place=item.place,
    )


def _points(points: Decimal | None) -> str:
    return "—" if points is None else f"{points:.2f}"
