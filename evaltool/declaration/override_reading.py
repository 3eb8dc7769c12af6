"""Tables of corrections (更正说明) found among other tables by their headings, and read.

The reading report that was filled in (阅读核对表) is such a table too; its other sheets are known
and passed over, so that it can lie beside the forms it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from evaltool.declaration.record import Override, Overrides
from evaltool.declaration.wording import trimmed
from evaltool.files import Cell, Grid
from evaltool.findings import Finding, finding
from evaltool.matching import matching
from evaltool.model import Source
from evaltool.vocabulary import CONFIRMED, OVERRIDE_HEADINGS, TO_CORRECT, look_up

_HEADING_ROWS = 30
_QUOTED = 40
_CONFIRMED = frozenset(map(matching, CONFIRMED))
_TO_CORRECT = frozenset(map(matching, TO_CORRECT))
_NEEDED = {"corrected": "更正为", "original": "原文", "project": "项目名称"}
_PLACES = frozenset({"project", "category", "subcategory", "name", "path"})
_OWN_SHEETS = (
    frozenset({"original", "understood", "verdict"}),
    frozenset({"severity", "place", "problem", "remedy"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table of ours: its grid, the row of its headings, what stands in which column."""

    grid: Grid
    row: int
    columns: Mapping[str, int]

    @property
    def corrects(self) -> bool:
        return "corrected" in self.columns

    def text(self, field: str, row: int) -> str:
        """The text of a field in a row, "" where blank; one merged over rows counts for all."""
        column = self.columns.get(field)
        cell = None if column is None else self.grid.at(row, column)
        return trimmed(cell.text) if cell is not None and cell.column == column else ""

    def cell(self, field: str, row: int) -> Source:
        """The place of a field in a row."""
        column = self.columns.get(field, 1)
        return self.grid.source(Cell(row, column, self.text(field, row)))


def separate(grids: Iterable[Grid]) -> tuple[tuple[Grid, ...], tuple[Grid, ...]]:
    """The tables of corrections and sheets of the reading report, and all other grids."""
    ours: list[Grid] = []
    others: list[Grid] = []
    for grid in grids:
        (others if _table(grid) is None else ours).append(grid)
    return tuple(ours), tuple(others)


def read_overrides(grids: Iterable[Grid]) -> Overrides:
    """The corrections that grids state; grids that state none are passed over."""
    entries: list[Override] = []
    found: list[Finding] = []
    for grid in grids:
        table = _table(grid)
        if table is not None and table.corrects:
            found += _missing_columns(table)
            if not _missing(table):
                entries += _entries(table, found)
    return Overrides(entries=tuple(entries), findings=tuple(found))


def _table(grid: Grid) -> _Table | None:
    for cells in islice(grid.rows(), _HEADING_ROWS):
        columns = _columns(cells)
        if _is_ours(columns.keys()):
            row = max(cell.row + cell.row_span - 1 for cell in cells)
            return _Table(grid=grid, row=row, columns=columns)
    return None


def _columns(cells: Iterable[Cell]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for cell in cells:
        field = look_up(OVERRIDE_HEADINGS, cell.text)
        if field is not None:
            columns.setdefault(field, cell.column)
    if "corrected" in columns and "target" in columns:
        columns.setdefault("original", columns["target"])
    return columns


def _is_ours(fields: Iterable[str]) -> bool:
    named = set(fields)
    if "corrected" in named:
        return "original" in named or bool(_PLACES & named)
    return any(sheet <= named for sheet in _OWN_SHEETS)


def _missing(table: _Table) -> list[str]:
    return [heading for field, heading in _NEEDED.items() if field not in table.columns]


def _missing_columns(table: _Table) -> Iterator[Finding]:
    source = table.grid.source(Cell(table.row, 1, ""))
    for heading in _missing(table):
        yield finding("declaration-override-no-column", source, heading=heading)


def _entries(table: _Table, found: list[Finding]) -> Iterator[Override]:
    for row in range(table.row + 1, table.grid.height + 1):
        if look_up(OVERRIDE_HEADINGS, table.text("corrected", row)) == "corrected":
            continue  # the headings once more, in tables put one below the other
        wanting = _wanting(table, row)
        if wanting:
            source = table.cell("corrected", row)
            found.append(finding("declaration-override-incomplete", source, what=wanting))
        elif table.text("corrected", row):
            yield _entry(table, row)


def _wanting(table: _Table, row: int) -> str:
    """What keeps a row from being a correction, "" where it is one or says nothing at all."""
    corrected, verdict = table.text("corrected", row), matching(table.text("verdict", row))
    if not corrected:
        return "写明要更正，但没有填写更正为" if verdict in _TO_CORRECT else ""
    if verdict in _CONFIRMED:
        return f"核对结果是正确，又填写了更正为“{corrected[:_QUOTED]}”"
    if not table.text("project", row):
        return "没有填写项目名称"
    if not table.text("original", row):
        return "没有填写原文；申报时没有填写的指标值不能用更正说明补填"
    return ""


def _entry(table: _Table, row: int) -> Override:
    fields = ("project", "category", "subcategory", "name", "path")
    return Override(
        **{field: table.text(field, row) for field in fields},
        original=table.text("original", row),
        corrected=table.text("corrected", row),
        reason=table.text("reason", row),
        author=table.text("author", row),
        source=table.cell("corrected", row),
    )
