"""OpenDocument workbooks."""

import tracemalloc

import pytest

from evaltool.errors import InputError
from evaltool.files import ods
from evaltool.files.raw import FileRead
from tests.files.samples import opendocument, raw

STRUCK = (
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="H"><style:table-properties table:display="false"/>'
    "</style:style>"
)


def cell(text: str = "", attributes: str = "", repeated: int = 1) -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    many = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-cell {attributes}{many}>{inside}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, attributes: str = 'table:name="表1"', columns: str = "") -> str:
    return f"<table:table {attributes}>{columns}{''.join(rows)}</table:table>"


def read(*sheets: str, styles: str = "") -> FileRead:
    return ods.read(raw(opendocument("spreadsheet", "".join(sheets), styles)))


def texts(read: FileRead) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, c.text) for grid in read.grids for c in grid.cells]


def codes(read: FileRead) -> list[str]:
    return [item.code for item in read.findings]


def test_every_filled_sheet_is_a_grid() -> None:
    result = read(
        sheet(row(cell("甲"), cell(), cell("乙"))),
        sheet(row(cell()), attributes='table:name="空表"'),
        sheet(row(cell("丙")), attributes='table:name="表3"'),
    )
    assert [grid.sheet for grid in result.grids] == ["表1", "表3"]
    assert texts(result) == [(1, 1, "甲"), (1, 3, "乙"), (1, 1, "丙")]


def test_blank_repetitions_only_move_on() -> None:
    result = read(
        sheet(
            row(cell("上"), cell(repeated=16383)),
            row(cell(repeated=16384), attributes='table:number-rows-repeated="1000"'),
            row(cell("下", repeated=2), attributes='table:number-rows-repeated="2"'),
            row(cell(repeated=2**30), attributes=f'table:number-rows-repeated="{2**30}"'),
        )
    )
    assert texts(result) == [
        (1, 1, "上"), (1002, 1, "下"), (1002, 2, "下"), (1003, 1, "下"), (1003, 2, "下"),
    ]  # fmt: skip


def test_merges_are_cut_to_the_filled_part() -> None:
    span = 'table:number-columns-spanned="3" table:number-rows-spanned="9"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    result = read(sheet(row(cell("标题", span), covered), row(cell(), cell("甲"))))
    (grid,) = result.grids
    assert (grid.cells[0].row_span, grid.cells[0].column_span) == (2, 2)
    assert len(grid.cells) == 1  # what lies under the merge is no cell


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="percentage" office:value="1"', "100%"),
        ('office:value-type="percentage" office:value="0.985"', "98.5%"),
        ('office:value-type="float" office:value="1048.54"', "1048.54"),
        ('office:value-type="date" office:date-value="2024-12-31T00:00:00"', "2024-12-31"),
        ('office:value-type="boolean" office:boolean-value="true"', "是"),
        ('office:value-type="string" office:string-value="效果明显"', "效果明显"),
        ('office:value-type="float" office:value="x"', ""),
        ('office:value-type="float" office:value="inf"', ""),
    ],
)
def test_a_value_without_its_text_is_shown_by_its_type(attributes: str, shown: str) -> None:
    assert texts(read(sheet(row(cell("a"), cell("", attributes)))))[1:] == (
        [(1, 2, shown)] if shown else []
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [("12/31/24", "2024-12-31"), ("2024年12月", "2024年12月"), ("2024/12", "2024/12")],
)
def test_a_date_reads_alike_whatever_the_local_style(text: str, shown: str) -> None:
    attributes = 'office:value-type="date" office:date-value="2024-12-31"'
    assert texts(read(sheet(row(cell(text, attributes))))) == [(1, 1, shown)]


def test_what_is_worth_knowing_is_told() -> None:
    result = read(
        sheet(
            row(cell("90", 'table:style-name="S"'), cell("隐")),
            row(cell("99%", 'office:value-type="percentage" office:value="0.99449"')),
            row(cell("#DIV/0!", 'table:formula="of:=1/0" office:value-type="string"')),
            row(cell("", 'table:formula="of:=A1*2"')),
            row(cell("隐行"), attributes='table:visibility="collapse"'),
            attributes='table:name="表1" table:style-name="H"',
            columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
        ),
        styles=STRUCK,
    )
    assert codes(result) == [
        "files-hidden-sheet",
        "files-hidden-cells",
        "files-struck-text",
        "files-rounded-display",
        "files-error-value",
        "files-formula-without-result",
    ]
    assert (2, 1, "99.449%") in texts(result)
    assert "2个单元格" in result.findings[1].message
    assert "=A1*2" in result.findings[-1].message
    assert result.findings[-1].place == "样表 工作表“表1” A4"


@pytest.mark.parametrize(
    "body",
    [
        sheet(row(cell("x", repeated=2**30))),
        sheet(row(cell("x"), attributes=f'table:number-rows-repeated="{2**30}"')),
        sheet(row(cell("x", repeated=1024), attributes='table:number-rows-repeated="200000"')),
        sheet(row(cell(repeated=2**30), cell("x"))),
        sheet(row(cell("x", f'table:number-rows-spanned="{2**30}"'))),
    ],
)
def test_refuses_the_absurd_without_filling_memory(body: str) -> None:
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        read(body)
    assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    tracemalloc.stop()
    assert caught.value.remedy


def test_refuses_broken_xml() -> None:
    with pytest.raises(InputError, match="损坏"):
        read("<table:table>")
    with pytest.raises(InputError, match="损坏"):
        read("<text:p>" * 300 + "</text:p>" * 300)
