"""The columns of an indicator table, by their headings and whatever their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaltool.declaration.lines import Line
from evaltool.declaration.wording import plain
from evaltool.files import Cell, Grid
from evaltool.findings import Finding, finding
from evaltool.vocabulary import INDICATOR_HEADINGS, LISTING_HEADINGS, look_up

_LEVELS = ("category", "subcategory", "name")
_READ = (*_LEVELS, "target", "op", "measure", "points", "project")
_TWO = 2
_PASSED_OVER = ("other", "side")
_NOT_BESIDE = (None, *_LEVELS, *_PASSED_OVER)


@dataclass(frozen=True)
class Columns:
    """Which columns hold what: meaning -> first and last column."""

    grid: Grid
    spans: Mapping[str, tuple[int, int]]
    headings: Mapping[str, str]

    def heading(self, meaning: str) -> str:
        """The heading of a column as printed, "" where there is none."""
        return self.headings.get(meaning, "")

    def __contains__(self, meaning: str) -> bool:
        return meaning in self.spans

    def on(self, grid: Grid) -> Columns:
        """The same columns in a table that goes on with this one."""
        return Columns(grid, self.spans, self.headings)

    @property
    def first_level(self) -> int:
        """The first column of the levels."""
        return min(self.spans[level][0] for level in _LEVELS if level in self.spans)

    def cells(self, meaning: str, row: int) -> list[Cell]:
        """The cells that cover a row in the columns of this meaning, merged ones included."""
        if meaning not in self.spans:
            return []
        first, last = self.spans[meaning]
        found = (self.grid.at(row, column) for column in range(first, last + 1))
        return list(dict.fromkeys(cell for cell in found if cell is not None))

    def cell(self, meaning: str, row: int) -> Cell | None:
        """The first cell with a text, else the first cell, of this meaning in a row."""
        cells = self.cells(meaning, row)
        return next((cell for cell in cells if plain(cell.text)), next(iter(cells), None))

    def text(self, meaning: str, row: int) -> str:
        """The text of this meaning in a row, "" where there is none."""
        return "".join(cell.text for cell in self.cells(meaning, row))


def columns_of(
    line: Line, below: Line | None, *, year_first: bool = False
) -> tuple[Columns, tuple[Finding, ...]]:
    """The columns that a heading line names, refined by a second line of headings below it.

    A form that states targets of several years beside those of the year has two groups of
    columns; the year's is the last one, the first one where `year_first`.
    """
    groups: dict[str, list[Cell]] = {}
    found: list[Finding] = []
    for cell, meaning in _meanings(line, below):
        if meaning is None:
            heading = plain(cell.text)
            found.append(finding("declaration-unknown-heading", line.source(cell), heading=heading))
        elif meaning not in _PASSED_OVER:
            groups.setdefault(meaning, []).append(cell)
    paired = len(groups.get("target", ())) > 1
    chosen = {
        meaning: cells[-1] if paired and not year_first and meaning in _READ else cells[0]
        for meaning, cells in groups.items()
    }
    return _columns(line, chosen), (*found, *_doubled(line, groups, paired=paired))


def _columns(line: Line, chosen: Mapping[str, Cell]) -> Columns:
    spans = {
        meaning: (cell.column, cell.column + cell.column_span - 1)
        for meaning, cell in chosen.items()
    }
    return Columns(line.grid, spans, {meaning: cell.text for meaning, cell in chosen.items()})


def _doubled(line: Line, groups: Mapping[str, list[Cell]], *, paired: bool) -> Iterator[Finding]:
    """A remark on two groups of columns, or a finding for each heading that stands twice."""
    if paired:
        yield finding("declaration-two-periods", line.source(groups["target"][-1]))
        return
    for meaning in _READ:
        for cell in groups.get(meaning, ())[1:]:
            yield finding("declaration-double-heading", line.source(cell), heading=plain(cell.text))


def is_second_heading(line: Line, below: Line | None) -> bool:
    """Whether the line below a heading line only refines it: 指标性质 | 指标值 | 度量单位."""
    if below is None or below.grid is not line.grid or not below.filled:
        return False
    known = [look_up(INDICATOR_HEADINGS, cell.text) for cell in below.filled]
    return all(known) and not below.is_heading


def _meanings(line: Line, below: Line | None) -> list[tuple[Cell, str | None]]:
    cells = [*line.filled, *_reaching_down(line)]
    if is_second_heading(line, below) and below is not None:
        lower = {cell.column for cell in below.filled}
        cells = [cell for cell in cells if not _covers(cell, lower)] + list(below.filled)
    cells.sort(key=lambda cell: cell.column)
    listing = line.is_listing
    named = [(cell, _meaning(cell, listing)) for cell in cells]
    return _without_rivals(named)


def _reaching_down(line: Line) -> list[Cell]:
    """Headings that begin above and reach down into this row, 实际完成值 beside 指标值."""
    if line.loose:
        return []
    covering = (line.grid.at(line.row, column) for column in range(1, line.grid.width + 1))
    above = dict.fromkeys(cell for cell in covering if cell is not None and cell.row < line.row)
    return [cell for cell in above if look_up(INDICATOR_HEADINGS, cell.text) not in _NOT_BESIDE]


def _covers(cell: Cell, columns: set[int]) -> bool:
    return any(cell.column <= column < cell.column + cell.column_span for column in columns)


def _meaning(cell: Cell, listing: bool) -> str | None:
    wider = look_up(LISTING_HEADINGS, cell.text) if listing else None
    known = look_up(INDICATOR_HEADINGS, cell.text)
    if wider in ("project", "goal", "budget", "year") and known is None:
        return wider
    return known or wider


def _without_rivals(named: list[tuple[Cell, str | None]]) -> list[tuple[Cell, str | None]]:
    """Settle headings whose meaning depends on what stands beside them.

    单位 to the left of the levels is who declares, to the right what is counted; 绩效指标 to the
    right of the levels is the indicator itself where no other column is.
    """
    levels = [cell.column for cell, meaning in named if meaning in _LEVELS]
    first = min(levels, default=0)
    named = _without_actual_units(named)
    nameless = "name" not in (meaning for _, meaning in named)
    return [(cell, _settled(cell, meaning, first, nameless)) for cell, meaning in named]


def _without_actual_units(
    named: list[tuple[Cell, str | None]],
) -> list[tuple[Cell, str | None]]:
    """The headings without the unit of the actual: a second 单位 right behind 实际完成值."""
    if sum(meaning == "measure" for _, meaning in named) < _TWO:
        return named
    before = [None, *(meaning for _, meaning in named[:-1])]
    return [
        (cell, "other" if (meaning, left) == ("measure", "actual") else meaning)
        for (cell, meaning), left in zip(named, before, strict=True)
    ]


def _settled(cell: Cell, meaning: str | None, first: int, nameless: bool) -> str | None:
    if meaning == "measure" and cell.column < first:
        return "unit"
    if meaning == "side" and cell.column > first and nameless:
        return "name"
    return meaning
