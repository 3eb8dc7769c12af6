"""One long export table (导出表) of many units: parted by unit, every cell keeping its place.

Such a table has a row an indicator, with unit, project, target and actual side by side. Each unit
gets three small tables made of its rows, one for every reader: what was declared, what was
achieved, what was spent. Rows are counted anew in them; `rows` tells which row of the file each
one is, and `in_place` puts that back into all that was read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from evaltool.actuals.layout import Table, field_of
from evaltool.declaration.columns import Columns, columns_of
from evaltool.declaration.lines import Line, lines_of
from evaltool.declaration.wording import plain
from evaltool.files import Cell, Grid
from evaltool.findings import Finding
from evaltool.model import Source
from evaltool.vocabulary import INDICATOR_HEADINGS, LISTING_HEADINGS, look_up

T = TypeVar("T")

SUFFIXES = (".csv", ".xlsx", ".xls", ".et", ".ods", ".xlsm", ".xlsb")

_KEYS = ("project", "category", "subcategory", "name")
_DECLARED = frozenset(
    {*_KEYS, "unit", "budget", "goal", "year", "target", "op", "direction", "measure", "points"}
)
_ACTUAL = frozenset(
    {"value", "level", "share", "reason", "evidence", "adjusted_target", "approval"}
    | {"decided", "decided_reason", "sample", "satisfied"}
)
_BUDGET = frozenset({"initial", "adjusted", "executed", "change_reason", "low_rate_reason"})
_MONEY = frozenset({"initial", "adjusted", "executed"})
_UNIT_OF_MONEY = re.compile(r"[（(\[【].*?元.*?[）)\]】]")
_FORBIDDEN = re.compile(r'[\x00-\x1f/\\:*?"<>|]')
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """The rows of one unit as tables for the readers; `rows` are their numbers in the file."""

    declared: Grid
    achieved: Grid
    spent: Grid
    rows: tuple[int, ...]

    @property
    def hash(self) -> str:
        """A hash over all cells and where they stand."""
        digest = hashlib.sha256()
        for grid in (self.declared, self.achieved, self.spent):
            for cell in grid.cells:
                row = self.rows[cell.row - 1]
                digest.update(f"{row}\0{cell.column}\0{cell.text}\0".encode("utf-8", "replace"))
        return digest.hexdigest()


def listings(root: Path) -> tuple[Path, ...]:
    """The tables that lie in the bureau's folder itself."""
    found = (path for path in root.iterdir() if path.suffix.lower() in SUFFIXES)
    return tuple(sorted(path for path in found if path.is_file() and path.name[0] not in ".~"))


def parted(
    grids: Sequence[Grid], left_out: Sequence[frozenset[int]] = ()
) -> dict[str, tuple[UnitTable, ...]]:
    """The units of long tables, by the name in the table, each with its rows; in their order.

    `left_out` are rows of each table that are not taken in; cells below go on with them still.
    """
    units: dict[str, list[UnitTable]] = {}
    for grid, without in zip(grids, left_out or [frozenset()] * len(grids), strict=True):
        head = heading_of(grid)
        if head is None:
            continue
        for unit, rows in rows_of_units(head[0], head[1].row, grid).items():
            if not without.issuperset(rows):
                units.setdefault(unit, []).append(_table(grid, head, rows, without))
    return {unit: tuple(tables) for unit, tables in units.items()}


def folder_names(units: Iterable[str]) -> dict[str, str]:
    """A name of its own for the folder of each unit, fit for every file system."""
    names: dict[str, str] = {}
    for unit in units:
        plain_name = _FORBIDDEN.sub("_", unit).strip(" .")[:_LONGEST] or "未写单位"
        name, count = plain_name, 1
        while name in names.values():
            count += 1
            name = f"{plain_name}（{count}）"
        names[unit] = name
    return names


def in_place(read: T, rows: Sequence[int]) -> T:
    """What was read of a unit's tables, every source put back to its row in the file."""
    return cast(T, _moved(read, rows))


def _moved(item: Any, rows: Sequence[int]) -> Any:
    if isinstance(item, Source):
        return replace(item, row=rows[item.row - 1]) if item.row <= len(rows) else item
    if isinstance(item, tuple):
        return tuple(_moved(each, rows) for each in item)
    if isinstance(item, Finding):
        source = _moved(item.source, rows)
        same = item.source is None or item.place != item.source.place
        return replace(item, source=source, place=item.place if same else source.place)
    if is_dataclass(item) and not isinstance(item, type):
        own = {each.name: getattr(item, each.name) for each in fields(item)}
        changed = {name: _moved(value, rows) for name, value in own.items()}
        return replace(item, **changed)
    return item


