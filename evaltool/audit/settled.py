"""The score that the rules defend for a claimed row (复核得分)."""

from __future__ import annotations

from decimal import Decimal

from evaltool.audit.checks.levels import room
from evaltool.audit.checks.scores import TOLERANCE, obstacle, qualitative
from evaltool.audit.checks.wording import says_why
from evaltool.audit.review import Review, RowReview


def settled_score(item: RowReview) -> Decimal | None:
    """The recomputed score, the claimed one where the rules leave the judgement to the unit.

    That is so within the band of a qualitative level, and where a lower score is explained.
    None where the row is open.
    """
    claimed, points = item.row.score.value, item.row.points.value
    if points is None or obstacle(item, damaged=False, claimed_needed=False):
        return None
    if qualitative(item):
        return _graded(item, claimed, points)
    due = item.result.score
    if due is not None and claimed is not None and _explained(item, claimed, due):
        return claimed
    return due


def _graded(item: RowReview, claimed: Decimal | None, points: Decimal) -> Decimal | None:
    if item.level is None or claimed is None:
        return None
    low, high = room(item, item.level, points, item.result.ruleset)
    return min(max(claimed, low), high)


def _explained(item: RowReview, claimed: Decimal, due: Decimal) -> bool:
    return Decimal(0) <= claimed < due - TOLERANCE and says_why(item.row.reason)


def settled_execution(review: Review) -> Decimal | None:
    """What the rules give for budget execution, None where it is open."""
    return review.execution.score
