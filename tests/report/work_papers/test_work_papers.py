"""The work papers as a whole: sheets, marks, layout, the same bytes every time."""

from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from evaltool.report.work_papers import render_work_papers
from evaltool.report.work_papers.sheet import HEADING_ROW
from tests.report.small_year import decided_year, small_year
from tests.report.work_papers.reading import open_book

_SHEETS = ["汇总", "指标明细", "资金", "评分规则", "发现的问题"]


@pytest.fixture(name="book", scope="module")
def _book() -> Workbook:
    return open_book(render_work_papers(small_year(), sample=True))


def test_the_sheets(book: Workbook) -> None:
    assert book.sheetnames == _SHEETS


def test_the_same_year_gives_the_same_bytes() -> None:
    assert render_work_papers(small_year()) == render_work_papers(small_year())


@pytest.mark.parametrize("sample", [True, False])
def test_sample_data_is_marked_on_every_sheet(sample: bool) -> None:
    book = open_book(render_work_papers(decided_year(), sample=sample))
    marked = ["示例数据" in str(sheet["A3"].value) for sheet in book]
    assert marked == [sample] * len(_SHEETS)


def test_a_draft_is_marked_until_nothing_is_undecided(book: Workbook) -> None:
    assert all("草稿" in str(sheet["A3"].value) for sheet in book)
    decided = open_book(render_work_papers(decided_year()))
    assert not any("草稿" in str(sheet["A3"].value) for sheet in decided)


def test_the_rule_set_and_its_hash_are_on_every_sheet(book: Workbook) -> None:
    for sheet in book:
        assert "small-rules 测试用规则（校验值 000000000000）" in str(sheet["A2"].value)


def test_every_sheet_is_set_up_for_screen_and_paper(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
        assert sheet.page_setup.fitToHeight == 0
    assert book["指标明细"].auto_filter.ref is not None


def test_no_clock_in_the_properties(book: Workbook) -> None:
    assert book.properties.created.year == 2000
