"""One sheet of the collection workbook: title, headings, rows, protection and print set-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from evaltool.actuals.workbook.columns import Column, Entry, positions
from evaltool.actuals.workbook.heights import row_height
from evaltool.actuals.workbook.looks import Colour, Looks
from evaltool.model import column_letters
from evaltool.vocabulary import LEVELS
from evaltool.workbooks import LONGEST_TEXT, choice_rule, lay_on_paper, protect

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

SAMPLE_MARK = "示例数据：本表填写内容为演示编制，并非实际数据"
_HEADING_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above every table: the year (2024年度), the units, the mark of 示例数据."""

    period: str
    line: str
    sample: bool


class Sheet:
    """A sheet under construction; rows and columns are counted from 0."""

    def __init__(
        self, book: Workbook, looks: Looks, name: str, columns: tuple[Column, ...], head: Head
    ) -> None:
        self.columns = columns
        self.places = positions(columns)
        self.looks = looks
        self.first_row = self.next_row = _HEADING_ROW + 1
        self._head = head
        self._name = name
        self._lowest = 0.0
        self._texts: list[tuple[str, float]] = []
        self.sheet: Worksheet = book.add_worksheet(name)

    def begin(self, title: str, *, frozen: int, legend: int, lowest: float) -> None:
        """Title, the line below it, legend, headings.

        `frozen` columns stay in view, the legend begins at column `legend`, and no row is
        lower than `lowest` points.
        """
        self._lowest = lowest
        last = len(self.columns) - 1
        self.sheet.set_row(0, 28)
        self.sheet.merge_range(0, 0, 0, last, f"{self._head.period}{title}", self.looks.title())
        self._text(1, 0, self._head.line, self.looks.subtitle())
        if self._head.sample:
            self._text(2, 0, SAMPLE_MARK, self.looks.mark())
        self.sheet.set_row(_HEADING_ROW, 42)
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width)
            look = self.looks.heading(column.entry)
            self._text(_HEADING_ROW, place, column.title, look)
        self.sheet.freeze_panes(_HEADING_ROW + 1, frozen)
        self._legend(legend)

    def _legend(self, place: int) -> None:
        """The meaning of the colours, above the columns to fill in."""
        words = {
            Colour.TO_FILL: "待填",
            Colour.WHITE: "已填",
            Colour.NEEDED: "需补充",
            Colour.NOT_NEEDED: "不必填",
            Colour.BAND_TWO: "申报内容",
        }
        for offset, (colour, word) in enumerate(words.items()):
            look = self.looks.make(
                bg_color=colour.value, border=1, border_color=Colour.LINE.value, align="center"
            )
            self._text(1, place + offset, word, look)

    def put(self, heading: str, value: object, look: Format) -> None:
        """Write one cell of the row at hand; text stays text whatever it begins with."""
        row, place = self.next_row, self.places[heading]
        if isinstance(value, str):
            self._texts.append((value, self.columns[place].width))
        if value is None:
            self.sheet.write_blank(row, place, None, look)
        elif isinstance(value, Decimal):
            self.sheet.write_number(row, place, float(value), look)
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)
            self.sheet.write_datetime(row, place, moment, look)
        else:
            self._text(row, place, str(value), look)

    def end_row(self) -> None:
        """Make the row at hand as high as its texts need and go on to the next."""
        self.sheet.set_row(self.next_row, row_height(self._texts, lowest=self._lowest))
        self._texts.clear()
        self.next_row += 1

    def validate(self, heading: str, rule: dict[str, Any], rows: Iterable[int] = ()) -> None:
        """Let the cells of a column take only some input, and say so when one is selected."""
        place = self.places[heading]
        column = self.columns[place]
        message = {"input_title": heading[:32], "input_message": column.hint[:255]}
        told = {key: text for key, text in message.items() if column.hint}
        picked = [(row, place, row, place) for row in rows]
        whole = (self.first_row, place, max(self.first_row, self.next_row - 1), place)
        first, *others = picked or [whole]
        self.sheet.data_validation(*first, {**told, **rule, "other_cells": others})

    def colour(self, heading: str, condition: str, colour: Colour) -> None:
        """Colour the cells of a column while a formula on the first row's terms holds."""
        place = self.places[heading]
        last = max(self.first_row, self.next_row - 1)
        rule = {"type": "formula", "criteria": condition, "format": self.looks.fill(colour)}
        self.sheet.conditional_format(self.first_row, place, last, place, rule)

    def cell(self, heading: str) -> str:
        """The first cell of a column in a condition, its column fixed ($I5)."""
        return f"${column_letters(self.places[heading] + 1)}{self.first_row + 1}"

    def finish(self) -> None:
        """Filters, protection without a password, and the print set-up."""
        last_row, last_column = max(self.first_row, self.next_row - 1), len(self.columns) - 1
        sheet = self.sheet
        sheet.autofilter(_HEADING_ROW, 0, last_row, last_column)
        protect(sheet)
        whole = f"A1:{column_letters(last_column + 1)}{last_row + 1}"
        sheet.ignore_errors({"number_stored_as_text": whole})
        lay_on_paper(sheet, heading=_HEADING_ROW, corner=(last_row, last_column))
        sheet.center_horizontally()
        sheet.set_footer(f"&L{self._name}&C第 &P 页 共 &N 页")
        if self._head.sample:
            sheet.set_header('&R&"黑体"&10示例数据')
            sheet.set_tab_color(Colour.MARK.value)

    def _text(self, row: int, place: int, text: str, look: Format) -> None:
        self.sheet.write_string(row, place, text[:LONGEST_TEXT], look)


def number_rule(lowest: float, highest: float, message: str) -> dict[str, Any]:
    """Only numbers within bounds."""
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": lowest,
        "maximum": highest,
        "error_title": "请填数字",
        "error_message": message,
    }


def day_rule() -> dict[str, Any]:
    """Only days."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1990, 1, 1),
        "maximum": date(2099, 12, 31),
        "error_title": "请填日期",
        "error_message": "请填日期，如 2025-03-20",
    }


def any_rule(message: str, title: str) -> dict[str, Any]:
    """Any input, with a message of its own while the cell is selected."""
    return {"validate": "any", "input_title": title[:32], "input_message": message[:255]}


INPUT_RULES = {
    Entry.LEVEL: choice_rule("完成情况", LEVELS),
    Entry.SHARE: number_rule(0, 1, "请填 0% 到 100% 之间的百分比"),
    Entry.POINTS: number_rule(0, 100, "请填 0 到 100 之间的数字"),
    Entry.COUNT: number_rule(0, 1e9, "请填份数，不小于 0 的整数"),
    Entry.AMOUNT: number_rule(0, 1e12, "请填数字，金额单位为万元"),
    Entry.DAY: day_rule(),
}
