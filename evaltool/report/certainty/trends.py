"""历年趋势 in words: the values of the years, the slope with its interval, what is concluded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from evaltool.certainty.trends import ASSUMPTIONS, Trend
from evaltool.certainty.years import Series, Trends
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import NOTHING

_SIGNIFICANT = 3
_LONGEST = 30
ALIKE_HEADER = ("项目", "较早年度的名称", "较晚年度的名称")
MATCHED_HEADER = ("项目", "指标", "对应的年度和名称")


def trend_listing(found: Trends) -> Listing:
    """A row an indicator, a column a year."""
    years = tuple(f"{year}年" for year in found.years)
    header = ("项目", "指标", "单位", *years, "每年变化", "95%置信区间", "结论")
    return Listing(
        title="历年趋势",
        header=header,
        rows=tuple(_row(series, found.years) for series in found.series),
        right=tuple(range(3, len(header) - 1)),
        assumptions=ASSUMPTIONS,
    )


def by_year_listing(found: Trends) -> Listing:
    """A row an indicator, its years in one text: however many years, a page holds it."""
    return Listing(
        title="历年趋势",
        header=("项目", "指标", "各年完成值", "每年变化", "95%置信区间", "结论"),
        rows=tuple(
            (
                series.project,
                _shown(series.title),
                _by_year(series, found.years),
                _slope(series.trend.slope),
                _interval(series.trend),
                series.trend.conclusion.value,
            )
            for series in found.series
        ),
        assumptions=ASSUMPTIONS,
    )


def matched_listing(found: Trends) -> Listing:
    """Which names of which years were taken for the same indicator: to be confirmed."""
    return Listing(
        title="指标对应关系（请确认）",
        header=MATCHED_HEADER,
        rows=tuple(
            (series.project, series.title, _names(series))
            for series in found.series
            if any(value.name != series.title for value in series.values)
        ),
    )


def alike_listing(found: Trends) -> Listing:
    """Names that are alike and were not matched."""
    return Listing(
        title="名称相近、没有对应的指标（确属同一指标的，用 --same '旧名称=新名称' 注明）",
        header=ALIKE_HEADER,
        rows=tuple(
            (each.project, f"{each.first}（{each.first_year}年）",
             f"{each.second}（{each.second_year}年）")
            for each in found.alike
        ),
    )  # fmt: skip


def _row(series: Series, years: tuple[int, ...]) -> tuple[str, ...]:
    values = {value.year: f"{value.value.normalize():f}" for value in series.values}
    return (
        series.project,
        _shown(series.title),
        series.unit,
        *(values.get(year, NOTHING) for year in years),
        _slope(series.trend.slope),
        _interval(series.trend),
        series.trend.conclusion.value,
    )


def _shown(title: str) -> str:
    """A title as a narrow column can hold it; those to be confirmed are written out elsewhere."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"


def _by_year(series: Series, years: tuple[int, ...]) -> str:
    values = {value.year: f"{value.value.normalize():f}" for value in series.values}
    listed = " / ".join(values.get(year, NOTHING) for year in years)
    return f"{listed}（{series.unit}）" if series.unit else listed


def _names(series: Series) -> str:
    return "；".join(f"{value.year}年“{value.name}”" for value in series.values)


def _interval(trend: Trend) -> str:
    if trend.low is None or trend.high is None:
        return NOTHING
    return f"{_slope(trend.low)}～{_slope(trend.high)}"


def _slope(value: float | None) -> str:
    """A change a year with its sign, to three significant digits."""
    if value is None:
        return NOTHING
    number = Decimal(value)
    if not number:
        return "0"
    places = max(0, _SIGNIFICANT - 1 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded.normalize():+f}"
