from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaltool.actuals import Actuals, pair, read_actuals
from evaltool.model import FundSource, Kind, Unreadable
from tests.actuals.making import (
    ACTUAL_ROW,
    BUDGET_ROW,
    SITUATION_ROW,
    codes,
    grid,
    project,
    sample_grids,
    sample_projects,
)

MEETINGS = ("产出指标", "数量指标", "会议次数", "8次")
TRAINING = ("产出指标", "数量指标", "培训人数", "100名")
EFFECT = ("效益指标", "社会效益指标", "履职能力", "明显提升")
JIA = project("甲项目", MEETINGS, TRAINING, EFFECT, initial="20")
QUIET = ("actuals-budget-missing", "actuals-situation-missing")


def row(indicator, *values, name="甲项目"):
    return [name, *indicator, *values]


def paired(*rows, projects=(JIA,), extra=(), headings=ACTUAL_ROW):
    result = pair(tuple(projects), read_actuals([grid(headings, *rows), *extra]))
    return result, [item for item in result.findings if item.code not in QUIET]


def values(result):
    return [actual.value if actual else None for actual in result.cases[0].actuals]


def test_the_sample_year_pairs_without_a_finding():
    result = pair(sample_projects(), read_actuals(sample_grids()))
    assert result.findings == ()
    assert len(result.cases) == 13
    assert sum(len(case.actuals) for case in result.cases) == 99
    assert all(actual is not None for case in result.cases for actual in case.actuals)
    meetings = result.cases[1]
    assert meetings.project.name == "区人大会议费"
    assert meetings.actuals[1].value == "9次"
    assert meetings.achieved[1].value == 9
    assert meetings.budget.executed == Decimal("50.83")
    assert meetings.change_reason.startswith("年中压减")
    assert meetings.situation.filed.isoformat() == "2025-03-20"


def test_a_qualitative_target_takes_no_value():
    result, _ = paired(row(MEETINGS, "9次"), row(TRAINING, "几名"), row(EFFECT, "开会", "达成"))
    meetings, training, effect = result.cases[0].achieved
    assert meetings.value == 9
    assert isinstance(training, Unreadable)
    assert result.cases[0].targets[2].kind is Kind.QUALITATIVE
    assert effect is None


def test_an_unreadable_target_takes_no_value():
    blank = project("甲项目", ("产出指标", "数量指标", "会议次数", ""))
    rows = [row(("产出指标", "数量指标", "会议次数", ""), "9次")]
    result, found = paired(*rows, projects=[blank])
    assert isinstance(result.cases[0].targets[0], Unreadable)
    assert result.cases[0].achieved == (None,)
    assert found == []


def test_rows_may_stand_in_any_order():
    result, found = paired(row(EFFECT, "好", "达成"), row(TRAINING, "90名"), row(MEETINGS, "9次"))
    assert values(result) == ["9次", "90名", "好"]
    assert found == []


def test_white_space_width_and_brackets_do_not_matter():
    odd = ["甲 项目", "产出\n指标", "数量指标", "会议　次数", "８次", "9次"]
    result, found = paired(odd, row(TRAINING, "90名"), row(EFFECT, "好"))
    assert values(result)[0] == "9次"
    assert found == []


def test_rows_not_recorded_are_named_with_the_cell_that_waits():
    result, found = paired(row(MEETINGS, "9次"), row(TRAINING))
    assert values(result) == ["9次", None, None]
    assert [(item.code, item.place) for item in found] == [
        ("actuals-row-missing", "actuals/2024/表.csv 第3行第6列"),
        ("actuals-row-missing", ""),
    ]
    assert "“培训人数”" in found[0].message


def test_prefilled_points_alone_are_no_result():
    result, found = paired(
        row(MEETINGS, "9次", "10"),
        row(TRAINING, "", "10"),
        row(EFFECT, "好"),
        headings=[*ACTUAL_ROW[:6], "分值"],
    )
    assert codes(found) == ["actuals-row-missing"]
    assert result.cases[0].actuals[1].points == 10


def test_a_project_without_any_record_is_one_finding():
    _, found = paired(row(MEETINGS), row(TRAINING), row(EFFECT))
    assert codes(found) == ["actuals-project-unrecorded"]
    assert found[0].place == "actuals/2024/表.csv 第2行第6列"
    assert "3项指标" in found[0].message


def test_no_actuals_at_all_give_empty_cases():
    result = pair((JIA,), Actuals())
    assert result.cases[0].actuals == (None, None, None)
    assert result.cases[0].budget.initial == 20
    assert result.cases[0].budget.executed is None
    assert codes(result.findings) == [
        "actuals-situation-missing",
        "actuals-project-unrecorded",
        "actuals-budget-missing",
    ]
    assert {one.place for one in result.findings} == {JIA.source.place}


