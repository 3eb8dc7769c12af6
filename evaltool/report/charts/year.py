"""The charts of a scored year: execution rates, scores by first-level category, completion.

Figures come from the scored frame as they are; a row that is undecided has no bar, or the part
of its interval that is certain and the rest hatched. Charts of a single bar are not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from evaltool.model import ProjectKind
from evaltool.report.charts.looks import CATEGORY_FILLS, OPEN, REACHED, WHOLE
from evaltool.report.charts.records import Chart, Series, clipped
from evaltool.report.figures import points_text, rate_text, weight_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore, project_scores
from evaltool.report.view.losses import label
from evaltool.report.view.words import total_text, unit_and_year
from evaltool.scoring.schema import Category
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

FUNDS, SCORES, LOSSES = "funds", "scores", "losses"
"""Where a report has room for charts: after the funds, after the scores, before the losses."""

MOST_ROWS = 20
"""As many forms as stand on one page with their names on two lines."""
MOST_LOSSES = 12
"""As many indicators as can be taken in at a glance; all of them stand in the table below."""
_NAME = 27
"""As many characters of a name as stand beside a bar on two lines, or above it on a phone."""

_FULL = 100
_STEP = 20
_WIDEST = 200
_ORDER = (
    Category.EXECUTION,
    Category.COST,
    Category.OUTPUT,
    Category.BENEFIT,
    Category.SATISFACTION,
)
_Numbered = tuple[int, ProjectScore]


def year_charts(scored: Scored) -> tuple[Chart, ...]:
    """The charts worth drawing for a scored year, in the order of a report."""
    projects = project_scores(scored)
    _, year = unit_and_year(scored.cases)
    numbered = tuple(enumerate(projects, 1))
    charts = (
        execution_chart(numbered, year),
        category_chart(numbered, year) if len(projects) > 1 else single_chart(projects, year),
        completion_chart(projects, year),
    )
    return tuple(chart for chart in charts if chart is not None)


def execution_chart(numbered: Sequence[_Numbered], year: str) -> Chart | None:
    """预算执行率 of every form: the department first, then the lowest rate first."""
    with_rate = [pair for pair in numbered if pair[1].execution is not None]
    if len(with_rate) < 2:
        return None
    shown = sorted(with_rate, key=lambda pair: (_is_project(pair[1]), _rate(pair[1].execution)))
    shown = shown[:MOST_ROWS]
    rates = [project.execution.attainment if project.execution else None for _, project in shown]
    return Chart(
        place=FUNDS,
        lead="各项预算执行率由低到高见%s。",
        title=f"{year}年度预算执行率{_part(shown, with_rate, '执行率最低的')}",
        description=f"条形图，共{len(shown)}行，空框为全年预算数，实条为预算执行率。"
        f"{_range(rates)}",
        table="表1",
        rows=tuple(
            f"{number}.{clipped(project.case.project.name, _NAME)}{_mark(rate is not None)}"
            for (number, project), rate in zip(shown, rates, strict=True)
        ),
        series=_reached(rates, "全年预算数（100%）", "预算执行率"),
        unit="%",
        maximum=_maximum(rates),
        stacked=False,
    )


def category_chart(numbered: Sequence[_Numbered], year: str) -> Chart:
    """Scores by first-level category (一级指标得分), one stacked bar a form."""
    shown = sorted(numbered, key=lambda pair: (_is_project(pair[1]), pair[1].total_low))[:MOST_ROWS]
    series = [
        Series(
            name=CATEGORY_TITLES[category.name.lower()],
            values=tuple(_certain(project, category) for _, project in shown),
            fill=CATEGORY_FILLS[category.name.lower()],
        )
        for category in _ORDER
        if any(_rows(project, category) for _, project in numbered)
    ]
    open_scores = tuple(_open(project) for _, project in shown)
    if any(open_scores):
        series.append(Series(name="待定", values=open_scores, fill=OPEN, labelled=False))
    return Chart(
        place=SCORES,
        lead="各项总分按一级指标的构成见%s，得分由低到高排列。",
        title=f"{year}年度自评得分构成（按一级指标）{_part(shown, numbered, '得分最低的')}",
        description=f"堆积条形图，共{len(shown)}行，每行为一张自评表的总分，按"
        f"{'、'.join(each.name for each in series)}分段，满分100分。",
        table="表2",
        rows=tuple(
            f"{number}.{clipped(project.case.project.name, _NAME - 5)} {_total(project)}"
            for number, project in shown
        ),
        series=tuple(series),
        unit="分",
        maximum=_FULL,
        stacked=True,
    )


def single_chart(projects: Sequence[ProjectScore], year: str) -> Chart | None:
    """Points and score by first-level category, where there is one form only."""
    held = [
        (category, rows)
        for project in projects
        for category in _ORDER
        if (rows := _rows(project, category)) and all(row.points is not None for row in rows)
    ]
    if len(held) < 2:
        return None
    points = [sum(row.points or 0 for row in rows) for _, rows in held]
    return Chart(
        place=SCORES,
        lead="各一级指标的分值和得分见%s。",
        title=f"{year}年度自评得分（按一级指标）",
        description=f"条形图，共{len(held)}行，空框为分值，实条为得分。",
        table="",
        rows=tuple(
            f"{CATEGORY_TITLES[category.name.lower()]}（{weight_text(total)}分）"
            f"{_mark(_decided(rows))}"
            for (category, rows), total in zip(held, points, strict=True)
        ),
        series=(
            Series(
                name="分值",
                values=tuple(map(points_text, points)),
                fill=WHOLE,
                labelled=False,
            ),
            Series(
                name="得分",
                values=tuple(
                    points_text(sum(row.score_low for row in rows)) if _decided(rows) else None
                    for _, rows in held
                ),
                fill=REACHED,
            ),
        ),
        unit="分",
        maximum=-(-max(points) // 1000) * 10,
        stacked=False,
    )


def completion_chart(projects: Sequence[ProjectScore], year: str) -> Chart | None:
    """Completion against target (完成程度) of the indicators that lost points, lowest first."""
    lost = [
        (entry.row.attainment, entry, project)
        for project in projects
        for entry in project.indicators
        if entry.row.lost and entry.row.score is not None and entry.row.attainment is not None
    ]
    if not lost:
        return None
    shown = sorted(lost, key=lambda each: each[0])[:MOST_LOSSES]
    rates = [rate for rate, _, _ in shown]
    return Chart(
        place=LOSSES,
        lead="失分指标的完成程度与年度指标值的差距见%s。",
        title=f"{year}年度失分指标完成程度{_part(shown, lost, '完成程度最低的')}",
        description=f"条形图，共{len(shown)}行，空框为年度指标值，实条为完成程度。{_range(rates)}",
        table="附件2表3",
        rows=tuple(
            _indicator(entry, project if len(projects) > 1 else None) for _, entry, project in shown
        ),
        series=_reached(rates, "年度指标值（100%）", "完成程度"),
        unit="%",
        maximum=_maximum(rates),
        stacked=False,
    )


def _is_project(project: ProjectScore) -> bool:
    return project.case.project.kind is ProjectKind.PROJECT


def _rate(row: RowScore | None) -> int:
    return -1 if row is None or row.attainment is None else row.attainment


def _part(shown: Sequence[object], every: Sequence[object], which: str) -> str:
    """Says so where a chart shows only some of what there is."""
    return f"（{which}{len(shown)}项）" if len(shown) < len(every) else ""


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
    """Where the axis of rates (1/100 %) ends: at 100 %, or a step beyond the longest bar."""
    longest = max((rate for rate in rates if rate is not None), default=0)
    steps = max(_FULL, -(-longest // 100))
    return min(-(-steps // _STEP) * _STEP, _WIDEST)


def _rows(project: ProjectScore, category: Category) -> list[RowScore]:
    if category is Category.EXECUTION:
        return [project.execution] if project.execution else []
    return [entry.row for entry in project.indicators if entry.row.category is category]


def _decided(rows: Iterable[RowScore]) -> bool:
    return all(row.score is not None for row in rows)


def _mark(decided: bool) -> str:
    return "" if decided else "（待定）"


def _certain(project: ProjectScore, category: Category) -> str | None:
    """The points of a category that are certain, None where it has no rows."""
    rows = _rows(project, category)
    return points_text(sum(row.score_low for row in rows)) if rows else None


def _open(project: ProjectScore) -> str | None:
    """The width of the total's interval, None where the total is decided."""
    if project.total is not None:
        return None
    return points_text(project.total_high - project.total_low)


def _total(project: ProjectScore) -> str:
    return f"{total_text(project)}分" if project.total is not None else total_text(project)


def _indicator(entry: IndicatorScore, project: ProjectScore | None) -> str:
    """An indicator, with the project it belongs to where there are several."""
    if project is None:
        return clipped(label(entry), _NAME)
    half = _NAME // 2
    return f"{clipped(label(entry), half + 1)}（{clipped(project.case.project.name, half)}）"
