"""Whether the printed total (总分) is the sum of the scores, and the grade that of the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaltool.audit.checks.points import figure_sum, unsummable
from evaltool.audit.checks.scores import TOLERANCE
from evaltool.audit.claim import Claim, Figure, Sum
from evaltool.audit.figures import rounding_slack, shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, execution_points
from evaltool.findings import Severity

_FULL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    """What the printed scores come to; `open` is what the blank ones may still add."""

    figures: tuple[Figure, ...]
    own: Decimal
    execution: Decimal
    open: Decimal
    blank: int

    @property
    def all(self) -> Decimal:
        return self.own + self.execution


def total_score(review: Review) -> Iterator[Verdict]:
    """总分: the printed total is the sum of the printed scores, and not above 100."""
    claim = review.claim
    if not any(row.score.value is not None for row in claim.rows):
        return
    if claim.total is None or claim.cut:
        yield Undone(unsummable(claim))
    elif claim.total.score.value is None:
        yield Undone("总分栏空白或不是数字")
    else:
        yield _compare(claim, claim.total, claim.total.score.value)


def _compare(claim: Claim, total: Sum, printed: Decimal) -> Verdict:
    scores = _scores(claim)
    slack = min(rounding_slack(total.score, scores.figures), TOLERANCE)
    if _without_execution(claim, total) and abs(printed - scores.own) <= slack:
        return PASSED
    below, above = scores.all, scores.all + scores.open
    if printed > _FULL or printed < below - slack or printed > above + slack:
        return _wrong(total, printed, scores, None)
    if scores.blank:
        return Undone(f"{scores.blank}行没有填写得分，总分无法核对")
    return PASSED if printed == below else _wrong(total, printed, scores, Severity.INFO)


def _wrong(total: Sum, printed: Decimal, scores: _Scores, severity: Severity | None) -> Found:
    parts = f"各指标得分{shown(scores.own)}分，预算执行得分{shown(scores.execution)}分"
    return Found(
        source=total.score.source or total.source,
        message=f"{parts}，相加为{shown(scores.all)}分，总分印为{shown(printed)}分",
        claimed=shown(printed),
        recomputed=shown(scores.all),
        severity=severity,
    )


def _scores(claim: Claim) -> _Scores:
    blank = [row for row in claim.rows if row.score.value is None and row.points.value is not None]
    execution = claim.execution
    missing = figure_sum(row.points for row in blank)
    score = execution.score.value if execution is not None else None
    worth = None if score is not None else _unscored_execution(claim)
    figures = [row.score for row in claim.rows]
    return _Scores(
        figures=(*figures, execution.score) if execution is not None else tuple(figures),
        own=figure_sum(row.score for row in claim.rows),
        execution=score or Decimal(0),
        open=missing + (worth or Decimal(0)),
        blank=len(blank) + (worth is not None),
    )


def _unscored_execution(claim: Claim) -> Decimal | None:
    """What budget execution may be worth where its score is blank or was not read.

    Where no points are printed for it either, they are what the rows lack of the total's points.
    """
    worth = execution_points(claim)
    printed = None if claim.total is None else claim.total.points.value
    own = figure_sum(row.points for row in claim.rows)
    if worth is not None or printed is None or not 0 < own < printed <= _FULL:
        return worth
    return printed - own


def _without_execution(claim: Claim, total: Sum) -> bool:
    """Whether the total row adds up the indicators alone, as its points show."""
    own = figure_sum(row.points for row in claim.rows)
    execution = execution_points(claim) or Decimal(0)
    return bool(execution) and total.points.value == own and own + execution == _FULL


def grade(review: Review) -> Iterator[Verdict]:
    """等级: the printed grade is that of the printed total."""
    total = review.claim.total
    if total is None or not total.grade:
        return
    score = total.score.value
    if score is None:
        yield Undone("没有总分，等级无法核对")
        return
    grades = review.ruleset.grades
    due = next((one.name for one in grades if score >= one.at_least), grades[-1].name)
    if due == total.grade:
        yield PASSED
        return
    yield Found(
        source=total.source,
        message=f"总分{shown(score)}分应为“{due}”，印为“{total.grade}”",
        claimed=total.grade,
        recomputed=due,
    )
