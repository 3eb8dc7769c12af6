"""Where every workbook (xlsx) that is written begins: what is typed stays text, the bytes repeat.

A name like =HYPERLINK(...), a number with leading zeros, an address: whoever typed it, in a
workbook of ours it is a text, never something that computes or leads elsewhere. Nothing depends
on the day of writing. What all workbooks share in looks and on paper stands here too.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

FONT = "宋体"
WAITING_FILL = "#FFF9D6"
"""The fill of a cell that waits for an entry (待填)."""
ALERT = "#C00000"
"""The colour of a mark that must not be overlooked: 示例数据, 草稿."""
LONGEST_TEXT = 32_000
"""Characters of one cell; Excel holds 32767 and calls a file with more damaged."""
A4 = 9

_CREATED = datetime(2000, 1, 1)
_TYPED_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_ALLOWED = {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}


def new_workbook(buffer: BinaryIO, title: str = "", *, streamed: bool = False) -> Workbook:
    """A workbook that writes itself into the buffer when closed; usable in a `with` statement.

    `streamed` rows go straight into the file, one after the other, whatever their number.
    """
    import xlsxwriter

    kept = {"constant_memory": True} if streamed else {"in_memory": True}
    book = xlsxwriter.Workbook(buffer, {**kept, **_TYPED_TEXT_STAYS_TEXT})
    entitle(book, title)
    return book


def entitle(book: Workbook, title: str) -> None:
    """Give the workbook its title; "" for none."""
    book.set_properties({"created": _CREATED, **({"title": title} if title else {})})


def protect(page: Any) -> None:
    """Lock a sheet, without a password, but for the cells to fill in; it can still be arranged."""
    page.protect("", _ALLOWED)


def lay_on_paper(page: Any, *, heading: int, corner: tuple[int, int], wide: int = 1) -> None:
    """Print a sheet on A4 across, `wide` pages, its heading row on each.

    Rows and columns count from 0; `corner` is the last row and the last column.
    """
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(wide, 0)
    page.repeat_rows(heading)
    page.print_area(0, 0, *corner)


def choice_rule(title: str, words: tuple[str, ...]) -> dict[str, Any]:
    """A cell takes one of these words only."""
    return {
        "validate": "list",
        "source": list(words),
        "error_title": title,
        "error_message": f"请从{'、'.join(words)}中选择",
    }
