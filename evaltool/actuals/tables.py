"""The tables of a set of grids, and what must be said about their columns and stray rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from evaltool.actuals.cells import Refused
from evaltool.actuals.layout import Layout, Row, Table, find_layout
from evaltool.files.grid import Cell, Grid
from evaltool.findings import Finding, finding
from evaltool.matching import matching
from evaltool.vocabulary import GUIDE_TITLE, SUM_ROWS

T = TypeVar("T")

_NEEDED: dict[Table, tuple[str, ...]] = {
    Table.ACTUAL: ("project", "category", "subcategory", "name", "value", "level"),
    Table.BUDGET: ("project", "adjusted", "executed"),
    Table.SITUATION: ("project",),
}
_SUM_ROWS = frozenset(map(matching, SUM_ROWS))
_QUOTED = 40


def find_tables(grids: Iterable[Grid], found: list[Finding]) -> tuple[Layout, ...]:
    """The tables that hold records; what is passed over or odd is added to `found`."""
    layouts = [(grid, find_layout(grid)) for grid in grids]
    known = {grid.file for grid, layout in layouts if layout is not None}
    unknown = dict.fromkeys(grid.file for grid, _ in layouts if grid.file not in known)
    found += [finding("actuals-file-unknown", place=file) for file in unknown]
    for grid, layout in layouts:
        if layout is not None:
            found += _about_columns(layout)
        elif grid.file in known and _worth_telling(grid):
            found.append(finding("actuals-sheet-ignored", place=_name(grid)))
    return tuple(layout for _, layout in layouts if layout is not None)


def records(layout: Layout, found: list[Finding]) -> Iterator[Row]:
    """The rows of a table that name a project; rows that add up others are left out."""
    if "project" not in layout.columns:
        return
    for row in layout.rows():
        project = row.shared("project")
        if project is not None and matching(project) not in _SUM_ROWS:
            yield row
        elif project is None and _recorded(row):
            found.append(finding("actuals-row-without-project", row.source("project")))


def take(
    row: Row, field: str, reader: Callable[[str], T | Refused], found: list[Finding]
) -> T | None:
    """The meaning of a field; None where blank, or where unreadable, which is then told."""
    text = row.text(field)
    if text is None:
        return None
    meaning = reader(text)
    if not isinstance(meaning, Refused):
        return meaning
    heading = row.layout.table.heading(field)
    facts = {"heading": heading, "text": quoted(text), "reason": meaning.reason}
    found.append(finding("actuals-unreadable", row.source(field), **facts))
    return None


def quoted(text: str) -> str:
    """A text short enough to stand in a message."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def _recorded(row: Row) -> bool:
    return any(row.text(field) is not None for field in row.layout.table.telling)


def _about_columns(layout: Layout) -> Iterator[Finding]:
    for field in _NEEDED[layout.table]:
        if field not in layout.columns:
            code = "actuals-no-project-column" if field == "project" else "actuals-no-column"
            heading = layout.table.heading(field)
            place = _name(layout.grid)
            yield finding(code, place=place, heading=heading, strange=_strange(layout))
    for cell in layout.doubled:
        source = layout.grid.source(cell)
        yield finding("actuals-column-doubled", source, heading=quoted(cell.text.strip()))
    for cell in layout.unknown:
        if _has_content(layout, cell):
            source = layout.grid.source(cell)
            yield finding("actuals-column-unknown", source, heading=quoted(cell.text.strip()))


def _strange(layout: Layout) -> str:
    """The headings nobody knows, which may be the missing one under another name."""
    cells = [cell for cell in layout.unknown if _has_content(layout, cell)]
    names = "、".join(f"“{quoted(cell.text.strip())}”（第{cell.column}列）" for cell in cells)
    return f"，另有不认识的列{names}" if names else ""


def _has_content(layout: Layout, heading: Cell) -> bool:
    columns = range(heading.column, heading.column + heading.column_span)
    return any(
        cell.row > layout.row and cell.column in columns and cell.text.strip()
        for cell in layout.grid.cells
    )


def _worth_telling(grid: Grid) -> bool:
    texts: Sequence[str] = [cell.text for cell in grid.cells if cell.text.strip()]
    return bool(texts) and not any(GUIDE_TITLE in text for text in texts[:3])


def _name(grid: Grid) -> str:
    if grid.sheet is not None:
        return f"{grid.file} 工作表“{grid.sheet}”"
    return f"{grid.file} 第{grid.table}个表" if grid.table is not None else grid.file
