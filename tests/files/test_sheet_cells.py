"""Cells of a sheet on their way to a grid."""

import pytest

from evaltool.errors import InputError
from evaltool.files import sheet_bounds
from evaltool.files.sheet_cells import SheetCells, show_truth, stored_number


def filled(*cells: tuple[int, int, str]) -> SheetCells:
    sheet = SheetCells("a.xls", "表")
    for row, column, text in cells:
        sheet.put(row, column, text)
    return sheet


def shape(sheet: SheetCells) -> list[tuple[int, int, str, int, int]]:
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in sheet.grid().cells]


def test_cells_come_in_reading_order_and_blanks_are_none() -> None:
    assert shape(filled((2, 1, "丙"), (1, 2, "乙"), (1, 1, ""))) == [
        (1, 2, "乙", 1, 1),
        (2, 1, "丙", 1, 1),
    ]


def test_merges_are_cut_hide_what_is_under_them_and_do_not_overlap() -> None:
    sheet = filled((1, 1, "甲"), (2, 2, "盖"), (3, 3, "末"))
    sheet.merge(1, 1, 2, 2)
    sheet.merge(2, 2, 9, 9)
    sheet.merge(9, 9, 5, 5)
    sheet.merge(3, 1, 1, 2)
    assert shape(sheet) == [(1, 1, "甲", 2, 2), (3, 1, "", 1, 2), (3, 3, "末", 1, 1)]


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for row, column in ((200_001, 1), (1, 1025)):
        with pytest.raises(InputError, match="太远"):
            filled((row, column, "x"))
    with pytest.raises(InputError, match="合并"):
        filled().merge(1, 1, 2000, 2000)
    monkeypatch.setattr(sheet_bounds, "MAX_FILLED", 1)
    with pytest.raises(InputError, match="超过"):
        filled((1, 1, "x"), (1, 2, "x"))


def test_findings_name_sheet_or_file() -> None:
    sheet = filled((1, 1, "x"))
    sheet.hidden = 1
    assert [item.place for item in sheet.findings()] == ["a.xls 工作表“表”"]
    loose = SheetCells("a.htm", None, struck=1)
    assert [item.place for item in loose.findings()] == ["a.htm"]


def test_stored_values() -> None:
    assert stored_number("1.5") == 1.5
    assert [stored_number(text) for text in ("", "x", "nan", "inf", "1e400")] == [None] * 5
    assert (show_truth(1), show_truth(0)) == ("是", "否")
