"""A checked Word package -> its text: the body in reading order, and all other parts with text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from evaltool.files.docx import main_part, parse_xml
from evaltool.files.docx_names import NAMESPACES, Names
from evaltool.files.docx_rows import span_of
from evaltool.files.package import Package
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.word_text.charts import CHART, DRAWING, read_chart
from evaltool.files.word_text.paragraphs import Paragraphs, settled
from evaltool.files.word_text.records import Cell, Chart, Line, Mark, Row, Table, WordText
from evaltool.files.word_text.styles import hidden_styles, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {"comments": "comment", "footnotes": "note", "endnotes": "note"}
_PLAIN = frozenset({"styles", "settings", "webSettings", "fonts", "numbering", "theme"})
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
        return _Reader(package, main, Names(space)).text(body)
    except RecursionError as error:
        raise suspicious(package.file, "其中的内容嵌套过深") from error


class _Reader:
    """Reads one document, part by part."""

    def __init__(self, package: Package, main: str, names: Names) -> None:
        self._package = package
        self._main = main
        self._names = names
        self._shown: dict[str, str] = {}
        self._hidden = self._hiding_styles()
        self._paragraphs = Paragraphs(names, self._hidden, self._shown.__setitem__)

    def _hiding_styles(self) -> frozenset[str]:
        name = posixpath.join(posixpath.dirname(self._main), "styles.xml")
        content = self._package.read(name)
        root = parse_xml(content, self._package.file) if content else None
        return hidden_styles(root, self._names)

    def text(self, body: _Element) -> WordText:
        blocks = tuple(self._blocks(body))
        charts: dict[str, Chart] = {}
        heads: dict[str, None] = {}
        feet: dict[str, None] = {}
        marks: list[Mark] = []
        for name, root in self._other_parts():
            local = str(root.tag).rpartition("}")[2]
            if root.tag == f"{{{CHART}}}chartSpace":
                charts[name] = read_chart(root)
            elif local in ("hdr", "ftr"):
                text, found = self._edge(root)
                (heads if local == "hdr" else feet)[text] = None
                marks += found
            else:
                marks += self._beside(root, local)
        return WordText(
            blocks=blocks,
            charts=tuple(self._in_order(charts)),
            heads=tuple(text for text in heads if text),
            feet=tuple(text for text in feet if text),
            marks=tuple(marks),
        )

    def _other_parts(self) -> Iterator[tuple[str, _Element]]:
        """The parts that may hold text, but for the main one."""
        for name in sorted(self._package.xml_parts()):
            if name == self._main or not name.lower().endswith(".xml"):
                continue
            if name.startswith(("customXml/", "docProps/", "[Content_Types]")):
                continue
            yield name, parse_xml(self._package.read(name), self._package.file)

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
        return Table(rows=tuple(self._row(row) for row in self._members(table, "tr")))

    def _row(self, row: _Element) -> Row:
        properties = row.find(self._names("trPr"))
        marks = tuple(self._row_marks(properties))
        column = 1 + self._number(properties, "gridBefore", 0)
        cells: list[Cell] = []
        for node in self._members(row, "tc"):
            cell = self._cell(node, column, () if cells else marks)
            cells.append(cell)
            column += cell.span
        return Row(cells=tuple(cells))

    def _row_marks(self, properties: _Element | None) -> Iterator[Mark]:
        if is_on(properties, self._names("hidden")):
            yield Mark(kind="hidden")
        for name in ("del", "ins"):
            if properties is not None and properties.find(self._names(name)) is not None:
                yield Mark(kind="deleted" if name == "del" else "inserted")

    def _cell(self, cell: _Element, column: int, marks: tuple[Mark, ...]) -> Cell:
        properties = cell.find(self._names("tcPr"))
        lines = list(self._cell_lines(cell))
        return Cell(
            column=column,
            span=self._number(properties, "gridSpan", 1),
            continues=self._continues(properties),
            text=settled("\n".join(line.text for line in lines)),
            marks=(*marks, *(mark for line in lines for mark in line.marks)),
        )

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
        node = None if properties is None else properties.find(self._names("vMerge"))
        return node is not None and node.get(self._names("val")) != "restart"
