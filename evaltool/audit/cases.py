"""A claim as a case: what it declares and what it says was achieved, ready for scoring."""

from __future__ import annotations

import re
from dataclasses import replace

from evaltool.audit.claim import Claim, ClaimedRow, FundRow
from evaltool.audit.levels import stated_level
from evaltool.model import (
    Achieved,
    Actual,
    Budget,
    Case,
    FundLine,
    Indicator,
    Kind,
    Project,
    Target,
    Unreadable,
)
from evaltool.values import Context, parse_actual, parse_target

_BEFORE = re.compile(r"\n[（(]?(?:调整前|批复)[:：]")
_WHOLE = 100


def case_of(claim: Claim) -> Case:
    """The case of a claim: its own targets, actuals and budget, nothing added."""
    targets = tuple(_target(claim.project, row) for row in claim.rows)
    actuals = tuple(_actual(row) for row in claim.rows)
    achieved = tuple(
        _achieved(claim.project, row, target)
        for row, target in zip(claim.rows, targets, strict=True)
    )
    indicators = tuple(row.indicator for row in claim.rows)
    budget = _budget(claim.execution)
    project = replace(claim.project, indicators=indicators, budget=budget)
    return Case(project=project, actuals=actuals, targets=targets, achieved=achieved, budget=budget)


def context_of(project: Project, indicator: Indicator) -> Context:
    """What surrounds the values of a row."""
    return Context(
        name=indicator.name or None,
        category=indicator.category or None,
        subcategory=indicator.subcategory or None,
        year=project.year or None,
    )


def _target(project: Project, row: ClaimedRow) -> Target | Unreadable:
    """The target that counts: an adjusted one (调整后指标值) goes before the declared one."""
    context = context_of(project, row.indicator)
    if row.adjusted_target:
        return parse_target(row.adjusted_target, context)
    text = row.indicator.target_text
    cut = _BEFORE.search(text)
    return parse_target(text[: cut.start()], context) if cut else row.indicator.target


def _actual(row: ClaimedRow) -> Actual:
    level = stated_level(row.counted)
    return Actual(
        key=row.indicator.key,
        value=row.counted or None,
        level=level.level if level else None,
        share=level.share if level else None,
        points=row.points.value,
        reason=row.reason or None,
        evidence=row.evidence or None,
        source=row.actual_source,
    )


def _achieved(
    project: Project, row: ClaimedRow, target: Target | Unreadable
) -> Achieved | Unreadable | None:
    if not row.counted or isinstance(target, Unreadable) or target.kind is Kind.QUALITATIVE:
        return None
    return parse_actual(row.counted, target, context_of(project, row.indicator))


def _budget(row: FundRow | None) -> Budget:
    """The total line; where its amounts are blank, the printed rate stands for them."""
    if row is None:
        return Budget()
    full, spent = row.full.value, row.executed.value
    if (full is None or spent is None) and row.rate.value is not None and _percent(row):
        line = FundLine(adjusted=type(row.rate.value)(_WHOLE), executed=row.rate.value)
    else:
        line = FundLine(initial=row.initial.value, adjusted=full, executed=spent)
    return Budget(lines=(replace(line, origin=row.source),))


def _percent(row: FundRow) -> bool:
    """Whether a printed rate can only be a percentage: 0.98 and 1 may mean 98 and 100 %."""
    return row.rate.percent or (row.rate.value is not None and row.rate.value > 1)
