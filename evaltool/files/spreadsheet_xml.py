"""Workbooks as one XML file (SpreadsheetML 2003), which many systems export under .xls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from evaltool.files.number_format import show_moment, show_number
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.sheet_cells import SheetCells, show_truth, stored_number
from evaltool.files.xml_stream import forget, stream, utf8

if TYPE_CHECKING:
    from lxml.etree import _Element

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_HTML = "{http://www.w3.org/TR/REC-html40}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_STYLES, _SHEET, _COLUMN, _ROW = (_SS + local for local in ("Styles", "Worksheet", "Column", "Row"))
_VISIBLE = _EXCEL + "Visible"
_NAMED = {  # formats that this kind of file calls by name
    "General": "General",
    "General Number": "General",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Currency": "#,##0.00",
    "Scientific": "General",
    "General Date": "yyyy-mm-dd hh:mm",
    "Long Date": "yyyy-mm-dd",
    "Medium Date": "yyyy-mm-dd",
    "Short Date": "yyyy-mm-dd",
    "Long Time": "hh:mm:ss",
    "Medium Time": "hh:mm",
    "Short Time": "hh:mm",
}


def read(raw: RawFile) -> FileRead:
    """The sheets of a SpreadsheetML workbook; formulas give the result saved with them.

    Raises:
        InputError: its XML is broken or declares a document type, or a sheet reaches absurdly far.
    """
    book = _Book(raw.file)
    book.read(utf8(raw))
    sheets = [(sheet, sheet.grid()) for sheet in book.sheets]
    return FileRead(
        grids=tuple(grid for _, grid in sheets if grid.cells),
        findings=tuple(item for sheet, grid in sheets if grid.cells for item in sheet.findings()),
    )


@dataclass(slots=True)
class _Look:
    """What a style says about the cells that use it."""

    code: str = "General"
    struck: bool = False


@dataclass(slots=True)
class _Book:
    """Streams the XML; whatever has been read is forgotten."""

    file: str
    sheets: list[SheetCells] = field(default_factory=list)
    _looks: dict[str, _Look] = field(default_factory=dict)
    _hidden: list[range] = field(default_factory=list)
    _covered: dict[int, int] = field(default_factory=dict)
    _row: int = 0
    _column: int = 0

    def read(self, content: bytes) -> None:
        """Read the sheets one after the other."""
        tags = (_STYLES, _SHEET, _COLUMN, _ROW, _VISIBLE)
        for event, node in stream(content, self.file, tags):
            self._handle(event, node)

    def _handle(self, event: str, node: _Element) -> None:
        if event == "start":
            if node.tag == _SHEET:
                self.sheets.append(SheetCells(self.file, node.get(_SS + "Name", "")))
                self._row, self._column, self._hidden, self._covered = 0, 0, [], {}
        elif node.tag == _STYLES:
            self._learn(node)
        elif node.tag == _VISIBLE and self.sheets:
            self.sheets[-1].visible = (node.text or "").strip() not in (
                "SheetHidden",
                "SheetVeryHidden",
            )
        elif self.sheets and node.tag in (_COLUMN, _ROW):
            (self._on_column if node.tag == _COLUMN else self._on_row)(node)
            forget(node)

    def _learn(self, styles: _Element) -> None:
        for style in styles.iter(_SS + "Style"):
            parent = self._looks.get(style.get(_SS + "Parent", ""), _Look())
            look = _Look(parent.code, parent.struck)
            shown, font = style.find(_SS + "NumberFormat"), style.find(_SS + "Font")
            if shown is not None:
                code = shown.get(_SS + "Format", "General")
                look.code = _NAMED.get(code, code)
            if font is not None:
                look.struck = font.get(_SS + "StrikeThrough") == "1"
            self._looks[style.get(_SS + "ID", "")] = look

    def _on_column(self, node: _Element) -> None:
        first = _number(node, "Index", self._column + 1)
        self._column = first + _number(node, "Span", 0)
        if node.get(_SS + "Hidden") == "1":
            self._hidden.append(range(first, self._column + 1))

    def _on_row(self, node: _Element) -> None:
        self._row = _number(node, "Index", self._row + 1)
        hidden = node.get(_SS + "Hidden") == "1"
        column = 0
        for cell in node.iterchildren(_SS + "Cell"):
            column = _number(cell, "Index", 0) or self._free(column + 1)
            self._put(cell, column, hidden or any(column in span for span in self._hidden))
            column += _number(cell, "MergeAcross", 0)
        self._row += _number(node, "Span", 0)

    def _free(self, column: int) -> int:
        """The next column that no merge from above covers: some writers leave covered cells out."""
        while self._covered.get(column, 0) >= self._row:
            column += 1
        return column

    def _put(self, cell: _Element, column: int, hidden: bool) -> None:
        sheet = self.sheets[-1]
        height = _number(cell, "MergeDown", 0) + 1
        width = _number(cell, "MergeAcross", 0) + 1
        sheet.merge(self._row, column, height, width)
        if height > 1:
            end = self._row + height - 1
            self._covered.update(dict.fromkeys(range(column, column + width), end))
        text = self._shown(cell, column)
        sheet.put(self._row, column, text, hidden=hidden)

    def _shown(self, cell: _Element, column: int) -> str:
        data = cell.find(_SS + "Data")
        if data is None:
            return ""
        text = "".join(self._pieces(data)).replace("\r\n", "\n").strip()
        look = self._looks.get(cell.get(_SS + "StyleID", ""), _Look())
        if look.struck and text:
            self.sheets[-1].struck += 1
            return ""
        return self._typed(data.get(_SS + "Type", "String"), text, look.code, column)

    def _pieces(self, data: _Element) -> Iterator[str]:
        """The text of a cell without what is struck out in it."""
        yield data.text or ""
        for child in data:
            if child.tag == _HTML + "S":
                self.sheets[-1].struck += 1
            else:
                yield from self._pieces(child)
            yield child.tail or ""

    def _typed(self, kind: str, text: str, code: str, column: int) -> str:
        if kind == "Number":
            return self._number(text, code, column)
        if kind == "DateTime":
            return _moment(text, code)
        if kind == "Boolean":
            return show_truth(text == "1")
        if kind == "Error" and text:
            self.sheets[-1].note_error(self._row, column)
        return text

    def _number(self, text: str, code: str, column: int) -> str:
        value = stored_number(text)
        if value is None:
            return text
        return self.sheets[-1].number(self._row, column, value, show_number(value, code))


def _moment(text: str, code: str) -> str:
    try:
        return show_moment(datetime.fromisoformat(text), code)
    except ValueError:
        return text


def _number(node: _Element, local: str, default: int) -> int:
    """The number in an attribute; the default where there is no sensible one."""
    value = node.get(_SS + local, "")
    return int(value[:9]) if value.isascii() and value.isdigit() else default
