"""Web pages saved as Office files."""

from __future__ import annotations

import tracemalloc

import pytest

from evaltool.errors import InputError
from evaltool.files import html
from evaltool.files.raw import FileRead
from tests.files.samples import raw


def read(page: str, encoding: str = "utf-8") -> FileRead:
    return html.read(raw(page.encode(encoding)))


def cells(page: str) -> list[tuple[int, int, str, int, int]]:
    (grid,) = read(page).grids
    return [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells]


def texts(page: str) -> list[str]:
    return [cell[2] for cell in cells(page)]


EXPORT = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>导出</title>
<style>td {mso-number-format:General}</style></head><body>
<p>绩效目标申报表</p><table border=1><tr><td rowspan=2>产出指标<td colspan="2">质量<tr>
<td>合格率<td x:num="1">100%</table><p>制表人：甲</p></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_an_export_reads_in_any_encoding_whatever_it_declares(encoding: str) -> None:
    (grid,) = read(EXPORT, encoding).grids
    assert [(c.row, c.column, c.text, c.row_span, c.column_span) for c in grid.cells] == [
        (1, 1, "产出指标", 2, 1),
        (1, 2, "质量", 1, 2),
        (2, 2, "合格率", 1, 1),
        (2, 3, "100%", 1, 1),
    ]
    assert (grid.before, grid.after, grid.table) == (("绩效目标申报表",), ("制表人：甲",), 1)


def test_spans_from_above_push_cells_to_the_right() -> None:
    page = (
        "<table><tr><td>1<td rowspan=3>2<td rowspan=2>3<td>4"
        "<tr><td>5<td>6<tr><td>7<td>8<td>9</table>"
    )
    places = [(row, column, text) for row, column, text, *_ in cells(page)]
    assert places[4:] == [(2, 1, "5"), (2, 4, "6"), (3, 1, "7"), (3, 3, "8"), (3, 4, "9")]


def test_text_flows_as_in_a_browser() -> None:
    page = """<table><tr><td>攀枝花市
      仁和区<td>long
      term<td>一、开会；<br>
      二、培训。<td><p>甲</p><p>乙</p><td>&nbsp;8&nbsp;次 <td>&ge;95%</table>"""
    assert texts(page) == [
        "攀枝花市仁和区",
        "long term",
        "一、开会；\n二、培训。",
        "甲\n乙",
        "8 次",
        "≥95%",
    ]


def test_what_is_struck_out_is_left_out_and_hidden_cells_are_told() -> None:
    page = """<table><tr><td><s>90</s>95<td><span style="text-decoration:line-through">旧</span>
      新<tr style='display:none'><td>藏</table>"""
    result = read(page)
    assert [c.text for c in result.grids[0].cells] == ["95", "新", "藏"]
    assert [item.code for item in result.findings] == ["files-hidden-cells", "files-struck-text"]


def test_scripts_styles_and_comments_hold_no_text() -> None:
    page = "<table><tr><td><script>var a='<td>'</script><style>b{}</style><!-- c -->甲</table>"
    assert texts(page) == ["甲"]


def test_a_table_that_only_lays_out_the_page_is_no_grid() -> None:
    page = "<p>题</p><table><tr><td><table><tr><td>甲<td>乙</table></td></tr></table><p>尾</p>"
    (grid,) = read(page).grids
    assert [c.text for c in grid.cells] == ["甲", "乙"]
    assert (grid.table, grid.before, grid.after) == (1, ("题",), ("尾",))


def test_a_table_in_a_cell_is_a_grid_of_its_own() -> None:
    page = "<table><tr><td>外<table><tr><td>内</table>面<td>右</table>"
    outer, inner = read(page).grids
    assert [c.text for c in outer.cells] == ["外\n面", "右"]
    assert [c.text for c in inner.cells] == ["内"]


def test_lines_stand_before_the_table_that_follows() -> None:
    first, second = read("题<br>年<table><td>甲</table>又<table><td>乙</table>").grids
    assert (first.before, second.before) == (("题", "年"), ("又",))
    assert (first.table, second.table) == (1, 2)


def test_a_page_that_ends_early_keeps_what_it_has() -> None:
    assert texts("<table><tr><td>甲<td>乙") == ["甲", "乙"]


def test_a_page_without_tables_says_so() -> None:
    result = read("<html><p>只有文字</p></html>")
    assert [item.code for item in result.findings] == ["files-no-table"]
    assert result.grids[0].before == ("只有文字",)
    assert read("<html></html>").grids == ()


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "<table>",
        "<table><tr><td>" * 200,
        "<table><tr><td colspan=99999999>甲",
        "<table><tr><td rowspan=999999999 colspan=1000>甲",
        "<table>" + "<tr><td rowspan=9999 colspan=99>甲" * 9,
    ],
    ids=["deep", "tables", "wide", "high", "area"],
)
def test_refuses_the_absurd_without_filling_memory(page: str) -> None:
    tracemalloc.start()
    with pytest.raises(InputError) as caught:
        read(page)
    assert tracemalloc.get_traced_memory()[1] < 40 * 2**20
    tracemalloc.stop()
    assert caught.value.remedy


@pytest.mark.parametrize("bound", ["MAX_SIZE", "MAX_TAGS"])
def test_refuses_a_page_too_large(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, bound, 10)
    with pytest.raises(InputError, match="超过"):
        read(EXPORT)


@pytest.mark.parametrize("page", ["<html><frameset><frame src='sheet001.htm'></frameset></html>"])
def test_a_page_whose_sheets_lie_in_other_files_has_no_table(page: str) -> None:
    assert [item.code for item in read(page).findings] == ["files-no-table"]
