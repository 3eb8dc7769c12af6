"""A list of the indicators of many projects in one table, as budget systems export it."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.declaration.amounts import MoneyUnit, is_blank, read_amount, unit_in
from evaltool.declaration.columns import Columns
from evaltool.declaration.form import check_year, kind_of
from evaltool.declaration.indicators import indicators_of, rows_of
from evaltool.declaration.lines import Line
from evaltool.declaration.parts import sort_lines
from evaltool.declaration.wording import plain, trimmed, year_in
from evaltool.findings import Finding, finding
from evaltool.model import Budget, FundLine, Project

Rows = list[tuple[Columns, Line]]

_USUAL_UNIT = MoneyUnit.YUAN
"""Lists come out of the budget platform (预算管理一体化), which keeps amounts in 元."""


def read_listing(
    lines: Sequence[Line], year: int | None
) -> tuple[tuple[Project, ...], tuple[Finding, ...]]:
    """The projects of a list, in the order in which they begin."""
    parts = sort_lines(lines)
    found = list(parts.found)
    texts = [line.filled[0].text for line in (*parts.titles, *parts.years)]
    stated = next((found_year for text in texts if (found_year := year_in(text))), None)
    title = "".join(plain(line.filled[0].text) for line in parts.titles)
    unit = next((money for text in parts.money_units if (money := unit_in(text))), None)
    found += _assumed_unit(parts.rows, unit)
    projects: list[Project] = []
    for group in groups_of(parts.rows):
        project, problems = _project(group, title, stated, year, unit)
        projects.append(project)
        found += problems
    return tuple(projects), tuple(found)


def groups_of(rows: Rows) -> list[Rows]:
    """The rows project by project; a blank project cell goes on with the one above."""
    groups: dict[tuple[str, str], Rows] = {}
    unit = name = ""
    for columns, line in rows:
        unit = plain(columns.text("unit", line.row)) or unit
        name = plain(columns.text("project", line.row)) or name
        groups.setdefault((unit, name), []).append((columns, line))
    return list(groups.values())


def _project(
    rows: Rows, title: str, stated: int | None, asked: int | None, unit: MoneyUnit | None
) -> tuple[Project, tuple[Finding, ...]]:
    columns, line = rows[0]
    cell = columns.cell("project", line.row)
    source = line.source(cell)
    name = plain(columns.text("project", line.row))
    own = year_in(columns.text("year", line.row)) or stated
    found = [] if name else [finding("declaration-no-name", source)]
    found += check_year(own, asked, source, name)
    budget, problems = _budget(columns, line, unit)
    kept, incomplete = rows_of(rows)
    indicators, unclear = indicators_of(kept, name, own or asked)
    project = Project(
        name=name,
        kind=kind_of("", named=True),
        unit=plain(columns.text("unit", line.row)),
        year=own or asked or 0,
        goal=trimmed(columns.text("goal", line.row)),
        budget=budget,
        indicators=indicators,
        form=title,
        source=source,
    )
    return project, (*found, *problems, *incomplete, *unclear)


def _budget(
    columns: Columns, line: Line, stated: MoneyUnit | None
) -> tuple[Budget, tuple[Finding, ...]]:
    cell = columns.cell("budget", line.row)
    if cell is None or is_blank(cell.text):
        return Budget(), ()
    unit = unit_in(columns.heading("budget")) or stated or _USUAL_UNIT
    amount = read_amount(cell.text, unit)
    source = line.source(cell)
    if amount is None:
        return Budget(), (finding("declaration-amount-unreadable", source, text=cell.text[:20]),)
    line_read = FundLine(initial=amount, origin=source, cells=(("initial", source),))
    return Budget(lines=(line_read,)), ()


def _assumed_unit(rows: Rows, stated: MoneyUnit | None) -> list[Finding]:
    """One word for the whole list where no amount in it says its unit."""
    for columns, line in rows:
        cell = columns.cell("budget", line.row)
        if cell is None or is_blank(cell.text):
            continue
        if stated or unit_in(columns.heading("budget")):
            return []
        return [finding("declaration-unit-assumed", line.source(cell), unit="元")]
    return []
