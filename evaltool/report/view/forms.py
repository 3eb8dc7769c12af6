"""The view of the forms (绩效自评表): one record of strings per form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from evaltool.model import Budget, FundLine, FundSource, FundUse, ProjectKind, Situation
from evaltool.report.figures import date_text, stacked, weight_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore, project_scores
from evaltool.report.shown import ATTACHED, RowCell, form_template, row_cells, shown_fields
from evaltool.report.view.columns import actual_text, target_text, weight
from evaltool.report.view.execution import is_low, was_changed
from evaltool.report.view.fitting import LONG, beside, fit
from evaltool.report.view.form import Form, FormRow, FormsView, FundRow
from evaltool.report.view.heights import height, with_breaks, with_heights
from evaltool.report.view.reasons import reason_missing, remark
from evaltool.report.view.summaries import parted, summary
from evaltool.report.view.tall import shortened
from evaltool.report.view.words import (
    NO_DATE,
    NOTHING,
    attainment_text,
    clause,
    grade_text,
    marks_text,
    money_text,
    official_category,
    score_text,
    total_text,
    unit_and_year,
)

if TYPE_CHECKING:
    from evaltool.report.layouts import Layout
    from evaltool.rules.model import RuleSet
    from evaltool.scoring.scored import Scored

_SOURCE_TITLES = {
    FundSource.FISCAL: "当年财政拨款",
    FundSource.CARRIED_OVER: "上年结转资金",
    FundSource.SPECIAL_ACCOUNT: "财政专户管理资金",
    FundSource.UNIT: "单位资金",
    FundSource.OTHER: "其他资金",
}
_SOURCE_NAMES = {**_SOURCE_TITLES, FundSource.FISCAL: "财政资金"}
_NAMED = tuple(each for each in _SOURCE_TITLES if each is not FundSource.CARRIED_OVER)
_ALWAYS = (FundSource.FISCAL, FundSource.CARRIED_OVER, FundSource.OTHER)
_DEPARTMENT_FORM = "forms/department.xml.j2"
_USES = (FundUse.PERSONNEL, FundUse.OPERATION, FundUse.TARGETED)


def forms_view(scored: Scored, *, sample: bool = False, layout: Layout | None = None) -> FormsView:
    """The forms of a scored year in its order, with what the layout of its project forms shows."""
    projects = project_scores(scored)
    unit, year = unit_and_year(scored.cases)
    return FormsView(
        title=f"{unit}{year}年度绩效自评表",
        unit=unit,
        marks=marks_text(sample=sample, draft=any(each.total is None for each in projects)),
        basis=f"{scored.ruleset.id} {scored.ruleset.hash[:12]}",
        forms=tuple(_laid_out(project, scored.ruleset, layout) for project in projects),
    )


def _laid_out(project: ProjectScore, ruleset: RuleSet, layout: Layout | None) -> Form:
    form = _form(project, ruleset)
    if layout is None:
        return replace(form, fit=fit(form))
    if form.draft:
        form = _stacked(form)
    if layout.detailed and not form.department:
        form = _detailed(form, project, layout)
    template = form_template(_DEPARTMENT_FORM) if form.department else layout.template
    shown = shown_fields(template)
    form = shortened(form, shown) if ATTACHED in shown else form
    cells, own = row_cells(template), layout.parted and form.summary is not None
    form = replace(form, rows=tuple(with_breaks(form.rows, cells)))
    more = beside(form) if own else 1
    form = replace(form, fit=fit(form, parted=own), fund_tall=height(more) if more > 1 else "")
    return _going_on(form, cells) if form.fit == LONG else form


def _stacked(form: Form) -> Form:
    """The form with intervals as its narrow columns have room for them."""
    return replace(
        form,
        rows=tuple(replace(row, score=stacked(row.score)) for row in form.rows),
        execution_score=stacked(form.execution_score),
        total=stacked(form.total),
    )


def _going_on(form: Form, cells: tuple[RowCell, ...]) -> Form:
    """The form with rows that can stand on any page: each with its categories and its height.

    A merged category would stand on the page where it begins only, and what is merged over the
    end of a page keeps no row together with the next in LibreOffice, and sets the last row of the
    page at the top of its cells.
    """
    return replace(form, rows=tuple(with_heights(_unmerged(form.rows), cells)))


def _unmerged(rows: Iterable[FormRow]) -> Iterator[FormRow]:
    """The rows with the categories that they are merged with repeated."""
    above: FormRow | None = None
    for row in rows:
        own: dict[str, str] = {}
        if above and row.category_merge == "continue":
            own |= {"category": above.category, "category_below": above.category_below}
        if above and row.subcategory_merge == "continue":
            own["subcategory"] = above.subcategory
        above = replace(row, **own, category_merge="restart", subcategory_merge="restart")  # type: ignore[arg-type]
        yield above


def _detailed(form: Form, project: ProjectScore, layout: Layout) -> Form:
    """The form with what only some layouts show."""
    missing = any(row.reason_missing for row in form.rows)
    parts = map(parted, project.indicators)
    return replace(
        form,
        rows=tuple(
            replace(row, nature=each.nature, amount=each.amount, unit=each.unit)
            for row, each in zip(form.rows, parts, strict=True)
        ),
        sources=tuple(_fund_rows(*_every_source(project.case.budget))),
        summary=summary(project, missing, dict(layout.limits)),
    )


def _form(project: ProjectScore, ruleset: RuleSet) -> Form:
    case = project.case
    situation = case.situation or Situation(project=case.project.name, source=case.project.source)
    execution, outcome = project.execution, situation.outcome or ""
    rows = tuple(_rows(project.indicators, ruleset))
    department = case.project.kind is ProjectKind.DEPARTMENT
    return Form(
        department=department,
        fit="",
        draft=project.total is None,
        year=str(case.project.year),
        unit=case.project.unit,
        name=case.project.unit if department else case.project.name,
        supervisor=situation.supervisor or "",
        implementer=situation.implementer or "",
        initial=money_text(case.budget.initial),
        adjusted=money_text(case.budget.adjusted),
        executed=money_text(case.budget.executed),
        execution_points=weight(execution.points) if execution else NOTHING,
        execution_rate=attainment_text(execution),
        execution_score=score_text(execution) if execution else NOTHING,
        funds=tuple(_funds(case.budget, department=department)),
        goal=case.project.goal,
        outcome=outcome,
        rows=rows,
        points=_points(_all_rows(project)),
        indicator_points=_points(_indicator_rows(project)),
        total=total_text(project),
        grade=grade_text(project),
        change=clause(case.change_reason),
        change_asked=was_changed(project) or bool(case.change_reason),
        low=clause(case.low_rate_reason),
        low_asked=is_low(project) or bool(case.low_rate_reason),
        notes=tuple(_notes(project)),
        leader=situation.leader or "",
        finance_leader=situation.finance_leader or "",
        contact=situation.contact or "",
        phone=situation.phone or "",
        filed=date_text(situation.filed) if situation.filed else NO_DATE,
    )


def _all_rows(project: ProjectScore) -> list[RowScore]:
    rows = _indicator_rows(project)
    return [*rows, project.execution] if project.execution else rows


def _funds(budget: Budget, *, department: bool) -> Iterator[FundRow]:
    uses = [line for use in _USES if (line := budget.line(use=use))]
    if department and uses:
        labels = [line.use.value for line in uses]
        lines: list[FundLine | None] = list(uses)
    else:
        sources = [each for each in _SOURCE_TITLES if each in _ALWAYS or budget.line(each)]
        labels = [_SOURCE_TITLES[source] for source in sources]
        lines = [budget.line(source) for source in sources]
    rows = tuple(_fund_rows(labels, lines))
    yield from (replace(row, label=f"其中：{row.label}") for row in rows[:1])
    yield from rows[1:]


def _fund_rows(labels: Iterable[str], lines: Iterable[FundLine | None]) -> Iterator[FundRow]:
    for label, line in zip(labels, lines, strict=True):
        yield FundRow(
            label=label,
            initial=money_text(line.initial if line else None),
            adjusted=money_text(line.adjusted if line else None),
            executed=money_text(line.executed if line else None),
        )


def _every_source(budget: Budget) -> tuple[list[str], list[FundLine | None]]:
    """The sources of the Sichuan form; a carry-over is told where there is one."""
    shown = [each for each in _SOURCE_NAMES if each in _NAMED or budget.line(each)]
    return [_SOURCE_NAMES[each] for each in shown], [budget.line(each) for each in shown]


def _rows(entries: Iterable[IndicatorScore], ruleset: RuleSet) -> Iterator[FormRow]:
    entries = tuple(entries)
    titles = _category_titles(entries)
    number, last = 0, len(entries) - 1
    for category, group in groupby(entries, key=lambda entry: entry.indicator.category):
        category_merge = "restart"
        for subcategory, members in groupby(group, key=lambda entry: entry.indicator.subcategory):
            subcategory_merge = "restart"
            for entry in members:
                yield FormRow(
                    category=titles[category][0] if category_merge == "restart" else "",
                    category_below=titles[category][1] if category_merge == "restart" else "",
                    category_merge=category_merge,
                    subcategory=subcategory if subcategory_merge == "restart" else "",
                    subcategory_merge=subcategory_merge,
                    name=entry.indicator.name,
                    target=target_text(entry),
                    actual=actual_text(entry),
                    points=weight(entry.row.points),
                    score=score_text(entry.row),
                    remark=remark(entry),
                    reason_missing=reason_missing(entry, ruleset),
                    keep=number == last,
                )
                number += 1
                category_merge = subcategory_merge = "continue"


def _category_titles(entries: Iterable[IndicatorScore]) -> dict[str, tuple[str, str]]:
    """Declared 一级指标 -> the two lines that the form prints.

    The official name, a long one broken before 指标 because the column is narrow; where
    several declared ones share an official name, the declared one follows in brackets.
    """
    declared = dict.fromkeys(entry.indicator.category for entry in entries)
    officials = [official_category(category) for category in declared]
    return {
        category: (official, f"（{category}）")
        if officials.count(official) > 1
        else _lines(official)
        for category, official in zip(declared, officials, strict=True)
    }


def _lines(title: str) -> tuple[str, str]:
    name = title.removesuffix("指标")
    return (name, "指标") if name != title and len(name) > 2 else (title, "")


def _notes(project: ProjectScore) -> Iterator[str]:
    """What the reader of a form must know besides."""
    renamed = _renamed(project)
    if renamed:
        yield f"申报表的{'，'.join(renamed)}。"
    if project.allocation:
        yield "指标分值按评分规则分配，见自评报告附件。"


def _renamed(project: ProjectScore) -> list[str]:
    """Which declared 一级指标 stand under which official one of another name."""
    declared = dict.fromkeys(entry.indicator.category for entry in project.indicators)
    names: dict[str, list[str]] = {}
    for category in declared:
        official = official_category(category)
        if official != category:
            names.setdefault(official, []).append(f"“{category}”")
    return [f"{''.join(own)}即{official}" for official, own in names.items()]


def _indicator_rows(project: ProjectScore) -> list[RowScore]:
    return [entry.row for entry in project.indicators]


def _points(rows: Iterable[RowScore | None]) -> str:
    """The points of rows together, a dash where those of one are not known."""
    points = [row.points for row in rows if row]
    known = [each for each in points if each is not None]
    return weight_text(sum(known)) if len(known) == len(points) else NOTHING
