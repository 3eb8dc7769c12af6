"""Saves what was typed: field by field, and never over what somebody else typed meanwhile.

A form sends with every field the text that its page showed. A field that states something else
by now is left as it is, and both texts are told; so are fields that another file fills in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evaltool.actuals.entries import read_entries
from evaltool.actuals.layout import Table
from evaltool.actuals.rows import Indicators
from evaltool.actuals.workbook.indicators import same_numbers
from evaltool.matching import matching_project
from evaltool.model import Actual, FundSource, FundUse, Project
from evaltool.vocabulary import FUND_SOURCES, FUND_USES, squeeze
from evaltool.web.fields import SITUATION_ROW, Edit, fields_of, fund_id, fund_place, row_id
from evaltool.web.tables import Line, PageTable
from evaltool.workspace import exchange

if TYPE_CHECKING:
    from evaltool.web.desk import Desk, Year
    from evaltool.web.held import Held, Slot

LONGEST = 3000
"""Characters of one field."""
_FORMULA = re.compile(r"[=+@](?=.)|-(?![\d.,%\s]+(?:\D{0,6})$)(?=.)")
_WIDE = str.maketrans("=+@-", "＝＋＠－")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An edit that was not saved: what stands there now, and why it stays."""

    edit: Edit
    current: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the edits of a form."""

    saved: tuple[Edit, ...] = ()
    refused: tuple[Refused, ...] = ()


Rows = dict[tuple[str, str], int]
"""Project name and row of the page -> place among the lines of a table."""


def save(desk: Desk, project: Project, table: Table, edits: Sequence[Edit]) -> Outcome:
    """Save the edits of one form about one project.

    Raises:
        EvaltoolError: the table, or the disk, refuses; nothing was saved.
    """
    with desk.changing():
        return change(desk.year(), table, [(project, edit) for edit in edits])


def change(
    year: Year,
    table: Table,
    edits: Sequence[tuple[Project, Edit]],
    held: Mapping[Slot, tuple[Held, ...]] | None = None,
) -> Outcome:
    """Put edits into a table, all that can be in one write; the workspace is held by the caller.

    Args:
        year: the year as the files stand now.
        table: the table.
        edits: what is to be stated, each with its project.
        held: what other files record; None where that is what the year says.

    Raises:
        WorkspaceError: the table, or the disk, refuses; nothing was saved.
    """
    workspace, projects = year.workspace, year.gathered.declaration.projects
    held = year.held if held is None else held
    standing = year.tables[table]
    lines = list(standing.lines)
    rows = dict(year.rows[table])
    if any((project.name, edit.row) not in rows for project, edit in edits):
        _complete(lines, rows, table, projects, edits)
    saved: list[Edit] = []
    refused: list[Refused] = []
    for project, asked in edits:
        edit = replace(asked, now=_without_formula(asked.now))
        at = rows.get((project.name, edit.row))
        slot = (table, project.name, edit.row, edit.field)
        current = "" if at is None else lines[at].text(edit.field)
        why = _why_not(table, edit, current, at, held.get(slot, ()))
        if why:
            refused.append(Refused(edit=edit, current=current, why=why))
        elif current != edit.now and at is not None:
            lines[at] = lines[at].put(**{edit.field: edit.now}, **_keys(table, project, edit.row))
            saved.append(edit)
    if saved:
        exchange(workspace, standing.path, standing.data(lines), expected=standing.digest)
    return Outcome(saved=tuple(saved), refused=tuple(refused))


def _why_not(table: Table, edit: Edit, current: str, at: int | None, held: Sequence[Held]) -> str:
    """Why an edit is not saved, empty where it is."""
    if at is None:
        return "申报内容已经变化，没有这一行了，请刷新页面"
    if edit.field not in {field.name for field in fields_of(table)}:
        return "没有这一栏"
    if len(edit.now) > LONGEST:
        return f"超过{LONGEST}字，请缩短"
    return "" if current == edit.now else _taken(edit, current, held)


def _taken(edit: Edit, current: str, held: Sequence[Held]) -> str:
    """Why a field that states something else is left as it is."""
    if held and edit.now:
        place, text = held[0].source.place, held[0].text
        return f"该项已由 {place} 填写为“{text}”，要在网页上修改请先并入该文件"
    if current != edit.was:
        return f"刚有人把它改为“{current}”" if current else "刚有人把它清空了"
    return ""


def _without_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula: its first sign made a wide one."""
    return text[:1].translate(_WIDE) + text[1:] if _FORMULA.match(text) else text


