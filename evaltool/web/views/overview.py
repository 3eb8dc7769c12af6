"""The year at a glance: a line a project, and all that was found with the field concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.report.figures import interval_text
from evaltool.report.terminal import draft_mark, score_table
from evaltool.web.fields import project_id
from evaltool.web.views.project import missing
from evaltool.web.views.spots import Problem, links, problem, spot

if TYPE_CHECKING:
    from evaltool.report.scores import ProjectScore
    from evaltool.web.desk import Year


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """One project in the list; `id` is its name in addresses."""

    id: str
    name: str
    cells: tuple[str, ...]
    count: int
    filled: int
    missing: int
    total: str
    grade: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All projects; `headings` name the cells of the table of scores after the project."""

    headings: tuple[str, ...]
    lines: tuple[ProjectLine, ...]
    draft: str
    rules: str
    rules_title: str


def overview(year: Year) -> Overview:
    """The list of projects in declared order, cancelled ones at the end."""
    header, rows = score_table(year.scored)
    scored = {id(item.case.project) for item in year.projects}
    declared = year.gathered.declaration.projects
    cancelled = [
        ProjectLine(
            id=project_id(project),
            name=project.name,
            cells=("—",) * (len(header) - 1),
            count=len(project.indicators),
            filled=0,
            missing=0,
            total="—",
            grade="—",
            cancelled=True,
        )
        for project in declared
        if id(project) not in scored
    ]
    lines = [_line(item, row) for item, row in zip(year.projects, rows, strict=True)]
    return Overview(
        headings=tuple(header[1:]),
        lines=(*lines, *cancelled),
        draft=draft_mark(year.scored),
        rules=year.scored.ruleset.id,
        rules_title=year.scored.ruleset.title,
    )


def _line(item: ProjectScore, row: list[str]) -> ProjectLine:
    filled = sum(bool(e.actual and (e.actual.value or e.actual.level)) for e in item.indicators)
    return ProjectLine(
        id=project_id(item.case.project),
        name=item.case.project.name,
        cells=tuple(row[1:]),
        count=len(item.indicators),
        filled=filled,
        missing=missing(item),
        total=interval_text(item.total, item.total_low, item.total_high),
        grade=item.grade or "待定",
    )


def problems(year: Year) -> tuple[Problem, ...]:
    """Everything that was found, gravest first, each with the address of its field."""
    known = links(year)
    return tuple(
        problem(item, known.get(spot(item.source), "") if item.source else "")
        for item in year.findings
    )
