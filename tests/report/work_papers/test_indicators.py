"""指标明细: every row with all that its score rests on."""

from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from evaltool.report.work_papers import render_work_papers
from evaltool.report.work_papers.sheet import FIRST_ROW
from tests.report.small_year import PROJECT_NAME, small_year
from tests.report.work_papers.reading import open_book, read_rows


@pytest.fixture(name="book", scope="module")
def _book() -> Workbook:
    return open_book(render_work_papers(small_year(), sample=True))


def test_every_indicator_and_every_execution_has_a_row(book: Workbook) -> None:
    rows = read_rows(book["指标明细"])
    assert [(row["序号"], row["一级指标"]) for row in rows] == [
        (1, "基本经费"),
        (1, "效益指标"),
        (1, "预算执行率"),
        (2, "项目完成"),
        (2, "项目完成"),
        (2, "满意度指标"),
        (2, "预算执行率"),
    ]


def test_a_row_that_lost_points(book: Workbook) -> None:
    row = read_rows(book["指标明细"])[3]
    assert (row["年度指标值"], row["实际完成值"], row["读作"]) == ("8次", "7次", "7次")
    assert (row["分值"], row["得分"], row["状态"]) == (25, 21.88, "已评分")
    assert (row["条款"], row["条款依据"]) == ("定量指标（应达到）", "财预〔2020〕10号")
    assert (row["确定程度"], row["佐证材料"]) == ("已核对原文", "会议纪要")
    assert row["理解为"]
    assert row["算式"]
    assert row["推断"] == "指标值方向：数量指标未写方向，按不少于理解"
    assert row["指标来源"] == "targets/2024/申报表.docx 第1个表 第5行第4列"
    assert row["完成值来源"] == "actuals/2024/actuals-2024.csv 第4行第6列"


def test_an_undecided_row_is_blank_and_never_zero(book: Workbook) -> None:
    row = read_rows(book["指标明细"])[4]
    assert (row["得分"], row["计算得分"], row["实际完成值"]) == (None, None, None)
    assert (row["得分下限"], row["得分上限"], row["状态"]) == (0, 25, "待定")


def test_a_decided_row_shows_computed_decided_and_reason(book: Workbook) -> None:
    row = read_rows(book["指标明细"])[5]
    assert (row["计算得分"], row["认定得分"], row["得分"]) == (40, 9.5, 9.5)
    assert (row["状态"], row["认定理由"]) == ("认定", "样本偏少")
    assert (row["年度指标值"], row["调整后指标值"]) == ("9", "8.5")
    assert row["调整批复文件"] == "财绩〔2024〕3号"


def test_states_are_told_apart_by_colour(book: Workbook) -> None:
    sheet = book["指标明细"]
    colours = [sheet.cell(FIRST_ROW + n, 2).fill.fgColor.rgb for n in range(7)]
    full, lost, undecided, decided = colours[0], colours[3], colours[4], colours[5]
    assert len({full, lost, undecided, decided}) == 4


def test_what_a_unit_typed_never_becomes_a_formula(book: Workbook) -> None:
    sheet = open_book(render_work_papers(small_year()), results=False)["指标明细"]
    typed = {PROJECT_NAME, "+满意度", "=1+1 因防汛取消1次"}
    found = {cell.value: cell.data_type for row in sheet for cell in row if cell.value in typed}
    assert found == dict.fromkeys(typed, "s")
