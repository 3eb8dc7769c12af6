"""A checked Word package -> its text: the body in reading order, and all other parts with text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from evaltool.files.docx import main_part, parse_xml
from evaltool.files.docx_names import NAMESPACES, Names
from evaltool.files.docx_rows import span_of
from evaltool.files.package import Package
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.word_text.charts import CHART, DRAWING, read_chart
from evaltool.files.word_text.paragraphs import RELATION_IDS, Paragraphs, settled
from evaltool.files.word_text.records import (
    Cell,
    Chart,
    Line,
    Mark,
    MarkKind,
    Row,
    Table,
    WordText,
)
from evaltool.files.word_text.styles import is_closed, is_on, is_pressed_flat, style_marks
from evaltool.files.word_text.wrapping import wrapped

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {"comments": "comment", "footnotes": "note", "endnotes": "note"}
_PLAIN = frozenset({"styles", "settings", "webSettings", "fonts", "numbering", "theme"})
_UNSEEN = ("customXml/", "docProps/", "[Content_Types]")
"""Where parts stand that no program shows, unless they are parts of the text."""
_DRAWN = f"{{{DRAWING}}}t"


def read_word_text(package: Package) -> WordText:
    """The text of a Word document.

    Raises:
        InputError: its XML is broken, or it holds no document.
    """
    main = main_part(package)
    root = parse_xml(package.read(main), package.file)
    space = str(root.tag).removeprefix("{").partition("}")[0]
    body = root.find(f"{{{space}}}body")
    if space not in NAMESPACES or body is None:
        raise damaged(package.file, "找不到Word正文")
    try:
        return _Reader(package, main, Names(space)).text(root, body)
    except RecursionError as error:
        raise suspicious(package.file, "其中的内容嵌套过深") from error


class _Reader:
    """Reads one document, part by part."""

    def __init__(self, package: Package, main: str, names: Names) -> None:
        self._package = package
        self._main = main
        self._names = names
        self._shown: dict[str, str] = {}
        self._others = dict(self._other_parts())
        self._styles = self._style_marks()
        self._paragraphs = Paragraphs(names, self._styles, self._shown.__setitem__)

    def _style_marks(self) -> Mapping[str, frozenset[MarkKind]]:
        roots = (each for each in self._others.values() if each.tag == self._names("styles"))
        return style_marks(roots, self._names)

    def text(self, root: _Element, body: _Element) -> WordText:
        blocks = tuple(self._blocks(body))
        charts: dict[str, Chart] = {}
        heads: dict[str, None] = {}
        feet: dict[str, None] = {}
        marks = list(wrapped(root, self._names))
        linked = self._linked_edges(root)
        for name, part in self._others.items():
            local = str(part.tag).rpartition("}")[2]
            if part.tag == f"{{{CHART}}}chartSpace":
                charts[name] = read_chart(part)
            elif local in ("hdr", "ftr") and name in linked:
                text, found = self._edge(part)
                (heads if local == "hdr" else feet)[text] = None
                marks += found
                marks += wrapped(part, self._names)
            else:
                marks += self._beside(part, local)
        return WordText(
            blocks=blocks,
            charts=tuple(self._in_order(charts)),
            heads=tuple(text for text in heads if text),
            feet=tuple(text for text in feet if text),
            marks=tuple(marks),
        )

    def _other_parts(self) -> Iterator[tuple[str, _Element]]:
        """The parts that may hold text, but for the main one."""
        word = self._names.space.encode()
        for name in sorted(self._package.xml_parts()):
            if name == self._main or name.lower().endswith(".rels"):
                continue
            content = self._package.read(name)
            if name.startswith(_UNSEEN) and word not in content:
                continue
            yield name, parse_xml(content, self._package.file)

    def _linked_edges(self, root: _Element) -> frozenset[str]:
        """The parts that the sections of the text show as page headers and footers."""
        names, targets = self._names, self._targets(self._main)
        references = root.iter(names("headerReference"), names("footerReference"))
        ids = (str(each.get(key)) for each in references for key in RELATION_IDS)
        return frozenset(targets.get(each, "") for each in ids)

    def _in_order(self, charts: dict[str, Chart]) -> Iterator[Chart]:
        """The charts as the text shows them; those that it does not show stand last."""
        targets = self._targets(self._main)
        order = {targets.get(relation, ""): said for relation, said in self._shown.items()}
        for name in (*order, *(name for name in charts if name not in order)):
            if name in charts:
                chart = charts[name]
                yield replace(chart, described=order.get(name, ""), workbook=self._workbook(name))

    def _workbook(self, chart: str) -> bytes:
        """The first workbook that a chart refers to."""
        books = (name for name in self._targets(chart).values() if name.endswith(".xlsx"))
        return self._package.read(next(books, ""))

    def _targets(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        content = self._package.read(f"{folder}/_rels/{name}.rels")
        relations = parse_xml(content, self._package.file) if content else ()
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
            for each in relations
        }

    def _edge(self, root: _Element) -> tuple[str, list[Mark]]:
        """The text of a page header or footer."""
        lines = [self._paragraphs.line(each) for each in root.iter(self._names("p"))]
        text = settled("\n".join(line.text for line in lines if line.text))
        return text, [mark for line in lines for mark in line.marks]

    def _beside(self, root: _Element, local: str) -> Iterator[Mark]:
        """What a part of another kind says: comments and notes, or anything with text."""
        names = self._names
        if local in _NOTES:
            kind = "comment" if _NOTES[local] == "comment" else "note"
            for note in root:
                text = "\n".join(self._paragraphs.line(p).text for p in note.iter(names("p")))
                if text.strip():
                    yield Mark(kind="comment" if kind == "comment" else "note", text=settled(text))
        elif local not in _PLAIN:
            texts = [each.text or "" for each in root.iter(names("t"), _DRAWN)]
            if any(text.strip() for text in texts):
                yield Mark(kind="other", text=settled("\n".join(texts)))

    def _blocks(self, parent: _Element) -> Iterator[Line | Table]:
        for node in self._members(parent, "p", "tbl", "altChunk"):
            if node.tag == self._names("tbl"):
                yield self._table(node)
            elif node.tag == self._names("p"):
                yield self._paragraphs.line(node)
            else:
                yield Line(text="", marks=(Mark(kind="embedded"),))

    def _members(self, parent: _Element, *wanted: str) -> Iterator[_Element]:
        """The nodes of these kinds below `parent`, through everything that merely wraps them."""
        tags = frozenset(self._names(local) for local in wanted)
        for child in parent:
            if child.tag in tags:
                yield child
            elif child.tag not in (self._names("tblPr"), self._names("tblGrid")):
                yield from self._members(child, *wanted)

    def _table(self, table: _Element) -> Table:
        style = table.find(f"{self._names('tblPr')}/{self._names('tblStyle')}")
        key = "" if style is None else style.get(self._names("val")) or ""
        marks = tuple(Mark(kind=kind) for kind in sorted(self._styles.get(key, ()) if key else ()))
        rows = self._members(table, "tr")
        return Table(rows=tuple(self._row(row, marks) for row in rows))

    def _row(self, row: _Element, of_table: tuple[Mark, ...]) -> Row:
        properties = row.find(self._names("trPr"))
        marks = (*of_table, *self._row_marks(row, properties))
        column = 1 + self._number(properties, "gridBefore", 0)
        cells: list[Cell] = []
        for node in self._members(row, "tc"):
            cell = self._cell(node, column, () if cells else marks)
            cells.append(cell)
            column += cell.span
        return Row(cells=tuple(cells))

    def _row_marks(self, row: _Element, properties: _Element | None) -> Iterator[Mark]:
        if properties is None:
            return
        names = self._names
        text = " ".join(each.text for each in row.iter(names("t")) if each.text)
        low = is_pressed_flat(properties.find(names("trHeight")), names)
        if is_on(properties, names("hidden")) or (low and text):
            yield Mark(kind="hidden", text=settled(text))
        yield from self._tracked(properties, {"del": "deleted", "ins": "inserted"}, text)

    def _tracked(
        self, properties: _Element, wanted: Mapping[str, MarkKind], text: str
    ) -> Iterator[Mark]:
        """What somebody took out or put in, a row or a cell, for others to accept."""
        for name, kind in wanted.items():
            if properties.find(self._names(name)) is not None:
                yield Mark(kind=kind, text=settled(text))

    def _cell(self, cell: _Element, column: int, marks: tuple[Mark, ...]) -> Cell:
        properties = cell.find(self._names("tcPr"))
        lines = list(self._cell_lines(cell))
        text = settled("\n".join(line.text for line in lines))
        marks = (*marks, *self._cell_marks(properties, text))
        return Cell(
            column=column,
            span=self._number(properties, "gridSpan", 1),
            continues=self._continues(properties),
            text=text,
            marks=(*marks, *(mark for line in lines for mark in line.marks)),
        )

    def _cell_marks(self, properties: _Element | None, text: str) -> Iterator[Mark]:
        if properties is None or not text:
            return
        if is_closed(properties.find(self._names("tcW")), self._names):
            yield Mark(kind="hidden", text=text)
        yield from self._tracked(properties, {"cellDel": "deleted", "cellIns": "inserted"}, text)

    def _cell_lines(self, cell: _Element) -> Iterator[Line]:
        """The paragraphs of a cell; a table inside it row by row, as one paragraph each."""
        for block in self._blocks(cell):
            if isinstance(block, Line):
                yield block
                continue
            for row in block.rows:
                marks = tuple(mark for each in row.cells for mark in each.marks)
                yield Line(text="\t".join(each.text for each in row.cells), marks=marks)

    def _number(self, properties: _Element | None, local: str, default: int) -> int:
        node = None if properties is None else properties.find(self._names(local))
        if node is None:
            return default
        return span_of(node.get(self._names("val")), self._package.file)

    def _continues(self, properties: _Element | None) -> bool:
        """Whether a cell is part of the one above it, or of the one before it."""
        if properties is None:
            return False
        found = (properties.find(self._names(name)) for name in ("vMerge", "hMerge"))
        return any(node is not None and node.get(self._names("val")) != "restart" for node in found)
