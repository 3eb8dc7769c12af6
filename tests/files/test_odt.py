"""OpenDocument texts."""

import pytest

from evaltool.errors import InputError
from evaltool.files import odt
from evaltool.files.reader import read_grids
from tests.files.samples import DECLARED, opendocument, raw


def cell(text: str = "", **attributes: str) -> str:
    written = "".join(
        f' table:{key.replace("_", "-")}="{value}"' for key, value in attributes.items()
    )
    return f"<table:table-cell{written}><text:p>{text}</text:p></table:table-cell>"


def table(*rows: str) -> str:
    inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table>{inside}</table:table>"


COVERED = "<table:covered-table-cell/>"


def test_gives_the_grids_of_the_same_word_document() -> None:
    ours = odt.read(raw((DECLARED / "申报表.odt").read_bytes())).grids
    theirs = read_grids(DECLARED / "申报表.docx")
    assert [grid.cells for grid in ours] == [grid.cells for grid in theirs]
    assert [grid.table for grid in ours] == list(range(1, 14))


def test_spans_and_covered_cells() -> None:
    body = table(
        cell("指标", number_rows_spanned="2") + cell("值", number_columns_spanned="2") + COVERED,
        COVERED + cell("甲") + cell("乙"),
    )
    (grid,) = odt.read(raw(opendocument("text", body))).grids
    assert [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells] == [
        (1, 1, "指标", 2, 1),
        (1, 2, "值", 1, 2),
        (2, 2, "甲", 1, 1),
        (2, 3, "乙", 1, 1),
    ]


def test_repeated_cells_and_rows_stand_for_as_many() -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("", number_columns_repeated="2")
        + "</table:table-row></table:table-header-rows>"
        + '<table:table-row table:number-rows-repeated="2">'
        + cell("空")
        + "</table:table-row></table:table>"
    )
    (grid,) = odt.read(raw(opendocument("text", body))).grids
    assert [(c.row, c.column) for c in grid.cells] == [(1, 1), (1, 2), (2, 1), (3, 1)]


def test_lines_before_between_and_after() -> None:
    body = (
        "<text:h>标题</text:h><text:list><text:list-item><text:p>（2024年度）</text:p></text:list-item>"
        "</text:list>"
        + table(cell("甲"))
        + "<text:p> </text:p>"
        + table(cell("乙"))
        + "<text:section><text:p>落款</text:p></text:section>"
    )
    first, second = odt.read(raw(opendocument("text", body))).grids
    assert first.before == ("标题", "（2024年度）")
    assert (second.before, second.after) == ((), ("落款",))


def test_a_table_in_a_cell_and_a_text_box_are_read() -> None:
    inner = f"<table:table-cell>{table(cell('内'))}<text:p>外</text:p></table:table-cell>"
    framed = "<draw:frame><draw:text-box><text:p>框中</text:p></draw:text-box></draw:frame>"
    box = f"<text:p>前{framed}</text:p>"
    grids = odt.read(raw(opendocument("text", box + table(inner)))).grids
    assert [[c.text for c in grid.cells] for grid in grids] == [["外"], ["内"]]
    assert grids[0].before == ("前", "框中")


def test_deleted_struck_and_hidden_text_is_told() -> None:
    styles = (
        '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/>'
        "</style:style>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        + table(cell('<text:span text:style-name="S">90</text:span>95'))
    )
    read = odt.read(raw(opendocument("text", body, styles)))
    assert read.grids[0].cells[0].text == "95"
    assert [item.code for item in read.findings] == ["files-deleted-text", "files-struck-text"]


def test_a_text_without_tables_says_so() -> None:
    read = odt.read(raw(opendocument("text", "<text:p>只有文字</text:p>")))
    assert [item.code for item in read.findings] == ["files-no-table"]
    assert read.grids[0].before == ("只有文字",)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (table(cell("x", number_columns_repeated="1073741824")), "列"),
        (table(cell("x", number_columns_spanned="1073741824")), "列"),
        (table(cell("x", number_rows_spanned="1073741824")), "格子"),
        ("<text:section>" * 300 + "</text:section>" * 300, "损坏"),
        ("<text:p>", "损坏"),
    ],
)
def test_refuses_the_absurd(body: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        odt.read(raw(opendocument("text", body)))


def test_refuses_an_empty_package() -> None:
    with pytest.raises(InputError):
        odt.read(raw(opendocument("presentation", "")))


def test_refuses_unreasonably_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odt, "MAX_CONTENT", 100)
    with pytest.raises(InputError, match="超过"):
        odt.read(raw(opendocument("text", table(cell("x")))))
