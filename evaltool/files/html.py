"""Web pages saved under the name of an Office file: .xls and .doc that systems export, .mht.

The page is never built as a tree: tables are gathered from the stream of tags, so that a large
export needs little memory and a hostile one is noticed early.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from evaltool.files.docx_scan import closed
from evaltool.files.grid import Grid
from evaltool.files.mhtml import is_mhtml, pages_of
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import suspicious
from evaltool.files.sheet_bounds import MAX_COLUMN, MAX_ROW
from evaltool.files.sheet_cells import SheetCells
from evaltool.files.text import decode
from evaltool.findings import Finding, finding

MAX_SIZE = 32 * 2**20
"""Bytes of a page or archive."""
MAX_TAGS = 2_500_000
MAX_DEPTH = 256

_PIECE = 2**16
_LINES = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "center", "caption", "pre")
)
_IGNORED = frozenset(("script", "style", "head", "title", "noscript", "template"))
_STRUCK = frozenset(("s", "strike", "del"))
_VOID = frozenset(("br", "img", "hr", "col", "input", "meta", "link", "base", "area", "wbr"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CROSSED = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\f\u00a0]+")
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})\n+(?={_WIDE})")


def read(raw: RawFile) -> FileRead:
    """The tables of a web page, or of all pages in a web archive.

    Raises:
        InputError: its encoding is unknown, or it is nested or filled unreasonably.
    """
    if len(raw.data) > MAX_SIZE or raw.data.count(b"<") > MAX_TAGS:
        raise suspicious(raw.file, f"网页文件超过{MAX_SIZE // 2**20}MB或{MAX_TAGS}个标签")
    pages = pages_of(raw) if is_mhtml(raw.data) else [decode(raw.data, raw.file)]
    reader = _Reader(raw.file)
    for page in pages:
        _parse(page, reader)
    grids = tuple(reader.grids())
    told = [item for table in reader.tables for item in table.cells.findings()]
    return FileRead(grids=grids, findings=(*told, *_no_table(grids, raw.file)))


def _no_table(grids: tuple[Grid, ...], file: str) -> Iterator[Finding]:
    if not any(grid.cells for grid in grids):
        yield finding("files-no-table", place=file)


def _parse(page: str, reader: _Reader) -> None:
    from lxml import etree

    target: Any = reader
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    for start in range(0, len(page), _PIECE):
        parser.feed(page[start : start + _PIECE].encode())
    if page:
        parser.close()


@dataclass(slots=True)
class _Table:
    """A table that is being read; `taken` are the rows that cells from above still cover."""

    cells: SheetCells
    before: tuple[str, ...]
    row: int = 0
    column: int = 0
    row_hidden: bool = False
    taken: dict[int, int] = field(default_factory=dict)
    pieces: list[str] | None = None
    place: tuple[int, int, bool] = (1, 1, False)

    def begin_row(self, *, hidden: bool) -> None:
        """Go to the next row."""
        self.row += 1
        self.column = 1
        self.row_hidden = hidden
        self.taken = {column: row for column, row in self.taken.items() if row >= self.row}

    def begin_cell(self, height: int, width: int, *, hidden: bool) -> None:
        """Go to the next free place of the row."""
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        if height > 1:
            end = self.row + height - 1
            self.taken.update(dict.fromkeys(range(self.column, self.column + width), end))
        self.cells.merge(self.row, self.column, height, width)
        self.place = (self.row, self.column, hidden or self.row_hidden)
        self.pieces = []
        self.column += width

    def end_cell(self) -> None:
        """Keep the text of the cell."""
        if self.pieces is not None:
            row, column, hidden = self.place
            self.cells.put(row, column, _collapsed(self.pieces), hidden=hidden)
            self.pieces = None


class _Reader:
    """What the parser tells: tags and texts in order (lxml's target interface)."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._lines: list[str] = []
        self._outside: list[str] = []
        self._depth = self._ignored = 0
        self._struck: list[bool] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        self._count(tag)
        style = attributes.get("style", "")
        if tag in _IGNORED:
            self._ignored += 1
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self._open:
            self._open[-1].end_cell()
            self._open[-1].begin_row(hidden=bool(_HIDDEN.search(style)))
        elif tag in ("td", "th") and self._open:
            self._begin_cell(attributes, style)
        elif tag in _LINES or tag == "br":
            self._break()
        elif tag in _STRUCK or tag == "span":
            self._struck.append(tag in _STRUCK or bool(_CROSSED.search(style)))

    def end(self, tag: str) -> None:
        """A tag closes."""
        self._depth -= tag not in _VOID
        if tag in _IGNORED:
            self._ignored = max(self._ignored - 1, 0)
        elif tag == "table" and self._open:
            self._open.pop().end_cell()
        elif tag in ("td", "th", "tr") and self._open:
            self._open[-1].end_cell()
        elif tag in _LINES:
            self._break()
        elif (tag in _STRUCK or tag == "span") and self._struck:
            self._struck.pop()

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._ignored:
            return
        if any(self._struck):
            self._note_struck(text)
            return
        pieces = self._pieces()
        if pieces is not None:
            pieces.append(text.replace("\x00", ""))

    def comment(self, text: str) -> None:
        """Comments hold no text."""

    def close(self) -> None:
        """The page ends, and with it whatever is still open."""
        while self._open:
            self._open.pop().end_cell()
        self._break()
        self._depth = self._ignored = 0
        self._struck.clear()

    def grids(self) -> Iterator[Grid]:
        """The tables in the order in which they begin, without those that only lay out a page."""
        last: Grid | None = None
        before: tuple[str, ...] = ()
        number = 0
        for table in self.tables:
            grid = table.cells.grid(table=number + 1, before=(*before, *table.before))
            before = () if grid.cells else grid.before
            if grid.cells:
                yield from [last] if last else []
                last, number = grid, number + 1
        yield from closed(last, self.file, [*before, *self._lines])

    def _count(self, tag: str) -> None:
        self._depth += tag not in _VOID
        if self._depth > MAX_DEPTH:
            raise suspicious(self.file, f"网页的标签嵌套超过{MAX_DEPTH}层")

    def _begin_table(self) -> None:
        self._break()
        table = _Table(SheetCells(self.file, None), tuple(self._lines))
        self._lines = []
        self.tables.append(table)
        self._open.append(table)

    def _begin_cell(self, attributes: dict[str, str], style: str) -> None:
        table = self._open[-1]
        table.end_cell()
        if not table.row:
            table.begin_row(hidden=False)
        height, width = _span(attributes, "rowspan"), _span(attributes, "colspan")
        if width > MAX_COLUMN:
            raise suspicious(self.file, f"单元格横跨{width}列")
        table.begin_cell(min(height, MAX_ROW), width, hidden=bool(_HIDDEN.search(style)))

    def _pieces(self) -> list[str] | None:
        """Where text goes: the open cell, the lines outside, or nowhere between cells."""
        return self._open[-1].pieces if self._open else self._outside

    def _break(self) -> None:
        """A line ends."""
        if self._open:
            pieces = self._open[-1].pieces
            if pieces is not None:
                pieces.append("\v")
            return
        if line := _collapsed(self._outside):
            self._lines += line.split("\n")
        self._outside = []

    def _note_struck(self, text: str) -> None:
        if text.strip() and self._open:
            self._open[-1].cells.struck += 1


def _span(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "").strip()
    return max(int(value[:9]), 1) if value.isascii() and value.isdigit() else 1


def _collapsed(pieces: list[str]) -> str:
    """Text as a browser shows it: line ends of the source are spaces, none between Chinese."""
    lines = []
    for line in "".join(pieces).split("\v"):
        text = _LINE_END.sub("\n", line)
        text = _WIDE_BREAK.sub("", text.strip()).replace("\n", " ")
        lines.append(_SPACE.sub(" ", text).strip())
    return "\n".join(filter(None, lines))
