"""OpenDocument texts (.odt): one grid per table, read straight from the XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.files import odf
from evaltool.files.docx import parse_xml
from evaltool.files.docx_rows import MAX_AREA, MAX_COLUMNS
from evaltool.files.docx_scan import closed
from evaltool.files.grid import Cell, Grid
from evaltool.files.odf import Styles, Texts, count_of, name
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.findings import Finding, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CONTENT = 32 * 2**20
"""Bytes of the XML that holds the text."""

_TRACKED = name("text", "tracked-changes")
_DELETION = name("text", "deletion")
_TEXT = f"{name('office', 'body')}/{name('office', 'text')}"
_CODES = {
    "deleted": "files-deleted-text",
    "struck": "files-struck-text",
    "hidden": "files-hidden-text",
}


def read(raw: RawFile) -> FileRead:
    """The tables of an OpenDocument text.

    Raises:
        InputError: its XML is broken or unreasonably large, or it holds no text.
    """
    content = raw.parts().read("content.xml")
    if len(content) > MAX_CONTENT:
        raise suspicious(raw.file, f"正文超过{MAX_CONTENT // 2**20}MB")
    root = parse_xml(content, raw.file)
    body = root.find(_TEXT)
    if body is None:
        raise damaged(raw.file, "找不到正文")
    walker = _Walker(raw.file, root)
    grids = tuple(walker.grids(body))
    return FileRead(grids=grids, findings=tuple(_findings(grids, walker, raw.file)))


def _findings(grids: tuple[Grid, ...], walker: _Walker, file: str) -> Iterator[Finding]:
    for what, code in _CODES.items():
        if count := walker.texts.met[what]:
            yield finding(code, place=file, count=count)
    if not any(grid.cells for grid in grids):
        yield finding("files-no-table", place=file)


class _Walker:
    """Reads one document; a table inside a cell or a text box is a grid of its own."""

    def __init__(self, file: str, root: _Element) -> None:
        self.file = file
        styles = Styles()
        for group in root.iter(odf.STYLES):
            styles.learn(group)
        self.texts = Texts(styles)
        self._number = 0

    def grids(self, body: _Element) -> Iterator[Grid]:
        """The tables of the document in order, nested ones after the one that holds them."""
        last, before = None, list[str]()
        for node in self._blocks(body):
            nested: list[_Element] = []
            if node.tag == odf.TABLE:
                inside = self._table(node, tuple(before))
                before = []
            else:
                before += filter(None, self._lines(node, nested))
                inside = [grid for table in nested for grid in self._table(table, ())]
            for grid in inside:
                yield from [last] if last else []
                last = grid
        yield from closed(last, self.file, before)

    def _blocks(self, parent: _Element) -> Iterator[_Element]:
        """The paragraphs and tables below `parent`, through lists and sections."""
        for child in parent:
            if child.tag == _TRACKED:
                self.texts.met["deleted"] += sum(1 for _ in child.iter(_DELETION))
            elif child.tag == odf.TABLE or child.tag in odf.PARAGRAPHS:
                yield child
            elif child.tag != name("office", "annotation"):
                yield from self._blocks(child)

    def _lines(self, paragraph: _Element, nested: list[_Element]) -> list[str]:
        """The lines of a paragraph and of its text boxes, whose tables go to `nested`."""
        lines = [self.texts.line(paragraph)]
        boxes, self.texts.boxes = self.texts.boxes, []
        for box in boxes:
            lines += filter(None, [self._text(box, nested)])
        return lines

    def _text(self, holder: _Element, nested: list[_Element]) -> str:
        lines: list[str] = []
        for node in self._blocks(holder):
            if node.tag == odf.TABLE:
                nested.append(node)
            else:
                lines += self._lines(node, nested)
        return "\n".join(lines).strip()

    def _table(self, table: _Element, before: tuple[str, ...]) -> list[Grid]:
        self._number += 1
        number = self._number
        nested: list[_Element] = []
        cells = tuple(self._cells(table, nested))
        grids = [Grid(self.file, cells, table=number, before=before)]
        return grids + [grid for inner in nested for grid in self._table(inner, ())]

    def _cells(self, table: _Element, nested: list[_Element]) -> Iterator[Cell]:
        row = area = 0
        for node in _rows(table):
            for _ in range(self._checked(count_of(node, "table", "number-rows-repeated"))):
                row += 1
                cells = list(self._row(node, row, nested))
                area += sum(cell.row_span * cell.column_span for cell in cells)
                self._checked(area, MAX_AREA)
                yield from cells

    def _row(self, node: _Element, row: int, nested: list[_Element]) -> Iterator[Cell]:
        column = 1
        for child in node.iterchildren(odf.CELL, odf.COVERED):
            repeated = self._checked(count_of(child, "table", "number-columns-repeated"))
            if child.tag == odf.CELL:
                yield from self._repeated(child, row, range(column, column + repeated), nested)
            column += repeated
            self._checked(column - 1, MAX_COLUMNS)

    def _repeated(
        self, node: _Element, row: int, columns: range, nested: list[_Element]
    ) -> Iterator[Cell]:
        height = self._checked(count_of(node, "table", "number-rows-spanned"), MAX_AREA)
        width = self._checked(count_of(node, "table", "number-columns-spanned"), MAX_COLUMNS)
        text = self._text(node, nested)
        for column in columns:
            yield Cell(row, column, text, height, width)

    def _checked(self, count: int, most: int = MAX_COLUMNS) -> int:
        if count > most:
            raise suspicious(self.file, f"表格超过{MAX_COLUMNS}列或{MAX_AREA}个格子")
        return count


def _rows(parent: _Element) -> Iterator[_Element]:
    """The rows of a table, through its row groups."""
    for child in parent:
        if child.tag == odf.ROW:
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


_GROUPS = frozenset(
    name("table", local) for local in ("table-header-rows", "table-rows", "table-row-group")
)
