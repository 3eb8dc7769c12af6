"""The scored year as JSON (结果.json, `score --json`).

    {ruleset, rules, projects: [{name, kind, year, unit, execution, indicators, total, total_low,
     total_high, grade, state, allocation}], findings}

Points and scores are strings with two decimals, null where undecided; rates are percent;
amounts are in 万元 as they were read. Keys stand in a fixed order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from evaltool.model import Achieved, Inference, Target, Unreadable
from evaltool.report.figures import points_text
from evaltool.report.json.amounts import amount_json, fund_line_json
from evaltool.report.json.findings import findings_json
from evaltool.report.scores import (
    IndicatorScore,
    ProjectScore,
    RowScore,
    all_inferred,
    project_scores,
)
from evaltool.rules.model import Clause, RuleSet
from evaltool.scoring.why import why
from evaltool.values import normal_form
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

Json = dict[str, Any]


def scored_json(scored: Scored) -> Json:
    """The scored year in the documented shape."""
    return {
        "ruleset": scored.ruleset.id,
        "rules": _rules(scored.ruleset),
        "projects": [_project(scored, project) for project in project_scores(scored)],
        "findings": findings_json(scored.findings),
    }


def render_scored_json(scored: Scored) -> bytes:
    """`scored_json` as the bytes of 结果.json: readable, the same for the same input."""
    text = json.dumps(scored_json(scored), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _rules(ruleset: RuleSet) -> Json:
    return {
        "title": ruleset.title,
        "document": ruleset.document,
        "certainty": ruleset.certainty.value,
        "hash": ruleset.hash,
        "clauses": [_clause(clause) for clause in ruleset.clauses],
    }


def _clause(clause: Clause) -> Json:
    return {
        "slot": clause.slot,
        "title": clause.title,
        "says": clause.says,
        "source": clause.source,
        "certainty": clause.certainty.value,
    }


def _project(scored: Scored, project: ProjectScore) -> Json:
    declared = project.case.project
    return {
        "name": declared.name,
        "kind": declared.kind.value,
        "year": declared.year,
        "unit": declared.unit,
        "execution": _execution(scored, project),
        "indicators": [_indicator(scored, entry) for entry in project.indicators],
        "total": _points(project.total),
        "total_low": points_text(project.total_low),
        "total_high": points_text(project.total_high),
        "grade": project.grade,
        "state": project.state.name.lower(),
        "allocation": list(project.allocation),
        "place": declared.source.place,
    }


def _execution(scored: Scored, project: ProjectScore) -> Json | None:
    row = project.execution
    if row is None:
        return None
    budget = project.case.budget
    return {
        "initial": amount_json(budget.initial),
        "adjusted": amount_json(budget.adjusted),
        "executed": amount_json(budget.executed),
        "rate": _points(row.attainment),
        **_result(scored, row),
        "change_reason": project.case.change_reason,
        "low_rate_reason": project.case.low_rate_reason,
        "lines": [fund_line_json(line) for line in budget.lines],
    }


def _indicator(scored: Scored, entry: IndicatorScore) -> Json:
    indicator, actual = entry.indicator, entry.actual
    return {
        "category": indicator.category,
        "subcategory": indicator.subcategory,
        "name": indicator.name,
        "target_text": indicator.target_text,
        "actual_text": actual.value if actual else None,
        **_result(scored, entry.row),
        "scored_as": CATEGORY_TITLES[entry.row.category.name.lower()],
        "attainment": _points(entry.row.attainment),
        "understood": _understood(entry.target),
        "unreadable": _unreadable(entry.target, entry.achieved),
        "inferred": _inferred(entry.target, entry.achieved),
        "adjusted_target_text": actual.adjusted_target if actual else None,
        "approval": actual.approval if actual else None,
        "level": actual.level if actual else None,
        "share": amount_json(actual.share) if actual else None,
        "decided_reason": actual.decided_reason if actual else None,
        "reason": actual.reason if actual else None,
        "evidence": actual.evidence if actual else None,
        "place": indicator.source.place,
        "actual_place": actual.source.place if actual else None,
    }


def _result(scored: Scored, row: RowScore) -> Json:
    return {
        "points": _points(row.points),
        "score": _points(row.score),
        "score_low": points_text(row.score_low),
        "score_high": points_text(row.score_high),
        "state": row.state.name.lower(),
        "clause": row.clause.slot if row.clause else None,
        "why": why(scored, row.position),
        "computed": _points(row.computed),
        "decided": _points(row.decided),
    }


def _understood(target: Target | Unreadable) -> str | None:
    return normal_form(target) if isinstance(target, Target) else None


def _unreadable(target: Target | Unreadable, achieved: Achieved | Unreadable | None) -> str | None:
    reasons = [item.reason for item in (target, achieved) if isinstance(item, Unreadable)]
    return "；".join(reasons) or None


def _inferred(
    target: Target | Unreadable, achieved: Achieved | Unreadable | None
) -> list[dict[str, str]]:
    return [*_notes("target", all_inferred(target)), *_notes("actual", all_inferred(achieved))]


def _notes(of: str, inferred: Iterable[Inference]) -> list[dict[str, str]]:
    return [{"of": of, "what": item.what, "basis": item.basis} for item in inferred]


def _points(hundredths: int | None) -> str | None:
    return None if hundredths is None else points_text(hundredths)
