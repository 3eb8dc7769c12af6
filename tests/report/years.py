"""Scored years for the Word documents: a small one of every state, and the sample year."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path

from evaltool.actuals import pair, read_actuals
from evaltool.declaration import read_declaration
from evaltool.files import read_grids
from evaltool.model import Case
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.report.small_year import decided_year, small_year

ROOT = Path(__file__).parents[2]
RULES = "mof-2020-10"


@cache
def mixed() -> Scored:
    """Two forms with rows lost, decided, adjusted and undecided."""
    return score_cases(small_year().cases, load(RULES))


@cache
def settled() -> Scored:
    """One form with nothing undecided."""
    return score_cases(decided_year().cases, load(RULES))


@cache
def sample() -> Scored:
    """The sample year of the repository: one department form and twelve projects."""
    declared = read_declaration(read_grids(ROOT / "targets/2024/申报表.docx", root=ROOT))
    files = sorted((ROOT / "actuals/2024").glob("*.csv"))
    actuals = read_actuals([grid for file in files for grid in read_grids(file, root=ROOT)])
    paired = pair(declared.projects, actuals)
    findings = (*declared.findings, *actuals.findings, *paired.findings)
    return score_cases(paired.cases, load(RULES), findings=findings)


def with_rows(count: int) -> Scored:
    """The sample year with its first project alone, its indicators repeated to `count`."""
    case = sample().cases[1]
    indicators = tuple(islice(cycle(case.project.indicators), count))
    repeated = {
        name: tuple(islice(cycle(getattr(case, name)), count))
        for name in ("actuals", "targets", "achieved")
    }
    project = replace(case.project, indicators=indicators)
    return score_cases([replace(case, project=project, **repeated)], load(RULES))


def with_texts(text: str) -> Scored:
    """The mixed year with `text` wherever a unit writes freely."""
    return replace(mixed(), cases=tuple(_written(case, text) for case in mixed().cases))


def _written(case: Case, text: str) -> Case:
    project = replace(case.project, goal=text, unit=text)
    actuals = tuple(
        actual and replace(actual, value=text, reason=text, decided_reason=text)
        for actual in case.actuals
    )
    situation = case.situation and replace(
        case.situation, outcome=text, problems=text, measures=text, leader=text
    )
    return replace(case, project=project, actuals=actuals, situation=situation)
