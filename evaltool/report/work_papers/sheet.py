"""One sheet of the work papers: what stands in it, and how it is laid out for screen and paper.

Every sheet has a title, a line of facts, a line of marks, headings in row 4 and data from
row 5 on. Texts are always written as texts: nothing a unit typed can become a formula.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any
from unicodedata import east_asian_width

from evaltool.model import column_letters
from evaltool.workbooks import ALERT, FONT, LONGEST_TEXT, WAITING_FILL, lay_on_paper

HEADING_ROW = 4
FIRST_ROW = HEADING_ROW + 1
_CUT = "……（原文过长，此处截断）"
_LINE_HEIGHT = 13.5
_HEADING_HEIGHT = 30
_HIGHEST_ROW = 405
_PLAIN = {"font_name": FONT, "font_size": 10}


class Look(StrEnum):
    """How the cells of a column are shown; the value is the number format."""

    TEXT = "@"
    COUNT = "0"
    POINTS = "0.00"
    AMOUNT = "#,##0.00"
    RATE = "0.00%"


class Tint(StrEnum):
    """The colour of a row or cell (填充色) and what it says."""

    NONE = ""
    UNDECIDED = "#FFF2CC"
    LOST = "#FCE4D6"
    DECIDED = "#DDEBF7"
    WRONG = "#F8CBAD"
    SUM = "#E7E6E6"
    TO_FILL = WAITING_FILL


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result it has at the time of writing, for readers that do not compute."""

    text: str
    result: Decimal | str


Value = str | int | Decimal | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, its look; short words stand centred.

    An `open` column is to be filled in by whoever checks the sheet.
    """

    title: str
    width: float
    look: Look = Look.TEXT
    centred: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of data, its cells in the order of the columns."""

    cells: tuple[Value, ...]
    tint: Tint = Tint.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet with all it says; `frozen` columns stay in sight and repeat on every page."""

    name: str
    title: str
    facts: str
    marks: str
    columns: tuple[Column, ...]
    lines: Collection[Line]
    frozen: int = 2
    pages_wide: int = 1
    filtered: bool = True


def place(columns: Sequence[Column], title: str) -> str:
    """The letters of the column with a heading.

    Raises:
        StopIteration: there is none.
    """
    return column_letters(next(n for n, column in enumerate(columns, 1) if column.title == title))


def span(sheet: Sheet, title: str) -> str:
    """The data range of a column as a formula of another sheet names it."""
    letters = place(sheet.columns, title)
    last = max(FIRST_ROW, FIRST_ROW + len(sheet.lines) - 1)
    return f"'{sheet.name}'!${letters}${FIRST_ROW}:${letters}${last}"


class Writer:
    """Writes sheets into one xlsxwriter workbook, sharing its formats."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, ...], Any] = {}
        self._cells: dict[tuple[object, ...], Any] = {}

    def add(self, name: str) -> Any:
        """An empty xlsxwriter worksheet in the next place of the workbook."""
        return self._book.add_worksheet(name)

    def write(self, sheet: Sheet, page: Any = None) -> Any:
        """Add one sheet to the workbook; the xlsxwriter worksheet it became.

        `page` is a worksheet that was added before and is still empty.
        """
        page = self.add(sheet.name) if page is None else page
        self.begin(sheet, page)
        for row, line in enumerate(sheet.lines):
            self.line(sheet, page, row, line)
        self.end(sheet, page, len(sheet.lines))
        return page

    def line(self, sheet: Sheet, page: Any, number: int, line: Line) -> None:
        """Write the line with this number (from 0), after the lines before it."""
        row = FIRST_ROW - 1 + number
        page.set_row(row, _height(sheet.columns, line))
        for column, value in enumerate(line.cells):
            look = self._cell(sheet.columns[column], line.tint, value)
            _put(page, (row, column), value, look)
        if page.constant_memory:
            _let_go(page, row)

    def end(self, sheet: Sheet, page: Any, count: int) -> None:
        """Lay the sheet out for screen and paper, when its `count` lines are written."""
        _set_up(page, sheet, count)

    def begin(self, sheet: Sheet, page: Any) -> None:
        """Write what stands above the lines."""
        page.write_string(0, 0, sheet.title, self._format("title", bold=True, font_size=16))
        self._facts(sheet, page)
        page.write_string(2, 0, sheet.marks, self._format("marks", bold=True, font_color=ALERT))
        heading = self._format(
            "heading", bold=True, border=1, bg_color="#D9E1F2", align="center",
            valign="vcenter", text_wrap=True,
        )  # fmt: skip
        page.set_row(HEADING_ROW - 1, _HEADING_HEIGHT)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(HEADING_ROW - 1, number, column.title, heading)

    def _facts(self, sheet: Sheet, page: Any) -> None:
        """The facts; on several pages side by side they stay within the columns of every page."""
        if sheet.pages_wide == 1 or sheet.frozen < 2:
            page.write_string(1, 0, sheet.facts, self._format("facts"))
            return
        room = sum(column.width for column in sheet.columns[: sheet.frozen])
        page.set_row(1, _high(_rows_of(sheet.facts, room)))
        look = self._format("facts wrapped", text_wrap=True, valign="top")
        page.merge_range(1, 0, 1, sheet.frozen - 1, sheet.facts, look)

    def _cell(self, column: Column, tint: Tint, value: Value) -> Any:
        as_text = column.look is Look.TEXT or isinstance(value, str)
        key = (column.look, column.centred, column.open, tint, as_text)
        if key not in self._cells:
            self._cells[key] = self._new_cell(column, tint, as_text=as_text)
        return self._cells[key]

    def _new_cell(self, column: Column, tint: Tint, *, as_text: bool) -> Any:
        shown = Look.TEXT if as_text else column.look
        align = "left" if column.look is Look.TEXT else "right"
        properties: dict[str, Any] = {
            "border": 1,
            "valign": "vcenter",
            "text_wrap": as_text,
            "num_format": shown.value,
            "align": "center" if column.centred else align,
        }
        if column.open:
            properties |= {"locked": False, "bg_color": Tint.TO_FILL.value}
        elif tint:
            properties["bg_color"] = tint.value
        return self._format(*map(str, properties.values()), **properties)

    def _format(self, *key: str, **properties: Any) -> Any:
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_PLAIN, **properties})
        return self._formats[key]