def rows_of(
    standing: PageTable, projects: Sequence[Project], entries: Iterable[Actual] | None = None
) -> Rows:
    """Which line of a table is about which row of the page; the first of several counts.

    Args:
        standing: the table.
        projects: the declared projects.
        entries: what the rows of indicators were read as, where that is known already.
    """
    by_name = {matching_project(project.name): project for project in projects}
    if standing.table is Table.ACTUAL and standing.layout is not None:
        read = read_entries(standing.layout, []) if entries is None else entries
        own = (entry for entry in read if entry.source.file == standing.layout.grid.file)
        return _indicator_rows(standing, by_name, own)
    rows: Rows = {}
    for at, line in enumerate(standing.lines):
        project = by_name.get(matching_project(line.text("project")))
        row = SITUATION_ROW if standing.table is Table.SITUATION else _fund_row(line)
        if project and row:
            rows.setdefault((project.name, row), at)
    return rows


def _indicator_rows(
    standing: PageTable, by_name: Mapping[str, Project], entries: Iterable[Actual]
) -> Rows:
    rows: Rows = {}
    places = {line.number: at for at, line in enumerate(standing.lines)}
    indicators = {name: Indicators(project) for name, project in by_name.items()}
    for entry in sorted(entries, key=lambda entry: entry.source.row):
        own = indicators.get(matching_project(entry.key.project))
        found = own.find(entry, []) if own else None
        if own and found is not None and entry.source.row in places:
            key = (own.project.name, row_id(own.project.indicators[found]))
            rows.setdefault(key, places[entry.source.row])
    return rows


def _fund_row(line: Line) -> str:
    use = FUND_USES.get(squeeze(line.text("use")), "" if line.text("use") else FundUse.ALL)
    source = FUND_SOURCES.get(
        squeeze(line.text("source")), "" if line.text("source") else FundSource.TOTAL
    )
    return fund_id(FundUse(use), FundSource(source)) if use and source else ""


def _complete(
    lines: list[Line],
    rows: Rows,
    table: Table,
    projects: Sequence[Project],
    edits: Iterable[tuple[Project, Edit]],
) -> None:
    """Add a line for everything declared that has none, and for the rows of the edits."""
    wanted = [(project, row) for project in projects for row in _declared_rows(table, project)]
    wanted += [(project, edit.row) for project, edit in edits]
    for project, row in wanted:
        keys = _keys(table, project, row)
        if (project.name, row) not in rows and keys:
            rows[project.name, row] = len(lines)
            lines.append(Line(fields=keys, extras={}))


def _declared_rows(table: Table, project: Project) -> Sequence[str]:
    if table is Table.ACTUAL:
        return [row_id(indicator) for indicator in project.indicators]
    total = fund_id(FundUse.ALL, FundSource.TOTAL)
    return [total] if table is Table.BUDGET else [SITUATION_ROW]


def _keys(table: Table, project: Project, row: str) -> dict[str, str]:
    """What a row of a table is about; empty where the project has no such row."""
    if table is Table.SITUATION:
        return {"project": project.name} if row == SITUATION_ROW else {}
    if table is Table.BUDGET:
        place = fund_place(row)
        if place is None:
            return {}
        use, source = place
        return {"project": project.name, "use": use.value, "source": source.value}
    for indicator, number in zip(project.indicators, same_numbers(project), strict=True):
        if row_id(indicator) == row:
            return {
                "project": project.name,
                "category": indicator.category,
                "subcategory": indicator.subcategory,
                "name": indicator.name,
                "target_text": indicator.target_text,
                "ordinal": str(number or ""),
            }
    return {}
