"""The cells of one sheet on their way to a grid, and what is worth knowing about them.

The sheet formats other than xlsx (xls, ods, SpreadsheetML, html) tell their cells here one by
one; how far they reach is bounded as they come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from evaltool.errors import InputError
from evaltool.files import sheet_bounds as bounds
from evaltool.files.grid import Cell, Grid
from evaltool.files.refusal import suspicious
from evaltool.files.rounding import Rounded
from evaltool.findings import Finding, finding
from evaltool.model import column_letters

_HUGE = 1e300
_Place = tuple[int, int]


@dataclass(slots=True)
class SheetCells:
    """Collects the filled cells and the merges of a sheet; rows and columns count from 1.

    `struck` counts texts left out, `hidden` filled cells in hidden rows or columns.
    """

    file: str
    title: str | None
    visible: bool = True
    struck: int = 0
    hidden: int = 0
    _rows: dict[int, dict[int, str]] = field(default_factory=dict)
    _spans: dict[_Place, _Place] = field(default_factory=dict)
    _rounded: Rounded = field(default_factory=Rounded)
    _errors: list[_Place] = field(default_factory=list)
    _worded: list[tuple[_Place, str]] = field(default_factory=list)
    _filled: int = 0
    _merged: int = 0

    def put(self, row: int, column: int, text: str, *, hidden: bool = False) -> None:
        """Add the text that a cell shows; nothing where it is blank.

        Raises:
            InputError: the cell lies absurdly far out, or there are too many.
        """
        if text:
            self.expect(row, column)
            self._rows.setdefault(row, {})[column] = text
            self._filled += 1
            self.hidden += hidden

    def expect(self, row: int, column: int, count: int = 1) -> None:
        """Check that `count` more filled cells, the last of them here, are reasonable.

        Raises:
            InputError: they are not.
        """
        if row > bounds.MAX_ROW or column > bounds.MAX_COLUMN:
            raise self._far(row, column)
        if self._filled + count > bounds.MAX_FILLED:
            raise suspicious(self.file, f"工作表的单元格超过{bounds.MAX_FILLED}个")

    def merge(self, row: int, column: int, row_span: int, column_span: int) -> None:
        """Add a merged area; one that overlaps an earlier one gives way.

        Raises:
            InputError: merges cover an absurd area.
        """
        if row_span * column_span > 1:
            self._merged += row_span * column_span
            self._spans.setdefault((row, column), (row_span, column_span))
        if self._merged > bounds.MAX_MERGED:
            raise suspicious(self.file, "合并单元格的范围过大")

    def number(self, row: int, column: int, value: int | float, shown: str) -> str:
        """The text of a number, with the digits that its format hides; such cells are told."""
        return self._rounded.read(row, column, value, shown)

    def note_error(self, row: int, column: int) -> None:
        """Remember a cell that shows an error value."""
        self._errors.append((row, column))

    def note_wording(self, row: int, column: int, shown: str) -> None:
        """Remember a wording that was taken for a formula and is read as it was written."""
        self._worded.append(((row, column), shown))

    def grid(self, *, table: int | None = None, before: tuple[str, ...] = ()) -> Grid:
        """The grid; what is hidden under a merge is no cell of it."""
        return Grid(self.file, tuple(self._cells()), self.title, table, before)

    def _cells(self) -> Iterator[Cell]:
        spans, covered = self._layout()
        anchors: dict[int, set[int]] = {}
        for row, column in spans:
            anchors.setdefault(row, set()).add(column)
        for row in sorted({*self._rows, *anchors}):
            texts = self._rows.get(row, {})
            for column in sorted({*texts, *anchors.get(row, ())}):
                if (row, column) not in covered:
                    yield Cell(
                        row, column, texts.get(column, ""), *spans.get((row, column), (1, 1))
                    )

    def _layout(self) -> tuple[dict[_Place, _Place], set[_Place]]:
        """The merges cut to the filled part of the sheet, and the positions that they hide."""
        last_row = max(self._rows, default=0)
        last_column = max((column for texts in self._rows.values() for column in texts), default=0)
        spans: dict[_Place, _Place] = {}
        covered: set[_Place] = set()
        for (row, column), (height, width) in sorted(self._spans.items()):
            end_row, end_column = (
                min(row + height - 1, last_row),
                min(column + width - 1, last_column),
            )
            area = {
                (below, right)
                for below in range(row, end_row + 1)
                for right in range(column, end_column + 1)
            }
            if area and covered.isdisjoint(area):
                spans[row, column] = (end_row - row + 1, end_column - column + 1)
                covered |= area - {(row, column)}
        return spans, covered

    def findings(self) -> Iterator[Finding]:
        """What is worth knowing about the sheet."""
        place = f"{self.file} 工作表“{self.title}”" if self.title is not None else self.file
        if not self.visible:
            yield finding("files-hidden-sheet", place=place, sheet=self.title or "")
        if self.hidden:
            yield finding("files-hidden-cells", place=place, count=self.hidden)
        if self.struck:
            yield finding("files-struck-text", place=place, count=self.struck)
        if told := self._rounded.finding(place):
            yield told
        grid = Grid(self.file, (), self.title)
        for row, column in self._errors:
            text = self._rows[row][column]
            yield finding("files-error-value", grid.source(Cell(row, column, text)), text=text)
        for (row, column), shown in self._worded:
            source = grid.source(Cell(row, column, self._rows[row][column]))
            yield finding("files-wording-as-formula", source, text=source.text, shown=shown)

    def _far(self, row: int, column: int) -> InputError:
        return InputError(
            f"单元格 {column_letters(column)}{row} 离表格太远"
            f"（超过第{bounds.MAX_ROW}行或第{bounds.MAX_COLUMN}列）",
            place=self.file,
            remedy="请用 Excel 或 WPS 删除该单元格所在的行或列后保存",
        )


def stored_number(text: str) -> float | None:
    """The number that a file stores as text, None where it is none or beyond all use."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if abs(number) < _HUGE else None


def show_truth(value: object) -> str:
    """A logical value as a Chinese form shows it."""
    return "是" if value else "否"
