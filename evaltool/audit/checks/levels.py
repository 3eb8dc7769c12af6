"""Whether the score of a qualitative row (定性指标) lies in the band of its stated level."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evaltool.audit.checks.scores import (
    TOLERANCE,
    near,
    obstacle,
    qualitative,
    severity_of,
    under,
)
from evaltool.audit.checks.wording import says_why
from evaltool.audit.figures import shown
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.levels import stated_level
from evaltool.audit.review import Review, RowReview
from evaltool.rules.model import Band, RuleSet
from evaltool.scoring.schema import Unread

_WHOLE = 100


def qualitative_scores(review: Review) -> Iterator[Verdict]:
    """定性得分与档次: the score lies in the band of the level that the row states."""
    for item in review.weighed:
        if item.row.score.blank or not qualitative(item):
            continue
        hindered = obstacle(item, damaged=False)
        if hindered:
            yield Undone(hindered)
        elif item.level is None:
            yield Undone("定性指标没有写明达成档次")
        else:
            yield _graded(review, item, item.level)


def _graded(review: Review, item: RowReview, level: str) -> Verdict:
    claimed, points = item.row.score.value or Decimal(0), item.row.points.value or Decimal(0)
    rulesets = [review.ruleset, *(result.ruleset for result in item.others)]
    low, high = room(item, level, points, review.ruleset)
    if low <= claimed <= high:
        return PASSED
    if low - TOLERANCE <= claimed <= high + TOLERANCE:
        edge = low if claimed < low else high
        return near(item.row.title, item.row.score, edge, points, item.row.source)
    others = [one for one in rulesets[1:] if _within(item, level, claimed, points, one)]
    severity = severity_of(
        low=claimed < low, explained=says_why(item.row.reason), others=others, open_=False
    )
    allowed = shown(low) if low == high else f"{shown(low)}～{shown(high)}"
    return Found(
        source=item.row.source,
        message=f"“{item.row.title}”完成情况为“{item.row.counted[-30:]}”，自评{shown(claimed)}分，"
        f"所在档次应为{allowed}分{under(others)}",
        claimed=shown(claimed),
        recomputed=allowed,
        severity=severity,
    )


def _within(
    item: RowReview, level: str, claimed: Decimal, points: Decimal, ruleset: RuleSet
) -> bool:
    low, high = room(item, level, points, ruleset)
    return low - TOLERANCE <= claimed <= high + TOLERANCE


def room(item: RowReview, level: str, points: Decimal, ruleset: RuleSet) -> tuple[Decimal, Decimal]:
    """The scores that a level allows, one only where the share is stated and in its band."""
    result = next(one for one in (item.result, *item.others) if one.ruleset is ruleset)
    stated = result.score is not None and result.unread is Unread.READ and _has_share(item)
    if stated and result.score is not None:
        return result.score, result.score
    bands = ruleset.clause("qualitative").members("levels")
    named = (one for one in bands if isinstance(one, Band) and one.name == level)
    band = next(named, None)
    if band is None:
        return Decimal(0), points
    low, high = band.low or Decimal(0), band.high if band.high is not None else Decimal(_WHOLE)
    return points * low / _WHOLE, points * high / _WHOLE


def _has_share(item: RowReview) -> bool:
    stated = stated_level(item.row.counted)
    return stated is not None and stated.share is not None
