"""The reading report built from what was declared, and from what was recorded beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from evaltool.declaration import Declaration, Override, indicator_path
from evaltool.matching import matching_project
from evaltool.model import (
    Achieved,
    Budget,
    BudgetRecord,
    Case,
    FundLine,
    FundSource,
    FundUse,
    Indicator,
    IndicatorKey,
    Inference,
    Kind,
    Project,
    Target,
    Unreadable,
)
from evaltool.report.reading.record import (
    ActualReading,
    AmountReading,
    CorrectionReading,
    IndicatorReading,
    Noted,
    ProjectReading,
    Reading,
)
from evaltool.report.scores import all_inferred
from evaltool.report.work_papers.words import plain, read_as
from evaltool.values import normal_form
from evaltool.vocabulary import BUDGET_HEADINGS, DIRECTION_TITLES, KIND_TITLES, TARGET_KIND_TITLES

_MEASURES = {field: title for title, field in BUDGET_HEADINGS.items()}
_AMOUNTS = ("initial", "adjusted", "executed")
_Corrections = Mapping[IndicatorKey, Override]


def reading_of(
    declaration: Declaration,
    *,
    cases: Iterable[Case] | None = None,
    budgets: Iterable[BudgetRecord] = (),
) -> Reading:
    """What the declaration was understood to say.

    Args:
        declaration: the declared forms, corrections laid over them.
        cases: the same projects with what was recorded; None where no actuals were read.
        budgets: the recorded fund tables.
    """
    paired = {id(case.project): case for case in cases or ()}
    corrections = {item.key: item.override for item in declaration.corrections}
    recorded = tuple(budgets)
    return Reading(
        projects=tuple(
            _project(project, paired.get(id(project)), recorded, corrections)
            for project in declaration.projects
        ),
        recorded=cases is not None,
    )


def _project(
    project: Project, case: Case | None, budgets: Iterable[BudgetRecord], corrections: _Corrections
) -> ProjectReading:
    name = matching_project(project.name)
    own = [record.budget for record in budgets if matching_project(record.project) == name]
    return ProjectReading(
        name=project.name,
        kind=KIND_TITLES[project.kind],
        year=f"{project.year}年度" if project.year else "",
        unit=project.unit,
        file=project.source.file,
        place=project.source.place,
        indicators=tuple(
            _indicator(project, row, case, corrections) for row in range(len(project.indicators))
        ),
        amounts=tuple(amount for budget in (project.budget, *own) for amount in _amounts(budget)),
    )


def _indicator(
    project: Project, row: int, case: Case | None, corrections: _Corrections
) -> IndicatorReading:
    indicator = project.indicators[row]
    target = indicator.target
    read = target if isinstance(target, Target) else None
    return IndicatorReading(
        category=indicator.category,
        subcategory=indicator.subcategory,
        name=indicator.name,
        path=indicator_path(indicator),
        original=indicator.target_text,
        understood=normal_form(read) if read else "",
        kind=read.kind.value if read else "",
        direction=_direction(read) if read else "",
        inferred=_noted(all_inferred(target)),
        others=tuple(_others(read)) if read else (),
        unread=target.reason if isinstance(target, Unreadable) else "",
        place=indicator.source.place,
        correction=_correction(corrections.get(indicator.key)),
        actual=_actual(indicator, case, row) if case else None,
    )


def _direction(target: Target) -> str:
    """How a target is compared; for a compound of several directions, part by part."""
    if target.direction is not None:
        return DIRECTION_TITLES[target.direction]
    named = [
        f"{part.label or f'第{number}项'}{DIRECTION_TITLES[part.direction]}"
        for number, part in enumerate(target.parts, start=1)
        if part.direction is not None
    ]
    return "；".join(named)


def _others(target: Target) -> Iterator[str]:
    """The further readings, each with its kind, so that no two look the same."""
    for reading in target.readings[1:]:
        how = [TARGET_KIND_TITLES[reading.kind], _direction(reading)]
        yield f"{normal_form(reading)}（{'，'.join(filter(None, how))}）"


def _noted(inferred: Iterable[Inference]) -> tuple[Noted, ...]:
    return tuple(Noted(what=item.what, basis=item.basis) for item in inferred)


def _correction(override: Override | None) -> CorrectionReading | None:
    if override is None:
        return None
    return CorrectionReading(
        text=override.corrected,
        reason=override.reason,
        author=override.author,
        place=override.source.place,
    )


def _actual(indicator: Indicator, case: Case, row: int) -> ActualReading | None:
    actual, target, achieved = case.actuals[row], case.targets[row], case.achieved[row]
    if actual is None:
        return None
    unread = achieved.reason if isinstance(achieved, Unreadable) else _why_unread(target)
    return ActualReading(
        original=actual.value or "",
        understood="" if unread else read_as(target, actual, achieved),
        against=_against(indicator, target),
        inferred=_noted(all_inferred(achieved)) if isinstance(achieved, Achieved) else (),
        unread=unread,
        file=actual.source.file,
        place=actual.source.place,
    )


def _why_unread(target: Target | Unreadable) -> str:
    return "指标值没有读懂，无从对照" if isinstance(target, Unreadable) else ""


def _against(indicator: Indicator, target: Target | Unreadable) -> str:
    if isinstance(target, Unreadable):
        return ""
    shown = TARGET_KIND_TITLES[Kind.QUALITATIVE] if target.kind is Kind.QUALITATIVE else ""
    form = shown or normal_form(target)
    return form if target == indicator.target else f"{form}（调整后指标值）"


def _amounts(budget: Budget) -> Iterator[AmountReading]:
    for line in budget.lines:
        stated = [measure for measure in _AMOUNTS if getattr(line, measure) is not None]
        for measure in stated:
            yield _amount(line, measure)
        if not stated:
            place = line.origin.place if line.origin else ""
            yield AmountReading(line=_title(line), measure="", original="", amount="", place=place)


def _amount(line: FundLine, measure: str) -> AmountReading:
    cell = line.cell(measure) or line.origin
    return AmountReading(
        line=_title(line),
        measure=_MEASURES[measure],
        original=cell.text if cell else "",
        amount=plain(getattr(line, measure)),
        place=cell.place if cell else "",
    )


def _title(line: FundLine) -> str:
    """A row of a fund table as a person calls it."""
    if line.source is FundSource.TOTAL:
        return line.use.value
    return line.source.value if line.use is FundUse.ALL else f"{line.use.value}·{line.source.value}"
