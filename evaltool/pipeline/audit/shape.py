"""An audit as JSON (`audit --json`).

    {claims: [{name, file, place, ledger: {due, passed, findings, not_applicable, not_done},
     findings: [{code, severity, place, claimed, recomputed, message}], review_score}], findings,
     coverage: {due, evaluated, excluded, missing, undeclared, projects: [{name, unit, kind,
     standing, reason, place, forms}], forms: [{name, file, place}]}}

The numbers of a ledger count checks and add up to `due`. `claimed` and `recomputed` are texts
as printed, null where there is none; `review_score` has two decimals and is null while
anything about the claim is open. The outer `findings` are those about files and across
claims: {code, severity, place, message, remedy}.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from evaltool.audit.coverage import Coverage, Covered, Standing
from evaltool.audit.ledger import AuditFinding, Ledger, Status
from evaltool.audit.result import AuditedClaim
from evaltool.findings import by_severity
from evaltool.pipeline.audit.running import Audit
from evaltool.report.json.findings import findings_json

Json = dict[str, Any]


def audit_json(audit: Audit) -> Json:
    """An audit in the documented shape."""
    told: Json = {
        "claims": [_claim(claim) for claim in audit.claims],
        "findings": findings_json(by_severity(audit.findings)),
    }
    if audit.coverage is not None:
        told["coverage"] = _coverage(audit.coverage)
    return told


def _coverage(coverage: Coverage) -> Json:
    return {
        "due": coverage.due,
        **{standing.value: coverage.count(standing) for standing in Standing},
        "undeclared": len(coverage.undeclared),
        "projects": [_covered(item) for item in coverage.projects],
        "forms": [
            {"name": claim.name, "file": claim.file, "place": claim.place}
            for claim in coverage.undeclared
        ],
    }


def _covered(item: Covered) -> Json:
    return {
        "name": item.project.name,
        "unit": item.project.unit,
        "kind": item.project.kind.value,
        "standing": item.standing.value,
        "reason": item.exclusion.reason if item.exclusion else None,
        "place": item.project.source.place,
        "forms": [claim.place for claim in item.claims],
    }


def _claim(claim: AuditedClaim) -> Json:
    return {
        "name": claim.name,
        "file": claim.file,
        "place": claim.place,
        "ledger": _ledger(claim.ledger),
        "findings": [_finding(item) for item in claim.ledger.findings],
        "review_score": _points(claim.review_score),
    }


def _ledger(ledger: Ledger) -> dict[str, int]:
    return {"due": ledger.due, **{status.value: ledger.count(status) for status in Status}}


def _finding(item: AuditFinding) -> Json:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "place": item.place,
        "claimed": item.claimed or None,
        "recomputed": item.recomputed or None,
        "message": item.message,
    }


def _points(points: Decimal | None) -> str | None:
    return None if points is None else f"{points:.2f}"
