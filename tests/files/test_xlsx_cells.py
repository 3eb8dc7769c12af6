"""Streamed workbooks read cell for cell as a whole workbook of openpyxl would."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from evaltool.files import Grid, read_file
from evaltool.files.number_format import LOCALE_DATES, show_moment, show_number
from evaltool.files.rounding import unrounded
from tests.files.packages import package
from tests.files.test_xlsx import changed

_DATA = Path(__file__).parents[1] / "data"
_NUMBERS = ("General", "0", "0.00", "0%", "0.0%", "#,##0", "#,##0.00", "0.00E+00", "@", "0人")
_MOMENTS = ("yyyy-mm-dd", "yyyy/m/d", "m月d日", 'yyyy"年"m"月"', "h:mm", "[h]:mm")
_FORMATS = (*_NUMBERS, *_MOMENTS, "0.00_);(0.00)", ";;;", "#,##0,")
_VALUES = (0, 1, -1, 0.5, 0.98256, 45657, 45657.75, 1048.54, 123456789.123, 2e-7, 1e15, 60, 1.5)


def as_openpyxl_reads(data: bytes) -> Iterator[dict[tuple[int, int], str]]:
    """The texts of every sheet, from the cells of a loaded workbook."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
    for sheet in book.worksheets:
        cells = {place: _shown(cell) for place, cell in sheet._cells.items()}  # type: ignore[attr-defined]
        yield {place: text for place, text in cells.items() if text}


def _shown(cell: Any) -> str:
    value, struck = cell.value, bool(cell.has_style and cell.font.strike)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if cell._style.numFmtId in LOCALE_DATES:
            pytest.fail("a format that openpyxl does not know")
        return "" if struck else unrounded(value, show_number(value, cell.number_format))
    if isinstance(value, date | time | timedelta):
        return show_moment(value, cell.number_format)
    pieces = value if isinstance(value, CellRichText) else [value]
    kept = (
        piece if isinstance(piece, str) else "" if piece.font.strike else piece.text
        for piece in pieces
    )
    return "" if struck else "".join(kept).replace("_x000D_", "").strip()


def texts(grid: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in grid.cells if cell.text}


def merges(grid: Grid) -> set[tuple[int, int, int, int]]:
    return {
        (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.row_span * cell.column_span > 1
    }


def written(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(book: Workbook) -> Worksheet:
    assert isinstance(book.active, Worksheet)
    return book.active


def everything(epoch: datetime | None = None) -> bytes:
    """A workbook with every kind of value under every kind of format."""
    book = Workbook()
    if epoch:
        book.epoch = epoch
    sheet = sheet_of(book)
    for column, number_format in enumerate(_FORMATS, 1):
        for row, value in enumerate(_VALUES, 1):
            sheet.cell(row, column, value).number_format = number_format
    others: list[Any] = [
        "文字", " 前后空格 ", "一_x000D_\n二", "#N/A", "=1+1", True, False, "0012", "a&b<c>",
        date(2024, 12, 31), datetime(2024, 1, 2, 8, 30), time(9, 5), timedelta(hours=30),
        CellRichText("留", TextBlock(InlineFont(strike=True), "去"), "着"),
        CellRichText(TextBlock(InlineFont(b=True), "粗"), "细"),
    ]  # fmt: skip
    for row, value in enumerate(others, 1):
        sheet.cell(row, 20, value)
        struck = sheet.cell(row, 21, value)
        struck.font = Font(strike=True)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("C", "D", hidden=True)
    sheet.merge_cells("A20:C22")
    sheet["A20"] = "合并"
    sheet.merge_cells("T20:T21")
    second = book.create_sheet("第二张")
    second.append(["甲", None, 3])
    return written(book)


def samples() -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in sorted(_DATA.rglob("*.xlsx"))}
    found["各种数值.xlsx"] = everything()
    found["1904.xlsx"] = everything(CALENDAR_MAC_1904)
    return found


@pytest.mark.parametrize("name", [*samples()])
def test_every_cell_reads_as_in_a_loaded_workbook(tmp_path: Path, name: str) -> None:
    data = samples()[name]
    path = tmp_path / name
    path.write_bytes(data)
    theirs = [sheet for sheet in as_openpyxl_reads(data) if sheet]
    ours = [texts(grid) for grid in read_file(path).grids]
    assert ours == theirs


def test_merges_are_those_of_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(everything())
    # cut where the texts end: row 20 is the last that holds one
    assert merges(read_file(path).grids[0]) == {(20, 1, 1, 3)}


PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/w/s.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": "<Relationships/>",
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="表" sheetId="1" r:id="a"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="w/s.xml"/></Relationships>'
    ),
}


def made(rows: str) -> bytes:
    """A workbook of the bare minimum: no styles, no shared texts, its sheet in a folder."""
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{rows}</x:sheetData></x:worksheet>"
    )
    return package({**PARTS, "xl/w/s.xml": sheet})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<x:c r="A1"><x:v>1.50</x:v></x:c>', "1.5"),
        ('<x:c r="A1" t="str"><x:f>B1</x:f><x:v>甲</x:v></x:c>', "甲"),
        ('<x:c r="A1" t="b"><x:v>0</x:v></x:c>', "否"),
        ('<x:c r="A1" t="d"><x:v>2024-12-31</x:v></x:c>', "2024-12-31"),
        ('<x:c r="A1" t="inlineStr"><x:is><x:t>内</x:t></x:is></x:c>', "内"),
        (
            '<x:c r="A1" t="inlineStr"><x:is><x:r><x:rPr><x:strike/></x:rPr><x:t>去</x:t></x:r>'
            '<x:r><x:rPr><x:strike val="0"/></x:rPr><x:t>留</x:t></x:r>'
            '<x:rPh sb="0" eb="1"><x:t>liu</x:t></x:rPh></x:is></x:c>',
            "留",
        ),
    ],
)
def test_cells_of_the_bare_minimum(tmp_path: Path, cell: str, text: str) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(made(f'<x:row r="1">{cell}</x:row>'))
    assert texts(read_file(path).grids[0]) == {(1, 1): text}


def test_a_shared_formula_without_result_is_told_as_it_stands(tmp_path: Path) -> None:
    rows = (
        '<x:row r="1"><x:c r="A1"><x:f t="shared" ref="A1:A2" si="0">B1*2</x:f><x:v>4</x:v></x:c>'
        '</x:row><x:row r="2"><x:c r="A2"><x:f t="shared" si="0"/></x:c></x:row>'
    )
    path = tmp_path / "表.xlsx"
    path.write_bytes(made(rows))
    (told,) = read_file(path).findings
    assert told.code == "files-formula-without-result"
    assert "=B2*2" in told.message


def test_a_broken_value_names_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(made('<x:row r="3"><x:c r="B3"><x:v>十</x:v></x:c></x:row>'))
    with pytest.raises(Exception, match="损坏") as caught:
        read_file(path)
    assert "B3" in str(caught.value.details)  # type: ignore[attr-defined]


def test_texts_repeat_no_memory(tmp_path: Path) -> None:
    book = Workbook()
    for _ in range(3):
        sheet_of(book).append(["相同的文字", 12.5])
    path = tmp_path / "表.xlsx"
    path.write_bytes(written(book))
    cells = read_file(path).grids[0].cells
    assert len({id(cell.text) for cell in cells}) == 2


def test_a_missing_look_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(changed(everything(), lambda xml: xml.replace(b's="1"', b's="999"', 1)))
    with pytest.raises(Exception, match="损坏"):
        read_file(path)
