"""Rates beside the 100 % they should reach: budget execution, completion of targets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evaltool.report.charts.looks import REACHED, WHOLE
from evaltool.report.charts.records import Chart, Series, clipped
from evaltool.report.charts.rows import (
    FUNDS,
    LOSSES,
    MOST_ROWS,
    NAME,
    Numbered,
    is_project,
    marked,
    order_told,
    part_of,
)
from evaltool.report.figures import points_text, rate_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.report.view.losses import label

MOST_LOSSES = 12
"""As many indicators as can be taken in at a glance; a table holds all of them."""

_FULL = 100
_STEP = 20
_WIDE, _WIDEST = 140, 200


def execution_chart(numbered: Sequence[Numbered], year: str) -> Chart | None:
    """预算执行率 of every form: the department first, then the lowest rate first.

    None where there is a single form, or no rate is known.
    """
    scored = [pair for pair in numbered if pair[1].execution is not None]
    if len(scored) < 2 or all(_rate(project.execution) < 0 for _, project in scored):
        return None
    shown = sorted(scored, key=lambda pair: (is_project(pair[1]), _rate(pair[1].execution)))
    shown = shown[:MOST_ROWS]
    rates = [project.execution.attainment if project.execution else None for _, project in shown]
    return Chart(
        place=FUNDS,
        lead=f"各项预算执行率见%s{order_told(shown)}。",
        title=f"{year}年度预算执行率{part_of(shown, scored, '执行率最低的')}",
        description=f"条形图，共{len(shown)}行，空框为全年预算数，实条为预算执行率。{_range(rates)}",
        table="表1",
        rows=tuple(
            f"{number}.{marked(project.case.project.name, decided=rate is not None)}"
            for (number, project), rate in zip(shown, rates, strict=True)
        ),
        series=_reached(rates, "全年预算数（100%）", "预算执行率"),
        unit="%",
        maximum=_maximum(rates),
        stacked=False,
    )


def completion_chart(projects: Sequence[ProjectScore], year: str) -> Chart | None:
    """完成程度 of the indicators that lost points, the lowest first.

    One that reached its target and lost points by decision (认定得分) has no gap to show. None
    where there are not two to compare.
    """
    lost = [
        (entry.row.attainment, entry, project)
        for project in projects
        for entry in project.indicators
        if entry.row.lost and entry.row.score is not None
        if entry.row.attainment is not None and entry.row.attainment < _FULL * 100
    ]
    if len(lost) < 2:
        return None
    shown = sorted(lost, key=lambda each: each[0])[:MOST_LOSSES]
    rates = [rate for rate, _, _ in shown]
    named = len(projects) > 1
    return Chart(
        place=LOSSES,
        lead="失分指标的完成程度与年度指标值的差距见%s。",
        title=f"{year}年度失分指标完成程度{part_of(shown, lost, '完成程度最低的')}",
        description=f"条形图，共{len(shown)}行，空框为年度指标值，实条为完成程度。{_range(rates)}",
        table="附件2表3",
        rows=tuple(_indicator(entry, project if named else None) for _, entry, project in shown),
        series=_reached(rates, "年度指标值（100%）", "完成程度"),
        unit="%",
        maximum=_maximum(rates),
        stacked=False,
    )


def _rate(row: RowScore | None) -> int:
    """Sorts rates; what is not known comes first, where it is seen."""
    return -1 if row is None or row.attainment is None else row.attainment


def _range(rates: Iterable[int | None]) -> str:
    known = [rate for rate in rates if rate is not None]
    if not known:
        return ""
    return f"最低{rate_text(min(known))}，最高{rate_text(max(known))}。"


def _reached(rates: Sequence[int | None], whole: str, reached: str) -> tuple[Series, Series]:
    values = tuple(None if rate is None else points_text(rate) for rate in rates)
    full = ("100.00",) * len(values)
    return (
        Series(name=whole, values=full, fill=WHOLE, labelled=False),
        Series(name=reached, values=values, fill=REACHED),
    )


def _maximum(rates: Iterable[int | None]) -> int:
    """Where the axis of rates (1/100 %) ends: at 100 %, a step beyond it, or at 200 %."""
    longest = max((rate for rate in rates if rate is not None), default=0)
    percent = max(_FULL, -(-longest // 100))
    return -(-percent // _STEP) * _STEP if percent <= _WIDE else _WIDEST


def _indicator(entry: IndicatorScore, project: ProjectScore | None) -> str:
    """An indicator, with the project it belongs to where there are several."""
    if project is None:
        return clipped(label(entry), NAME)
    half = NAME // 2
    return f"{clipped(label(entry), half)}（{clipped(project.case.project.name, half - 1)}）"
