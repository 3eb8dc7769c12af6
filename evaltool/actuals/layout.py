"""Which table a grid holds and which column means what, found by headings alone.

File names and sheet names do not matter: people rename both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import islice

from evaltool.files.grid import Cell, Grid
from evaltool.model import Source
from evaltool.vocabulary import (
    ACTUAL_HEADINGS,
    BUDGET_HEADINGS,
    HEADING_SYNONYMS,
    ORDINAL_HEADING,
    SHOWN_HEADINGS,
    SITUATION_HEADINGS,
    squeeze,
)

_HEADING_ROWS = 30
_SHORT = 64
_UNIT_LINE = re.compile(r"单位\s*[:：]\s*(?:人民币)?元")
_IN_BRACKETS = re.compile(r"[（(\[【]([^）)\]】]*)[）)\]】]")


class Table(Enum):
    """The three tables of recorded actuals, each with its headings."""

    ACTUAL = "实际完成情况"
    BUDGET = "预算执行"
    SITUATION = "项目情况"

    @property
    def headings(self) -> Mapping[str, str]:
        """Heading -> field of the record."""
        return _HEADINGS[self]

    @property
    def telling(self) -> frozenset[str]:
        """Fields of which one must have a column, else the table is something else."""
        return _TELLING[self]

    def heading(self, field: str) -> str:
        """The heading of a field as people know it."""
        return next(title for title, name in self.headings.items() if name == field)


_HEADINGS: Mapping[Table, Mapping[str, str]] = {
    Table.ACTUAL: {**ACTUAL_HEADINGS, ORDINAL_HEADING: "ordinal"},
    Table.BUDGET: BUDGET_HEADINGS,
    Table.SITUATION: SITUATION_HEADINGS,
}
_TELLING: Mapping[Table, frozenset[str]] = {
    Table.ACTUAL: frozenset({"value", "level", "decided", "adjusted_target"}),
    Table.BUDGET: frozenset({"adjusted", "executed"}),
    Table.SITUATION: frozenset(SITUATION_HEADINGS.values()) - {"project"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table found in a grid.

    `row` is the last row of the headings, `columns` field -> column, `in_yuan` the amount
    columns whose heading says 元, `doubled` headings beyond the first of their field and
    `unknown` headings that mean nothing to us.
    """

    grid: Grid
    table: Table
    row: int
    columns: Mapping[str, int]
    in_yuan: frozenset[str]
    doubled: tuple[Cell, ...]
    unknown: tuple[Cell, ...]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings, repeated headings left out."""
        for number in range(self.row + 1, self.grid.height + 1):
            row = Row(layout=self, number=number)
            if not row.repeats_headings():
                yield row


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    layout: Layout
    number: int

    def text(self, field: str) -> str | None:
        """What was filled into this very row, None where blank."""
        cell = self._cell(field)
        if cell is None or cell.row != self.number:
            return None
        return cell.text.strip() or None

    def shared(self, field: str) -> str | None:
        """A text that may be merged over several rows, None where blank."""
        cell = self._cell(field)
        return (cell.text.strip() or None) if cell is not None else None

    def source(self, field: str) -> Source:
        """The cell of a field; the first of the row where there is no such column."""
        grid = self.layout.grid
        return Source(
            file=grid.file,
            row=self.number,
            column=self.layout.columns.get(field, 1),
            text=self.text(field) or "",
            sheet=grid.sheet,
            table=grid.table,
        )

    def repeats_headings(self) -> bool:
        """Whether this is the heading row once more, as in tables put one below the other."""
        grid, table = self.layout.grid, self.layout.table
        known = 0
        for column in self.layout.columns.values():
            cell = grid.at(self.number, column)
            if cell is not None and cell.row == self.number and cell.text.strip():
                known += field_of(cell.text.strip(), table) is not None
        return known > 1

    def _cell(self, field: str) -> Cell | None:
        column = self.layout.columns.get(field)
        return None if column is None else self.layout.grid.at(self.number, column)


def find_layout(grid: Grid) -> Layout | None:
    """The table of a grid, or None where no row of it reads like one of our headings."""
    best: Layout | None = None
    for cells in islice(grid.rows(), _HEADING_ROWS):
        for table in Table:
            layout = _layout(grid, table, cells)
            if layout and (best is None or len(layout.columns) > len(best.columns)):
                best = layout
    return best


def field_of(text: str, table: Table) -> str | None:
    """The field that a heading names, as written or without its remarks; None where unknown.

    Short texts are remembered: the same few come back row by row.
    """
    return _known_field(text, table) if len(text) <= _SHORT else _find_field(text, table)


@lru_cache(maxsize=1024)
def _known_field(text: str, table: Table) -> str | None:
    return _find_field(text, table)


def _find_field(text: str, table: Table) -> str | None:
    for form in (squeeze(text), squeeze(_IN_BRACKETS.sub("", text))):
        heading = HEADING_SYNONYMS.get(form, form)
        if heading in table.headings:
            return table.headings[heading]
    return None


def _layout(grid: Grid, table: Table, cells: tuple[Cell, ...]) -> Layout | None:
    columns: dict[str, Cell] = {}
    doubled, unknown = [], []
    for cell in cells:
        field = field_of(cell.text, table)
        if field is None:
            unknown.append(cell)
        elif columns.setdefault(field, cell) is not cell:
            doubled.append(cell)
    if ("project" not in columns and len(columns) < 3) or not table.telling & columns.keys():
        return None
    return Layout(
        grid=grid,
        table=table,
        row=max(cell.row + cell.row_span - 1 for cell in cells),
        columns={field: cell.column for field, cell in columns.items()},
        in_yuan=frozenset(_in_yuan(grid, cells[0].row, columns)),
        doubled=tuple(doubled),
        unknown=tuple(cell for cell in unknown if _worth_telling(cell)),
    )


def _in_yuan(grid: Grid, heading_row: int, columns: Mapping[str, Cell]) -> Iterator[str]:
    """The columns in 元: by their own heading, else by a line above the table (单位：元)."""
    above = [*grid.before, *(cell.text for cell in grid.cells if cell.row < heading_row)]
    whole = any(_UNIT_LINE.search(text) for text in above)
    for field, cell in columns.items():
        remarks = "".join(_IN_BRACKETS.findall(cell.text))
        if "万元" not in remarks and ("元" in remarks or whole):
            yield field


def _worth_telling(cell: Cell) -> bool:
    return bool(cell.text.strip()) and squeeze(cell.text) not in SHOWN_HEADINGS
