"""The sample year of the repository, read and scored, for whatever is measured on it."""

from __future__ import annotations

from functools import cache

from evaltool.pipeline import evaluate
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Workspace
from tests.workspaces import ROOT

DECLARATION = ROOT / "targets" / "2024" / "申报表.docx"


@cache
def sample_year() -> Scored:
    """The scored sample year: one department form and twelve project forms."""
    return evaluate(Workspace.open(ROOT))


@cache
def one_project(index: int = 1) -> Scored:
    """The sample year with one project alone; the first project form by default."""
    year = sample_year()
    return score_cases((year.cases[index],), year.ruleset)