def test_an_unknown_project_is_one_finding_with_the_nearest_name():
    rows = [row(MEETINGS, "9次", name="甲项日"), row(TRAINING, "90名", name="甲项日")]
    result, found = paired(*rows)
    assert values(result) == [None, None, None]
    assert codes(found) == ["actuals-project-unknown", "actuals-project-unrecorded"]
    assert "2行" in found[0].message
    assert "是否为“甲项目”" in found[0].message


def test_an_unknown_row_is_told_with_the_nearest_indicator():
    strange = ("产出指标", "数量指标", "会议次数（次）数", "8场")
    _, found = paired(row(strange, "9次"), *[row(item, "1") for item in (MEETINGS, TRAINING)])
    assert codes(found) == ["actuals-row-unknown", "actuals-row-missing"]
    assert "是否为“会议次数”" in found[0].message


def test_a_differing_target_text_is_told_and_the_declared_one_counts():
    edited = (*MEETINGS[:3], "6次")
    result, found = paired(row(edited, "7次"), row(TRAINING, "1"), row(EFFECT, "1"))
    assert codes(found) == ["actuals-target-differs"]
    assert "“6次”" in found[0].message
    assert "“8次”" in found[0].message
    assert result.cases[0].targets[0].value == 8


def test_a_category_in_other_words_is_told_and_paired_by_the_rest():
    other = ("项目完成", "数量指标", "会议次数", "8次")
    result, found = paired(row(other, "9次"), row(TRAINING, "1"), row(EFFECT, "1"))
    assert values(result)[0] == "9次"
    assert codes(found) == ["actuals-key-differs"]


def test_a_name_alone_is_not_enough_when_the_target_differs_too():
    other = ("项目效益", "社会效益指标", "会议次数", "6次")
    result, found = paired(row(other, "9次"), row(TRAINING, "1"), row(EFFECT, "1"))
    assert values(result)[0] is None
    assert codes(found) == ["actuals-row-unknown", "actuals-row-missing"]


def test_a_deleted_column_does_not_matter_while_the_rest_is_unique():
    headings = ["项目名称", "三级指标", "实际完成值", "完成情况"]
    rows = [["甲项目", "会议次数", "9次"], ["甲项目", "培训人数", "90名"]]
    result, found = paired(*rows, headings=headings)
    assert values(result) == ["9次", "90名", None]
    assert codes(found) == ["actuals-row-missing"]


def test_without_names_the_target_text_decides():
    department = project(
        "部门整体",
        ("效益指标", "社会效益指标", "", "服务群众100人"),
        ("效益指标", "社会效益指标", "", "接访20次"),
    )
    rows = [
        ["部门整体支出", "效益指标", "社会效益指标", "", "接访20次", "21次"],
        ["部门整体支出", "效益指标", "社会效益指标", "", "服务群众100人", "99人"],
    ]
    result, found = paired(*rows, projects=[department])
    assert values(result) == ["99人", "21次"]
    assert found == []


TWINS = project("甲项目", MEETINGS, MEETINGS)


def test_rows_that_are_the_same_pair_in_order():
    result, found = paired(row(MEETINGS, "1次"), row(MEETINGS, "2次"), projects=[TWINS])
    assert values(result) == ["1次", "2次"]
    assert found == []


def test_rows_that_are_the_same_pair_by_their_number_when_sorted():
    rows = [row(MEETINGS, "2次", "", "", "2"), row(MEETINGS, "1次", "", "", "1")]
    result, found = paired(*rows, projects=[TWINS], headings=[*ACTUAL_ROW, "同名序号"])
    assert values(result) == ["1次", "2次"]
    assert found == []


def test_rows_of_the_same_name_and_no_target_text_pair_in_order():
    two = project("甲项目", MEETINGS, (*MEETINGS[:3], "9次"))
    rows = [["甲项目", *MEETINGS[:3], "1次"], ["甲项目", *MEETINGS[:3], "2次"]]
    headings = [*ACTUAL_ROW[:4], "实际完成值"]
    result, found = paired(*rows, projects=[two], headings=headings)
    assert values(result) == ["1次", "2次"]
    assert found == []


def test_an_edited_target_among_several_of_one_name_is_not_guessed():
    two = project("甲项目", MEETINGS, (*MEETINGS[:3], "9次"))
    rows = [row((*MEETINGS[:3], "7次"), "7次")]
    result, found = paired(*rows, projects=[two])
    assert values(result) == [None, None]
    assert codes(found) == ["actuals-row-unknown", "actuals-project-unrecorded"]


