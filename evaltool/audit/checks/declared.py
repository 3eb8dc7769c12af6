"""Against the declaration (--declared): indicators dropped, added, renamed, targets lowered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from evaltool.audit.claim import ClaimedRow
from evaltool.audit.correspondence import Correspondence, correspondence
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, RowReview
from evaltool.model import Direction, Indicator, Target, Unreadable

_NO_PROJECT = "申报表中没有这个项目"


def declared_project(review: Review) -> Iterator[Verdict]:
    """项目是否申报: the declaration has a form for the project."""
    if not review.has_declaration:
        return
    if review.declared is not None:
        yield PASSED
        return
    name = review.claim.name or "（没有项目名称）"
    yield Found(source=review.claim.source, message=f"{_NO_PROJECT}：“{name}”")


def _undone(review: Review) -> Iterator[Verdict]:
    if review.has_declaration:
        yield Undone(_NO_PROJECT)


def _of_pairs(
    check: Callable[[Review, Correspondence], Iterator[Verdict]],
) -> Callable[[Review], Iterator[Verdict]]:
    """A check of how indicators correspond; undone where the project was not declared."""

    @wraps(check)
    def whole(review: Review) -> Iterator[Verdict]:
        if review.declared is None:
            return _undone(review)
        return check(review, correspondence(review.declared.indicators, review.claim.rows))

    return whole


@_of_pairs
def dropped(review: Review, pairs: Correspondence) -> Iterator[Verdict]:
    """申报的指标: every declared indicator is in the form."""
    yield from (PASSED for _ in pairs.pairs)
    for indicator in pairs.dropped:
        if review.claim.cut:
            yield Undone("表格写明以下从略，看不出是否漏了指标")
            continue
        yield Found(
            source=review.claim.source,
            message=f"申报的指标“{_title(indicator)}”（{indicator.target_text}）在自评表中没有",
            claimed="没有",
            recomputed=_title(indicator),
        )


@_of_pairs
def added(review: Review, pairs: Correspondence) -> Iterator[Verdict]:
    """新增的指标: every indicator of the form was declared."""
    yield from (PASSED for _ in pairs.pairs)
    for row in pairs.added:
        yield Found(
            source=row.indicator.source,
            message=f"“{row.title}”没有申报，是自评时增加的",
            claimed=row.title,
            recomputed="没有",
        )


@_of_pairs
def renamed(review: Review, pairs: Correspondence) -> Iterator[Verdict]:
    """指标名称: indicators keep their declared names."""
    for indicator, row in pairs.pairs:
        if (indicator, row) not in pairs.renamed:
            yield PASSED
            continue
        yield Found(
            source=row.indicator.source,
            message=f"申报的指标“{_title(indicator)}”在自评表中写成“{row.title}”",
            claimed=row.title,
            recomputed=_title(indicator),
        )


@_of_pairs
def lowered(review: Review, pairs: Correspondence) -> Iterator[Verdict]:
    """指标值: targets are those declared, none lowered."""
    by_row = {id(item.row): item for item in review.rows}
    for indicator, row in pairs.pairs:
        yield _target(indicator, row, by_row[id(row)])


def _target(indicator: Indicator, row: ClaimedRow, item: RowReview) -> Verdict:
    own = row.indicator.target_text
    if _same_text(own, indicator.target_text) or _same(item.target, indicator.target):
        return PASSED
    how = "降低了" if _lower(item.target, indicator.target) else "改变了"
    return Found(
        source=row.indicator.source,
        message=f"“{row.title}”申报的指标值是“{indicator.target_text}”，自评表写成“{own}”，{how}",
        claimed=own,
        recomputed=indicator.target_text,
    )


def _same_text(one: str, two: str) -> bool:
    return "".join(one.split()) == "".join(two.split())


def _same(one: Target | Unreadable, two: Target | Unreadable) -> bool:
    """Whether two wordings mean the same: 100% and 100.00%."""
    if isinstance(one, Unreadable) or isinstance(two, Unreadable):
        return False
    facts = [(t.kind, t.direction, t.value, t.low, t.high, t.unit, t.end) for t in (one, two)]
    return facts[0] == facts[1] and one.value is not None


def _lower(own: Target | Unreadable, due: Target | Unreadable) -> bool:
    """Whether the target of the form is easier to reach than the declared one."""
    if isinstance(own, Unreadable) or isinstance(due, Unreadable):
        return False
    if own.end is not None and due.end is not None:
        return own.end > due.end
    if own.value is None or due.value is None or own.unit != due.unit:
        return False
    most = due.direction is Direction.AT_MOST
    return own.value > due.value if most else own.value < due.value


def budget(review: Review) -> Iterator[Verdict]:
    """年初预算数: the initial budget is the declared one."""
    if review.declared is None:
        yield from _undone(review)
        return
    row, due = review.claim.execution, review.declared.budget.initial
    if row is None or row.initial.value is None or due is None:
        yield Undone("申报表或自评表没有年初预算数")
        return
    if row.initial.value == due:
        yield PASSED
        return
    yield Found(
        source=row.initial.source or row.source,
        message=f"申报的年初预算数是{shown(due)}万元，自评表为{shown(row.initial.value)}万元",
        claimed=shown(row.initial.value),
        recomputed=shown(due),
    )


def _title(indicator: Indicator) -> str:
    return indicator.name or indicator.subcategory or indicator.target_text[:20]
