"""The structural walk: tables of any Word document, with all that Word wraps around them.

Content controls, inserted and moved-in text count as their content; deleted, moved-away,
struck and hidden text does not. A table inside a cell is a grid of its own. The text of a
text box is read once, after the paragraph that holds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.files.docx_names import ALTERNATE, CHOICE, MATH_TEXTS, Names
from evaltool.files.docx_rows import TableRows, span_of
from evaltool.files.docx_scan import closed
from evaltool.files.grid import Grid

if TYPE_CHECKING:
    from lxml.etree import _Element

_DROPPED = (
    *("del", "moveFrom", "delText", "instrText", "rt"),
    *("sdtPr", "sdtEndPr", "pPr", "tcPr", "trPr", "tblPr", "rPr"),
)
_SYMBOLS = {"F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B0": "°", "F025": "%"}
_OFF = frozenset({"0", "false", "off", "none"})


def walk(body: _Element, names: Names, file: str) -> tuple[tuple[Grid, ...], Counter[str]]:
    """The grids of a document, and how often what was met: deleted, struck, hidden, embedded."""
    walker = _Walker(names, file)
    return tuple(walker.grids(body)), walker.met


class _Walker:
    """Reads one document; `met` counts what was left out."""

    def __init__(self, names: Names, file: str) -> None:
        self.names = names
        self.file = file
        self.met: Counter[str] = Counter()
        self._number = 0
        self._dropped = frozenset(names(local) for local in _DROPPED)
        self._counted = {names(local): "deleted" for local in ("del", "moveFrom")}
        self._marks = {
            names("br"): "\n",
            names("cr"): "\n",
            names("tab"): "\t",
            names("ptab"): "\t",
            names("noBreakHyphen"): "-",
        }
        self._texts = frozenset((names("t"), *MATH_TEXTS))

    def grids(self, body: _Element) -> Iterator[Grid]:
        """The tables of the document in order, nested ones after the one that holds them."""
        last, before = None, list[str]()
        for node in self._members(body, "p", "tbl", "altChunk"):
            if node.tag == self.names("p"):
                lines, boxed = self._paragraph(node)
                before += [line for line in lines if line]
                inside = [grid for table in boxed for grid in self._table(table, ())]
            else:
                inside = self._embedded_or_table(node, before)
                before = []
            for grid in inside:
                yield from [last] if last else []
                last = grid
        yield from closed(last, self.file, before)

    def _embedded_or_table(self, node: _Element, before: list[str]) -> list[Grid]:
        if node.tag == self.names("altChunk"):
            self.met["embedded"] += 1
            return []
        return self._table(node, tuple(before))

    def _table(self, table: _Element, before: tuple[str, ...]) -> list[Grid]:
        self._number += 1
        number = self._number
        rows = TableRows(self.file)
        nested: list[_Element] = []
        for row in self._members(table, "tr"):
            self._row(row, rows, nested)
        grids = [Grid(self.file, rows.cells(), table=number, before=before)]
        return grids + [grid for inner in nested for grid in self._table(inner, ())]

    def _row(self, row: _Element, rows: TableRows, nested: list[_Element]) -> None:
        properties = row.find(self.names("trPr"))
        if properties is not None and properties.find(self.names("del")) is not None:
            self.met["deleted"] += 1
            return
        if properties is not None and self._is_on(properties, "hidden"):
            self.met["hidden"] += 1
        skipped = self._number_of(properties, "gridBefore", 0)
        rows.add(skipped, [self._cell(cell, nested) for cell in self._members(row, "tc")])

    def _cell(self, cell: _Element, nested: list[_Element]) -> tuple[int, bool, str]:
        properties = cell.find(self.names("tcPr"))
        span = self._number_of(properties, "gridSpan", 1)
        if properties is not None and properties.find(self.names("cellDel")) is not None:
            self.met["deleted"] += 1
            return span, False, ""
        return span, self._continues(properties), self._cell_text(cell, nested)

    def _cell_text(self, cell: _Element, nested: list[_Element]) -> str:
        lines: list[str] = []
        for node in self._members(cell, "p", "tbl", "altChunk"):
            if node.tag == self.names("p"):
                texts, boxed = self._paragraph(node)
                lines += texts
                nested += boxed
            elif node.tag == self.names("tbl"):
                nested.append(node)
            else:
                self.met["embedded"] += 1
        return "\n".join(lines)

    def _number_of(self, properties: _Element | None, local: str, default: int) -> int:
        node = None if properties is None else properties.find(self.names(local))
        if node is None:
            return default
        value = node.get(self.names("val"))
        return default if value == "0" else span_of(value, self.file)

    def _continues(self, properties: _Element | None) -> bool:
        node = None if properties is None else properties.find(self.names("vMerge"))
        return node is not None and node.get(self.names("val")) != "restart"

    def _is_on(self, properties: _Element, local: str) -> bool:
        node = properties.find(self.names(local))
        return node is not None and node.get(self.names("val")) not in _OFF

    def _members(self, parent: _Element, *wanted: str) -> Iterator[_Element]:
        """The nodes of these kinds below `parent`, through everything that merely wraps them."""
        tags = frozenset(self.names(local) for local in wanted)
        for child in self._children(parent):
            if child.tag in tags:
                yield child
            else:
                yield from self._members(child, *wanted)

    def _children(self, parent: _Element) -> Iterator[_Element]:
        """The children that count; of alternatives, the first one."""
        for child in parent:
            if child.tag == ALTERNATE:
                branch = child.find(CHOICE)
                chosen = branch if branch is not None else next(iter(child), None)
                yield from [] if chosen is None else self._children(chosen)
            elif child.tag in self._dropped:
                self.met.update([self._counted[child.tag]] if child.tag in self._counted else [])
            else:
                yield child

    def _paragraph(self, paragraph: _Element) -> tuple[list[str], list[_Element]]:
        """The lines of a paragraph and of its text boxes, and the tables in these."""
        boxes: list[_Element] = []
        lines = ["".join(self._pieces(paragraph, boxes)).strip()]
        tables: list[_Element] = []
        for box in boxes:
            text = self._cell_text(box, tables)
            lines += [text] if text.strip() else []
        return lines, tables

    def _pieces(self, node: _Element, boxes: list[_Element]) -> Iterator[str]:
        for child in self._children(node):
            if child.tag == self.names("r"):
                yield from self._run(child, boxes)
            elif child.tag == self.names("txbxContent"):
                boxes.append(child)
            elif child.tag in self._texts:
                yield child.text or ""
            elif child.tag in self._marks:
                yield self._mark(child)
            elif child.tag == self.names("sym"):
                yield self._symbol(child)
            else:
                yield from self._pieces(child, boxes)

    def _run(self, run: _Element, boxes: list[_Element]) -> Iterator[str]:
        properties = run.find(self.names("rPr"))
        left_out = None if properties is None else self._left_out(properties)
        pieces = list(self._pieces(run, boxes))
        if left_out is None:
            yield from pieces
        elif "".join(pieces).strip():
            self.met[left_out] += 1

    def _left_out(self, properties: _Element) -> str | None:
        if self._is_on(properties, "vanish"):
            return "hidden"
        struck = self._is_on(properties, "strike") or self._is_on(properties, "dstrike")
        return "struck" if struck else None

    def _mark(self, node: _Element) -> str:
        if node.get(self.names("type")) in ("page", "column"):
            return ""
        return self._marks[node.tag]

    def _symbol(self, node: _Element) -> str:
        code = (node.get(self.names("char")) or "").upper()
        if code in _SYMBOLS:
            return _SYMBOLS[code]
        try:
            return chr(int(code, 16))
        except (ValueError, OverflowError):
            return "\ufffd"
