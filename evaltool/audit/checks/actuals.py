"""Whether the actuals (实际完成值) are records of something, not copies or opinions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, RowReview
from evaltool.model import Achieved, Kind, Target, Unreadable
from evaltool.vocabulary import NOT_DONE, squeeze

_SIGNS = re.compile(r"^\s*(?:[≥≤＞＜><≧≦]=?|[大小]于(?:等于)?|不[低少高多]于|不超过|至少)")
_SURVEY = re.compile("调查|问卷|测评|回访|访谈|抽样|样本|走访|评议")
_NO_COMPLAINTS = re.compile("(?:无|未|没有|零).{0,4}(?:投诉|举报|上访|信访|差评)")
_DONE = re.compile("已?(?:按时|按期|如期|及时|全部)?完成|按期|如期")
_DATED = (Kind.DEADLINE, Kind.PERIOD)
_NUMBERS = (Kind.COUNT, Kind.RATE, Kind.AMOUNT)
_FEW = 4


def _quantities(review: Review) -> Iterator[tuple[RowReview, Target]]:
    """The rows with a number to reach and something filled in."""
    for item in review.rows:
        target = item.target
        if isinstance(target, Target) and target.kind in _NUMBERS and item.row.actual:
            yield item, target


def text_for_number(review: Review) -> Iterator[Verdict]:
    """定量指标填数: a quantitative row has a number, not words."""
    for item, _ in _quantities(review):
        wrong = isinstance(item.achieved, Unreadable)
        if wrong and not any(map(str.isdigit, item.row.actual)):
            yield _found(item, f"是定量指标，完成值却是文字“{item.row.actual[:30]}”")
        else:
            yield PASSED


def sign_copied(review: Review) -> Iterator[Verdict]:
    """完成值不带符号: an actual is a number, not the target's inequality."""
    for item, _ in _quantities(review):
        if _SIGNS.match(item.row.actual):
            yield _found(item, f"的完成值“{item.row.actual}”带有符号，疑照抄指标值")
        else:
            yield PASSED


def unit_fits(review: Review) -> Iterator[Verdict]:
    """完成值的单位: an actual has the unit of its target."""
    for item, _ in _quantities(review):
        achieved = item.achieved
        if isinstance(achieved, Unreadable) and "单位" in achieved.reason:
            yield _found(item, f"：{achieved.reason}")
        else:
            yield PASSED


def copied_everywhere(review: Review) -> Iterator[Verdict]:
    """完成值照抄: not every actual is just its target."""
    rows = [item for item, _ in _quantities(review)]
    if len(rows) < _FEW:
        return
    copied = [item for item in rows if _copies(item)]
    if len(copied) < len(rows):
        yield PASSED
        return
    yield Found(
        source=rows[0].row.actual_source,
        message=f"{len(rows)}个定量指标的完成值全部与指标值相同，疑为照抄",
        claimed=rows[0].row.actual,
    )


def _copies(item: RowReview) -> bool:
    target, achieved = item.target, item.achieved
    if squeeze(item.row.actual) == squeeze(item.row.indicator.target_text):
        return True
    if not isinstance(target, Target) or not isinstance(achieved, Achieved):
        return False
    return achieved.value is not None and achieved.value == target.value


def completion_dated(review: Review) -> Iterator[Verdict]:
    """完成有日期: a deadline is answered with a date."""
    for item in review.rows:
        target = item.target
        if not isinstance(target, Target) or target.kind not in _DATED or not item.row.actual:
            continue
        if squeeze(item.row.actual) in NOT_DONE:
            yield PASSED
        elif isinstance(item.achieved, Achieved):
            yield _in_season(item, item.achieved, review.claim.project.year)
        elif _DONE.search(item.row.actual):
            yield _found(item, f"要求按时限完成，只写“{item.row.actual[:30]}”，没有日期")
        else:
            yield Undone("完成值里没有可以识别的日期")


def _in_season(item: RowReview, achieved: Achieved, year: int) -> Verdict:
    """Whether a date of completion lies in the budget year or soon after it."""
    end = achieved.end
    if end is None or not year or year <= end.year <= year + 1:
        return PASSED
    return _found(item, f"的完成时间{end.isoformat()}不在{year}年度，请核实")


def _satisfaction(review: Review) -> Iterator[RowReview]:
    for item in review.rows:
        own = item.row.indicator
        if "满意" in own.category + own.subcategory + own.name and item.row.actual:
            yield item


def survey_named(review: Review) -> Iterator[Verdict]:
    """满意度有调查: a satisfaction rate names the survey that it comes from."""
    claim = review.claim
    around = "".join((claim.outcome, claim.remarks, claim.conclusion))
    for item in _satisfaction(review):
        row = item.row
        if _SURVEY.search("".join((row.title, row.actual, row.reason, row.evidence, around))):
            yield PASSED
        else:
            yield _found(item, f"为{row.actual[:20]}，没有说明来自哪次调查")


def complaints_as_satisfaction(review: Review) -> Iterator[Verdict]:
    """满意度不以无投诉代替: the absence of complaints is no satisfaction rate."""
    for item in _satisfaction(review):
        if _NO_COMPLAINTS.search(item.row.title + item.row.actual):
            yield _found(item, f"以“{item.row.actual[:20]}”代替满意度，无投诉不等于满意")
        else:
            yield PASSED


def evidence_named(review: Review) -> Iterator[Verdict]:
    """佐证材料: every scored row names its evidence, where the form asks for it."""
    if "evidence" not in review.claim.columns:
        return
    for item in review.weighed:
        if item.row.evidence:
            yield PASSED
        else:
            yield _found(item, "没有写明佐证材料")


def _found(item: RowReview, wrong: str) -> Found:
    return Found(
        source=item.row.actual_source,
        message=f"“{item.row.title}”{wrong}",
        claimed=item.row.actual[:40],
    )
