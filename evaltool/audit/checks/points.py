"""Whether the printed points (分值) add up: to 100, to what names print, to the split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from evaltool.audit.claim import Claim, ClaimedRow, Figure, Stated, Sum
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, execution_points
from evaltool.rules.model import RuleSet
from evaltool.scoring.categories import category_of
from evaltool.vocabulary import CATEGORY_TITLES

_FULL = Decimal(100)
CUT = "表格写明以下从略，合计无法核对"
NO_TOTAL = "表格没有总分行，合计无法核对"


def unsummable(claim: Claim) -> str:
    """Why sums of the form cannot be checked, "" where they can."""
    if claim.cut:
        return CUT
    return "" if claim.total is not None else NO_TOTAL


def figure_sum(figures: Iterable[Figure]) -> Decimal:
    """The sum of printed figures, a merged cell that stands for several rows counted once."""
    cells = {figure.source: figure.value for figure in figures if figure.source is not None}
    return sum((value for value in cells.values() if value is not None), Decimal(0))


def open_rows(rows: Sequence[ClaimedRow]) -> int:
    """How many rows say what they want but not what it is worth."""
    return sum(
        row.points.value is None and bool(row.indicator.target_text.strip("/ ")) for row in rows
    )


def points_total(review: Review) -> Iterator[Verdict]:
    """分值合计: execution and indicators together make 100, as printed in the total row."""
    claim = review.claim
    own = figure_sum(row.points for row in claim.rows)
    if not own:
        return
    if claim.total is None or claim.cut:
        yield Undone(unsummable(claim))
        return
    execution = execution_points(claim)
    added = own + (execution or 0)
    if added == _FULL:
        yield from _printed_total(claim.total, added, own)
    elif added < _FULL and (execution is None or open_rows(claim.rows)):
        missing = "预算执行" if execution is None else f"{open_rows(claim.rows)}个指标"
        yield Undone(f"{missing}没有分值，合计无法核对")
    else:
        yield _wrong_total(claim.total, added, own, execution)


def _printed_total(total: Sum, added: Decimal, own: Decimal) -> Iterator[Verdict]:
    printed = total.points.value
    if printed is None or printed in (added, own):
        yield PASSED
        return
    yield Found(
        source=total.points.source or total.source,
        message=f"各项分值相加为{shown(added)}分，合计栏印为{shown(printed)}分",
        claimed=shown(printed),
        recomputed=shown(added),
    )


def _wrong_total(total: Sum, added: Decimal, own: Decimal, execution: Decimal | None) -> Found:
    parts = f"各指标分值合计{shown(own)}分"
    if execution is not None:
        parts += f"，加预算执行{shown(execution)}分，共{shown(added)}分"
    printed = total.points.value
    told = "" if printed is None else f"，合计栏印为{shown(printed)}分"
    return Found(
        source=total.points.source or total.source,
        message=f"{parts}，应为100分{told}",
        claimed=shown(printed),
        recomputed=shown(added),
    )


def points_stated(review: Review) -> Iterator[Verdict]:
    """名称所注分值: what a heading or a level prints is what its rows add up to."""
    for stated in review.claim.stated:
        if stated.kind == "execution":
            yield from _stated_execution(review.claim, stated)
        else:
            yield from _stated_rows(review.claim, stated)


def _stated_execution(claim: Claim, stated: Stated) -> Iterator[Verdict]:
    row = claim.execution
    if row is None or row.points.value is None:
        return
    if row.points.value == stated.points:
        yield PASSED
        return
    yield Found(
        source=row.points.source or row.source,
        message=f"表头注明预算执行{shown(stated.points)}分，本行分值为{shown(row.points.value)}分",
        claimed=shown(row.points.value),
        recomputed=shown(stated.points),
    )


def _stated_rows(claim: Claim, stated: Stated) -> Iterator[Verdict]:
    rows = [row for row in claim.rows if _belongs(row, stated)]
    own = figure_sum(row.points for row in rows)
    last = bool(rows) and rows[-1] is claim.rows[-1]
    if own == stated.points:
        yield PASSED
    elif claim.cut and last:
        yield Undone(CUT)
    elif own < stated.points and (not own or open_rows(rows)):
        yield Undone("其下的指标没有都写明分值")
    else:
        yield Found(
            source=stated.source,
            message=f"“{stated.name}”注明{shown(stated.points)}分，其下各行分值合计{shown(own)}分",
            claimed=shown(stated.points),
            recomputed=shown(own),
        )


def _belongs(row: ClaimedRow, stated: Stated) -> bool:
    if stated.kind == "indicators":
        return True
    level = row.indicator.category if stated.kind == "category" else row.indicator.subcategory
    return level == stated.name


def points_split(review: Review) -> Iterator[Verdict]:
    """分值结构: the categories are worth what the rule set gives them."""
    claim = review.claim
    execution = execution_points(claim)
    own = figure_sum(row.points for row in claim.rows)
    if execution is None or not own:
        return
    if claim.total is None or claim.cut:
        yield Undone(unsummable(claim))
        return
    if own + execution != _FULL or any(row.points.shared for row in claim.rows):
        yield Undone("分值合计不是100分或有合并的分值，不能比较结构")
        return
    yield from _split(review, execution)


def _split(review: Review, execution: Decimal) -> Iterator[Verdict]:
    rulesets = [review.ruleset, *(item.ruleset for item in review.execution_others)]
    sums = _sums(review.claim.rows, review.ruleset)
    if None in sums or not {"output", "benefit", "satisfaction"} <= sums.keys():
        yield Undone("一级指标不全或认不出，不能比较结构")
        return
    fitting = [one for one in rulesets if _fits(review.claim.rows, one, execution)]
    if review.ruleset in fitting:
        yield PASSED
        return
    told = "、".join(f"{CATEGORY_TITLES[str(name)]}{shown(sums[name])}分" for name in sums)
    where = f"符合规则{'、'.join(one.id for one in fitting)}" if fitting else "随附的规则都不这样分"
    yield Found(
        source=review.claim.rows[0].source,
        message=f"分值结构为预算执行{shown(execution)}分、{told}，与所用规则"
        f"{review.ruleset.id}不同；{where}",
    )


def _sums(rows: Sequence[ClaimedRow], ruleset: RuleSet) -> dict[str | None, Decimal]:
    sums: dict[str | None, Decimal] = {}
    for row in rows:
        found = category_of(row.indicator, ruleset)
        name = None if found is None else found.name.lower()
        sums[name] = sums.get(name, Decimal(0)) + (row.points.value or 0)
    return sums


def _fits(rows: Sequence[ClaimedRow], ruleset: RuleSet, execution: Decimal) -> bool:
    if execution != ruleset.points["execution"]:
        return False
    clause = ruleset.clause("weights")
    if clause.method != "fixed":
        return True
    sums = _sums(rows, ruleset)
    pool = [str(name) for name in clause.members("pooled")]
    pooled = sum((sums.get(name, Decimal(0)) for name in pool), Decimal(0))
    due = sum((ruleset.points[name] for name in pool), Decimal(0))
    apart = [name for name in ruleset.points if name not in (*pool, "execution")]
    return pooled == due and all(
        sums.get(name, Decimal(0)) == ruleset.points[name] for name in apart
    )
