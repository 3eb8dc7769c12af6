"""What is declared as JSON (`read --json`).

    {projects: [{name, kind, unit, year, goal, form, budget, indicators, source}], findings}

`budget` is {initial, adjusted, executed, lines: [{use, source, initial, adjusted, executed,
place}]}, an indicator {category, scored_as, subcategory, name, target_text, target, points,
source}. Amounts are strings in 万元, points strings, both without trailing zeros, null where
blank; `year` is null where none is known; `scored_as` names the official 一级指标 or is null;
a `source` is {file, sheet, table, row, column, place}. Keys stand in a fixed order.
"""

from __future__ import annotations

from typing import Any

from evaltool.declaration import Declaration
from evaltool.model import Budget, Indicator, Project, Source
from evaltool.report.json.amounts import amount_json, fund_line_json
from evaltool.report.json.findings import findings_json
from evaltool.report.json.target import target_json
from evaltool.vocabulary import CATEGORY_TITLES, category_of

Json = dict[str, Any]


def declaration_json(declaration: Declaration) -> Json:
    """The declaration in the documented shape."""
    return {
        "projects": [_project(project) for project in declaration.projects],
        "findings": findings_json(declaration.findings),
    }


def _project(project: Project) -> Json:
    return {
        "name": project.name,
        "kind": project.kind.value,
        "unit": project.unit,
        "year": project.year or None,
        "goal": project.goal,
        "form": project.form,
        "budget": _budget(project.budget),
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "source": _source(project.source),
    }


def _budget(budget: Budget) -> Json:
    return {
        "initial": amount_json(budget.initial),
        "adjusted": amount_json(budget.adjusted),
        "executed": amount_json(budget.executed),
        "lines": [fund_line_json(line) for line in budget.lines],
    }


def _indicator(indicator: Indicator) -> Json:
    scored_as = category_of(indicator.category)
    return {
        "category": indicator.category,
        "scored_as": CATEGORY_TITLES[scored_as] if scored_as else None,
        "subcategory": indicator.subcategory,
        "name": indicator.name,
        "target_text": indicator.target_text,
        "target": target_json(indicator.target),
        "points": amount_json(indicator.points),
        "source": _source(indicator.source),
    }


def _source(source: Source) -> Json:
    return {
        "file": source.file,
        "sheet": source.sheet,
        "table": source.table,
        "row": source.row,
        "column": source.column,
        "place": source.place,
    }
