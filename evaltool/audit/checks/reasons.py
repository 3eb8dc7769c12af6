"""Whether lost points, large excess and low execution are explained, and soundly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evaltool.audit.checks.money import budgeted, rounded
from evaltool.audit.checks.scores import TOLERANCE
from evaltool.audit.checks.wording import says_none, says_why
from evaltool.audit.claim import Claim, FundRow
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, RowReview
from evaltool.model import Achieved, Direction, Target

_WHOLE = 100
_LOW = 90
_DONE = re.compile(r"^(?:已|均已|全部|按时|按期|如期|按计划|圆满)*(?:完成|达标|达成|实现)[。.]?$")
_SHORT = re.compile(r"未(?:能)?(?:按时|按期|如期|全部|全面)?(?:完成|达到|达标|实现|实施|开展)")
_TEXTUAL = "自评表没有偏差原因栏"


def _lost(item: RowReview) -> Decimal | None:
    """Points that the row itself says it lost."""
    points, score = item.row.points.value, item.row.score.value
    if points is None or score is None or item.row.points.shared or item.row.score.shared:
        return None
    return max(points - score, Decimal(0))


def _reached(item: RowReview) -> bool:
    result = item.result
    full = result.score is not None and result.points is not None
    return full and result.score == result.points


def loss_explained(review: Review) -> Iterator[Verdict]:
    """扣分原因: a row that lost points says why."""
    for item in review.weighed:
        lost = _lost(item)
        if not lost:
            continue
        if "reason" not in review.claim.columns:
            yield PASSED if says_why(review.claim.problems) else Undone(_TEXTUAL)
        elif says_why(item.row.reason):
            yield PASSED
        else:
            yield Found(
                source=item.row.source,
                message=f"“{item.row.title}”扣{shown(lost)}分，没有填写偏差原因",
                claimed=item.row.reason,
            )


def loss_though_reached(review: Review) -> Iterator[Verdict]:
    """达到而扣分: a row that reached its target does not lose points without a word on it."""
    for item in review.weighed:
        lost = _lost(item)
        if lost is None or item.result.score is None:
            continue
        if not _reached(item) or lost <= TOLERANCE:
            yield PASSED
            continue
        yield Found(
            source=item.row.source,
            message=f"“{item.row.title}”完成值{item.row.counted}已达到指标值"
            f"{item.row.indicator.target_text}，仍扣{shown(lost)}分",
            claimed=item.row.score.text,
            recomputed=shown(item.result.score),
        )


def excess_explained(review: Review) -> Iterator[Verdict]:
    """超额原因: an actual of 130 % of the target or more is explained."""
    clause = review.ruleset.clause("far_above")
    limit = clause.figure("from")
    for item in review.weighed:
        rate = _excess(item)
        if rate is None:
            continue
        if rate < limit or says_why(item.row.reason):
            yield PASSED
            continue
        yield Found(
            source=item.row.source,
            message=f"“{item.row.title}”指标值{item.row.indicator.target_text}，完成值"
            f"{item.row.counted}，达到指标值的{shown(rate.quantize(Decimal('0.1')))}%，没有说明原因",
            claimed=item.row.counted,
        )


def _excess(item: RowReview) -> Decimal | None:
    """How much of an at-least target was reached, in percent."""
    target, achieved = item.target, item.achieved
    if not isinstance(target, Target) or not isinstance(achieved, Achieved):
        return None
    if target.direction is not Direction.AT_LEAST or not target.value or target.value < 0:
        return None
    return None if achieved.value is None else achieved.value * _WHOLE / target.value


def reason_contradicts(review: Review) -> Iterator[Verdict]:
    """原因与数字: a reason does not say the opposite of the figures."""
    for item in review.weighed:
        lost = _lost(item)
        if lost is None or not says_why(item.row.reason):
            continue
        reason = item.row.reason
        plain = "".join(reason.split())
        if lost > TOLERANCE and _DONE.match(plain):
            yield Found(
                source=item.row.source,
                message=f"“{item.row.title}”扣{shown(lost)}分，原因却写“{reason[:30]}”",
                claimed=reason[:30],
            )
        elif not lost and _reached(item) and _SHORT.search(plain):
            yield Found(
                source=item.row.source,
                message=f"“{item.row.title}”得满分，原因却写“{reason[:30]}”",
                claimed=reason[:30],
            )
        else:
            yield PASSED


def low_rate_explained(review: Review) -> Iterator[Verdict]:
    """执行率偏低原因: execution below 90 % is explained where the form has a column for it."""
    row, rate = review.claim.execution, budgeted(review.claim)
    if row is None or rate is None or rate >= _LOW:
        return
    unexplained = Found(
        source=row.source,
        message=f"执行率{shown(rounded(rate, 2))}%，低于{_LOW}%，没有填写原因",
        claimed=row.rate.text,
    )
    yield _explained(review.claim, row, "执行", "执行率偏低原因", unexplained)


def change_explained(review: Review) -> Iterator[Verdict]:
    """预算调整原因: a budget changed during the year is explained where there is a column."""
    row = review.claim.execution
    if row is None or row.initial.value is None or row.full.value is None:
        return
    if row.initial.value == row.full.value:
        return
    unexplained = Found(
        source=row.source,
        message=f"年初预算{shown(row.initial.value)}万元，全年预算{shown(row.full.value)}万元，"
        "没有填写调整原因",
    )
    yield _explained(review.claim, row, "调整", "预算调整原因", unexplained)


def _explained(claim: Claim, row: FundRow, word: str, column: str, otherwise: Found) -> Verdict:
    """Whether the budget's own reason tells why, or the remarks and problems speak of it."""
    if says_why(row.reason) or word in claim.remarks + claim.problems:
        return PASSED
    return otherwise if "fund_reason" in claim.columns else Undone(f"表格没有{column}的栏目")


def no_problems(review: Review) -> Iterator[Verdict]:
    """存在问题: a form that lost points does not say that there are no problems."""
    claim = review.claim
    if not claim.problems:
        return
    lost = [item for item in review.weighed if (_lost(item) or 0) > TOLERANCE]
    if not lost or not says_none(claim.problems):
        yield PASSED
        return
    yield Found(
        source=claim.source,
        message=f"有{len(lost)}个指标扣分，存在问题却填“{claim.problems[:20]}”",
        claimed=claim.problems[:20],
    )
