"""The sample year of the repository, read and scored, for whatever is measured on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from evaltool.pipeline import evaluate, open_workspace
from evaltool.scoring.scored import Scored

ROOT = Path(__file__).parent.parent.parent
DECLARATION = ROOT / "targets" / "2024" / "申报表.docx"


@cache
def sample_year() -> Scored:
    """The scored sample year: one department form and twelve project forms."""
    return evaluate(open_workspace(ROOT, None))


@cache
def one_project(index: int = 1) -> Scored:
    """The sample year with one project alone; the first project form by default."""
    year = sample_year()
    frame = year.frame[year.frame["project"] == index].reset_index(drop=True)
    projects = year.projects[year.projects["project"] == index].reset_index(drop=True)
    return replace(
        year,
        cases=(year.cases[index],),
        frame=frame.assign(project=frame["project"] * 0),
        projects=projects.assign(project=projects["project"] * 0),
        parts=year.parts.iloc[:0],
        allocation=(year.allocation[index],),
        findings=(),
    )
