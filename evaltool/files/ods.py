"""OpenDocument workbooks (.ods): one grid per sheet, streamed row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.files import odf
from evaltool.files.grid import Cell, Grid
from evaltool.files.number_format import plain_number, show_number
from evaltool.files.odf import Styles, Texts, count_of, name
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.sheet_cells import SheetCells, show_truth, stored_number
from evaltool.files.xml_stream import forget, stream
from evaltool.findings import Finding, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = frozenset(("collapse", "filter"))
_AS_SHOWN = re.compile(r".*[年月日:].*|\d{4}[-/.]\d{1,2}", re.DOTALL)
_FAR = 2**20


def read(raw: RawFile) -> FileRead:
    """The sheets of an OpenDocument workbook.

    Raises:
        InputError: its XML is broken, or a sheet reaches absurdly far.
    """
    content = raw.parts().read("content.xml")
    if not content:
        raise damaged(raw.file, "找不到正文")
    book = _Book(raw.file)
    book.read(content)
    sheets = [(sheet, sheet.grid()) for sheet in book.sheets]
    told = [item for sheet, grid in sheets if grid.cells for item in sheet.findings()]
    return FileRead(
        grids=tuple(grid for _, grid in sheets if grid.cells),
        findings=(*told, *book.without_result),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """A run of equal cells: where it begins, how many, what they show."""

    column: int
    repeated: int
    text: str
    row_span: int
    column_span: int
    node: _Element


class _Book:
    """Streams the XML; whatever has been read is forgotten."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[SheetCells] = []
        self.without_result: list[Finding] = []
        self._styles = Styles()
        self._texts = Texts(self._styles)
        self._row = self._depth = 0
        self._columns: list[tuple[int, bool]] = []

    def read(self, content: bytes) -> None:
        """Read the sheets one after the other."""
        tags = (odf.STYLES, odf.TABLE, odf.COLUMN, odf.ROW)
        for event, node in stream(content, self.file, tags):
            self._handle(event, node)

    def _handle(self, event: str, node: _Element) -> None:
        if node.tag == odf.TABLE:
            self._depth += 1 if event == "start" else -1
            if event == "start" and self._depth == 1:
                self._begin(node)
        elif event == "end" and node.tag == odf.STYLES:
            self._styles.learn(node)
        elif event == "end" and self._depth == 1:
            (self._on_column if node.tag == odf.COLUMN else self._on_row)(node)
            forget(node)

    def _begin(self, table: _Element) -> None:
        title = table.get(name("table", "name"), "")
        visible = table.get(name("table", "style-name"), "") not in self._styles.hidden
        self.sheets.append(SheetCells(self.file, title, visible))
        self._row, self._columns = 0, []

    def _on_column(self, node: _Element) -> None:
        last = self._columns[-1][0] if self._columns else 0
        repeated = count_of(node, "table", "number-columns-repeated")
        self._columns.append((last + repeated, _is_hidden(node)))

    def _is_hidden_column(self, column: int) -> bool:
        return next((hidden for last, hidden in self._columns if column <= last), False)

    def _on_row(self, node: _Element) -> None:
        sheet, first = self.sheets[-1], self._row + 1
        repeated = count_of(node, "table", "number-rows-repeated")
        shown = list(self._shown(node, first))
        self._row = min(self._row + repeated, _FAR)
        for cell in shown:
            if cell.text:
                last_column = cell.column + cell.repeated - 1
                sheet.expect(first + repeated - 1, last_column, repeated * cell.repeated)
        if shown:
            self._put(range(first, min(first + repeated, _FAR)), shown, _is_hidden(node))

    def _put(self, rows: range, shown: list[_Shown], hidden: bool) -> None:
        for cell in shown:
            for row in rows if cell.text else rows[:1]:
                self._put_run(row, cell, hidden)

    def _put_run(self, row: int, cell: _Shown, hidden: bool) -> None:
        sheet = self.sheets[-1]
        for column in range(cell.column, cell.column + (cell.repeated if cell.text else 1)):
            sheet.merge(row, column, cell.row_span, cell.column_span)
            text = self._stored(row, column, cell)
            sheet.put(row, column, text, hidden=hidden or self._is_hidden_column(column))

    def _stored(self, row: int, column: int, cell: _Shown) -> str:
        """The text of a cell, a number with all its digits; an error value is told."""
        if cell.text.startswith("#") and cell.node.get(name("table", "formula")):
            self.sheets[-1].note_error(row, column)
        value = cell.node.get(name("office", "value"))
        number = stored_number(value) if value and cell.text else None
        return (
            cell.text if number is None else self.sheets[-1].number(row, column, number, cell.text)
        )

    def _shown(self, node: _Element, row: int) -> Iterator[_Shown]:
        """The cells of a row that show something or are merged, and blanks left by formulas."""
        column = 1
        for cell in node.iterchildren(odf.CELL, odf.COVERED):
            repeated = count_of(cell, "table", "number-columns-repeated")
            if cell.tag == odf.CELL:
                text = self._text(cell)
                height = count_of(cell, "table", "number-rows-spanned")
                width = count_of(cell, "table", "number-columns-spanned")
                if text or height * width > 1:
                    yield _Shown(column, repeated, text, height, width, cell)
                elif formula := cell.get(name("table", "formula")):
                    self._note_blank(row, column, formula, cell)
            column = min(column + repeated, _FAR)

    def _note_blank(self, row: int, column: int, formula: str, cell: _Element) -> None:
        """A formula that gives the empty text has a type; one that was never computed has not."""
        if cell.get(name("office", "value-type")) is None:
            source = Grid(self.file, (), self.sheets[-1].title).source(Cell(row, column, ""))
            shown = formula.partition("=")[2] or formula
            self.without_result.append(
                finding("files-formula-without-result", source, formula="=" + shown[:80])
            )

    def _text(self, cell: _Element) -> str:
        lines = [self._texts.line(node) for node in cell if node.tag in odf.PARAGRAPHS]
        text = "\n".join(lines).strip()
        if reason := self._styles.reason(cell, "table"):
            self.sheets[-1].struck += reason == "struck" and bool(text)
            return ""
        struck = self._texts.met.pop("struck", 0)
        self.sheets[-1].struck += struck
        return text if struck else _as_typed(cell, text)


def _as_typed(cell: _Element, text: str) -> str:
    """The shown text; from the stored value where none is kept, or a date in a local style."""
    kind = cell.get(name("office", "value-type"))
    if kind == "date" and not _AS_SHOWN.fullmatch(text):
        return cell.get(name("office", "date-value"), text)[:10]
    if text or kind is None:
        return text
    if kind == "boolean":
        return show_truth(cell.get(name("office", "boolean-value")) == "true")
    number = stored_number(cell.get(name("office", "value"), ""))
    if number is None:
        return cell.get(name("office", "string-value"), "").strip()
    return (
        show_number(number, "0.################%") if kind == "percentage" else plain_number(number)
    )


def _is_hidden(node: _Element) -> bool:
    return node.get(name("table", "visibility")) in _HIDDEN
