"""Whether a sample proves a satisfaction target (满意度): Wilson's interval and the sample needed.

E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927), 209-212: the score interval, without continuity
correction. That its lower bound reaches the target is the same as that the observed rate lies at
least z standard errors above it, which gives the sample needed in closed form.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import ceil, sqrt
from typing import TYPE_CHECKING

from evaltool.actuals.samples import lower_bound
from evaltool.certainty.lines import indicator_title
from evaltool.model import Actual, Case
from evaltool.scoring.schema import Category

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

CONFIDENCE = Decimal(95)
"""Percent; two-sided, so that a target is proved met at 97.5 % one-sided."""

ASSUMPTIONS = (
    "置信区间按威尔逊（Wilson）得分法计算，双侧置信水平95%，不作连续性校正。",
    "假设受访者是从服务对象中随机抽取的，各人的回答相互独立，未回收的问卷与已回收的没有系统差别；"
    "抽样不是随机的，区间不能说明总体情况。",
    "区间下限不低于指标值的，为可以证明达到；区间上限低于指标值的，为可以证明未达到；其余为样本不足以证明。",
    "所需样本量，指满意率保持不变时，区间下限不低于指标值所需的最小有效样本量。",
    "统计推断只作说明，得分仍按填报的实际完成值和评分规则计算。",
)


class Verdict(Enum):
    """What a sample says about a target."""

    PROVED = "可以证明达到"
    OPEN = "样本不足以证明是否达到"
    REFUTED = "可以证明未达到"
    NOTHING = "样本量为0，不能推断"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval of shares between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One satisfaction indicator with its sample.

    `satisfied` of `size` answered that they are satisfied. `target` is in percent. `needed` is
    the sample at which the same rate would prove the target, None where no sample would;
    `interval` is None where nobody was asked.
    """

    case: Case
    title: str
    target: Decimal
    size: int
    satisfied: int
    interval: Interval | None
    verdict: Verdict
    needed: int | None


def surveys(scored: Scored) -> tuple[Survey, ...]:
    """The satisfaction indicators for which a sample was recorded, in order; usually none."""
    names = ("project", "indicator", "category")
    columns = [scored.frame[name].tolist() for name in names]
    found = []
    for project, place, category in zip(*columns, strict=True):
        if category != Category.SATISFACTION:
            continue
        case = scored.cases[project]
        sampled = _sample(case.actuals[place])
        target = lower_bound(case.targets[place])
        if sampled is not None and target is not None:
            title = indicator_title(case.project.indicators[place])
            found.append(_survey(case, title, target, *sampled))
    return tuple(found)


def wilson(satisfied: int, size: int) -> Interval:
    """Wilson's score interval of a share at `CONFIDENCE`.

    Raises:
        ValueError: nobody was asked, or more were satisfied than asked.
    """
    if not 0 <= satisfied <= size or size == 0:
        raise ValueError(f"{satisfied} of {size}")
    z, rate = _quantile(), satisfied / size
    spread = z * sqrt(rate * (1 - rate) / size + z * z / (4 * size * size))
    whole = 1 + z * z / size
    centre = (rate + z * z / (2 * size)) / whole
    low = 0.0 if satisfied == 0 else max(centre - spread / whole, 0.0)
    high = 1.0 if satisfied == size else min(centre + spread / whole, 1.0)
    return Interval(low=low, high=high)


def needed_sample(rate: Fraction, target: Fraction) -> int | None:
    """The smallest sample in which this rate proves the target; None where none does.

    A target of 100 % cannot be proved by a sample, nor one that the rate does not exceed.
    """
    if rate <= target or target >= 1:
        return None
    z = _quantile()
    if target <= 0:
        return 1
    return max(1, ceil(z * z * float(target * (1 - target) / (rate - target) ** 2)))


def _quantile() -> float:
    from scipy.special import ndtri  # type: ignore[import-untyped]

    return float(ndtri(0.5 + float(CONFIDENCE) / 200))


def _sample(actual: Actual | None) -> tuple[int, int] | None:
    if actual is None or actual.sample is None or actual.satisfied is None:
        return None
    return (actual.sample, actual.satisfied) if actual.satisfied <= actual.sample else None


def _survey(case: Case, title: str, target: Decimal, size: int, satisfied: int) -> Survey:
    known = {"case": case, "title": title, "target": target, "size": size, "satisfied": satisfied}
    if size == 0:
        return Survey(
            **known,  # type: ignore[arg-type]
            interval=None,
            verdict=Verdict.NOTHING,
            needed=None,
        )
    interval, bound = wilson(satisfied, size), Fraction(target) / 100
    needed = needed_sample(Fraction(satisfied, size), bound)
    return Survey(
        **known,  # type: ignore[arg-type]
        interval=interval,
        verdict=_verdict(interval, bound, size, needed),
        needed=needed,
    )


def _verdict(interval: Interval, target: Fraction, size: int, needed: int | None) -> Verdict:
    if needed is not None and size >= needed:
        return Verdict.PROVED
    return Verdict.REFUTED if interval.high < target else Verdict.OPEN
