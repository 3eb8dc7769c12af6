"""Whether each claimed score (自评得分) is what a rule gives for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from evaltool.audit.checks.direction import may_run_the_other_way
from evaltool.audit.checks.wording import says_why
from evaltool.audit.claim import Figure, FundRow
from evaltool.audit.damage import damaged_rows
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Result, Review, RowReview, execution_points
from evaltool.findings import Severity
from evaltool.model import Kind, Source, Target, Unreadable
from evaltool.rules.model import Certainty, RuleSet
from evaltool.scoring.schema import Shape
from evaltool.scoring.titles import REASONS

TOLERANCE = Decimal("0.1")
"""Points by which a claimed score may differ from the recomputed one."""

_PLACES = 2
"""Decimals to which scores are rounded."""


def above_points(review: Review) -> Iterator[Verdict]:
    """得分不超过分值: no row scores more than its points, nor less than nothing."""
    pairs = [(item.row.title, item.row.points, item.row.score) for item in review.rows]
    execution = review.claim.execution
    if execution is not None:
        points = Figure(value=execution_points(review.claim), source=execution.points.source)
        pairs.append(("预算执行", points, execution.score))
    for title, points, score in pairs:
        if score.value is None or points.value is None or score.shared or points.shared:
            continue
        if 0 <= score.value <= points.value:
            yield PASSED
            continue
        limit = shown(points.value) if score.value > 0 else "0"
        yield Found(
            source=score.source or review.claim.source,
            message=f"“{title}”得分{shown(score.value)}分，不在0至分值{shown(points.value)}分之间",
            claimed=shown(score.value),
            recomputed=limit,
        )


def execution_score(review: Review) -> Iterator[Verdict]:
    """预算执行得分: the points of execution times the rate, or what a rule set's bands give."""
    row = review.claim.execution
    if row is None or (row.score.blank and execution_points(review.claim) is None):
        return
    result = review.execution
    if row.score.value is None:
        yield Undone("没有填写预算执行得分")
    elif result.score is None:
        yield Undone(f"预算执行：{REASONS.get(result.unread, '不能计算')}")
    else:
        yield _execution(review, row, row.score.value, result.score)


def _execution(review: Review, row: FundRow, claimed: Decimal, due: Decimal) -> Verdict:
    if abs(claimed - due) <= TOLERANCE:
        return near("预算执行", row.score, due, execution_points(review.claim), review.claim.source)
    others = _defending(review.execution_others, claimed)
    low = claimed < due
    severity = severity_of(low=low, explained=says_why(row.reason), others=others, open_=False)
    return Found(
        source=row.score.source or row.source,
        message=f"预算执行得分印为{shown(claimed)}分，按执行率应为{shown(due)}分"
        + under(others)
        + (f"；{review.why(review.execution)}" if not others else ""),
        claimed=shown(claimed),
        recomputed=shown(due),
        severity=severity,
    )


def quantitative_scores(review: Review) -> Iterator[Verdict]:
    """得分与规则: every quantitative row's score is what the rule gives for its figures."""
    damaged = damaged_rows(review)
    for item in review.weighed:
        if item.row.score.blank or qualitative(item):
            continue
        yield _quantitative(review, item, damaged=item in damaged)


def qualitative(item: RowReview) -> bool:
    """Whether a row's target is a wording, not a figure."""
    return isinstance(item.target, Target) and item.target.kind is Kind.QUALITATIVE


def _quantitative(review: Review, item: RowReview, *, damaged: bool) -> Verdict:
    claimed, result = item.row.score.value, item.result
    hindered = obstacle(item, damaged=damaged)
    if hindered or claimed is None or result.score is None:
        return Undone(hindered or REASONS.get(result.unread, "不能计算"))
    due = result.score
    if abs(claimed - due) <= TOLERANCE:
        return near(item.row.title, item.row.score, due, item.row.points.value, item.row.source)
    others = _defending(item.others, claimed)
    unasked = claimed < due and "reason" not in review.claim.columns
    severity = severity_of(
        low=claimed < due,
        explained=says_why(item.row.reason),
        others=others,
        open_=unasked or _open(item, claimed),
    )
    return _differs(review, item, (claimed, due), others, severity)


