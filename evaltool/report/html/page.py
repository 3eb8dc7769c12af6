"""The view of the page for disclosure: what the public is told of a unit's year, in strings.

Names of persons, telephone numbers and the files of the unit are not for the public: they are
not in the view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from evaltool.report.charts.records import Chart
from evaltool.report.charts.rows import FUNDS
from evaltool.report.charts.year import year_charts
from evaltool.report.figures import date_text
from evaltool.report.html.drawing import Drawing, drawing
from evaltool.report.scores import IndicatorScore, ProjectScore, project_scores
from evaltool.report.view.basis import Basis, basis
from evaltool.report.view.columns import actual_text, target_text, weight
from evaltool.report.view.losses import Achievement, Loss, Pending, achievement
from evaltool.report.view.words import official_category, score_text, unit_and_year
from evaltool.scoring.schema import State

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator: what was declared, what was reached, and what it lost."""

    subcategory: str
    name: str
    target: str
    actual: str
    points: str
    score: str
    loss: Loss | None
    pending: Pending | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The indicators of one first-level category (一级指标)."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One form of the year (部门整体 or a project); texts that were not recorded are empty."""

    id: str
    number: int
    result: Achievement
    goal: str
    change_reason: str
    low_rate_reason: str
    problems: str
    measures: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A chart as it is drawn on the page; its data stand below it as a table."""

    id: str
    number: int
    chart: Chart
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page; `filed` is the latest 填报日期, empty where none was recorded."""

    title: str
    unit: str
    year: str
    sample: bool
    pending_count: int
    department: Achievement | None
    project_count: int
    indicator_count: int
    grades: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    basis: Basis
    filed: str


def page_view(scored: Scored, *, sample: bool = False) -> Page:
    """The page of a scored year."""
    projects = project_scores(scored)
    unit, year = unit_and_year(scored.cases)
    sections = tuple(_section(scored, each, number) for number, each in enumerate(projects, 1))
    return Page(
        title=f"{unit}{year}年度预算绩效自评结果",
        unit=unit,
        year=year,
        sample=sample,
        pending_count=sum(_pending(project) for project in projects),
        department=next((each.result for each in sections if each.result.department), None),
        project_count=sum(not each.result.department for each in sections),
        indicator_count=sum(each.result.count for each in sections),
        grades=_grades(sections, [grade.name for grade in scored.ruleset.grades]),
        sections=sections,
        figures=tuple(_figures(scored)),
        basis=basis(scored, projects),
        filed=_filed(projects),
    )


def _section(scored: Scored, project: ProjectScore, number: int) -> Section:
    case = project.case
    situation = case.situation
    result = achievement(scored, project)
    return Section(
        id=f"project-{number}",
        number=number,
        result=result,
        goal=case.project.goal,
        change_reason=case.change_reason or "",
        low_rate_reason=case.low_rate_reason or "",
        problems=(situation.problems if situation else None) or "",
        measures=(situation.measures if situation else None) or "",
        groups=tuple(_groups(project.indicators, result)),
    )


def _groups(entries: Iterable[IndicatorScore], result: Achievement) -> Iterator[Group]:
    """Lines by declared category, beside each what it lost or why it is undecided."""
    losses, pending = iter(result.losses), iter(result.pending)
    for category, members in groupby(entries, key=lambda entry: entry.indicator.category):
        official = official_category(category)
        yield Group(
            title=official if official == category else f"{official}（{category}）",
            lines=tuple(_line(entry, losses, pending) for entry in members),
        )


def _line(entry: IndicatorScore, losses: Iterator[Loss], pending: Iterator[Pending]) -> Line:
    undecided = entry.row.state is State.UNDECIDED
    lost = entry.row.lost and entry.row.score is not None
    return Line(
        subcategory=entry.indicator.subcategory,
        name=entry.indicator.name,
        target=target_text(entry),
        actual=actual_text(entry) or "未填",
        points=weight(entry.row.points),
        score=score_text(entry.row),
        loss=next(losses) if lost else None,
        pending=next(pending) if undecided else None,
    )


def _figures(scored: Scored) -> Iterator[Figure]:
    """The charts, numbered as they stand on the page: the funds come after the scores."""
    charts = sorted(year_charts(scored), key=lambda chart: chart.place == FUNDS)
    for number, chart in enumerate(charts, 1):
        yield Figure(id=f"figure-{number}", number=number, chart=chart, drawing=drawing(chart))


def _grades(sections: Iterable[Section], names: list[str]) -> tuple[tuple[str, int], ...]:
    """How many projects have which grade, the best first, what is undecided last."""
    counts = Counter(each.result.grade for each in sections if not each.result.department)
    rest = [name for name in counts if name not in names]
    return tuple((name, counts[name]) for name in (*names, *rest) if counts[name])


def _pending(project: ProjectScore) -> int:
    rows = [entry.row for entry in project.indicators]
    if project.execution is not None:
        rows.append(project.execution)
    return sum(row.state is State.UNDECIDED for row in rows)


def _filed(projects: Iterable[ProjectScore]) -> str:
    situations = [project.case.situation for project in projects]
    days = [each.filed for each in situations if each and each.filed]
    return date_text(max(days)) if days else ""
