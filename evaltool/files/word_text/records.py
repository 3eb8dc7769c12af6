"""A Word document as text: paragraphs, tables, charts, and what was laid over or hidden in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal[
    "bound",
    "box",
    "comment",
    "deleted",
    "embedded",
    "faint",
    "field",
    "hidden",
    "inserted",
    "note",
    "numbered",
    "other",
    "picture",
    "shape",
    "struck",
]
"""What a document can hold beside its running text: content filled in from elsewhere when the
document is opened, text boxes, comments, tracked changes,
embedded files, white or tiny text, fields, hidden text, notes, automatic numbers, text in
parts of other kinds, pictures, drawn shapes, struck text."""


PAGE = "{PAGE}"
"""What stands for a page number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing beside the running text, and the text in it."""

    kind: MarkKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph: its text, the id of its style, and what is marked in it.

    White space is one blank, a line break one line end, a page number "{PAGE}".
    """

    text: str
    style: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a row.

    `column` is its grid column from 1, `span` its width in columns; `continues` tells that it
    belongs to the cell above. Paragraphs are on lines of their own.
    """

    column: int
    span: int = 1
    continues: bool = False
    text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; a table inside a cell is part of that cell's text."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of a chart: its name, categories and values as they are kept for drawing."""

    name: str
    categories: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart.

    `texts` are written into it by hand: titles, labels, number formats that print digits of
    their own; `scales` are the fixed ends of its axes of values. `described` is what is said of
    it for those who do not see it, `workbook` the workbook that opens when somebody edits its
    data, empty where there is none.
    """

    series: tuple[Series, ...]
    texts: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    described: str = ""
    workbook: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """A whole document.

    `charts` stand in the order in which the text shows them; `heads` and `feet` are the
    different texts of page headers and footers; `marks` belong to no paragraph (comments,
    notes, texts in headers that are hidden or laid over …).
    """

    blocks: tuple[Line | Table, ...]
    charts: tuple[Chart, ...] = ()
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
