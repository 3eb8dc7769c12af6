"""Which rows a chart shows and how it names them: so many as can be seen, the worst of them."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.model import ProjectKind
from evaltool.report.charts.records import clipped
from evaltool.report.scores import ProjectScore

FUNDS, SCORES, LOSSES = "funds", "scores", "losses"
"""Where a report has room for charts: after the funds, after the scores, after the losses."""

MOST_ROWS = 20
"""As many forms as can be taken in at a glance; a table holds all of them."""
NAME = 24
"""As many characters of a name as stand on one line beside a bar, or above it on a phone."""

Numbered = tuple[int, ProjectScore]
"""A form and its number in the tables of a report."""


def is_project(project: ProjectScore) -> bool:
    """Whether a form is that of a project; the department's stands first."""
    return project.case.project.kind is ProjectKind.PROJECT


def order_told(shown: Sequence[Numbered]) -> str:
    """How a sentence tells the order of rows, the department first; empty without an order."""
    projects = sum(is_project(project) for _, project in shown)
    if projects < 2:
        return ""
    return f"，{'部门整体列在首位，各项目' if projects < len(shown) else ''}由低到高排列"


def part_of(shown: Sequence[object], every: Sequence[object], which: str) -> str:
    """Says so where a chart shows only some of what there is."""
    return f"（{which}{len(shown)}项）" if len(shown) < len(every) else ""


def marked(name: str, *, decided: bool) -> str:
    """The name of a row on one line, marked where it is undecided."""
    return clipped(name, NAME) if decided else f"{clipped(name, NAME - len(_OPEN))}{_OPEN}"


_OPEN = "（待定）"