def test_two_actuals_for_one_row_name_both_cells_and_decide_nothing():
    rows = [row(MEETINGS, "9次"), row(MEETINGS, "8次"), row(TRAINING, "1"), row(EFFECT, "1")]
    result, found = paired(*rows)
    (error,) = found
    assert error.code == "actuals-doubled"
    assert error.severity == "error"
    assert error.place == "actuals/2024/表.csv 第2行第6列"
    assert "actuals/2024/表.csv 第3行第6列" in error.message
    assert "“9次”和“8次”" in error.message
    doubled = result.cases[0].actuals[0]
    assert doubled.value is None
    assert doubled.unread == ("value",)
    assert result.cases[0].achieved[0] is None


def test_contradicting_remarks_are_told_and_the_row_still_counts():
    headings = [*ACTUAL_ROW, "佐证材料"]
    rows = [row(MEETINGS, "9次", "", "", "纪要"), row(MEETINGS, "9次", "", "", "台账")]
    result, found = paired(*rows, headings=headings)
    assert "actuals-doubled-text" in codes(found)
    assert values(result)[0] == "9次"
    assert result.cases[0].actuals[0].evidence == "纪要"


def test_the_same_record_in_two_files_merges_with_one_note():
    rows = [row(MEETINGS, "9次"), row(TRAINING, "90 名"), row(EFFECT, "好", "达成")]
    again = [row(TRAINING, "90名"), row(MEETINGS, "9次", "", "", "增开"), row(EFFECT, "好", "达成")]
    other = grid([*ACTUAL_ROW, "偏差原因"], *again, file="actuals/2024/采集表.xlsx", sheet="表")
    result, found = paired(*rows, extra=[other])
    assert codes(found) == ["actuals-merged"]
    assert found[0].place == "actuals/2024/采集表.xlsx 工作表“表”"
    assert "3处" in found[0].message
    assert result.cases[0].actuals[0].reason == "增开"


def test_a_share_that_one_record_has_readable_is_read():
    rows = [row(EFFECT, "好", "达成", "约90%"), row(EFFECT, "好", "达成", "90%")]
    result, _ = paired(*rows)
    effect = result.cases[0].actuals[2]
    assert effect.share == 90
    assert effect.unread == ()


def test_an_unreadable_share_alone_counts_as_recorded_but_unread():
    result, found = paired(row(EFFECT, "", "", "约90%"), row(MEETINGS, "1"), row(TRAINING, "1"))
    assert result.cases[0].actuals[2].unread == ("share",)
    assert found == []


ADJUSTED = [*ACTUAL_ROW, "调整后指标值", "调整批复文件"]


@pytest.mark.parametrize(
    ("text", "approval", "value", "told"),
    [
        ("9次", "某财〔2024〕1号", 9, []),
        ("9次", "", 8, ["actuals-adjustment-unapproved"]),
        ("9次", "无", 8, ["actuals-adjustment-unapproved"]),
        ("8 次", "", 8, []),
        ("无", "", 8, []),
        ("", "某财〔2024〕1号", 8, ["actuals-approval-alone"]),
    ],
)
def test_an_adjusted_target_counts_once_it_is_approved(text, approval, value, told):
    first = row(MEETINGS, "9次", "", "", text, approval)
    result, found = paired(first, row(TRAINING, "1"), row(EFFECT, "1"), headings=ADJUSTED)
    assert result.cases[0].targets[0].value == value
    assert codes(found) == told


def budget(*rows, headings=BUDGET_ROW, file="actuals/2024/预算.csv"):
    return grid(headings, *rows, file=file)


def joined(*grids, own=JIA):
    result = pair((own,), read_actuals(grids))
    quiet = ("actuals-situation-missing", "actuals-project-unrecorded")
    return result.cases[0], [item for item in result.findings if item.code not in quiet]


def test_a_budget_joins_declared_and_recorded():
    case, found = joined(budget(["甲项目", "", "18", "17.5", "调减", "未到付款期"]))
    assert (case.budget.initial, case.budget.adjusted) == (20, 18)
    assert case.budget.executed == Decimal("17.5")
    assert (case.change_reason, case.low_rate_reason) == ("调减", "未到付款期")
    assert found == []


def test_a_recorded_initial_that_differs_is_told_and_the_declared_counts():
    case, found = joined(budget(["甲项目", "21", "18", "17.5"]))
    assert case.budget.initial == 20
    assert codes(found) == ["actuals-initial-differs"]


def test_a_recorded_initial_counts_where_none_was_declared():
    case, found = joined(budget(["甲项目", "21", "18", "17.5"]), own=project("甲项目", MEETINGS))
    assert case.budget.initial == 21
    assert found == []


