"""What an audit hands on of each claim: small records, apart from the frames they came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaltool.audit.catalogue import ledger_of
from evaltool.audit.checks.money import budgeted
from evaltool.audit.checks.points import figure_sum
from evaltool.audit.ledger import Ledger
from evaltool.audit.review import Review, execution_points
from evaltool.audit.settled import settled_execution, settled_score
from evaltool.audit.wording import deviation, three_columns
from evaltool.findings import Finding, Severity
from evaltool.model import Source

_FULL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedRow:
    """One indicator row as the work papers show it (复核底稿); numbers are None where unknown.

    `op`, `value` and `unit` are the target in three columns; `settled` is the score that the
    rules defend (复核得分), `low` and `high` what an open row may come to.
    """

    category: str
    subcategory: str
    name: str
    op: str
    value: str
    unit: str
    points: Decimal | None
    actual: str
    score: Decimal | None
    verified: str
    settled: Decimal | None
    weighed: bool
    low: Decimal
    high: Decimal
    deviation: str
    reason: str
    remark: str
    source: Source

    @property
    def title(self) -> str:
        """The row as a person calls it."""
        return self.name or self.subcategory or self.category


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedClaim:
    """One claim with its ledger; `review_score` is None while anything about it is open.

    `summable` says that the form is whole and that its points make 100.
    """

    name: str
    unit: str
    year: int
    file: str
    source: Source
    rows: tuple[AuditedRow, ...]
    execution_points: Decimal | None
    execution_score: Decimal | None
    execution_settled: Decimal | None
    rate: Fraction | None
    total: Decimal | None
    outcome: str
    problems: str
    measures: str
    summable: bool
    ledger: Ledger
    review_score: Decimal | None

    @property
    def place(self) -> str:
        """Where the form begins."""
        return self.source.place

    def errors(self) -> int:
        """How many findings are errors."""
        return sum(item.severity is Severity.ERROR for item in self.ledger.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedFile:
    """One file: its claims, and what about it could not be read."""

    file: str
    claims: tuple[AuditedClaim, ...] = ()
    findings: tuple[Finding, ...] = ()


def audited(review: Review) -> AuditedClaim:
    """A reviewed claim, checked, as a record."""
    claim = review.claim
    ledger = ledger_of(review)
    rows = _rows(review, ledger)
    execution = claim.execution
    settled = settled_execution(review)
    return AuditedClaim(
        name=claim.name,
        unit=claim.project.unit,
        year=claim.project.year,
        file=claim.file,
        source=claim.source,
        rows=rows,
        execution_points=execution_points(claim),
        execution_score=execution.score.value if execution else None,
        execution_settled=settled,
        rate=budgeted(claim),
        total=claim.total.score.value if claim.total else None,
        outcome=claim.outcome,
        problems=claim.problems,
        measures=claim.measures,
        summable=_summable(review),
        ledger=ledger,
        review_score=review_total(rows, settled) if _summable(review) else None,
    )


def _rows(review: Review, ledger: Ledger) -> tuple[AuditedRow, ...]:
    remarks: dict[tuple[str | None, int | None, int], list[str]] = {}
    for found in ledger.findings:
        at = (found.source.sheet, found.source.table, found.source.row)
        remarks.setdefault(at, []).append(found.message)
    rows = []
    for item in review.rows:
        own, row = item.row.indicator, item.row
        op, value, unit = three_columns(item.target, own.target_text)
        told = remarks.get((row.source.sheet, row.source.table, row.source.row), [])
        rows.append(
            AuditedRow(
                category=own.category,
                subcategory=own.subcategory,
                name=own.name,
                op=op,
                value=value,
                unit=unit,
                points=row.points.value,
                actual=row.actual,
                score=row.score.value,
                verified=row.verified,
                settled=settled_score(item),
                weighed=row.weighed,
                low=item.result.low,
                high=item.result.high,
                deviation=deviation(item.target, item.achieved),
                reason=row.reason,
                remark="；".join(told),
                source=row.source,
            )
        )
    return tuple(rows)


def _summable(review: Review) -> bool:
    """Whether the form is whole and its points make 100."""
    claim = review.claim
    worth = execution_points(claim)
    if claim.cut or worth is None:
        return False
    return figure_sum(row.points for row in claim.rows) + worth == _FULL


def review_total(rows: tuple[AuditedRow, ...], execution: Decimal | None) -> Decimal | None:
    """The sum of what the rules and the reviewer defend (复核得分); None where a row is open."""
    weighed = [row for row in rows if row.weighed]
    scores = [row.settled for row in weighed if row.settled is not None]
    if execution is None or not weighed or len(scores) != len(weighed):
        return None
    return sum(scores, execution)
