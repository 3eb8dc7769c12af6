"""A document as one sequence of passages, paragraphs and rows of tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evaltool.audit.verification.alignment import likeness_of
from evaltool.files.word_text import Cell, Line, Mark, Row, Table, WordText

_HEADINGS = frozenset({"h1", "h1new", "h2", "h3", "annex", "noteh", "ftitle"})
_NAMED = ("项目名称", "部门名称", "部门（单位）名称", "预算单位", "单位名称")
_NUMERIC = re.compile(r"[\d.,%％~～—/\s]*")
_FIRST_COLUMNS = ("三级指标", "指标", "项目", "项目名称", "绩效指标")
_LONGEST = 24
_MOST_LABELLED = 4
"""A row of labels with what they label has at most so many cells; more are headings."""
_FEWEST = 3
"""A row of headings has at least so many cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph (`line`), or a row of a table with where it is in which table.

    `under` is the heading or the table that it stands under, `at` its place there from 0;
    passages of the same `key` say the same.
    """

    under: str
    at: int
    key: object
    line: Line | None = None
    row: Row | None = None
    table: Table | None = None

    @property
    def place(self) -> str:
        """Where it stands, as a person would look it up."""
        if self.row is not None:
            return f"{self.under}第{self.at + 1}行"
        return f"{self.under}第{self.at}段" if self.at else self.under

    @property
    def text(self) -> str:
        """All text of the passage."""
        if self.row is not None:
            return "｜".join(cell.text for cell in self.row.cells if cell.text)
        return self.line.text if self.line else ""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked in it."""
        if self.row is not None:
            return tuple([mark for cell in self.row.cells for mark in cell.marks])
        return self.line.marks if self.line else ()

    def cell_place(self, cell: Cell) -> str:
        """The place of a cell: its row, its column, and what both are called."""
        at = self.row.cells.index(cell) + 1 if self.row and cell in self.row.cells else 0
        heading = self._heading(cell)
        named = f"“{heading}”" if heading else ""
        label = self._label(cell)
        return f"{self.place}第{at}格{named}" + (f"（{label}）" if label else "")

    def _heading(self, cell: Cell) -> str:
        for row in self._above():
            texts = [each for each in row.cells if each.text]
            over = _covering(row, cell.column)
            if len(texts) < _FEWEST or over is None or not over.text:
                continue
            if not any(_NUMERIC.fullmatch(each.text) for each in texts):
                return _brief(over.text)
        return ""

    def _above(self) -> Iterator[Row]:
        """The rows above this one, the nearest first."""
        rows = self.table.rows if self.table else ()
        return (rows[at] for at in range(self.at - 1, -1, -1))

    def _label(self, cell: Cell) -> str:
        """What the row is about: its indicator or its project, else its first words."""
        if self.row is None:
            return ""
        others = [c for c in self.row.cells if c is not cell and not _NUMERIC.fullmatch(c.text)]
        named = (c for c in others if self._heading(c) in _FIRST_COLUMNS)
        best = next(named, None) or next(iter(others), None)
        return _brief(best.text) if best else ""


def passages(document: WordText) -> tuple[Passage, ...]:
    """The passages of a document in reading order; empty paragraphs do not count."""
    return tuple(_passages(document.blocks))


def _passages(blocks: Sequence[Line | Table]) -> Iterator[Passage]:
    heading, count, number, before = "", 0, 0, ""
    for block in blocks:
        if isinstance(block, Table):
            number += 1
            yield from _rows(block, f"第{number}个表{_title(block, before)}")
            continue
        if not block.text and not block.marks:
            continue
        before = block.text
        if block.style in _HEADINGS:
            heading, count = _brief(block.text), 0
            yield Passage(under=f"标题“{heading}”", at=0, key=block.text, line=block)
            continue
        count += 1
        under = f"“{heading}”下" if heading else "正文开头"
        yield Passage(under=under, at=count, key=block.text, line=block)


def _rows(table: Table, place: str) -> Iterator[Passage]:
    for at, row in enumerate(table.rows):
        key = tuple([(cell.column, cell.span, cell.continues, cell.text) for cell in row.cells])
        yield Passage(under=place, at=at, key=key, row=row, table=table)


def _title(table: Table, before: str) -> str:
    """What a table is called: the project it is about, else the line above it."""
    for row in table.rows[:4]:
        if len(row.cells) > _MOST_LABELLED:
            continue
        for cell, after in zip(row.cells, row.cells[1:], strict=False):
            if cell.text.replace("\n", "") in _NAMED and after.text and after.text not in _NAMED:
                return f"“{_brief(after.text)}”"
    return f"“{_brief(before)}”" if before else ""


def _covering(row: Row, column: int) -> Cell | None:
    for cell in row.cells:
        if cell.column <= column < cell.column + cell.span:
            return cell
    return None


def _brief(text: str) -> str:
    plain = text.replace("\n", "")
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def likeness(found: Passage, expected: Passage) -> float:
    """How much two passages are alike, from 0 to 1; a paragraph is never a row."""
    if (found.row is None) != (expected.row is None):
        return 0.0
    if found.row is None or expected.row is None:
        return likeness_of(found.text, expected.text)
    mine, due = found.row.cells, expected.row.cells
    pairs = zip(mine, due, strict=False)
    shared = sum(likeness_of(one.text, other.text) for one, other in pairs)
    return shared / max(len(mine), len(due), 1)
