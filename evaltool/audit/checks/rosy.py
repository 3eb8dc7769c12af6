"""Whether the result looks too good beside the money that was spent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from evaltool.audit.checks.money import budgeted, rounded
from evaltool.audit.checks.points import figure_sum
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review

_AHEAD = Fraction(105, 100)
_UNSPENT = 20
_WHOLE = 100


def ahead_of_execution(review: Review) -> Iterator[Verdict]:
    """得分与执行: indicators do not score more than 5 % (relative) above the execution rate."""
    rate = budgeted(review.claim)
    rows = [
        row
        for row in review.claim.rows
        if row.points.value is not None and row.score.value is not None
    ]
    points = figure_sum(row.points for row in rows)
    if rate is None or not points:
        return
    if rate <= 0:
        yield Undone("执行率为零，不能比较")
        return
    scored = Fraction(figure_sum(row.score for row in rows)) / Fraction(points) * _WHOLE
    if scored <= rate * _AHEAD:
        yield PASSED
        return
    execution = review.claim.execution
    yield Found(
        source=execution.source if execution else review.claim.source,
        message=f"已填指标得分率{shown(rounded(scored, 2))}%，预算执行率只有"
        f"{shown(rounded(rate, 2))}%，高出5%以上",
        claimed=f"{shown(rounded(scored, 2))}%",
        recomputed=f"{shown(rounded(rate, 2))}%",
    )


def unspent(review: Review) -> Iterator[Verdict]:
    """结余: no more than 20 % of the budget is unspent."""
    rate, execution = budgeted(review.claim), review.claim.execution
    if rate is None or execution is None:
        return
    left = _WHOLE - rate
    if left <= _UNSPENT:
        yield PASSED
        return
    yield Found(
        source=execution.source,
        message=f"预算有{shown(rounded(left, 2))}%没有支出，超过{_UNSPENT}%",
        claimed=f"{shown(Decimal(rounded(left, 2)))}%",
    )
