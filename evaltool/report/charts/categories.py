"""Scores by first-level category (一级指标): what every total is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaltool.report.charts.looks import CATEGORY_FILLS, OPEN, REACHED, WHOLE
from evaltool.report.charts.records import Chart, Series, clipped
from evaltool.report.charts.rows import (
    MOST_ROWS,
    NAME,
    SCORES,
    Numbered,
    is_project,
    marked,
    order_told,
    part_of,
)
from evaltool.report.figures import points_text, weight_text
from evaltool.report.scores import ProjectScore, RowScore
from evaltool.scoring.schema import Category
from evaltool.vocabulary import CATEGORY_TITLES

_FULL = 100
_ORDER = (
    Category.EXECUTION,
    Category.COST,
    Category.OUTPUT,
    Category.BENEFIT,
    Category.SATISFACTION,
)


def category_chart(numbered: Sequence[Numbered], year: str) -> Chart | None:
    """The scores of several forms, one stacked bar a form, the lowest total first.

    None where nothing at all is decided.
    """
    if all(_waits(project) for _, project in numbered):
        return None
    shown = sorted(numbered, key=lambda pair: (is_project(pair[1]), pair[1].total_low))[:MOST_ROWS]
    projects = [project for _, project in shown]
    series = tuple(_segments(projects, [project for _, project in numbered]))
    return Chart(
        place=SCORES,
        lead=f"各项总分按一级指标的构成见%s{order_told(shown)}。",
        title=f"{year}年度自评得分构成（按一级指标）{part_of(shown, numbered, '得分最低的')}",
        description=f"堆积条形图，共{len(shown)}行，每行为一张自评表的总分，按"
        f"{'、'.join(each.name for each in series)}分段，满分100分。",
        table="表2",
        rows=tuple(
            f"{number}.{clipped(project.case.project.name, NAME - 4)} {_total(project)}"
            for number, project in shown
        ),
        series=series,
        unit="分",
        maximum=_FULL,
        stacked=True,
    )


def _segments(shown: Sequence[ProjectScore], every: Sequence[ProjectScore]) -> Iterator[Series]:
    """The points of each category that are certain, then what is still undecided."""
    for category in _ORDER:
        if any(_rows(project, category) for project in every):
            yield Series(
                name=_title(category),
                values=tuple(_certain(project, category) for project in shown),
                fill=CATEGORY_FILLS[category.name.lower()],
            )
    still_open = tuple(map(_open, shown))
    if any(still_open):
        yield Series(name="待定", values=still_open, fill=OPEN, labelled=False)


def single_chart(project: ProjectScore, year: str) -> Chart | None:
    """Points and scores of one form; None where it has too little to compare."""
    held = [
        (category, rows)
        for category in _ORDER
        if (rows := _rows(project, category)) and all(row.points is not None for row in rows)
    ]
    points = [sum(row.points or 0 for row in rows) for _, rows in held]
    if len(held) < 2 or not any(points):
        return None
    return Chart(
        place=SCORES,
        lead="各一级指标的分值和得分见%s。",
        title=f"{year}年度自评得分（按一级指标）",
        description=f"条形图，共{len(held)}行，空框为分值，实条为得分。",
        table="",
        rows=tuple(
            marked(f"{_title(category)}（{weight_text(total)}分）", decided=_decided(rows))
            for (category, rows), total in zip(held, points, strict=True)
        ),
        series=(
            Series(name="分值", values=tuple(map(points_text, points)), fill=WHOLE, labelled=False),
            Series(name="得分", values=tuple(_score(rows) for _, rows in held), fill=REACHED),
        ),
        unit="分",
        maximum=-(-max(points) // 1000) * 10,
        stacked=False,
    )


def _title(category: Category) -> str:
    return CATEGORY_TITLES[category.name.lower()]


def _rows(project: ProjectScore, category: Category) -> list[RowScore]:
    if category is Category.EXECUTION:
        return [project.execution] if project.execution else []
    return [entry.row for entry in project.indicators if entry.row.category is category]


def _waits(project: ProjectScore) -> bool:
    """Whether neither an indicator nor the execution of a form is decided."""
    rows = [entry.row for entry in project.indicators]
    execution = [project.execution] if project.execution else []
    return all(row.score is None for row in (*rows, *execution))


def _decided(rows: Iterable[RowScore]) -> bool:
    return all(row.score is not None for row in rows)


def _certain(project: ProjectScore, category: Category) -> str | None:
    """The points of a category that are certain, None where it has no rows."""
    rows = _rows(project, category)
    return points_text(sum(row.score_low for row in rows)) if rows else None


def _score(rows: Sequence[RowScore]) -> str | None:
    return points_text(sum(row.score_low for row in rows)) if _decided(rows) else None


def _open(project: ProjectScore) -> str | None:
    """The width of the total's interval, None where the total is decided."""
    if project.total is not None:
        return None
    return points_text(project.total_high - project.total_low)


def _total(project: ProjectScore) -> str:
    """The total; the interval of an undecided one is hatched, its figures stand in the table."""
    return "待定" if project.total is None else f"{points_text(project.total)}分"
