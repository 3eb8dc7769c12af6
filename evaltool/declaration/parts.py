"""The lines of one form, sorted into what they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from evaltool.declaration.columns import Columns, columns_of, is_second_heading
from evaltool.declaration.lines import Line, is_cut_short, labelled
from evaltool.declaration.wording import is_year_line, plain, trimmed
from evaltool.files import Cell
from evaltool.findings import Finding, finding
from evaltool.model import Source
from evaltool.vocabulary import FORM_LABELS, GOAL_HEADINGS, look_up


@dataclass(slots=True)
class Parts:
    """The parts of a form: its single values by label, and the lines of its tables."""

    titles: list[Line] = field(default_factory=list)
    years: list[Line] = field(default_factory=list)
    values: dict[str, tuple[str, Source]] = field(default_factory=dict)
    funds: list[Line] = field(default_factory=list)
    goal: list[Line] = field(default_factory=list)
    rows: list[tuple[Columns, Line]] = field(default_factory=list)
    tasks: list[Line] = field(default_factory=list)
    money_units: list[str] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    mode: str = "head"
    columns: Columns | None = None


def sort_lines(lines: Iterable[Line]) -> Parts:
    """Sort the lines of one form."""
    parts = Parts()
    queue = list(lines)
    if is_cut_short(queue) and not any(line.is_cut for line in queue):
        parts.found.append(finding("declaration-cut-short", queue[-1].source()))
    queue = [line for line in queue if not line.is_dots]
    skip: Line | None = None
    for line, below in zip(queue, [*queue[1:], None], strict=True):
        if line is skip:
            continue
        if line.is_heading:
            skip = _begin_table(parts, line, below)
        else:
            _sort(parts, line)
    return parts


def _begin_table(parts: Parts, line: Line, below: Line | None) -> Line | None:
    parts.mode = "rows"
    parts.columns, found = columns_of(line, below, year_first=_year_first(parts))
    parts.found += found
    return below if is_second_heading(line, below) else None


def _year_first(parts: Parts) -> bool:
    """Whether the goal of the year stands to the left of that of several years."""
    for line in parts.goal:
        named = {look_up(GOAL_HEADINGS, cell.text): cell.column for cell in line.filled}
        if "planned" in named and "later" in named:
            return named["planned"] < named["later"]
    return False


def _sort(parts: Parts, line: Line) -> None:
    if line.money_unit:
        parts.money_units.append(line.money_unit)
    if line.is_cut:
        parts.found.append(finding("declaration-cut-short", line.source()))
    elif line.is_title:
        parts.titles.append(line)
    elif line.is_year and parts.mode == "head":
        parts.years.append(line)
    elif parts.mode == "rows" and _is_row(parts, line):
        _sort_row(parts, line)
    elif line.loose:
        _sort_loose(parts, line)
    else:
        _sort_labelled(parts, line)


def _is_row(parts: Parts, line: Line) -> bool:
    """Whether a line under the heading is still a row of the table."""
    if line.loose or parts.columns is None:
        return False
    labels = [cell for cell, label in line.labels if cell.column <= parts.columns.first_level]
    return not labels and not line.field


def _sort_row(parts: Parts, line: Line) -> None:
    if parts.columns is None or line.is_total:
        parts.mode = "tail"
        return
    if parts.columns.grid is not line.grid:
        parts.columns = parts.columns.on(line.grid)
    parts.rows.append((parts.columns, line))


def _sort_loose(parts: Parts, line: Line) -> None:
    if line.field:
        parts.values.setdefault(line.field[0], (line.field[1], line.source()))


def _sort_labelled(parts: Parts, line: Line) -> None:
    kinds = [label for _, label in line.labels]
    mode = next((mode for mode in ("tasks", "funds", "goal") if mode in kinds), None)
    if mode:
        parts.mode = mode
    elif kinds or line.field:
        parts.mode = "tail" if parts.mode in ("rows", "tail") else "head"
    if parts.mode == "funds":
        parts.funds.append(line)
    elif parts.mode == "goal":
        parts.goal.append(line)
    elif parts.mode == "tasks":
        _sort_task(parts, line)
    elif kinds or line.field:
        _take_values(parts, line)
    elif not (line.money_unit or line.is_attachment):
        _unplaced(parts, line)


def _sort_task(parts: Parts, line: Line) -> None:
    """Of a table of tasks, the headings of its amounts and their total are the budget."""
    totals = line.sources[:1] == line.filled[:1]
    (parts.funds if totals or len(line.sources) > 1 else parts.tasks).append(line)


def _unplaced(parts: Parts, line: Line) -> None:
    text = plain("".join(cell.text for cell in line.filled))
    parts.found.append(finding("declaration-unplaced", line.source(), text=text[:30]))


def _take_values(parts: Parts, line: Line) -> None:
    """The single values of a line: what stands to the right of each label, or behind its colon."""
    for cell in line.filled:
        stated = labelled(cell.text)
        if stated:
            parts.values.setdefault(stated[0], (trimmed(stated[1]), line.source(cell)))
    for cell, label in line.labels:
        value = _right_of(line, cell)
        if value is not None:
            parts.values.setdefault(label, (trimmed(value.text), line.source(value)))


def _right_of(line: Line, label: Cell) -> Cell | None:
    """The first text to the right of a label, before the next label."""
    for cell in line.filled:
        if cell.column > label.column:
            return None if look_up(FORM_LABELS, cell.text) else cell
    return None


def goal_text(lines: Iterable[Line]) -> str:
    """The planned goal (总体目标) of the lines about it, its outcome left out."""
    texts: list[str] = []
    column: int | None = None
    for line in lines:
        cells = [cell for cell in line.filled if look_up(FORM_LABELS, cell.text) != "goal"]
        named = {look_up(GOAL_HEADINGS, cell.text): cell for cell in line.filled}
        planned = named.get("planned")
        if planned is not None and len(named.keys() - {None}) > 1:
            beside = beside_heading(line, planned)
            column = None if beside else planned.column
            if beside:
                return beside
            continue
        texts += [_goal_cell(cell) for cell in cells if column is None or cell.column == column]
    return "\n".join(filter(None, texts))


def beside_heading(line: Line, heading: Cell) -> str:
    """The text right of a heading where it stands in the same line, "" where another one does."""
    right = (cell for cell in line.filled if cell.column > heading.column)
    cell = next(right, None)
    if cell is None or look_up(GOAL_HEADINGS, cell.text) or look_up(FORM_LABELS, cell.text):
        return ""
    return trimmed(cell.text)


def _goal_cell(cell: Cell) -> str:
    stated = labelled(cell.text)
    if look_up(GOAL_HEADINGS, cell.text) or is_year_line(cell.text):
        return ""
    return trimmed(stated[1] if stated and stated[0] == "goal" else cell.text)
