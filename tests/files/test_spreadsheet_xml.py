"""Workbooks as one XML file."""

from __future__ import annotations

import pytest

from evaltool.errors import InputError
from evaltool.files import spreadsheet_xml
from evaltool.files.raw import FileRead
from evaltool.files.sniff import Format, sniff_plain
from tests.files.samples import raw

STYLES = """<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>
<Style ss:ID="n"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>
<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style>
<Style ss:ID="c" ss:Parent="p"><Font ss:Bold="1"/></Style></Styles>"""


def book(body: str, encoding: str = "UTF-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:html="http://www.w3.org/TR/REC-html40"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f"{STYLES}{body}</Workbook>"
    )


def sheet(rows: str, options: str = "", name: str = "表1") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'


def cell(text: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def read(body: str) -> FileRead:
    return spreadsheet_xml.read(raw(book(body).encode()))


def shown(text: str, kind: str, style: str = "") -> str:
    (grid,) = read(sheet(f"<Row>{cell(text, kind, f'ss:StyleID={style!r}')}</Row>")).grids
    return grid.cells[0].text


@pytest.mark.parametrize(
    ("text", "kind", "style", "seen"),
    [
        ("1", "Number", "p", "100%"),
        ("0.985", "Number", "n", "98.50%"),
        ("1", "Number", "c", "100%"),
        ("1048.54", "Number", "", "1048.54"),
        ("x", "Number", "", "x"),
        ("nan", "Number", "", "nan"),
        ("2024-12-31T00:00:00.000", "DateTime", "d", "2024-12-31"),
        ("2024-12-31T00:00:00.000", "DateTime", "m", "2024年12月"),
        ("x", "DateTime", "", "x"),
        ("1", "Boolean", "", "是"),
        (" ≥95% ", "String", "p", "≥95%"),
    ],
)
def test_a_cell_reads_as_it_shows(text: str, kind: str, style: str, seen: str) -> None:
    assert shown(text, kind, style) == seen


def test_places_merges_and_sheets() -> None:
    rows = (
        f'<Row ss:Index="2">{cell("甲", attributes="ss:MergeAcross=" + chr(34) + "1" + chr(34))}'
        f"{cell('乙')}</Row><Row>{cell('丙', attributes='ss:Index=' + chr(34) + '4' + chr(34))}"
        "<Cell/></Row>"
    )
    first, second = read(sheet(rows) + sheet(f"<Row>{cell('丁')}</Row>", name="表2")).grids
    assert [(c.row, c.column, c.text, c.column_span) for c in first.cells] == [
        (2, 1, "甲", 2),
        (2, 3, "乙", 1),
        (3, 4, "丙", 1),
    ]
    assert (first.sheet, second.sheet) == ("表1", "表2")


def test_cells_left_out_under_a_merge_are_passed_over() -> None:
    down = 'ss:MergeDown="1" ss:MergeAcross="1"'
    rows = f"<Row>{cell('甲', attributes=down)}{cell('乙')}</Row>"
    rows += f"<Row>{cell('丙')}</Row><Row>{cell('丁')}</Row>"
    (grid,) = read(sheet(rows)).grids
    assert [(c.row, c.column, c.text) for c in grid.cells] == [
        (1, 1, "甲"),
        (1, 3, "乙"),
        (2, 3, "丙"),
        (3, 1, "丁"),
    ]


def test_what_is_worth_knowing_is_told() -> None:
    rows = (
        '<Column/><Column ss:Hidden="1"/>'
        f"<Row>{cell('旧', attributes='ss:StyleID=' + chr(34) + 's' + chr(34))}{cell('隐')}</Row>"
        f'<Row ss:Hidden="1">{cell("隐行")}</Row>'
        f"<Row>{cell('#DIV/0!', 'Error')}</Row>"
        f"<Row>{cell('<html:S>90</html:S><html:B>9</html:B>5')}</Row>"
        f"<Row>{cell('0.99449', 'Number', 'ss:StyleID=' + chr(34) + 'p' + chr(34))}</Row>"
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    result = read(sheet(rows, hidden))
    assert [c.text for c in result.grids[0].cells] == ["隐", "隐行", "#DIV/0!", "95", "99.449%"]
    assert [item.code for item in result.findings] == [
        "files-hidden-sheet",
        "files-hidden-cells",
        "files-struck-text",
        "files-rounded-display",
        "files-error-value",
    ]


@pytest.mark.parametrize(
    ("declared", "written"), [("GB2312", "gb18030"), ("UTF-16", "utf-16"), ("UTF-8", "utf-8-sig")]
)
def test_other_encodings_are_read(declared: str, written: str) -> None:
    data = book(sheet(f"<Row>{cell('≥95%的代表')}</Row>"), declared).encode(written)
    assert sniff_plain(data) is Format.SPREADSHEET_XML
    (grid,) = spreadsheet_xml.read(raw(data)).grids
    assert grid.cells[0].text == "≥95%的代表"


@pytest.mark.parametrize(
    "body",
    [
        sheet('<Row ss:Index="99999999"><Cell><Data>x</Data></Cell></Row>'),
        sheet('<Row><Cell ss:Index="99999999"><Data>x</Data></Cell></Row>'),
        sheet('<Row><Cell ss:MergeDown="99999999"><Data>x</Data></Cell></Row>'),
        "<Worksheet>",
        "<b>" * 300 + "</b>" * 300,
    ],
)
def test_refuses_the_absurd(body: str) -> None:
    with pytest.raises(InputError) as caught:
        read(body)
    assert caught.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_refuses_entities(encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + book(sheet("")).partition("?>")[2]
    with pytest.raises(InputError, match="DOCTYPE"):
        spreadsheet_xml.read(raw(bomb.encode(encoding)))
