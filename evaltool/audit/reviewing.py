"""A reviewer's own entries (复核完成值, 复核得分, 备注) laid over what the audit found.

A verified actual takes the place of the claimed one and everything is scored again. A score
that differs from the one the work papers offered counts as the reviewer's; one outside the
row's points is refused. A remark that was changed is a finding of the reviewer's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from evaltool.audit.claim import Claim
from evaltool.audit.ledger import AuditFinding, Ending, Ledger, Status
from evaltool.audit.result import AuditedClaim, AuditedRow, review_total
from evaltool.findings import Severity

CODE = "audit-reviewer"
TITLE = "复核人填写的意见"
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the work papers as the reviewer left it.

    `score` is None where 复核得分 is blank or no number; `place` is the row's place in the form.
    """

    actual: str
    score: Decimal | None
    score_text: str
    remark: str
    place: str


Entries = Mapping[str, Entry]


def with_verified(claim: Claim, entries: Entries) -> Claim:
    """The claim with the actuals that the reviewer verified (复核完成值)."""
    rows = tuple(
        replace(row, verified=entry.actual) if (entry := entries.get(row.source.place)) else row
        for row in claim.rows
    )
    return replace(claim, rows=rows)


def settled_by(offered: AuditedClaim, verified: AuditedClaim, entries: Entries) -> AuditedClaim:
    """The audited claim as the reviewer settled it.

    Args:
        offered: the claim as the work papers showed it to the reviewer.
        verified: the same claim, scored again with the verified actuals.
        entries: what the reviewer left in the work papers.
    """
    found: list[AuditFinding] = []
    rows = tuple(
        _row(before, after, entries.get(before.source.place), found)
        for before, after in zip(offered.rows, verified.rows, strict=True)
    )
    execution = _execution(offered, verified, entries.get(offered.place), found)
    if not any(place in entries for place in _places(offered)):
        return offered
    ending = Ending(
        code=CODE,
        title=TITLE,
        status=Status.FINDING if found else Status.PASSED,
        findings=tuple(found),
    )
    return replace(
        verified,
        rows=rows,
        execution_settled=execution,
        ledger=Ledger(endings=(*verified.ledger.endings, ending)),
        review_score=review_total(rows, execution) if verified.summable else None,
    )


def _places(claim: AuditedClaim) -> Iterator[str]:
    yield claim.place
    yield from (row.source.place for row in claim.rows)


def _row(
    before: AuditedRow, after: AuditedRow, entry: Entry | None, found: list[AuditFinding]
) -> AuditedRow:
    if entry is None:
        return before
    remark = entry.remark.removeprefix(before.remark).strip("；; \n")
    if remark:
        found.append(_finding(after, f"“{after.title}”复核意见：{remark}"))
    given = _given(entry, before.settled)
    if given is None:
        return replace(after, remark=_joined(after.remark, remark))
    if not 0 <= given <= (after.points if after.points is not None else 100):
        found.append(_finding(after, f"“{after.title}”复核得分{given}超出分值，没有采用"))
        return replace(after, remark=_joined(after.remark, remark))
    return replace(after, settled=given, remark=_joined(after.remark, remark))


def _given(entry: Entry, offered: Decimal | None) -> Decimal | None:
    """The reviewer's own score, None where the offered one was left as it was."""
    if entry.score is None:
        return None
    same = offered is not None and entry.score.quantize(_CENT) == offered.quantize(_CENT)
    return None if same else entry.score


def _execution(
    offered: AuditedClaim,
    verified: AuditedClaim,
    entry: Entry | None,
    found: list[AuditFinding],
) -> Decimal | None:
    given = _given(entry, offered.execution_settled) if entry else None
    if given is None:
        return verified.execution_settled
    if not 0 <= given <= (verified.execution_points or 0):
        message = f"预算执行复核得分{given}超出分值，没有采用"
        found.append(
            AuditFinding(
                code=CODE, severity=Severity.WARNING, message=message, source=offered.source
            )
        )
        return verified.execution_settled
    return given


def _finding(row: AuditedRow, message: str) -> AuditFinding:
    return AuditFinding(
        code=CODE,
        severity=Severity.WARNING,
        message=message,
        source=row.source,
        claimed="" if row.score is None else f"{row.score.normalize():f}",
    )


def _joined(first: str, second: str) -> str:
    return "；".join(part for part in (first, second) if part)
