"""The reading report as JSON (`read --explain --json`).

    {summary, projects: [{name, kind, year, unit, place, indicators, amounts}], findings}

An indicator is {category, subcategory, name, original, understood, kind, direction, inferred:
[{what, basis}], readings, unreadable, correction: {text, reason, author, place}, place, actual:
{original, understood, against, inferred, unreadable, place}}, an amount {line, measure,
original, amount, place} with `amount` in 万元. What there is nothing to say about is null;
`readings` are the further ones, in words. Keys stand in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evaltool.findings import Finding
from evaltool.report.json.findings import findings_json
from evaltool.report.reading.record import (
    ActualReading,
    AmountReading,
    CorrectionReading,
    IndicatorReading,
    Noted,
    ProjectReading,
    Reading,
)

Json = dict[str, Any]


def reading_json(reading: Reading, findings: Iterable[Finding]) -> Json:
    """The reading report in the documented shape."""
    return {
        "summary": reading.summary,
        "projects": [_project(project) for project in reading.projects],
        "findings": findings_json(findings),
    }


def _project(project: ProjectReading) -> Json:
    return {
        "name": project.name,
        "kind": project.kind,
        "year": project.year or None,
        "unit": project.unit,
        "place": project.place,
        "indicators": [_indicator(item) for item in project.indicators],
        "amounts": [_amount(item) for item in project.amounts],
    }


def _indicator(item: IndicatorReading) -> Json:
    return {
        "category": item.category,
        "subcategory": item.subcategory,
        "name": item.name,
        "original": item.original,
        "understood": item.understood or None,
        "kind": item.kind or None,
        "direction": item.direction or None,
        "inferred": _noted(item.inferred),
        "readings": list(item.others),
        "unreadable": item.unread or None,
        "correction": item.correction and _correction(item.correction),
        "place": item.place,
        "actual": item.actual and _actual(item.actual),
    }


def _correction(correction: CorrectionReading) -> Json:
    return {
        "text": correction.text,
        "reason": correction.reason or None,
        "author": correction.author or None,
        "place": correction.place,
    }


def _actual(actual: ActualReading) -> Json:
    return {
        "original": actual.original or None,
        "understood": actual.understood or None,
        "against": actual.against or None,
        "inferred": _noted(actual.inferred),
        "unreadable": actual.unread or None,
        "place": actual.place,
    }


def _amount(amount: AmountReading) -> Json:
    return {
        "line": amount.line,
        "measure": amount.measure or None,
        "original": amount.original or None,
        "amount": amount.amount or None,
        "place": amount.place,
    }


def _noted(inferred: Iterable[Noted]) -> list[dict[str, str]]:
    return [{"what": item.what, "basis": item.basis} for item in inferred]
