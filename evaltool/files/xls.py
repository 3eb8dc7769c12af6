"""Old workbooks (.xls, and .et as WPS writes them): one grid per sheet, cells as they show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from evaltool.files.biff_check import check_records
from evaltool.files.number_format import LOCALE_DATES, show_moment, show_number
from evaltool.files.ole import locked, read_stream
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.sheet_cells import SheetCells, show_truth

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.formatting import Font
    from xlrd.sheet import Sheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_FIRST_UNICODE = 80


def read(raw: RawFile) -> FileRead:
    """The sheets of an old workbook; formulas give the result that was saved with them.

    Raises:
        InputError: the workbook is damaged, encrypted or unreasonably large.
    """
    stream = read_stream(raw.data, raw.file, "Workbook", "Book")
    check_records(stream, raw.file)
    book = _load(stream, raw.file)
    try:
        sheets = [_read_sheet(book, sheet, raw.file) for sheet in book.sheets()]
    except (AttributeError, LookupError) as error:  # cells that name a style there is not
        raise damaged(raw.file, "单元格的格式有误") from error
    grids = [(cells, cells.grid()) for cells in sheets]
    return FileRead(
        grids=tuple(grid for _, grid in grids if grid.cells),
        findings=tuple(item for cells, grid in grids if grid.cells for item in cells.findings()),
    )


def _load(stream: bytes, file: str) -> Book:
    book = _open(stream, file, None)
    # text in a codepage that the file does not name, or names as Western, is Chinese
    if book.biff_version < _FIRST_UNICODE and book.codepage in (None, 1252, 367):
        return _open(stream, file, "gb18030")
    return book


def _open(stream: bytes, file: str, encoding: str | None) -> Book:
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=stream,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            encoding_override=encoding,
        )
    except Exception as error:  # xlrd lets any error of a broken file through
        if "encrypted" in str(error):
            raise locked(file) from error
        raise damaged(file, f"工作簿打不开：{error}"[:200]) from error


def _read_sheet(book: Book, sheet: Sheet, file: str) -> SheetCells:
    cells = SheetCells(file, sheet.name, visible=sheet.visibility == 0)
    reader = _Reader(book, sheet, cells)
    for top, bottom, left, right in sheet.merged_cells:
        cells.merge(top + 1, left + 1, bottom - top, right - left)
    for row in range(sheet.nrows):
        for column, shown in reader.row(row):
            cells.put(row + 1, column + 1, shown, hidden=reader.is_hidden(row, column))
    return cells


class _Reader:
    """What the cells of one sheet show; places count from 0, as in the file."""

    def __init__(self, book: Book, sheet: Sheet, cells: SheetCells) -> None:
        self._book = book
        self._sheet = sheet
        self._cells = cells
        self._rows = {row for row, shape in sheet.rowinfo_map.items() if shape.hidden}
        self._columns = {column for column, shape in sheet.colinfo_map.items() if shape.hidden}

    def is_hidden(self, row: int, column: int) -> bool:
        """Whether a cell lies in a hidden row or column."""
        return row in self._rows or column in self._columns

    def row(self, row: int) -> Iterator[tuple[int, str]]:
        """The columns of a row that show something, and what."""
        kinds = self._sheet.row_types(row)
        values = self._sheet.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if value != "" and (shown := self._shown(row, column, kind, value)):
                yield column, shown

    def _shown(self, row: int, column: int, kind: int, value: object) -> str:
        if kind == _TEXT:
            return self._text(row, column, str(value))
        if self._font(row, column).struck_out:
            self._cells.struck += 1
            return ""
        if kind in (_NUMBER, _DATE) and isinstance(value, float):
            return self._number(row, column, kind, value)
        if kind == _ERROR and isinstance(value, int):
            return self._error(row, column, value)
        return show_truth(value) if kind == _BOOLEAN else ""

    def _number(self, row: int, column: int, kind: int, value: float) -> str:
        key = self._book.xf_list[self._sheet.cell_xf_index(row, column)].format_key
        code = self._book.format_map[key].format_str if key in self._book.format_map else "General"
        if kind == _DATE and (moment := self._moment(value)) is not None:
            return show_moment(moment, LOCALE_DATES.get(key, code))
        return self._cells.number(row + 1, column + 1, value, show_number(value, code))

    def _moment(self, value: float) -> date | time | None:
        from xlrd.xldate import xldate_as_datetime

        if value < 0:
            return None
        try:
            moment: datetime = xldate_as_datetime(value, self._book.datemode)
        except (OverflowError, ValueError):
            return None
        return moment.time() if value < 1 else moment

    def _error(self, row: int, column: int, code: int) -> str:
        from xlrd.biffh import error_text_from_code

        self._cells.note_error(row + 1, column + 1)
        return str(error_text_from_code.get(code, "#N/A"))

    def _text(self, row: int, column: int, text: str) -> str:
        kept = "".join(piece for piece, struck in self._pieces(row, column, text) if not struck)
        if len(kept.strip()) < len(text.strip()):
            self._cells.struck += 1
        return kept.replace("\r\n", "\n").replace("\r", "\n").strip()

    def _pieces(self, row: int, column: int, text: str) -> Iterator[tuple[str, bool]]:
        """The pieces of a text, one for each change of font, and whether each is struck out."""
        runs = self._sheet.rich_text_runlist_map.get((row, column), [])
        starts = [0, *(offset for offset, _ in runs)]
        ends = [*starts[1:], len(text)]
        struck = [self._font(row, column).struck_out]
        struck += [self._book.font_list[font].struck_out for _, font in runs]
        for start, end, out in zip(starts, ends, struck, strict=True):
            yield text[start:end], bool(out)

    def _font(self, row: int, column: int) -> Font:
        style = self._book.xf_list[self._sheet.cell_xf_index(row, column)]
        return self._book.font_list[style.font_index]
