"""The reading report for a terminal."""

from __future__ import annotations

from evaltool.report.reading.terminal import reading_blocks
from tests.report.reading.making import FILE, reading


def test_a_form_with_its_three_tables() -> None:
    (block,) = reading_blocks(reading())
    assert block.heading == f"■ =会议费（项目，2024年度，某某局）  {FILE} 第1个表"
    indicators, actuals, amounts = block.tables
    assert indicators.rows[0] == (
        "项目完成—数量指标—召开会议",
        "9次",
        "9次",
        "数量，不低于",
        "方向：没有写符号，按不低于理解",
        "第1个表\n第6行第4列",
    )
    assert actuals.title == "实际完成值  actuals/2024/实际.csv"
    assert actuals.rows[0][:4] == ("召开会议", "≥8", "8次", "10次（调整后指标值）")
    assert actuals.rows[0][-1] == "第2行第6列"
    assert amounts.rows[0] == ("年度资金总额 年初预算数", "550000", "55", "第1个表 第4行第3列")
    assert amounts.rows[1][1] == "（空白）"
    assert amounts.rows[2][-1] == "actuals/2024/预算.csv 第2行第2列"


def test_what_is_doubtful_is_said_in_the_row() -> None:
    (block,) = reading_blocks(reading())
    notes = [row[4] for row in block.tables[0].rows]
    assert notes[1] == ""
    assert notes[2].startswith("读不懂：")
    assert "另一种读法：2024年1月31日前（截止期限，不晚于）" in notes[3].split("\n")
    assert notes[4].startswith("读法：更正说明：")


def test_without_actuals_there_is_no_table_of_them() -> None:
    (block,) = reading_blocks(reading(recorded=False))
    assert [table.title for table in block.tables] == ["", "资金"]


def test_every_row_has_a_text_for_every_heading() -> None:
    for block in reading_blocks(reading()):
        for table in block.tables:
            assert {len(row) for row in table.rows} == {len(table.header)}