def heading_of(grid: Grid) -> tuple[Columns, Line] | None:
    """The heading row of a long table, and what its columns are; None where there is none."""
    for line in lines_of(grid):
        if line.is_listing and not line.loose:
            return columns_of(line, None)[0], line
    return None


def rows_of_units(columns: Columns, heading: int, grid: Grid) -> dict[str, list[int]]:
    """The rows of each unit; a blank unit goes on with the one above."""
    rows: dict[str, list[int]] = {}
    unit = ""
    for number, cells in enumerate(grid.rows(), 1):
        if number <= heading:
            continue
        unit = plain(columns.text("unit", number)) or unit
        if any(plain(cell.text) for cell in cells):
            rows.setdefault(unit, []).append(number)
    return rows


def _table(
    grid: Grid, head: tuple[Columns, Line], rows: Sequence[int], without: frozenset[int]
) -> UnitTable:
    columns, line = head
    meanings = dict(fields_of(line))
    kept = (line.row, *rows)
    texts = _texts(grid, kept, meanings, columns)
    money = next((text for text in grid.before if "元" in text), "")
    taken = [at for at, row in enumerate(kept) if row not in without]
    first = _first_of_projects(texts, meanings, taken)

    def part(names: frozenset[str], own: Sequence[int] = taken) -> Grid:
        chosen = [at for at, held in meanings.items() if held & names]
        cells = tuple(
            Cell(at + 1, column, _headed(texts[at, column], meanings[column], at, money=money))
            for at in own
            for column in sorted(chosen)
            if texts[at, column]
        )
        return Grid(grid.file, cells, grid.sheet, grid.table, grid.before)

    keys = frozenset(f"key:{name}" for name in _KEYS)
    return UnitTable(
        declared=part(frozenset(f"declared:{name}" for name in _DECLARED)),
        achieved=part(keys | frozenset(f"actual:{name}" for name in _ACTUAL)),
        spent=part(frozenset({"key:project"} | {f"budget:{name}" for name in _BUDGET}), first),
        rows=kept,
    )


def fields_of(line: Line) -> Iterator[tuple[int, frozenset[str]]]:
    """What the column of each heading is for the readers."""
    for cell in line.filled:
        wider, known = look_up(LISTING_HEADINGS, cell.text), look_up(INDICATOR_HEADINGS, cell.text)
        actual = field_of(cell.text, Table.ACTUAL)
        budget = field_of(cell.text, Table.BUDGET)
        declared = {name for name in (wider, known) if name in _DECLARED}
        held = {f"declared:{name}" for name in declared}
        held |= {f"key:{name}" for name in declared if name in _KEYS}
        held |= {f"actual:{actual}"} if actual in _ACTUAL else set()
        held |= {f"budget:{budget}"} if budget in _BUDGET else set()
        yield cell.column, frozenset(held)


def _texts(
    grid: Grid, rows: Sequence[int], meanings: Mapping[int, frozenset[str]], columns: Columns
) -> dict[tuple[int, int], str]:
    """The text of every cell, what names a row filled in where it goes on with the one above."""
    texts: dict[tuple[int, int], str] = {}
    for column, held in meanings.items():
        goes_on = any(name.startswith("key:") and name != "key:name" for name in held)
        above = ""
        for at, row in enumerate(rows):
            cell = grid.at(row, column)
            text = cell.text if cell is not None and (goes_on or cell.row == row) else ""
            if goes_on and at:
                above = text = text if plain(text) else above
            texts[at, column] = text
    return texts


def _first_of_projects(
    texts: Mapping[tuple[int, int], str],
    meanings: Mapping[int, frozenset[str]],
    taken: Sequence[int],
) -> list[int]:
    """The heading row and the first row of each project: amounts stand in it."""
    column = next((at for at, held in meanings.items() if "key:project" in held), None)
    seen: dict[str, int] = {}
    for at in taken[1:]:
        seen.setdefault(plain(texts[at, column]) if column is not None else "", at)
    return [0, *seen.values()]


def _headed(text: str, held: frozenset[str], at: int, *, money: str) -> str:
    """A heading of an amount says its unit: 元, as in all lists, where nothing else is said."""
    amount = any(f"budget:{name}" in held for name in _MONEY)
    if at or not amount or money or _UNIT_OF_MONEY.search(text):
        return text
    return f"{text}（元）"
