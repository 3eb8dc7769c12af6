"""Workbooks -> grids: what is read is what the sheet shows."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from evaltool.errors import InputError
from evaltool.files import FileRead, read_file
from evaltool.files import sheet_bounds as checked


def saved(fill: Callable[[Worksheet], None]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(tmp_path: Path, data: bytes) -> FileRead:
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    return read_file(path)


def drawn(result: FileRead) -> list[tuple[int, int, str, int, int]]:
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in result.grids[0].cells]


def codes(result: FileRead) -> list[str]:
    return [item.code for item in result.findings]


def changed(data: bytes, change: Callable[[bytes], bytes], part: str = "sheet1.xml") -> bytes:
    """The workbook with the XML of one part changed, its first sheet unless another is named."""
    old = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith(part) else content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1, "0%", "100%"),
        (0.915, "0.0%", "91.5%"),
        (45657, "yyyy-mm-dd", "2024-12-31"),
        (date(2024, 12, 1), 'yyyy"年"m"月"', "2024年12月"),
        (datetime(2024, 1, 2, 8, 30), "yyyy/m/d h:mm", "2024-01-02 08:30"),
        (1048.54, "#,##0.00", "1,048.54"),
        (0.1 + 0.2, "General", "0.3"),
        (24, '0"人"', "24人"),
        (0.6, "0", "0.6"),
        (55.004, "0.00", "55.004"),
        (0.98256, "0%", "98.256%"),
        ("100%", "@", "100%"),
        ("0012", "General", "0012"),
        ("一级_x000D_\n指标", "General", "一级\n指标"),
        (True, "General", "是"),
        (0, "General", "0"),
    ],
)
def test_a_cell_reads_as_it_shows(
    tmp_path: Path, value: object, number_format: str, text: str
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    assert drawn(read(tmp_path, saved(fill))) == [(2, 2, text, 1, 1)]


def test_a_date_format_known_by_number_only(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = 45657
        sheet["A1"].number_format = "m-d-yy;@"

    data = changed(saved(fill), _named_by_number, "styles.xml")
    assert drawn(read(tmp_path, data))[0][2] == "2024年12月"


def _named_by_number(styles: bytes) -> bytes:
    return re.sub(rb"<numFmts.*?</numFmts>", b"", styles).replace(b'"164"', b'"57"')


def test_merged_cells_end_where_the_texts_end(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "标题"
        sheet.merge_cells("A1:XFD1")
        sheet["A2"] = "左"
        sheet.merge_cells("A2:A3")
        sheet["B3"] = "右"
        sheet.merge_cells("C4:D9")

    assert drawn(read(tmp_path, saved(fill))) == [
        (1, 1, "标题", 1, 2),
        (2, 1, "左", 2, 1),
        (3, 2, "右", 1, 1),
    ]


def test_every_sheet_is_a_grid_and_empty_ones_are_none(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "一"
        sheet["A1"] = "甲"
        assert sheet.parent is not None
        sheet.parent.create_sheet("空")
        hidden = sheet.parent.create_sheet("藏")
        hidden["A1"] = "乙"
        hidden.sheet_state = "hidden"

    result = read(tmp_path, saved(fill))
    assert [grid.sheet for grid in result.grids] == ["一", "藏"]
    assert codes(result) == ["files-hidden-sheet"]


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for place in ("A1", "A2", "C1", "D1"):
            sheet[place] = "字"
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions.group("C", "D", hidden=True)

    result = read(tmp_path, saved(fill))
    assert len(result.grids[0].cells) == 4
    assert codes(result) == ["files-hidden-cells"]
    assert "3个" in result.findings[0].message


def test_struck_text_is_left_out_and_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "不要"
        sheet["A1"].font = Font(strike=True)
        sheet["B1"] = CellRichText("留", TextBlock(InlineFont(strike=True), "去"))
        sheet["C1"] = 5
        sheet["C1"].font = Font(strike=True)

    result = read(tmp_path, saved(fill))
    assert drawn(result) == [(1, 2, "留", 1, 1)]
    assert "3处" in result.findings[0].message


def test_formulas_give_their_saved_result(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "=1+1"
        sheet["A2"] = "=SUM(B1:B9)"

    data = changed(
        saved(fill), lambda xml: re.sub(rb"(<f>1\+1</f>)<v ?/?>(</v>)?", rb"\1<v>2</v>", xml)
    )
    result = read(tmp_path, data)
    assert drawn(result) == [(1, 1, "2", 1, 1)]
    assert codes(result) == ["files-formula-without-result"]
    assert "SUM(B1:B9)" in result.findings[0].message
    assert result.findings[0].place == "表.xlsx 工作表“Sheet” A2"


def test_error_values_and_hidden_digits_are_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "#DIV/0!"
        sheet["B1"] = "#1楼"
        sheet["C1"] = 0.98765
        sheet["C1"].number_format = "0%"

    result = read(tmp_path, saved(fill))
    assert codes(result) == ["files-rounded-display", "files-error-value"]
    assert "C1显示99%、存98.765%" in result.findings[0].message


def test_a_wording_taken_for_a_formula_is_read_as_it_was_written(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "=10个"
        sheet["B1"] = "=10/0"

    def spoiled(xml: bytes) -> bytes:
        xml = re.sub(rb"<c r=\"A1\"[^>]*>(<f>[^<]*</f>)<v ?/?>(</v>)?", _NAME, xml)
        return re.sub(rb"<c r=\"B1\"[^>]*>(<f>[^<]*</f>)<v ?/?>(</v>)?", _DIVISION, xml)

    result = read(tmp_path, changed(saved(fill), spoiled))
    assert drawn(result) == [(1, 1, "=10个", 1, 1), (1, 2, "#DIV/0!", 1, 1)]
    assert codes(result) == ["files-error-value", "files-wording-as-formula"]


_NAME = rb'<c r="A1" t="e">\1<v>#NAME?</v>'
_DIVISION = rb'<c r="B1" t="e">\1<v>#DIV/0!</v>'


class TestFarCells:
    """What would make a reader that fills rectangles run out of memory."""

    @pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "XFD1"])
    def test_a_filled_cell_far_out_is_refused(self, tmp_path: Path, place: str) -> None:
        def fill(sheet: Worksheet) -> None:
            sheet["A1"] = "甲"
            sheet[place] = "远"

        with pytest.raises(InputError) as caught:
            read(tmp_path, saved(fill))
        assert place in caught.value.what

    def test_an_empty_cell_far_out_does_no_harm(self, tmp_path: Path) -> None:
        def fill(sheet: Worksheet) -> None:
            sheet["A1"] = "甲"
            sheet["XFD1048576"].font = Font(bold=True)

        assert drawn(read(tmp_path, saved(fill))) == [(1, 1, "甲", 1, 1)]

    def test_a_merge_over_the_sheet_is_refused(self, tmp_path: Path) -> None:
        merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        data = changed(
            saved(lambda sheet: sheet.append(["甲"])),
            lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + merge),
        )
        with pytest.raises(InputError, match="合并"):
            read(tmp_path, data)

    def test_too_many_cells(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(checked, "MAX_CELLS", 10)
        with pytest.raises(InputError, match="超过10个"):
            read(tmp_path, saved(lambda sheet: sheet.append(range(11))))

    def test_positions_are_counted_where_none_is_given(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(checked, "MAX_ROW", 2)
        data = saved(lambda sheet: [sheet.append(["甲"]) for _ in range(3)] and None)
        bare = changed(
            data,
            lambda xml: (
                xml.replace(b' r="A1"', b"").replace(b' r="3"', b"").replace(b' r="A3"', b"")
            ),
        )
        with pytest.raises(InputError, match="A3"):
            read(tmp_path, bare)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'r="A1"', b'r="A-1"'), (b"</sheetData>", b""), (b'<c r="A1"', b'<c r="A1" s="999"')],
)
def test_broken_sheets_are_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    data = changed(saved(lambda sheet: sheet.append(["甲"])), lambda xml: xml.replace(old, new))
    with pytest.raises(InputError, match="损坏"):
        read(tmp_path, data)
