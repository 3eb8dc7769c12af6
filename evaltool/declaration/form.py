"""One form -> one project: its name, unit, year, goal, budget and indicators."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.declaration.amounts import MoneyUnit, unit_in
from evaltool.declaration.fund_sums import check_sums
from evaltool.declaration.funds import read_funds, unit_of_funds
from evaltool.declaration.indicators import indicators_of, rows_of
from evaltool.declaration.lines import Line
from evaltool.declaration.parts import Parts, goal_text, sort_lines
from evaltool.declaration.wording import plain, year_in
from evaltool.findings import Finding, finding
from evaltool.model import DEPARTMENT_NAME, Budget, Project, ProjectKind, Source

_WHOLE = ("部门整体", "整体支出", "单位整体", "整体绩效")


def read_form(lines: Sequence[Line], year: int | None) -> tuple[Project, tuple[Finding, ...]]:
    """The project that a form declares, and everything in it that could not be placed."""
    parts = sort_lines(lines)
    found = list(parts.found)
    title = "".join(plain(line.filled[0].text) for line in parts.titles)
    source = _source(parts, lines)
    kind = kind_of(title, "project" in parts.values)
    name = _name(parts, kind, source, found)
    own_year = _year(parts, title)
    found += check_year(own_year, year, source, name)
    budget = _budget(parts, found)
    rows, incomplete = rows_of(parts.rows)
    indicators, unclear = indicators_of(rows, name, own_year or year)
    found += [*incomplete, *unclear]
    if not indicators:
        found.append(finding("declaration-no-indicators", source, name=name))
    project = Project(
        name=name,
        kind=kind,
        unit=plain(parts.values["unit"][0]) if "unit" in parts.values else "",
        year=own_year or year or 0,
        goal=_goal(parts),
        budget=budget,
        indicators=indicators,
        form=title,
        source=source,
    )
    return project, tuple(found)


def kind_of(title: str, named: bool) -> ProjectKind:
    """Whether a form declares the department as a whole or a project."""
    if any(word in title for word in _WHOLE):
        return ProjectKind.DEPARTMENT
    return ProjectKind.PROJECT


def check_year(
    own: int | None, asked: int | None, source: Source, name: str
) -> tuple[Finding, ...]:
    """A finding where a form states another year than the one asked for, or none at all."""
    if own is None and asked is None:
        return (finding("declaration-no-year", source, name=name),)
    if own is not None and asked is not None and own != asked:
        return (finding("declaration-year-differs", source, name=name, own=own, asked=asked),)
    return ()


def _source(parts: Parts, lines: Sequence[Line]) -> Source:
    if "project" in parts.values:
        return parts.values["project"][1]
    return (parts.titles[0] if parts.titles else lines[0]).source()


def _name(parts: Parts, kind: ProjectKind, source: Source, found: list[Finding]) -> str:
    if kind is ProjectKind.DEPARTMENT:
        return DEPARTMENT_NAME
    name = plain(parts.values["project"][0]) if "project" in parts.values else ""
    if not name:
        found.append(finding("declaration-no-name", source))
    return name


def _year(parts: Parts, title: str) -> int | None:
    stated = [parts.values["year"][0]] if "year" in parts.values else []
    lines = [line.filled[0].text for line in parts.years]
    known = (year_in(text) for text in (*stated, title, *lines))
    return next((year for year in known if year is not None), None)


def _goal(parts: Parts) -> str:
    """The goal of the form; a form without one has its tasks of the year in its place."""
    stated = parts.values["goal"][0] if "goal" in parts.values else ""
    return goal_text(parts.goal) or stated or goal_text(parts.tasks)


def _budget(parts: Parts, found: list[Finding]) -> Budget:
    unit = unit_of_funds(parts.funds) or _stated_unit(parts)
    budget, unplaced = read_funds(parts.funds, unit or MoneyUnit.TEN_THOUSAND)
    found += [*unplaced, *check_sums(budget)]
    if unit is None and any(line.initial or line.adjusted for line in budget.lines):
        found.append(finding("declaration-unit-assumed", parts.funds[0].source(), unit="万元"))
    return budget


def _stated_unit(parts: Parts) -> MoneyUnit | None:
    """The unit in a line beside the table: 金额单位：万元."""
    return next((unit for text in parts.money_units if (unit := unit_in(text))), None)