def near(title: str, score: Figure, due: Decimal, points: Decimal | None, place: Source) -> Verdict:
    """The verdict on a score within the tolerance: right as printed, or a remark.

    It is right where rounding to the printed decimals explains it, but for full points where
    the rule gives less.
    """
    claimed = score.value or Decimal(0)
    finest = min(score.decimals, _PLACES)
    rounding = abs(claimed - due) <= Decimal(5).scaleb(-finest - 1)
    if rounding and (claimed != points or claimed == due):
        return PASSED
    return Found(
        source=score.source or place,
        message=f"“{title}”自评{shown(claimed)}分，按规则为{shown(due)}分，"
        f"相差{shown(abs(claimed - due))}分，在{shown(TOLERANCE)}分容差之内",
        claimed=shown(claimed),
        recomputed=shown(due),
        severity=Severity.INFO,
    )


def _differs(
    review: Review,
    item: RowReview,
    scores: tuple[Decimal, Decimal],
    others: Sequence[RuleSet],
    severity: Severity,
) -> Found:
    claimed, due = scores
    how = "高于" if claimed > due else "低于"
    return Found(
        source=item.row.source,
        message=f"“{item.row.title}”指标值{item.row.indicator.target_text}，完成值{item.row.counted}，"
        f"自评{shown(claimed)}分，{how}按规则计算的{shown(due)}分{under(others)}；"
        f"{review.why(item.result)}",
        claimed=shown(claimed),
        recomputed=shown(due),
        severity=severity,
    )


def obstacle(item: RowReview, *, damaged: bool, claimed_needed: bool = True) -> str:
    """Why a row's score cannot be checked, "" where it can."""
    row = item.row
    if row.score.value is None and claimed_needed:
        return "得分不是数字"
    if row.points.shared or row.score.shared:
        return "几行共用一个合并的分值或得分"
    if row.points.value is None:
        return "没有分值"
    return "数字疑为识别错误（“≥”识别成“2”）" if damaged else ""


def _open(item: RowReview, claimed: Decimal) -> bool:
    """Whether another understanding of the row, or a gap in the rules, leaves room.

    Where the rules fix no formula and the tool's own convention fills the gap, only a full
    score for a missed target contradicts them.
    """
    target, result = item.target, item.result
    if isinstance(target, Unreadable) or target.ambiguous or target.approximate:
        return True
    if result.shape is Shape.EXACT and _beyond(item) and not _cost(item):
        return True
    if may_run_the_other_way(item):
        return True
    points = item.row.points.value or Decimal(0)
    gap = result.clause is not None and result.clause.certainty is Certainty.DECISION
    missed = result.score is not None and result.score < points - TOLERANCE
    return gap and missed and claimed < points - TOLERANCE


def _cost(item: RowReview) -> bool:
    return "成本" in item.row.indicator.subcategory


def _beyond(item: RowReview) -> bool:
    achieved, target = item.achieved, item.target
    if isinstance(target, Unreadable) or achieved is None or isinstance(achieved, Unreadable):
        return False
    if achieved.value is None or target.value is None:
        return False
    return achieved.value > target.value


def _defending(results: Sequence[Result], claimed: Decimal) -> tuple[RuleSet, ...]:
    """The rule sets under which a claimed score is right."""
    return tuple(
        result.ruleset
        for result in results
        if result.score is not None and abs(claimed - result.score) <= TOLERANCE
    )


def under(others: Sequence[RuleSet]) -> str:
    """The rule sets that defend a score, as a clause of a message."""
    if not others:
        return ""
    return f"；按规则{'、'.join(one.id for one in others)}则为所填得分"


def severity_of(*, low: bool, explained: bool, others: Sequence[RuleSet], open_: bool) -> Severity:
    """How grave a difference is: an error only where no rule set and no reason defends it."""
    if low and explained:
        return Severity.INFO
    return Severity.WARNING if others or open_ else Severity.ERROR
