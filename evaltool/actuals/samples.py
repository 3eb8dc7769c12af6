"""Whether the sample recorded beside a satisfaction rate (样本量, 满意份数) fits the rate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evaltool.actuals.rows import indicator_title
from evaltool.findings import Finding, finding
from evaltool.model import (
    Achieved,
    Actual,
    Direction,
    Indicator,
    Kind,
    Project,
    Target,
    Unreadable,
)
from evaltool.vocabulary import category_of

_SATISFACTION = "satisfaction"
_PERCENT = ("%", "％")


def sample_remarks(
    project: Project,
    indicator: Indicator,
    actual: Actual | None,
    target: Target | Unreadable,
    meaning: Achieved | Unreadable | None,
) -> Iterator[Finding]:
    """What must be told of the sample of one row; nothing where none is recorded."""
    if actual is None or (actual.sample is None and actual.satisfied is None):
        return
    facts = {"project": project.name, "indicator": indicator_title(indicator)}
    if _SATISFACTION not in (category_of(indicator.category), category_of(indicator.subcategory)):
        yield finding("actuals-sample-elsewhere", actual.cell("sample"), **facts)
    elif actual.sample is None or actual.satisfied is None:
        missing, held = ("样本量", "satisfied") if actual.sample is None else ("满意份数", "sample")
        if missing not in _unread_titles(actual):
            yield finding("actuals-sample-half", actual.cell(held), missing=missing, **facts)
    elif actual.satisfied > actual.sample:
        counts = {"sample": str(actual.sample), "satisfied": str(actual.satisfied)}
        yield finding("actuals-sample-impossible", actual.cell("satisfied"), **counts, **facts)
    elif lower_bound(target) is None:
        yield finding("actuals-sample-unused", actual.cell("sample"), **facts)
    elif actual.sample and isinstance(meaning, Achieved) and meaning.value is not None:
        yield from _rate_remark(actual, meaning.value, facts)


def lower_bound(target: Target | Unreadable) -> Decimal | None:
    """The percentage that a satisfaction target wants to be reached; None where it names none."""
    if not isinstance(target, Target) or target.kind is not Kind.RATE or target.value is None:
        return None
    upward = target.direction in (Direction.AT_LEAST, Direction.EXACT)
    percent = target.unit in _PERCENT and 0 <= target.value <= 100
    return target.value if upward and percent else None


def _unread_titles(actual: Actual) -> tuple[str, ...]:
    """The headings of the counts that hold a text which could not be read, told already."""
    titles = {"sample": "样本量", "satisfied": "满意份数"}
    return tuple(title for field, title in titles.items() if field in actual.unread)


def _rate_remark(actual: Actual, stated: Decimal, facts: dict[str, str]) -> Iterator[Finding]:
    """The rate of the counts, where it differs from the stated one at its printed decimals."""
    rate = Decimal(actual.satisfied or 0) * 100 / Decimal(actual.sample or 1)
    exponent = stated.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if abs(rate - stated) >= Decimal(1).scaleb(-digits):
        shown = {"stated": f"{stated.normalize():f}", "rate": f"{rate:.2f}"}
        counts = {"sample": str(actual.sample), "satisfied": str(actual.satisfied)}
        yield finding("actuals-sample-differs", actual.source, **shown, **counts, **facts)
