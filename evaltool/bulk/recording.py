"""A scored unit as plain columns of texts and integers: what the store is filled with.

    {unit, year, inputs, rules, rules_title, rules_hash, grades, sample,
     projects: {column: values}, indicators: {…}, parts: {…}, findings: {…}, compared: {…}}

Indicators have the columns of the scored frame, budget executions among them, beside the texts
that a person knows a row by. Integers are exact, of any size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from evaltool.bulk.outcome import Record
from evaltool.findings.catalogue import CATALOGUE
from evaltool.report.directions import closed
from evaltool.report.scores import IndicatorScore, ProjectScore, project_scores
from evaltool.scoring.schema import (
    EXECUTION_ROW,
    INPUT_COLUMNS,
    PART_COLUMNS,
    PROJECT_COLUMNS,
    RESULT_COLUMNS,
)

if TYPE_CHECKING:
    import pandas as pd

    from evaltool.findings import Finding
    from evaltool.scoring import Scored

FRAME_COLUMNS = (*INPUT_COLUMNS, *RESULT_COLUMNS)
"""The columns of indicators that come out of the scored frame."""

_TOTALS = tuple(name for name in PROJECT_COLUMNS if name not in ("project", "grade"))


def unit_record(
    scored: Scored,
    *,
    year: int,
    inputs: str,
    sample: bool,
    findings: Iterable[Finding],
    others: Sequence[Scored] = (),
) -> Record:
    """The record of a unit scored for a year.

    `inputs` is a hash over its input files; `others` are the same cases under other rule sets.
    """
    projects = project_scores(scored)
    declared = [project.case.project for project in projects]
    units = dict.fromkeys(closed(each.unit) for each in declared if each.unit)
    return {
        "unit": "、".join(units),
        "year": year,
        "inputs": inputs,
        "rules": scored.ruleset.id,
        "rules_title": scored.ruleset.title,
        "rules_hash": scored.ruleset.hash,
        "grades": [grade.name for grade in scored.ruleset.grades],
        "sample": sample,
        "projects": _projects(scored, projects),
        "indicators": _indicators(scored, projects),
        "parts": {name: scored.parts[name].tolist() for name in PART_COLUMNS},
        "findings": _findings(findings),
        "compared": _compared(others),
    }


def _projects(scored: Scored, projects: Sequence[ProjectScore]) -> Record:
    budgets = [project.case.budget for project in projects]
    return {
        "name": [project.case.project.name for project in projects],
        "kind": [project.case.project.kind.value for project in projects],
        "initial": [_text(budget.initial) for budget in budgets],
        "adjusted": [_text(budget.adjusted) for budget in budgets],
        "executed": [_text(budget.executed) for budget in budgets],
        "grade": [project.grade or "" for project in projects],
        **{name: scored.projects[name].tolist() for name in _TOTALS},
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _indicators(scored: Scored, projects: Sequence[ProjectScore]) -> Record:
    texts = _texts(scored.frame, projects)
    clauses = [clause.slot for clause in scored.ruleset.clauses]
    columns = {name: scored.frame[name].tolist() for name in FRAME_COLUMNS}
    slots = [clauses[at] if at >= 0 else "" for at in columns.pop("clause")]
    return {**texts, "clause": slots, **columns}


def _texts(frame: pd.DataFrame, projects: Sequence[ProjectScore]) -> dict[str, list[str]]:
    rows = zip(frame["project"].tolist(), frame["indicator"].tolist(), strict=True)
    told = [
        _execution(projects[project])
        if indicator == EXECUTION_ROW
        else _told(projects[project].indicators[indicator])
        for project, indicator in rows
    ]
    names = ("level1", "level2", "name", "target_text", "actual_text", "reason", "place")
    columns = zip(*told, strict=True) if told else ((),) * len(names)
    return dict(zip(names, map(list, columns), strict=True))


def _told(entry: IndicatorScore) -> tuple[str, ...]:
    indicator, actual = entry.indicator, entry.actual
    source = actual.source if actual is not None else indicator.source
    return (
        *(indicator.category, indicator.subcategory, indicator.name, indicator.target_text),
        *((actual.value or actual.level or "", actual.reason or "") if actual else ("", "")),
        source.place,
    )


def _execution(project: ProjectScore) -> tuple[str, ...]:
    case = project.case
    line = case.budget.line()
    source = (line.origin if line else None) or case.project.source
    adjusted, executed = _text(case.budget.adjusted), _text(case.budget.executed)
    return (
        "预算执行",
        "",
        "预算执行率",
        adjusted or "",
        executed or "",
        case.low_rate_reason or "",
        source.place,
    )


def _findings(findings: Iterable[Finding]) -> dict[str, list[Any]]:
    held = list(findings)
    return {
        "severity": [item.severity.value for item in held],
        "code": [item.code for item in held],
        "title": [CATALOGUE[item.code].title for item in held],
        "place": [item.place for item in held],
        "message": [item.message for item in held],
        "remedy": [item.remedy for item in held],
    }


def _compared(others: Sequence[Scored]) -> dict[str, Any]:
    """Totals and grades of the projects under the other rule sets, by their id."""
    return {
        other.ruleset.id: {
            "title": other.ruleset.title,
            "hash": other.ruleset.hash,
            "grade": [project.grade or "" for project in project_scores(other)],
            **{name: other.projects[name].tolist() for name in _TOTALS},
        }
        for other in others
    }
