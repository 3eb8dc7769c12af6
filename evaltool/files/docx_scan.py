"""The flat scan: tables of a plain Word document in one pass over the few elements that matter.

Most of the cost of reading is Python touching nodes, so lxml is left to skip all others. A
document with anything unusual is not read here: `scan` says so by giving None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from evaltool.files.docx_names import Names
from evaltool.files.docx_rows import TableRows, span_of
from evaltool.files.grid import Cell, Grid

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = ("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr")


class _NotPlainError(Exception):
    """The document needs the structural walk."""


def scan(body: _Element, names: Names, file: str) -> tuple[Grid, ...] | None:
    """The grids of a plain document, or None where the structural walk is needed."""
    try:
        return tuple(_grids(body, _Scanner(names, file)))
    except _NotPlainError:
        return None


def _grids(body: _Element, scanner: _Scanner) -> Iterator[Grid]:
    names, number, before = scanner.names, 0, list[str]()
    silent = frozenset(names(local) for local in _SILENT)
    last: Grid | None = None
    for child in body:
        if child.tag == names("p"):
            before += filter(None, [scanner.paragraph(child)])
        elif child.tag == names("tbl"):
            yield from [last] if last else []
            number += 1
            cells = scanner.table(child)
            last = Grid(scanner.file, cells, table=number, before=tuple(before))
            before = []
        elif child.tag not in silent:
            raise _NotPlainError
    yield from closed(last, scanner.file, before)


def closed(last: Grid | None, file: str, after: list[str]) -> Iterator[Grid]:
    """The last grid with the lines behind it; an empty grid where there are only lines."""
    if last is not None:
        yield Grid(file, last.cells, None, last.table, last.before, tuple(after))
    elif after:
        yield Grid(file, (), before=tuple(after))


class _Scanner:
    """One handler per element of interest; they fill the table that is being read."""

    def __init__(self, names: Names, file: str) -> None:
        self.names = names
        self.file = file
        self._value = names("val")
        self._inline: dict[str, Callable[[_Element], None]] = {
            names("br"): self._on_break,
            names("cr"): lambda node: self._parts.append("\n"),
            names("tab"): self._on_tab,
            names("noBreakHyphen"): lambda node: self._parts.append("-"),
        }
        self._structure: dict[str, Callable[[_Element], None]] = {
            **self._inline,
            names("tr"): self._on_row,
            names("tc"): self._on_cell,
            names("gridSpan"): self._on_span,
            names("vMerge"): self._on_merge,
            names("p"): self._on_paragraph,
        }
        unusual = names.unusual()
        self._text = names("t")
        self._inline_tags = (self._text, *self._inline, *unusual)
        self._table_tags = (self._text, *self._structure, names("tbl"), *unusual)
        self._parts: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._rows = TableRows(self.file)
        self._row: list[tuple[int, bool, str]] | None = None
        self._open = False
        self._clear()

    def _clear(self) -> None:
        self._parts.clear()
        self._paragraphs, self._span, self._continues = 0, 1, False

    def paragraph(self, node: _Element) -> str:
        """The text of a paragraph outside tables."""
        self._clear()
        self._run(node.iter(*self._inline_tags), self._inline)
        return "".join(self._parts).strip()

    def table(self, table: _Element) -> tuple[Cell, ...]:
        """The cells of one table."""
        self._begin()
        nodes = table.iter(*self._table_tags)
        next(nodes)  # the table itself; another one inside it is not plain
        self._run(nodes, self._structure)
        self._end_row()
        return self._rows.cells()

    def _run(
        self, nodes: Iterator[_Element], handlers: dict[str, Callable[[_Element], None]]
    ) -> None:
        text, parts = self._text, self._parts
        try:
            for node in nodes:
                tag = node.tag
                if tag == text:
                    parts.append(node.text or "")
                else:
                    handlers[tag](node)
        except KeyError:
            raise _NotPlainError from None

    def _on_break(self, node: _Element) -> None:
        if node.get(self.names("type")) not in ("page", "column"):
            self._parts.append("\n")

    def _on_tab(self, node: _Element) -> None:
        parent = node.getparent()
        if parent is None or parent.tag != self.names("tabs"):  # not a tab stop
            self._parts.append("\t")

    def _on_paragraph(self, _node: _Element) -> None:
        self._paragraphs += 1
        if self._paragraphs > 1:
            self._parts.append("\n")

    def _on_span(self, node: _Element) -> None:
        self._span = span_of(node.get(self._value), self.file)

    def _on_merge(self, node: _Element) -> None:
        self._continues = node.get(self._value) != "restart"

    def _on_cell(self, _node: _Element) -> None:
        self._end_cell()
        self._open = True

    def _on_row(self, _node: _Element) -> None:
        self._end_row()
        self._row = []

    def _end_cell(self) -> None:
        if self._open and self._row is not None:
            self._row.append((self._span, self._continues, "".join(self._parts)))
        self._open = False
        self._clear()

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._rows.add(0, self._row)
