"""How rows are called and why they are undecided."""

from dataclasses import replace

from evaltool.scoring.schema import EXECUTION_ROW, Unread
from evaltool.scoring.titles import REASONS, cell, indicator_title, reason
from tests.scoring.making import Row, case

MADE = case(
    [Row(target="100名", value="90%"), Row(target="公务员24人，事业人员3人", value="公务员24人")]
)


def test_every_code_has_a_reason() -> None:
    assert set(REASONS) == set(Unread) - {Unread.READ}


def test_the_reading_of_the_cell_is_told() -> None:
    assert "单位" in reason(MADE, 0, Unread.UNIT_DIFFERS)
    assert "事业人员" in reason(MADE, 1, Unread.ACTUAL_NOT_A_QUANTITY)


def test_a_text_is_quoted_once() -> None:
    assert reason(MADE, 0, Unread.UNIT_DIFFERS).count("90%") == 1


def test_execution_has_no_cell_of_its_own() -> None:
    assert reason(MADE, EXECUTION_ROW, Unread.BUDGET_ZERO) == REASONS[Unread.BUDGET_ZERO]
    assert cell(MADE, EXECUTION_ROW, Unread.BUDGET_ZERO) == MADE.project.source


def test_cells_without_a_record_are_the_declared_ones() -> None:
    bare = replace(MADE, actuals=(None, None))
    assert cell(bare, 0, Unread.ACTUAL_BLANK) == MADE.project.indicators[0].source


def test_titles() -> None:
    assert indicator_title(MADE.project.indicators[0]) == "指标"
    nameless = replace(MADE.project.indicators[0], name="", target_text="1\n次")
    assert indicator_title(nameless) == "数量指标（1次）"


def test_points_that_are_not_blank_are_not_called_blank() -> None:
    made = case([Row(target="≥8次", value="8次", unread=("points",))])
    assert reason(made, 0, Unread.POINTS_UNKNOWN) == "填写的分值无法采用"
    indicator = replace(made.project.indicators[0], unread=("points",))
    actual = replace(made.actuals[0], unread=())
    project = replace(made.project, indicators=(indicator,))
    made = replace(made, project=project, actuals=(actual,))
    assert "不一致" in reason(made, 0, Unread.POINTS_UNKNOWN)
