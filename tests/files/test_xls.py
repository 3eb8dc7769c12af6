"""Old workbooks."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

import pytest
import xlwt

from evaltool.errors import InputError
from evaltool.files import xls
from evaltool.files.raw import FileRead
from evaltool.files.reader import read_grids
from tests.files.samples import DECLARED, raw

XLS = (DECLARED / "申报表.xls").read_bytes()


def written(fill: Callable[[xlwt.Workbook], None]) -> bytes:
    book = xlwt.Workbook()
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def one(value: object, code: str = "General") -> FileRead:
    def fill(book: xlwt.Workbook) -> None:
        book.add_sheet("表").write(0, 0, value, xlwt.easyxf(num_format_str=code))

    return xls.read(raw(written(fill)))


def shown(value: object, code: str = "General") -> str:
    (grid,) = one(value, code).grids
    return grid.cells[0].text


def test_gives_the_grids_of_the_same_workbook() -> None:
    ours = xls.read(raw(XLS)).grids
    theirs = read_grids(DECLARED / "申报表.xlsx")
    assert [grid.cells for grid in ours] == [grid.cells for grid in theirs]
    assert [grid.sheet for grid in ours] == [grid.sheet for grid in theirs]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1, "0%", "100%"),
        (0.985, "0.00%", "98.50%"),
        (1048.54, "#,##0.00", "1,048.54"),
        (100, "General", "100"),
        (0.1 + 0.2, "General", "0.3"),
        (0.6, "0", "0.6"),
        (0.98256, "0%", "98.256%"),
        (date(2024, 12, 31), "yyyy/m/d", "2024-12-31"),
        (datetime(2024, 12, 31, 8, 30), "yyyy-mm-dd hh:mm", "2024-12-31 08:30"),
        (date(2024, 12, 31), 'yyyy"年"m"月"', "2024年12月"),
        (time(8, 30), "h:mm", "08:30"),
        ("0.98", "0%", "0.98"),
        (" ≥95% ", "General", "≥95%"),
        ("第一行\r\n第二行", "General", "第一行\n第二行"),
        (True, "General", "是"),
    ],
)
def test_a_cell_reads_as_it_shows(value: object, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_date_that_is_none_stays_a_number() -> None:
    assert shown(-5.0, "yyyy/m/d") == "-5"


def test_rounding_is_told() -> None:
    assert [item.code for item in one(0.99449, "0%").findings] == ["files-rounded-display"]


def test_merges_far_cells_and_blank_sheets() -> None:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        sheet.write_merge(0, 1, 0, 2, "标题")
        sheet.write(65535, 255, "远")
        book.add_sheet("空").write(0, 0, "", xlwt.easyxf("font: bold on"))

    (grid,) = xls.read(raw(written(fill))).grids
    assert [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        (1, 1, 2, 3),
        (65536, 256, 1, 1),
    ]


def test_hidden_struck_and_error_cells_are_told() -> None:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("表")
        struck = xlwt.easyxf("font: struck_out on")
        sheet.write(0, 0, "旧值", struck)
        sheet.write(0, 1, 90, struck)
        sheet.write_rich_text(0, 2, [("90", struck.font), "95"])
        sheet.write(1, 0, "隐行")
        sheet.row(1).hidden = True
        sheet.write(2, 3, "隐列")
        sheet.col(3).hidden = True
        sheet.row(4).set_cell_error(0, "#DIV/0!")
        book.add_sheet("隐藏表").write(0, 0, "x")
        book.get_sheet(1).visibility = 1

    result = xls.read(raw(written(fill)))
    assert [c.text for c in result.grids[0].cells] == ["95", "隐行", "隐列", "#DIV/0!"]
    assert [(item.code, item.message[:3]) for item in result.findings] == [
        ("files-hidden-cells", "有2个"),
        ("files-struck-text", "有3处"),
        ("files-error-value", "单元格"),
        ("files-hidden-sheet", "工作表"),
    ]


def test_a_password_is_named() -> None:
    at = XLS.index(struct.pack("<H", 0x0809), 512)
    length = struct.unpack_from("<H", XLS, at + 2)[0]
    locked = bytearray(XLS)
    struct.pack_into("<H", locked, at + 4 + length, 0x2F)
    with pytest.raises(InputError, match="密码"):
        xls.read(raw(bytes(locked)))


def test_a_cell_that_names_a_style_there_is_not_is_damage() -> None:
    def fill(book: xlwt.Workbook) -> None:
        book.add_sheet("表").write(0, 0, 0.123456789)

    data = bytearray(written(fill))
    at = data.index(struct.pack("<HHHH", 0x0203, 14, 0, 0))
    struct.pack_into("<H", data, at + 8, 999)
    with pytest.raises(InputError, match="损坏"):
        xls.read(raw(bytes(data)))


@pytest.mark.parametrize("kept", [600, len(XLS) // 2])
def test_a_workbook_cut_short_is_damaged(kept: int) -> None:
    with pytest.raises(InputError, match="损坏"):
        xls.read(raw(XLS[:kept]))


def test_no_change_of_a_byte_brings_it_down() -> None:
    start = 512
    for step in range(40):
        broken = bytearray(XLS)
        for at in range(start + step * 7, len(broken), 997):
            broken[at] ^= 0xFF
        with suppress(InputError):
            xls.read(raw(bytes(broken)))
