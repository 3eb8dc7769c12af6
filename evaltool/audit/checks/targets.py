"""Whether the targets were set well: complete, measurable, in the right place and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evaltool.audit.correspondence import normal
from evaltool.audit.ledger import PASSED, Found, Undone, Verdict
from evaltool.audit.review import Review, RowReview
from evaltool.model import Direction, Kind, Op, Target, Unreadable
from evaltool.vocabulary import CATEGORY_TITLES, category_of

_WHOLE = 100
_PAYMENT = re.compile(
    r"(?:资金|经费|预算)(?:支付|拨付|到位|执行|支出)(?:率|进度|及时)|支付进度|预算执行率"
)
_PLACEHOLDER = re.compile(r"[*＊]{2,}|[×xX]{2,}|_{2,}|高中低|待定|待填|某某")
_SATISFACTION = re.compile(r"满意度|满意率")
_GROWTH = re.compile("增长|增幅|提高|上升|放大|同比|环比|比上年|较上年|倍")
_LEVELS = ("output", "benefit", "satisfaction")


def _target(item: RowReview) -> Target | None:
    return None if isinstance(item.target, Unreadable) else item.target


def categories_present(review: Review) -> Iterator[Verdict]:
    """一级指标齐全: outputs, benefits and satisfaction are all there."""
    claim = review.claim
    if not claim.rows:
        return
    if not any(row.indicator.category for row in claim.rows):
        yield Undone("表格没有一级指标栏")
        return
    known = {category_of(row.indicator.category) for row in claim.rows}
    missing = [name for name in _LEVELS if name not in known]
    if not missing:
        yield PASSED
    elif claim.cut:
        yield Undone("表格写明以下从略，看不出一级指标是否齐全")
    else:
        names = "、".join(CATEGORY_TITLES[name] for name in missing)
        yield Found(source=claim.rows[0].source, message=f"没有设置{names}", claimed="没有")


def cost_direction(review: Review) -> Iterator[Verdict]:
    """成本指标的方向: a cost is at most, not at least."""
    for item in review.rows:
        target = _target(item)
        own = item.row.indicator
        if target is None or "成本" not in own.subcategory + own.category:
            continue
        if target.kind is Kind.AMOUNT and target.op in (Op.AT_LEAST, Op.MORE_THAN):
            yield Found(
                source=own.source,
                message=f"成本指标“{item.row.title}”的指标值是“{own.target_text}”，成本应当是不超过",
                claimed=own.target_text,
            )
        else:
            yield PASSED


def percent_above_full(review: Review) -> Iterator[Verdict]:
    """百分比: a share of a whole is not above 100 %."""
    for item in review.rows:
        target = _target(item)
        if target is None or target.kind is not Kind.RATE or target.value is None:
            continue
        own = item.row.indicator
        if target.value <= _WHOLE or _GROWTH.search(own.name + own.target_text):
            yield PASSED
            continue
        yield Found(
            source=own.source,
            message=f"“{item.row.title}”的指标值“{own.target_text}”超过100%",
            claimed=own.target_text,
        )


def repeats_name(review: Review) -> Iterator[Verdict]:
    """指标值不重复名称: the target says more than the indicator's name."""
    for item in review.rows:
        own = item.row.indicator
        if not own.name or not own.target_text:
            continue
        if normal(own.name) != normal(own.target_text):
            yield PASSED
            continue
        yield Found(
            source=own.source,
            message=f"指标值“{own.target_text[:30]}”只是重复指标名称，没有可以衡量的要求",
            claimed=own.target_text[:30],
        )


def fits_level(review: Review) -> Iterator[Verdict]:
    """三级与二级指标: what is measured belongs under its second level."""
    for item in review.rows:
        own = item.row.indicator
        if not own.name or not own.subcategory:
            continue
        wrong = _misplaced(own.name, own.subcategory, own.category)
        if not wrong:
            yield PASSED
            continue
        yield Found(
            source=own.source,
            message=f"“{own.name}”列在{own.subcategory}之下，{wrong}",
            claimed=own.subcategory,
        )


def _misplaced(name: str, subcategory: str, category: str) -> str:
    if _PAYMENT.search(name) and ("数量" in subcategory or "质量" in subcategory):
        return "资金支付进度不是项目的数量或质量"
    if _SATISFACTION.search(name) and "满意" not in subcategory + category:
        return "满意度应列在满意度指标之下"
    return ""


def same_under_both(review: Review) -> Iterator[Verdict]:
    """产出与效益: the same indicator does not stand under both."""
    outputs: dict[str, RowReview] = {}
    for item in review.rows:
        own = item.row.indicator
        category = category_of(own.category)
        name = normal(own.name)
        if category == "output" and name:
            outputs.setdefault(name, item)
        elif category == "benefit" and name in outputs:
            yield Found(
                source=own.source,
                message=f"“{own.name}”既是产出指标又是效益指标",
                claimed=own.name,
            )
        elif category == "benefit" and name:
            yield PASSED


def deadline_in_year(review: Review) -> Iterator[Verdict]:
    """完成时限: a deadline lies within the budget year."""
    year = review.claim.project.year
    for item in review.rows:
        target = _target(item)
        if target is None or target.end is None:
            continue
        if not year:
            yield Undone("表上没有年度")
        elif target.end.year <= year:
            yield PASSED
        else:
            own = item.row.indicator
            yield Found(
                source=own.source,
                message=f"“{item.row.title}”的时限“{own.target_text}”晚于{year}年度",
                claimed=own.target_text,
            )


def placeholders(review: Review) -> Iterator[Verdict]:
    """占位符: nothing was left as the template had it."""
    for item in review.rows:
        own = item.row.indicator
        texts = [text for text in (own.target_text, item.row.actual) if text]
        left = next((text for text in texts if _PLACEHOLDER.search(text)), "")
        if left:
            yield Found(
                source=own.source,
                message=f"“{item.row.title}”的“{left[:30]}”还是样表的占位符",
                claimed=left[:30],
            )
        elif texts:
            yield PASSED


def one_subject(review: Review) -> Iterator[Verdict]:
    """一行一事: a row measures one thing."""
    for item in review.rows:
        target = _target(item)
        if target is None:
            continue
        if len(target.parts) > 1:
            own = item.row.indicator
            yield Found(
                source=own.source,
                message=f"“{item.row.title}”一行里有{len(target.parts)}项要求：{own.target_text[:40]}",
                claimed=own.target_text[:40],
            )
        else:
            yield PASSED


def reachable(review: Review) -> Iterator[Verdict]:
    """指标值过低: targets of zero to be reached demand nothing."""
    for item in review.rows:
        target = _target(item)
        if target is None or target.direction is not Direction.AT_LEAST or target.value is None:
            continue
        if target.value > Decimal(0):
            yield PASSED
            continue
        own = item.row.indicator
        yield Found(
            source=own.source,
            message=f"“{item.row.title}”的指标值“{own.target_text}”什么都没有要求",
            claimed=own.target_text,
        )
