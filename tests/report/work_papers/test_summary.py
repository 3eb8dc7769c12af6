"""汇总: totals, intervals, and formulas that give the written results."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from evaltool.report.work_papers import render_work_papers
from tests.programs import require_soffice
from tests.report.small_year import small_year
from tests.report.work_papers.reading import open_book, read_rows


@pytest.fixture(name="book", scope="module")
def _book() -> Workbook:
    return open_book(render_work_papers(small_year(), sample=True))


def test_the_summary_holds_totals_grade_and_intervals(book: Workbook) -> None:
    department, project, _ = read_rows(book["汇总"])
    assert (department["总分"], department["等级"], department["状态"]) == (98, "优", "已评分")
    assert (department["分值合计"], department["预算执行率"]) == (100, 8)
    assert (project["总分"], project["等级"], project["状态"]) == ("41.16～66.16", None, "待定")
    assert (project["产出指标"], project["满意度指标"]) == ("21.88～46.88", 9.5)
    assert (project["待定行数"], project["扣分行数"]) == (1, 3)
    assert (department["分值来源"], project["分值来源"]) == ("申报", "见“评分规则”")


def test_the_sum_of_projects_leaves_the_department_out(book: Workbook) -> None:
    total = read_rows(book["汇总"])[2]
    assert total["项目"] == "项目合计（不含部门整体）"
    assert (total["年初预算数"], total["全年预算数"], total["全年执行数"]) == (55, 52, 50.83)


def test_sums_are_formulas() -> None:
    sheet = open_book(render_work_papers(small_year()), results=False)["汇总"]
    department = read_rows(sheet)[0]
    for title in ("执行率", "分值合计", "产出指标", "总分", "总分下限", "总分上限"):
        assert str(department[title]).startswith("=")


def test_formulas_recomputed_give_the_written_results(tmp_path: Path) -> None:
    soffice = require_soffice()
    content = render_work_papers(small_year())
    without_results = tmp_path / "in.xlsx"
    open_book(content, results=False).save(without_results)
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "out",
         without_results],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    again = openpyxl.load_workbook(tmp_path / "out" / "in.xlsx", data_only=True)
    for name in ("汇总", "资金"):
        for written, computed in zip(
            read_rows(open_book(content)[name]), read_rows(again[name]), strict=True
        ):
            assert computed == pytest.approx(written)
