"""The charts of the bureau's year: grades, categories, execution, and the units at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaltool.bulk.view import BureauView, UnitShown
from evaltool.report.charts.looks import REACHED, WHOLE
from evaltool.report.charts.records import Chart, Series, clipped
from evaltool.report.view.words import NOTHING

GRADES, CATEGORIES, EXECUTION, UNITS = "grades", "categories", "execution", "units"
"""Where the report has room for them."""

_NAME = 24
_MOST, _LOWEST = 20, 10
"""Units that a chart has bars for; where there are more, it shows so many of the last."""

_FULL = 100


def bureau_charts(view: BureauView) -> tuple[Chart, ...]:
    """The charts worth drawing, in the order of the report."""
    made = (_grades(view), _categories(view), _execution(view), _units(view))
    return tuple(chart for chart in made if chart is not None)


def _grades(view: BureauView) -> Chart | None:
    if not view.projects:
        return None
    return Chart(
        place=GRADES,
        lead="各等级项目所占比例见%s。",
        title=f"{view.year}年度项目自评等级分布",
        description=f"条形图，共{len(view.grades)}行，每行为一个等级的项目占全部项目的比例。",
        table="表1",
        rows=tuple(f"{each.grade}（{each.count}个）" for each in view.grades),
        series=(
            Series(
                name="占比", values=tuple(_figure(each.share) for each in view.grades), fill=REACHED
            ),
        ),
        unit="%",
        maximum=_FULL,
        stacked=False,
    )


def _categories(view: BureauView) -> Chart | None:
    shown = [each for each in view.categories if each.rate != NOTHING]
    if not shown:
        return None
    return Chart(
        place=CATEGORIES,
        lead="各一级指标的得分率见%s。",
        title=f"{view.year}年度一级指标得分率",
        description=f"条形图，共{len(shown)}行，空框为应得分值，实条为得分率。",
        table="表2",
        rows=tuple(each.title for each in shown),
        series=_reached([each.rate for each in shown], "分值（100%）", "得分率"),
        unit="%",
        maximum=_FULL,
        stacked=False,
    )


def _execution(view: BureauView) -> Chart | None:
    shown = [each for each in view.bands if each.rate != NOTHING]
    if len(shown) < 2:
        return None
    return Chart(
        place=EXECUTION,
        lead="不同预算执行率的项目，其绩效指标得分率见%s。",
        title=f"{view.year}年度预算执行率与绩效指标得分率",
        description=f"条形图，共{len(shown)}行，每行为一档预算执行率，实条为该档项目的绩效指标得分率。",
        table="表4",
        rows=tuple(f"{each.band}（{each.count}个）" for each in shown),
        series=_reached([each.rate for each in shown], "分值（100%）", "绩效指标得分率"),
        unit="%",
        maximum=_FULL,
        stacked=False,
    )


def _units(view: BureauView) -> Chart | None:
    """The lowest averages: those a bureau has to look at."""
    most = _MOST if view.ranked <= _MOST else _LOWEST
    shown: Sequence[UnitShown] = view.ranking[::-1][:most]
    if len(shown) < 2:
        return None
    part = f"（平均得分最低的{len(shown)}个单位）" if len(shown) < view.ranked else ""
    return Chart(
        place=UNITS,
        lead="单位项目平均得分由低到高见%s。",
        title=f"{view.year}年度单位项目平均得分{part}",
        description=f"条形图，共{len(shown)}行，每行为一个单位各项目总分的平均数，满分100分。",
        table="表5",
        rows=tuple(_names(shown)),
        series=(Series(name="平均得分", values=tuple(each.mean for each in shown), fill=REACHED),),
        unit="分",
        maximum=_FULL,
        stacked=False,
    )


def _names(units: Sequence[UnitShown]) -> Iterator[str]:
    for unit in units:
        yield f"{unit.rank}.{clipped(unit.name, _NAME - 4)}"


def _reached(rates: Sequence[str], whole: str, reached: str) -> tuple[Series, Series]:
    full = ("100.00",) * len(rates)
    return (
        Series(name=whole, values=full, fill=WHOLE, labelled=False),
        Series(name=reached, values=tuple(map(_figure, rates)), fill=REACHED),
    )


def _figure(rate: str) -> str:
    return rate.removesuffix("%")
