"""The look of the collection workbook: colours that say what a cell waits for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from evaltool.actuals.workbook.columns import Entry
from evaltool.workbooks import ALERT, FONT, WAITING_FILL

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

TITLE_FONT = "黑体"


class Colour(Enum):
    """Colours of cells; the guide sheet explains those that say something."""

    HEADING = "#1F4E79"
    HEADING_TO_FILL = "#2E75B6"
    BAND_ONE = "#F2F2F2"
    BAND_TWO = "#E3ECF6"
    TO_FILL = WAITING_FILL
    NEEDED = "#FCD5B4"
    NOT_NEEDED = "#DCDCDC"
    WRONG = "#F8B4B4"
    WHITE = "#FFFFFF"
    LINE = "#A6A6A6"
    MARK = ALERT


NUMBER_FORMATS = {
    Entry.DECLARED: "@",
    Entry.TEXT: "@",
    Entry.LEVEL: "@",
    Entry.SHARE: "0.00##%",
    Entry.POINTS: "General",
    Entry.COUNT: "0",
    Entry.AMOUNT: "#,##0.00####",
    Entry.DAY: "yyyy-mm-dd",
}


class Looks:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def make(self, **properties: Any) -> Format:
        """A format of xlsxwriter properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            common = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
            self._made[key] = self._book.add_format(common | properties)
        return self._made[key]

    def title(self) -> Format:
        """The title of a sheet."""
        return self.make(font_name=TITLE_FONT, font_size=16, align="center")

    def subtitle(self) -> Format:
        """The line below a title."""
        return self.make(align="left")

    def mark(self) -> Format:
        """The mark of made-up figures (示例数据)."""
        return self.make(bold=True, font_color=Colour.MARK.value, align="left")

    def heading(self, entry: Entry) -> Format:
        """A column heading; those to fill in are lighter."""
        fill = Colour.HEADING if entry is Entry.DECLARED else Colour.HEADING_TO_FILL
        return self.make(
            bold=True,
            font_color=Colour.WHITE.value,
            bg_color=fill.value,
            align="center",
            text_wrap=True,
            border=1,
            border_color=Colour.LINE.value,
        )

    def declared(self, band: int, *, first: bool, bold: bool = False) -> Format:
        """A locked cell of one project's band; its first row has a heavier line above."""
        fill = Colour.BAND_TWO if band % 2 else Colour.BAND_ONE
        return self._cell(Entry.DECLARED, first, bg_color=fill.value, bold=bold)

    def declared_amount(self, band: int, *, first: bool) -> Format:
        """A locked amount."""
        fill = Colour.BAND_TWO if band % 2 else Colour.BAND_ONE
        return self._cell(Entry.AMOUNT, first, bg_color=fill.value, bold=first)

    def to_fill(self, entry: Entry, *, first: bool) -> Format:
        """A cell to fill in."""
        return self._cell(entry, first, locked=False)

    def closed(self, *, first: bool) -> Format:
        """A cell in which there is nothing to fill in."""
        return self._cell(Entry.DECLARED, first, bg_color=Colour.NOT_NEEDED.value)

    def fill(self, colour: Colour) -> Format:
        """A fill laid over a cell while a condition holds."""
        return self._book.add_format({"bg_color": colour.value})

    def _cell(self, entry: Entry, first: bool, **properties: Any) -> Format:
        numeric = entry not in (Entry.DECLARED, Entry.TEXT)
        return self.make(
            text_wrap=True,
            border=1,
            border_color=Colour.LINE.value,
            top=2 if first else 1,
            top_color=Colour.HEADING.value if first else Colour.LINE.value,
            align="center" if numeric else "left",
            num_format=NUMBER_FORMATS[entry],
            **properties,
        )
