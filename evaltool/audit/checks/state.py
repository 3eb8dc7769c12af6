"""Whether the rows can be scored again at all, and whether they were scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaltool.audit.damage import damaged_rows
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, RowReview
from evaltool.model import Source
from evaltool.scoring.schema import Unread


def undecided_rows(review: Review) -> Iterator[Verdict]:
    """可以复核: every scored row says enough to be scored again."""
    damaged = damaged_rows(review)
    for item in review.weighed:
        if item.row.score.blank:
            continue
        if item in damaged:
            yield _undecided(item, "数字疑为识别错误（“≥”识别成“2”），请核对原表")
        elif item.result.score is None and item.result.unread is not Unread.POINTS_UNKNOWN:
            yield _undecided(item, review.undecided(item))
        elif item.result.score is not None:
            yield PASSED
        else:
            yield Undone("没有分值")


def _undecided(item: RowReview, why: str) -> Found:
    result = item.result
    return Found(
        source=item.row.source,
        message=f"“{item.row.title}”自评{item.row.score.text}分，无法复核：{why}",
        claimed=item.row.score.text,
        recomputed=f"{shown(result.low)}～{shown(result.high)}",
    )


def unscored_rows(review: Review) -> Iterator[Verdict]:
    """是否填报: every row with points has a score."""
    rows = review.weighed
    blank = [item for item in rows if item.row.score.blank]
    if rows and len(blank) == len(rows):
        yield Found(source=_source(rows), message="得分整列空白，没有填报")
        return
    for item in rows:
        if not item.row.score.blank:
            yield PASSED
        else:
            yield Found(source=item.row.source, message=f"“{item.row.title}”有分值而没有填写得分")


def _source(rows: Sequence[RowReview]) -> Source:
    return rows[0].row.source
