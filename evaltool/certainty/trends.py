"""Trends over years (历年趋势): the slope between all pairs of years, and how sure it is.

The Theil-Sen slope is the median of the slopes between all pairs of years (H. Theil 1950, P. K.
Sen 1968); its interval comes from the distribution of Kendall's tau under no trend. With fewer
than five years even a strictly rising series does not reach a level of 5 %: nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

CONFIDENCE = 0.95
FEWEST_FOR_SLOPE = 3
FEWEST_FOR_CONCLUSION = 5

ASSUMPTIONS = (
    "斜率按泰尔—森（Theil–Sen）法计算，即任意两年之间斜率的中位数，不受个别异常年份左右；区间置信水平95%。",
    "假设各年口径一致、年度之间误差相互独立；只描述已有年份的变化，不作预测，也不说明原因。",
    f"不足{FEWEST_FOR_SLOPE}年的不计算斜率；不足{FEWEST_FOR_CONCLUSION}年的，"
    "即使逐年同向变化也达不到95%的置信水平，不作结论。",
    "只比较已填实际完成值的数量、比率、金额类指标。"
    "同名指标按项目和各级指标名称对应，没有三级指标的，按二级指标和指标值的文字（数字除外）对应；"
    "类型、单位、比较方向不一致的不作比较；对应关系须经人工确认。",
)


class Conclusion(Enum):
    """What the years say."""

    RISING = "上升"
    FALLING = "下降"
    NONE_SEEN = "未见明显趋势"
    TOO_FEW = "年数不足，不作结论"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The change a year with its interval; None where there are too few years to compute it."""

    slope: float | None
    low: float | None
    high: float | None
    conclusion: Conclusion


def trend(years: Sequence[int], values: Sequence[float]) -> Trend:
    """The trend of a series; each year once, in any order.

    Raises:
        ValueError: a year comes twice.
    """
    if len(set(years)) != len(years):
        raise ValueError("a year comes twice")
    if len(years) < FEWEST_FOR_SLOPE:
        return Trend(slope=None, low=None, high=None, conclusion=Conclusion.TOO_FEW)
    from scipy.stats import theilslopes  # type: ignore[import-untyped]

    found = theilslopes(list(values), list(years), alpha=CONFIDENCE)
    slope, low, high = float(found.slope), float(found.low_slope), float(found.high_slope)
    return Trend(slope=slope, low=low, high=high, conclusion=_conclusion(len(years), low, high))


def _conclusion(count: int, low: float, high: float) -> Conclusion:
    if count < FEWEST_FOR_CONCLUSION:
        return Conclusion.TOO_FEW
    if low > 0:
        return Conclusion.RISING
    return Conclusion.FALLING if high < 0 else Conclusion.NONE_SEEN