def test_lines_by_source_stay_blank_where_nothing_was_recorded():
    own = project("甲项目", MEETINGS, initial="20", fiscal="15")
    headings = [*BUDGET_ROW, "资金来源"]
    rows = [["甲项目", "", "20", "19", "", "", "合计"], ["甲项目", "", "5", "", "", "", "其他资金"]]
    case, _ = joined(budget(*rows, headings=headings), own=own)
    fiscal = case.budget.line(FundSource.FISCAL)
    assert (fiscal.initial, fiscal.adjusted, fiscal.executed) == (15, None, None)
    assert case.budget.line(FundSource.OTHER).adjusted == 5


def test_a_blank_execution_is_told_at_its_cell():
    case, found = joined(budget(["甲项目", "20", "18", ""]))
    assert case.budget.executed is None
    assert codes(found) == ["actuals-budget-missing"]
    assert found[0].place == "actuals/2024/预算.csv 第2行第4列"
    assert "全年执行数" in found[0].message
    assert "全年预算数" not in found[0].message


def test_a_blank_full_year_budget_is_told_at_its_own_cell():
    _, found = joined(budget(["甲项目", "20", "", "17"]))
    assert codes(found) == ["actuals-budget-missing"]
    assert found[0].place == "actuals/2024/预算.csv 第2行第3列"


def test_an_unread_amount_is_not_called_blank():
    case, found = joined(budget(["甲项目", "20", "约18", "17"]))
    assert case.budget.line().unread == ("adjusted",)
    assert found == []


def test_a_budget_recorded_twice_and_differing_is_an_error_and_blank():
    other = budget(["甲项目", "20", "18", "17"], file="actuals/2024/另.csv")
    case, found = joined(budget(["甲项目", "20", "18", "17.5"]), other)
    assert case.budget.executed is None
    assert case.budget.adjusted == 18
    assert case.budget.line().unread == ("executed",)
    assert codes(found) == ["actuals-budget-doubled"]
    assert found[0].place == "actuals/2024/预算.csv 第2行第4列"
    assert "actuals/2024/另.csv 第2行第4列" in found[0].message
    assert "17.5万元和17万元" in found[0].message


def test_a_budget_recorded_twice_alike_is_noted():
    other = budget(["甲项目", "20", "18.00", "17.50"], file="actuals/2024/另.csv")
    case, found = joined(budget(["甲项目", "20", "18", "17.5"]), other)
    assert case.budget.executed == Decimal("17.5")
    assert "actuals-merged" in codes(found)


def test_situations_merge_and_contradictions_name_both_cells():
    one = grid(SITUATION_ROW, ["甲项目", "某局", "某所", "", "2025-03-20"], file="一.csv")
    two = grid(SITUATION_ROW, ["甲项目", "某局", "某站", "资金滞后", "45736"], file="二.csv")
    case, found = joined(one, two)
    assert case.situation.implementer == "某所"
    assert case.situation.problems == "资金滞后"
    assert "actuals-situation-doubled" in codes(found)
    (error,) = [item for item in found if item.severity == "error"]
    assert error.place == "一.csv 第2行第1列"
    assert "二.csv 第2行第1列" in error.message


def test_a_cancelled_project_is_listed_and_has_no_case():
    headings = ["项目名称", "实施单位", "项目取消依据"]
    rows = [["甲项目", "某局", "某财〔2024〕9号"], ["乙项目", "某局", "无"]]
    both = (JIA, project("乙项目", MEETINGS))
    result = pair(both, read_actuals([grid(headings, *rows)]))
    assert [case.project.name for case in result.cases] == ["乙项目"]
    assert [case.project for case in result.cancelled] == [JIA]
    (told,) = [item for item in result.findings if item.code == "actuals-project-cancelled"]
    assert "某财〔2024〕9号" in told.message


def test_two_projects_of_one_name_take_nothing_and_are_told():
    result = pair((JIA, replace(JIA)), read_actuals([grid(ACTUAL_ROW, row(MEETINGS, "9次"))]))
    assert codes(result.findings)[0] == "actuals-project-ambiguous"
    assert all(case.actuals == (None, None, None) for case in result.cases)


SAMPLE = read_actuals(sample_grids())
IN_ORDER = pair(sample_projects(), SAMPLE).cases


@settings(max_examples=25)
@given(st.permutations(SAMPLE.entries))
def test_the_order_of_the_rows_does_not_matter(entries):
    shuffled = replace(SAMPLE, entries=tuple(entries))
    assert pair(sample_projects(), shuffled).cases == IN_ORDER


def test_a_blank_declared_target_is_not_quoted_as_an_empty_text():
    own = project("甲项目", ("产出指标", "数量指标", "会议", ""))
    _, found = paired(["甲项目", "产出指标", "数量指标", "会议", "8次", "8次"], projects=(own,))
    told = next(item for item in found if item.code == "actuals-target-differs")
    assert told.message.endswith("申报的是空白，得分待定")