def _let_go(page: Any, row: int) -> None:
    """Forget the heights of a streamed sheet, kept by xlsxwriter only to place pictures by.

    The row before this one went into the file when this one was begun.
    """
    page.row_sizes.pop(row, None)
    page.row_info.pop(row - 1, None)


def _put(page: Any, at: tuple[int, int], value: Value, look: Any) -> None:
    match value:
        case None | "":
            page.write_blank(*at, None, look)
        case str():
            page.write_string(*at, _fitting(value), look)
        case Formula():
            result = value.result if isinstance(value.result, str) else float(value.result)
            page.write_formula(*at, value.text, look, result)
        case _:
            page.write_number(*at, float(value), look)


def _height(columns: tuple[Column, ...], line: Line) -> float:
    """The height a row needs, in points: not every program works it out when it opens the file."""
    rows = [
        _rows_of(value, column.width)
        for column, value in zip(columns, line.cells, strict=True)
        if isinstance(value, str)
    ]
    return _high(max(rows, default=1))


def _high(lines: int) -> float:
    """The height of a row with so many lines of text, in points."""
    return min(_HIGHEST_ROW, _LINE_HEIGHT * lines + 3)


@lru_cache(maxsize=1024)
def _rows_of(text: str, width: float) -> int:
    return sum(max(1, math.ceil(_width(line) / width)) for line in text.split("\n"))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + _CUT


def _set_up(page: Any, sheet: Sheet, count: int) -> None:
    last_row, last_column = HEADING_ROW - 1 + count, len(sheet.columns) - 1
    page.freeze_panes(HEADING_ROW, sheet.frozen)
    if sheet.filtered and count:
        page.autofilter(HEADING_ROW - 1, 0, last_row, last_column)
    lay_on_paper(
        page, heading=HEADING_ROW - 1, corner=(last_row, last_column), wide=sheet.pages_wide
    )
    if sheet.pages_wide > 1:
        page.repeat_columns(0, sheet.frozen - 1)
        page.print_across()
    page.set_header(f"&L{_literal(sheet.title)}&R{_literal(sheet.marks)}")
    page.set_footer(f"&L{_literal(sheet.name)}&R第 &P 页 共 &N 页")


def _literal(text: str) -> str:
    return text[:100].replace("&", "&&")
