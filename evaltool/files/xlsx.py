"""Workbooks (.xlsx, .xlsm): one grid per sheet, every cell with the text that it shows."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from evaltool.files.grid import Cell, Grid
from evaltool.files.number_format import (
    LOCALE_DATES,
    plain_number,
    show_moment,
    show_number,
)
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.rounding import Rounded
from evaltool.files.sheet_check import check_sheets
from evaltool.findings import Finding, finding

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(raw: RawFile) -> FileRead:
    """The sheets of a workbook; formulas give the result that was saved with them.

    Raises:
        InputError: the workbook is damaged or reaches absurdly far.
    """
    check_sheets(raw.parts())
    book = _load(raw, results=True)
    sheets = [_Sheet(raw.file, sheet, book) for sheet in book.worksheets]
    grids = tuple(sheet.grid for sheet in sheets if sheet.grid.cells)
    told = [item for sheet in sheets if sheet.grid.cells for item in sheet.findings()]
    return FileRead(grids=grids, findings=(*told, *_without_result(raw, book)))


def _load(raw: RawFile, *, results: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on parts that are not read: drawings, validations
        try:
            return load_workbook(
                io.BytesIO(raw.data), data_only=results, rich_text=True, keep_links=False
            )
        except Exception as error:  # openpyxl lets any error of a broken file through
            raise damaged(raw.file, f"工作簿打不开：{error}"[:200]) from error


class _Sheet:
    """One sheet on its way to a grid."""

    def __init__(self, file: str, sheet: Worksheet, book: Workbook) -> None:
        self._sheet = sheet
        self._book = book
        self._struck = 0
        self._rounded = Rounded()
        shown = {place: self._shown(cell) for place, cell in _filled(sheet)}
        self._texts = {place: text for place, text in shown.items() if text}
        self.grid = Grid(file=file, cells=tuple(self._cells()), sheet=sheet.title)

    def _cells(self) -> Iterator[Cell]:
        last_row = max((row for row, _ in self._texts), default=0)
        last_column = max((column for _, column in self._texts), default=0)
        spans = {
            (area.min_row, area.min_col): (
                min(area.max_row, last_row) - area.min_row + 1,
                min(area.max_col, last_column) - area.min_col + 1,
            )
            for area in self._sheet.merged_cells.ranges
            if area.min_row <= last_row and area.min_col <= last_column
        }
        for place in sorted({*self._texts, *spans}):
            yield Cell(*place, self._texts.get(place, ""), *spans.get(place, (1, 1)))

    def _shown(self, cell: SheetCell) -> str:
        value = cell.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, int | float):
            return self._number(cell, value)
        if isinstance(value, date | time | timedelta):
            return show_moment(value, cell.number_format)
        return self._text(cell, _runs(value))

    def _text(self, cell: SheetCell, runs: list[tuple[str, bool]]) -> str:
        struck = bool(cell.has_style and cell.font.strike)
        kept = "".join(text for text, crossed in runs if not (crossed or struck))
        if len(kept.strip()) < len("".join(text for text, _ in runs).strip()):
            self._struck += 1
        return _unescaped(kept).strip()

    def _number(self, cell: SheetCell, value: int | float) -> str:
        locale_date = LOCALE_DATES.get(cell._style.numFmtId)  # type: ignore[attr-defined]
        if locale_date is not None:
            return self._locale_date(value, locale_date)
        if cell.has_style and cell.font.strike:
            self._struck += 1
            return ""
        shown = show_number(value, cell.number_format)
        return self._rounded.read(cell.row, cell.column, value, shown)

    def _locale_date(self, value: int | float, code: str) -> str:
        from openpyxl.utils.datetime import from_excel

        try:
            return show_moment(from_excel(value, self._book.epoch), code)
        except (OverflowError, ValueError):
            return plain_number(value)

    def findings(self) -> Iterator[Finding]:
        """What is worth knowing about the sheet."""
        place = f"{self.grid.file} 工作表“{self._sheet.title}”"
        if self._sheet.sheet_state != "visible":
            yield finding("files-hidden-sheet", place=place, sheet=self._sheet.title)
        if hidden := self._hidden():
            yield finding("files-hidden-cells", place=place, count=hidden)
        if self._struck:
            yield finding("files-struck-text", place=place, count=self._struck)
        if told := self._rounded.finding(place):
            yield told
        for cell in self.grid.cells:
            if cell.text.startswith("#") and self._is_error(cell):
                yield finding("files-error-value", self.grid.source(cell), text=cell.text)

    def _is_error(self, cell: Cell) -> bool:
        return bool(self._sheet.cell(cell.row, cell.column).data_type == "e")

    def _hidden(self) -> int:
        """How many filled cells lie in hidden rows or columns."""
        rows = {row for row, shape in self._sheet.row_dimensions.items() if shape.hidden}
        columns = {
            column
            for shape in self._sheet.column_dimensions.values()
            if shape.hidden and shape.min and shape.max
            for column in range(shape.min, shape.max + 1)
        }
        return sum(row in rows or column in columns for row, column in self._texts)


def _filled(sheet: Worksheet) -> list[tuple[tuple[int, int], SheetCell]]:
    """The cells that the file holds, in reading order, however far apart they lie."""
    return sorted(sheet._cells.items())  # type: ignore[arg-type]


def _runs(value: object) -> list[tuple[str, bool]]:
    """The pieces of a rich text and whether each is struck out."""
    if not isinstance(value, list):
        return [(str(value), False)]
    return [
        (piece, False) if isinstance(piece, str) else (piece.text, bool(piece.font.strike))
        for piece in value
    ]


def _unescaped(text: str) -> str:
    """Text with the characters that the format writes as _x000D_ and the like."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_result(raw: RawFile, book: Workbook) -> Iterator[Finding]:
    """A finding for every formula that was saved without its result."""
    if not any(b"<f" in raw.parts().read(name) for name in _sheet_parts(raw)):
        return
    for sheet in _load(raw, results=False).worksheets:
        for (row, column), cell in _filled(sheet):
            if cell.data_type == "f" and book[sheet.title].cell(row, column).value is None:
                source = Grid(raw.file, (), sheet.title).source(Cell(row, column, ""))
                yield finding("files-formula-without-result", source, formula=_formula(cell))


def _sheet_parts(raw: RawFile) -> list[str]:
    return [name for name in raw.parts().xml_parts() if "sheet" in name.lower()]


def _formula(cell: SheetCell) -> str:
    value = cell.value
    return str(getattr(value, "text", value))
