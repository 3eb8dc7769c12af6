"""Which rows a chart shows and how it names them: so many as can be seen, the worst of them."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.model import ProjectKind
from evaltool.report.scores import ProjectScore

FUNDS, SCORES, LOSSES = "funds", "scores", "losses"
"""Where a report has room for charts: after the funds, after the scores, after the losses."""

MOST_ROWS = 20
"""As many forms as stand on one page with their names on two lines."""
NAME = 27
"""As many characters of a name as stand beside a bar on two lines, or above it on a phone."""

Numbered = tuple[int, ProjectScore]
"""A form and its number in the tables of a report."""


def is_project(project: ProjectScore) -> bool:
    """Whether a form is that of a project; the department's stands first."""
    return project.case.project.kind is ProjectKind.PROJECT


def part_of(shown: Sequence[object], every: Sequence[object], which: str) -> str:
    """Says so where a chart shows only some of what there is."""
    return f"（{which}{len(shown)}项）" if len(shown) < len(every) else ""


def pending_mark(decided: bool) -> str:
    """Stands after the name of a row that is undecided."""
    return "" if decided else "（待定）"
