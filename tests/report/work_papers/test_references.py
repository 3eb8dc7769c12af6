"""资金, 评分规则 and 发现的问题."""

from __future__ import annotations

import pytest
from openpyxl.workbook.workbook import Workbook

from evaltool.report.work_papers import render_work_papers
from evaltool.report.work_papers.references import rules_sheet
from evaltool.rules import load, shipped
from tests.report.small_year import PROJECT_NAME, decided_year, small_year
from tests.report.work_papers.reading import open_book, read_rows


@pytest.fixture(name="book", scope="module")
def _book() -> Workbook:
    return open_book(render_work_papers(small_year(), sample=True))


def test_a_blank_amount_stays_blank(book: Workbook) -> None:
    funds = read_rows(book["资金"])
    assert [(row["资金来源"], row["全年执行数"]) for row in funds] == [
        ("合计", 838.83),
        ("财政资金", None),
        ("合计", 50.83),
    ]
    assert funds[2]["预算调整原因"] == "年中压减"


def test_rules_name_source_and_certainty(book: Workbook) -> None:
    rows = read_rows(book["评分规则"])
    assert rows[0]["内容"] == "预算执行率10分，产出指标50分，效益指标30分，满意度指标10分"
    assert rows[1]["内容"] == "优≥90分，良≥80分，中≥60分，差≥0分"
    assert rows[-1]["条款"] == f"分值分配：{PROJECT_NAME}"
    assert rows[-1]["内容"] == "产出指标50分按5个指标平均分配"
    by_code = {row["条款代码"]: row for row in rows[2:]}
    assert by_code["at_least"]["依据"] == "财预〔2020〕10号"
    assert by_code["at_least"]["确定程度"] == "已核对原文"
    assert by_code["deadline"]["确定程度"] == "本工具约定"
    assert by_code["far_above"]["参数"] == "from=130"
    assert by_code["qualitative"]["内容"]
    assert by_code["qualitative"]["参数"] == (
        "levels=达成：80%（含）至100%（含）；部分达成：60%（含）至80%；未达成：0%（含）至60%"
    )
    assert not by_code["weights"]["参数"]


@pytest.mark.parametrize("name", shipped())
def test_the_figures_of_no_clause_are_told_in_the_terms_of_the_program(name: str) -> None:
    ruleset = load(name)
    lines = rules_sheet(ruleset, (), "", "").lines
    told = [str(line.cells[-1]) for line in lines]
    assert any("=" in each for each in told)
    for trace in ("Band(", "Move(", "Decimal(", "None", "=；"):
        assert not [each for each in told if trace in each]


def test_findings_are_listed(book: Workbook) -> None:
    (row,) = read_rows(book["发现的问题"])
    assert (row["级别"], row["代码"]) == ("警告", "scoring-undecided")
    assert row["位置"] == "actuals/2024/actuals-2024.csv 第5行第6列"


def test_no_findings_is_said() -> None:
    (row,) = read_rows(open_book(render_work_papers(decided_year()))["发现的问题"])
    assert row["问题"] == "没有发现问题"
