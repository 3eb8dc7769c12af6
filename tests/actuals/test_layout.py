import pytest

from evaltool.actuals.layout import Table, find_layout
from evaltool.files.grid import Cell, Grid
from tests.actuals.making import (
    ACTUAL_ROW,
    BUDGET_ROW,
    SITUATION_ROW,
    csv_grid,
    grid,
)


@pytest.mark.parametrize(
    ("name", "table", "columns"),
    [("actuals", Table.ACTUAL, 10), ("budget", Table.BUDGET, 6), ("situation", Table.SITUATION, 8)],
)
def test_the_three_layouts_are_told_by_their_headings(name, table, columns):
    layout = find_layout(csv_grid(f"{name}-2024.csv"))
    assert layout.table is table
    assert layout.row == 1
    assert len(layout.columns) == columns
    assert layout.doubled == layout.unknown == ()


def test_titles_above_the_headings_do_not_matter():
    layout = find_layout(
        grid(["2024年度采集表"], ["单位：某局"], BUDGET_ROW, ["甲", "1", "1", "1"])
    )
    assert layout.row == 3
    assert [row.number for row in layout.rows()] == [4]


def test_headings_may_carry_line_breaks_remarks_and_other_words():
    headings = ["项目\n名称", "年初预算 数（万元）", "调整后预算数（B）", "执行数（含结转）"]
    layout = find_layout(grid(headings, ["甲", "1", "1", "1"]))
    assert layout.columns == {"project": 1, "initial": 2, "adjusted": 3, "executed": 4}
    assert layout.in_yuan == frozenset()


def test_columns_may_stand_in_any_order():
    layout = find_layout(grid(list(reversed(ACTUAL_ROW)), ["x"]))
    assert layout.columns["project"] == len(ACTUAL_ROW)


@pytest.mark.parametrize(
    ("rows", "yuan"),
    [
        ([["项目名称", "全年预算数（元）", "全年执行数(元)"]], {"adjusted", "executed"}),
        ([["项目名称", "全年预算数（万元）", "全年执行数(元)"]], {"executed"}),
        ([["单位：元"], ["项目名称", "全年预算数", "全年执行数"]], None),
        ([["金额单位：万元"], ["项目名称", "全年预算数", "全年执行数"]], set()),
    ],
)
def test_amounts_in_yuan_are_told_by_heading_or_line_above(rows, yuan):
    layout = find_layout(grid(*rows, ["甲", "1", "1"]))
    amounts = layout.in_yuan & {"adjusted", "executed"}
    assert amounts == ({"adjusted", "executed"} if yuan is None else yuan)


def test_odd_columns_are_noted_and_shown_ones_passed_over():
    headings = ["序号", *BUDGET_ROW, "备注", "全年执行数", "执行率"]
    layout = find_layout(grid(headings, ["1", "甲"]))
    assert [cell.text for cell in layout.unknown] == ["备注"]
    assert [cell.text for cell in layout.doubled] == ["全年执行数"]
    assert layout.columns["executed"] == 5


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["项目名称"], ["甲"]],
        [["一级指标", "二级指标", "三级指标", "年度指标值"], ["a"]],
        [["项目负责人", "联系电话"]],
        [["说明", "请填写实际完成值"]],
    ],
)
def test_other_tables_are_none_of_ours(rows):
    assert find_layout(grid(*rows)) is None


def test_a_heading_merged_over_two_rows_reaches_to_its_last():
    cells = (
        Cell(1, 1, "项目名称", row_span=2),
        Cell(1, 2, "全年预算数", row_span=2),
        Cell(1, 3, "全年执行数", row_span=2),
        Cell(3, 1, "甲", row_span=2),
        Cell(3, 3, "5"),
    )
    layout = find_layout(Grid(file="x.xlsx", cells=cells, sheet="表"))
    first, second = layout.rows()
    assert layout.row == 2
    assert (first.shared("project"), first.text("executed")) == ("甲", "5")
    assert (second.shared("project"), second.text("project")) == ("甲", None)


def test_a_repeated_heading_row_is_left_out():
    layout = find_layout(grid(BUDGET_ROW, ["甲", "1"], BUDGET_ROW, ["乙", "2"]))
    assert [row.shared("project") for row in layout.rows()] == ["甲", "乙"]


def test_a_cell_is_named_even_when_it_is_not_there():
    layout = find_layout(grid(SITUATION_ROW, ["甲"], file="情况.xlsx", sheet="项目情况"))
    (row,) = layout.rows()
    assert row.source("filed").place == "情况.xlsx 工作表“项目情况” E2"
    assert row.source("phone").place == "情况.xlsx 工作表“项目情况” A2"
