"""The reading report as a workbook: checked, corrected, signed, and read back as corrections."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from evaltool.declaration import Declaration, apply_overrides, read_overrides, separate
from evaltool.files import read_grids
from evaltool.model import Direction, Target
from evaltool.report.reading import reading_of
from evaltool.report.reading.workbook import render_reading
from evaltool.report.work_papers.sheet import Tint
from tests.report.reading.making import declared, reading

HEADINGS = [
    "序号", "项目", "指标", "原文", "理解为", "类型", "比较方式", "推断", "另一种读法",
    "读不懂的原因", "来源", "核对（正确/更正）", "更正为", "更正理由", "核对人",
]  # fmt: skip


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_reading(reading(), declared().findings, sample=True)


@pytest.fixture
def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def column(sheet: Worksheet, heading: str) -> list[object]:
    at = [cell.value for cell in sheet[4]].index(heading) + 1
    return [sheet.cell(row, at).value for row in range(5, sheet.max_row - 1)]


def test_the_headings(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["指标", "资金", "完成值", "发现的问题"]
    assert [cell.value for cell in book["指标"][4]] == HEADINGS


def test_texts_are_texts(book: openpyxl.Workbook) -> None:
    sheet = book["指标"]
    assert column(sheet, "项目") == ["=会议费"] * 6
    assert column(sheet, "原文")[-1] == "=满意"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "=" not in "".join(str(c.value) for c in sheet["A"])


def test_a_row_says_what_was_understood(book: openpyxl.Workbook) -> None:
    sheet = book["指标"]
    assert column(sheet, "理解为")[:4] == ["9次", "≥5份", None, "2024年2月29日前"]
    assert column(sheet, "类型")[:4] == ["数量", "数量", None, "截止期限"]
    assert column(sheet, "比较方式")[0] == "不低于"
    assert column(sheet, "读不懂的原因")[2] is not None
    assert column(sheet, "另一种读法")[3] is not None
    fills = [sheet.cell(row, 2).fill.start_color.rgb for row in range(5, 11)]
    assert fills[2] == f"FF{Tint.WRONG.value[1:]}"
    assert fills[3] == f"FF{Tint.UNDECIDED.value[1:]}"
    assert fills[4] == f"FF{Tint.DECIDED.value[1:]}"


def test_it_can_be_checked_and_signed(book: openpyxl.Workbook) -> None:
    sheet = book["指标"]
    assert sheet.freeze_panes == "D5"
    assert sheet.auto_filter.ref == "A4:O10"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert str(sheet.cell(12, 1).value).startswith("核对人（签字）")
    assert sheet.print_area == "'指标'!$A$1:$O$12"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["L5:L10"].formula1 == '"正确,更正"'
    assert "M5:M10" in rules
    assert sheet.protection.sheet
    open_columns = {cell.column_letter for cell in sheet[5] if not cell.protection.locked}
    assert open_columns == {"L", "M", "N", "O"}
    assert sheet["M5"].number_format == "@"


def test_the_figures_made_up_are_marked(book: openpyxl.Workbook) -> None:
    assert "示例数据" in str(book["完成值"]["A3"].value)
    plain = openpyxl.load_workbook(BytesIO(render_reading(reading())))
    assert "示例数据" not in str(plain["指标"]["A3"].value)
    assert "更正为" in str(plain["指标"]["A3"].value)


def test_amounts_and_recorded_values(book: openpyxl.Workbook) -> None:
    assert column(book["资金"], "原文")[0] == "550000"
    assert column(book["资金"], "理解为（万元）")[0] == "55"
    assert column(book["完成值"], "理解为")[0] == "8次"
    assert column(book["完成值"], "指标值理解为")[0] == "10次（调整后指标值）"


def test_the_same_input_gives_the_same_bytes(data: bytes) -> None:
    assert render_reading(reading(), declared().findings, sample=True) == data


def test_nothing_declared_makes_a_workbook_all_the_same() -> None:
    empty = reading_of(Declaration(projects=()))
    assert openpyxl.load_workbook(BytesIO(render_reading(empty))).sheetnames[0] == "指标"


def filled(data: bytes, folder: Path, **cells: str) -> Path:
    book = openpyxl.load_workbook(BytesIO(data))
    for place, text in cells.items():
        book["指标"][place] = text
    path = folder / "阅读核对表.xlsx"
    book.save(path)
    return path


def test_not_filled_in_it_states_what_was_corrected_before(data: bytes, tmp_path: Path) -> None:
    ours, others = separate(read_grids(filled(data, tmp_path)))
    assert (len(ours), others) == (4, ())
    overrides = read_overrides(ours)
    assert overrides.findings == ()
    (again,) = overrides.entries
    assert (again.original, again.corrected, again.reason) == ("55万元", "≥50万元", "录入有误")
    assert again.author == "张三"


def test_filled_in_it_corrects(data: bytes, tmp_path: Path) -> None:
    path = filled(data, tmp_path, L5="更正", M5="≤9次", N5="漏写", O5="李四", L6="正确", M7="≥60%")
    result = apply_overrides(declared(corrected=False), read_overrides(read_grids(path)))
    indicators = {item.name: item for item in result.projects[0].indicators}
    meeting = indicators["召开会议"].target
    assert isinstance(meeting, Target)
    assert meeting.direction is Direction.AT_MOST
    assert "漏写；李四；阅读核对表.xlsx 工作表“指标” M5" in meeting.inferred[0].basis
    assert isinstance(indicators["出席率"].target, Target)
    assert len(result.corrections) == 3


def test_what_is_filled_in_by_halves_is_told(data: bytes, tmp_path: Path) -> None:
    path = filled(data, tmp_path, L5="更正", L7="正确", M7="≥60%")
    found = read_overrides(read_grids(path)).findings
    assert [item.place.split(" ")[-1] for item in found] == ["M5", "M7"]
    assert {item.code for item in found} == {"declaration-override-incomplete"}
