"""An export table that holds several years: one of them is summed up, the others are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaltool.bulk.listing import heading_of, rows_of_units
from evaltool.declaration.wording import year_in
from evaltool.files import Grid
from evaltool.findings import Finding, finding

_NAMED = 10
_DAY = re.compile(r"20\d{2}\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|([-/.])\d{1,2}\1\d{1,2})")
"""A day above a table is that of the export (导出日期), not the year of its rows."""

Years = Mapping[int, int | None]
"""The year of each row, None where nothing says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which rows of each table are left out, and what is to be told of it."""

    left_out: tuple[frozenset[int], ...]
    findings: tuple[Finding, ...]


def one_year(grids: Sequence[Grid], asked: int | None) -> Choice:
    """The rows of the year asked for, else of the latest in the tables; all where they agree.

    A row without a year goes on with the one above of its unit; one that no year is said of is
    left out too, for nobody knows where it belongs.
    """
    read = [_read(grid) for grid in grids]
    stated = (year for units in read for years in units.values() for year in years.values())
    held = {year for year in stated if year is not None}
    if len(held) < 2:
        return Choice(left_out=(frozenset(),) * len(grids), findings=())
    chosen = max(held) if asked is None else asked
    found: list[Finding] = []
    for grid, units in zip(grids, read, strict=True):
        found += _told(grid, units, chosen)
    left_out = (
        frozenset(row for own in units.values() for row, year in own.items() if year != chosen)
        for units in read
    )
    return Choice(left_out=tuple(left_out), findings=(*found, *_absent(grids, read, chosen)))


def _read(grid: Grid) -> dict[str, Years]:
    """The year of every row of a long table, by unit."""
    head = heading_of(grid)
    if head is None:
        return {}
    columns, line = head
    above = (grid.sheet or "", *grid.before, *(c.text for c in grid.cells if c.row < line.row))
    named = (_DAY.sub("", text) for text in above)
    stated = next((year for text in named if (year := year_in(text)) is not None), None)
    units: dict[str, Years] = {}
    for unit, rows in rows_of_units(columns, line.row, grid).items():
        years: dict[int, int | None] = {}
        current = stated
        for row in rows:
            own = year_in(columns.text("year", row))
            current = years[row] = own if own is not None else current
        units[unit] = years
    return units


def _told(grid: Grid, units: Mapping[str, Years], chosen: int) -> Iterator[Finding]:
    """What of one table is left out."""
    counts = Counter(year for years in units.values() for year in years.values())
    others = sorted(year for year in counts if year not in (chosen, None))
    if others:
        told = "、".join(f"{year}年度{counts[year]}行" for year in others)
        yield finding("bulk-other-years", grid.source(grid.cells[0]), year=chosen, others=told)
    if counts[None]:
        rows = (row for years in units.values() for row, year in years.items() if year is None)
        first = min(rows)
        cell = next(cell for cell in grid.cells if cell.row == first)
        yield finding("bulk-no-year", grid.source(cell), count=counts[None])


def _absent(
    grids: Sequence[Grid], read: Sequence[Mapping[str, Years]], chosen: int
) -> Iterator[Finding]:
    """The units that have rows of other years only."""
    present: dict[str, bool] = {}
    for units in read:
        for unit, years in units.items():
            present[unit] = present.get(unit, False) or chosen in years.values()
    absent = [unit or "未写单位" for unit, here in present.items() if not here]
    if absent:
        more = "等" if len(absent) > _NAMED else ""
        names = f"{'、'.join(absent[:_NAMED])}{more}{len(absent)}个单位"
        yield finding("bulk-year-absent", place=grids[0].file, units=names, year=chosen)
