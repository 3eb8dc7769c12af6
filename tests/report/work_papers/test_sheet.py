"""The mechanics of a sheet: addresses, row heights, texts that are too long."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter

from evaltool.report.work_papers.sheet import (
    FIRST_ROW,
    Column,
    Formula,
    Line,
    Look,
    Sheet,
    Value,
    Writer,
    place,
    span,
)


def _sheet(*values: Value, look: Look = Look.TEXT) -> Sheet:
    return Sheet(
        name="表",
        title="题&目",
        facts="",
        marks="",
        columns=(Column("甲", 10, look),),
        lines=tuple(Line(cells=(value,)) for value in values),
        frozen=1,
    )


def test_facts_beside_repeated_columns_stay_within_them() -> None:
    facts = "错误必须改正，警告需要核实；提示见各单位的绩效自评底稿"
    columns = tuple(Column(title, 12) for title in "甲乙丙丁")
    page = _written(replace(_sheet(), facts=facts, columns=columns, frozen=2, pages_wide=2))
    assert [str(each) for each in page.merged_cells.ranges] == ["A2:B2"]
    assert page["A2"].alignment.wrap_text
    assert page.row_dimensions[2].height >= 3 * 13.5


def test_facts_of_any_length_stay_below_the_highest_row() -> None:
    columns = tuple(Column(title, 12) for title in "甲乙丙丁")
    sheet = replace(_sheet(), facts="甲" * 20_000, columns=columns, frozen=2, pages_wide=2)
    assert _written(sheet).row_dimensions[2].height <= 409


def _written(sheet: Sheet) -> openpyxl.worksheet.worksheet.Worksheet:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        Writer(book).write(sheet)
    return openpyxl.load_workbook(buffer, data_only=True)["表"]


def test_columns_are_found_by_heading() -> None:
    columns = (Column("甲", 5), Column("乙", 5))
    assert (place(columns, "甲"), place(columns, "乙")) == ("A", "B")
    with pytest.raises(StopIteration):
        place(columns, "丙")


@pytest.mark.parametrize(("count", "last"), [(0, 5), (1, 5), (3, 7)])
def test_a_span_covers_the_data(count: int, last: int) -> None:
    assert span(_sheet(*["x"] * count), "甲") == f"'表'!$A${FIRST_ROW}:$A${last}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1", "=1"), (None, None), ("", None), (3, 3), (Decimal("0.01"), 0.01)],
)
def test_values(value: Value, shown: object) -> None:
    assert _written(_sheet(value, look=Look.POINTS))["A5"].value == shown


def test_a_formula_carries_its_result() -> None:
    assert _written(_sheet(Formula("=1+1", Decimal(2)), look=Look.POINTS))["A5"].value == 2


def test_a_long_text_is_cut_and_says_so() -> None:
    text = _written(_sheet("长" * 40_000))["A5"].value
    assert text.endswith("（原文过长，此处截断）")
    assert len(text) < 32_767


@pytest.mark.parametrize(
    ("text", "lines"), [("短", 1), ("十个字十个字十个字十", 2), ("a\nb\nc", 3)]
)
def test_rows_are_as_high_as_their_texts(text: str, lines: int) -> None:
    sheet = _written(_sheet(text))
    assert sheet.row_dimensions[FIRST_ROW].height == pytest.approx(13.5 * lines + 3, abs=0.6)


def test_an_ampersand_in_a_header_is_printed() -> None:
    assert _written(_sheet("x")).oddHeader.left.text.startswith("题&&目")
