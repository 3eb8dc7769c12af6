"""The opinion of an audit (复核意见.docx): what was checked, found, and could not be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaltool.audit.catalogue import CHECKS
from evaltool.audit.checks.scores import TOLERANCE
from evaltool.audit.coverage import Coverage, Standing, titled
from evaltool.audit.ledger import AuditFinding, Status
from evaltool.audit.result import AuditedClaim
from evaltool.findings import Severity
from evaltool.pipeline.audit.running import Audit
from evaltool.report.word.escaped import escaped
from evaltool.report.word.templates import rendered_document

_OPEN = "待定"
_NONE = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim in the table of results."""

    name: str
    total: str
    settled: str
    errors: int
    warnings: int
    undone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The errors of one claim."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One kind of remark, how often it was made, and one example of it."""

    title: str
    count: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionView:
    """All that the opinion says, as strings and counts."""

    title: str
    unit: str
    marks: str
    basis: str
    sample: bool
    tolerance: str
    count: int
    files: int
    checks: int
    due: int
    passed: int
    found: int
    absent: int
    undone: int
    errors: int
    warnings: int
    infos: int
    clean: int
    open: int
    claims: tuple[ClaimLine, ...]
    listed: tuple[Listed, ...]
    noted: tuple[Noted, ...]
    across: tuple[str, ...]
    hindered: tuple[Noted, ...]
    unread: tuple[str, ...]
    coverage: CoverageView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """Coverage in counts, and the projects that were not evaluated."""

    due: int
    evaluated: int
    excluded: tuple[str, ...]
    missing: tuple[str, ...]
    undeclared: tuple[str, ...]


def render_opinion(audit: Audit) -> bytes:
    """The opinion as a Word document; the same audit gives the same bytes."""
    return rendered_document("opinion", escaped(opinion_view(audit)))


def opinion_view(audit: Audit) -> OpinionView:
    """The opinion in strings."""
    claims = audit.claims
    found = [item for claim in claims for item in claim.ledger.findings]
    severities = Counter(item.severity for item in found)
    counts = {status: sum(c.ledger.count(status) for c in claims) for status in Status}
    return OpinionView(
        title="绩效自评复核意见",
        unit="",
        marks="",
        basis=f"{audit.rules_title}，编号{audit.ruleset}" if audit.rules_title else audit.ruleset,
        sample=False,
        tolerance=f"{TOLERANCE}",
        count=len(claims),
        files=len({claim.file for claim in claims}),
        checks=len(CHECKS),
        due=sum(claim.ledger.due for claim in claims),
        passed=counts[Status.PASSED],
        found=counts[Status.FINDING],
        absent=counts[Status.NOT_APPLICABLE],
        undone=counts[Status.NOT_DONE],
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        infos=severities[Severity.INFO],
        clean=sum(not claim.errors() for claim in claims),
        open=sum(claim.review_score is None for claim in claims),
        claims=tuple(_lines(claims)),
        listed=tuple(_listed(claims)),
        noted=tuple(_noted(found)),
        across=tuple(item.message + "。" for item in audit.findings if "across" in item.code),
        hindered=tuple(_hindered(claims)),
        unread=tuple(
            f"{item.place}：{item.message}。"
            for item in audit.findings
            if item.code == "audit-file-unreadable"
        ),
        coverage=None if audit.coverage is None else _coverage(audit.coverage),
    )


def _coverage(coverage: Coverage) -> CoverageView:
    left_out = (
        (titled(item.project), item.exclusion.reason if item.exclusion else "")
        for item in coverage.of(Standing.EXCLUDED)
    )
    return CoverageView(
        due=coverage.due,
        evaluated=coverage.count(Standing.EVALUATED),
        excluded=tuple(f"{name}（{reason or '没有写明原因'}）" for name, reason in left_out),
        missing=tuple(titled(item.project) for item in coverage.of(Standing.MISSING)),
        undeclared=tuple(claim.name or claim.place for claim in coverage.undeclared),
    )


def _lines(claims: Sequence[AuditedClaim]) -> Iterator[ClaimLine]:
    """A line for each claim; the unit stands before a name that several claims have."""
    names = Counter(claim.name for claim in claims)
    for claim in claims:
        name = claim.name or claim.file
        several = names[claim.name] > 1 and claim.unit
        yield _line(claim, f"{claim.unit}·{name}" if several else name)


def _line(claim: AuditedClaim, name: str) -> ClaimLine:
    severities = Counter(item.severity for item in claim.ledger.findings)
    return ClaimLine(
        name=name,
        total=_points(claim.total, _NONE),
        settled=_points(claim.review_score, _OPEN),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        undone=claim.ledger.count(Status.NOT_DONE),
    )


def _points(points: Decimal | None, otherwise: str) -> str:
    return otherwise if points is None else f"{points:.2f}"


def _listed(claims: Sequence[AuditedClaim]) -> Iterable[Listed]:
    for claim in claims:
        lines = [
            f"{item.place}：{item.message}。"
            for item in claim.ledger.findings
            if item.severity is Severity.ERROR
        ]
        if lines:
            yield Listed(title=claim.name or claim.file, lines=tuple(lines))


def _noted(found: Sequence[AuditFinding]) -> Iterable[Noted]:
    titles = {check.code: check.title for check in CHECKS}
    noted = [item for item in found if item.severity is not Severity.ERROR]
    counted = Counter(item.code for item in noted)
    for code, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        example = next(item for item in noted if item.code == code)
        yield Noted(
            title=titles.get(code, "复核人意见"),
            count=count,
            example=f"{example.place}：{example.message}",
        )


def _hindered(claims: Sequence[AuditedClaim]) -> Iterable[Noted]:
    """The checks that could not be done, each with its most frequent reason."""
    reasons: dict[str, Counter[str]] = {}
    for claim in claims:
        for ending in claim.ledger.endings:
            if ending.status is Status.NOT_DONE:
                reasons.setdefault(ending.title, Counter())[ending.why] += 1
    for title, counted in reasons.items():
        why = counted.most_common(1)[0][0]
        yield Noted(title=title, count=counted.total(), example=why)
