"""满意度推断 in words: what each sample says about its target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from evaltool.certainty.satisfaction import ASSUMPTIONS, Interval, Survey, Verdict
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import NOTHING

_TENTH = Decimal("0.1")
HEADER = (
    *("项目", "指标", "指标值", "样本量", "满意份数", "样本满意度"),
    *("置信区间", "推断", "所需样本量"),
)


def satisfaction_listing(surveys: Sequence[Survey]) -> Listing:
    """A row a sample."""
    return Listing(
        title="满意度指标的统计推断",
        header=HEADER,
        rows=tuple(map(_row, surveys)),
        right=(2, 3, 4, 5, 8),
        assumptions=ASSUMPTIONS,
    )


def _row(survey: Survey) -> tuple[str, ...]:
    rate = Decimal(survey.satisfied) / Decimal(survey.size) * 100 if survey.size else None
    return (
        survey.case.project.name,
        survey.title,
        f"{survey.target.normalize():f}%",
        str(survey.size),
        str(survey.satisfied),
        NOTHING if rate is None else f"{rate.quantize(_TENTH, ROUND_HALF_UP)}%",
        NOTHING if survey.interval is None else interval_of(survey.interval),
        survey.verdict.value,
        _needed(survey),
    )


def interval_of(interval: Interval) -> str:
    """An interval in percent, its ends rounded outwards: nothing is claimed by rounding."""
    low, high = (Decimal(end) * 100 for end in (interval.low, interval.high))
    ends = low.quantize(_TENTH, ROUND_FLOOR), high.quantize(_TENTH, ROUND_CEILING)
    return f"{ends[0]}%～{ends[1]}%"


def _needed(survey: Survey) -> str:
    if survey.verdict is Verdict.NOTHING:
        return NOTHING
    if survey.needed is None:
        return "按现有满意率，增加样本也不能证明"
    return str(survey.needed)
