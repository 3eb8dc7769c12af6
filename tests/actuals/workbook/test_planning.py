from evaltool.actuals import COLLECTION_NAME, plan_collection, read_actuals, write_collection
from evaltool.files import read_grids
from tests.actuals.making import (
    ACTUAL_ROW,
    codes,
    grid,
    project,
    sample_grids,
    sample_projects,
)
from tests.actuals.workbook.filling import opened

MEETINGS = ("产出指标", "数量指标", "会议次数", "8次")
TRAINING = ("产出指标", "数量指标", "培训人数", "100名")
JIA = project("甲项目", MEETINGS, TRAINING, initial="20", fiscal="20")
CHANGED = project("甲项目", MEETINGS, (*TRAINING[:3], "120名"), initial="20", fiscal="20")
SECOND = "绩效目标实际完成情况采集表（2）.xlsx"


def standing(tmp_path, data, name=COLLECTION_NAME):
    path = tmp_path / name
    path.write_bytes(data)
    return read_grids(path)


def edited(data, **cells):
    book = opened(data)
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[{"a": "实际完成情况", "b": "预算执行", "s": "项目情况"}[sheet]][cell] = value
    from io import BytesIO

    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_first_workbook_is_written_empty():
    plan = plan_collection((JIA,))
    assert plan.name == COLLECTION_NAME
    assert plan.data == write_collection((JIA,))
    assert plan.findings == ()


def test_what_csv_files_record_is_filled_in():
    plan = plan_collection(sample_projects(), sample_grids(), sample=True)
    existing = read_actuals(sample_grids())
    assert plan.name == COLLECTION_NAME
    assert plan.data == write_collection(sample_projects(), sample=True, existing=existing)


def test_an_empty_workbook_may_be_written_again(tmp_path):
    grids = standing(tmp_path, write_collection((JIA,)))
    plan = plan_collection((CHANGED,), grids)
    assert plan.name == COLLECTION_NAME
    assert plan.data == write_collection((CHANGED,))
    assert plan.findings == ()


def test_a_filled_workbook_that_still_fits_is_left_alone(tmp_path):
    grids = standing(tmp_path, edited(write_collection((JIA,)), a_I5="9次"))
    plan = plan_collection((JIA,), grids)
    assert (plan.name, plan.data) == (None, None)
    assert plan.standing == COLLECTION_NAME
    assert codes(plan.findings) == ["actuals-collection-current"]


def test_any_cell_filled_in_counts(tmp_path):
    for cells in (
        {"a_M5": "纪要"},
        {"a_N5": 10},
        {"b_E5": 20},
        {"b_H5": "未付款"},
        {"s_C5": "某局"},
    ):
        grids = standing(tmp_path, edited(write_collection((JIA,)), **cells))
        assert plan_collection((JIA,), grids).data is None, cells


def test_a_changed_declaration_gives_a_further_workbook_with_what_was_filled_in(tmp_path):
    grids = standing(tmp_path, edited(write_collection((JIA,)), a_I5="9次", b_F5=19, s_C5="某局"))
    plan = plan_collection((CHANGED,), grids)
    assert plan.name == SECOND
    assert codes(plan.findings) == ["actuals-collection-renewed"]
    assert SECOND in plan.findings[0].message
    carried = read_actuals(standing(tmp_path, plan.data, SECOND))
    assert [entry.value for entry in carried.entries] == ["9次"]
    assert carried.entries[0].target_text == "8次"
    assert carried.budgets[0].budget.executed == 19
    assert carried.situations[0].supervisor == "某局"


def test_a_result_for_a_changed_target_is_carried_over_and_told(tmp_path):
    grids = standing(tmp_path, edited(write_collection((JIA,)), a_I6="90名"))
    plan = plan_collection((CHANGED,), grids)
    assert codes(plan.findings) == ["actuals-collection-renewed", "actuals-target-differs"]
    carried = read_actuals(standing(tmp_path, plan.data, SECOND))
    assert carried.entries[0].value == "90名"
    assert carried.entries[0].target_text == "120名"


def test_what_cannot_be_carried_over_is_told(tmp_path):
    grids = standing(tmp_path, edited(write_collection((JIA,)), a_I6="90名"))
    plan = plan_collection((project("甲项目", MEETINGS, initial="20"),), grids)
    assert plan.name == SECOND
    assert "actuals-row-unknown" in codes(plan.findings)


def test_the_newest_of_several_workbooks_counts(tmp_path):
    first = standing(tmp_path, edited(write_collection((JIA,)), a_I5="9次"))
    second = standing(tmp_path, write_collection((CHANGED,)), SECOND)
    plan = plan_collection((CHANGED,), [*first, *second])
    assert plan.name == SECOND
    third = standing(tmp_path, edited(write_collection((CHANGED,)), a_I5="9次"), SECOND)
    again = plan_collection((JIA,), [*first, *third])
    assert again.name == "绩效目标实际完成情况采集表（3）.xlsx"


def test_a_workbook_under_another_name_is_only_a_record(tmp_path):
    grids = standing(tmp_path, edited(write_collection((JIA,)), a_I5="9次"), "张三的表.xlsx")
    plan = plan_collection((JIA,), grids)
    assert plan.name == COLLECTION_NAME
    carried = read_actuals(standing(tmp_path, plan.data))
    assert [entry.value for entry in carried.entries] == ["9次"]


def test_contradicting_records_are_told_and_left_blank():
    one = grid(ACTUAL_ROW, ["甲项目", *MEETINGS, "8次"], file="一.csv")
    two = grid(ACTUAL_ROW, ["甲项目", *MEETINGS, "9次"], file="二.csv")
    plan = plan_collection((JIA,), [one, two])
    assert codes(plan.findings) == ["actuals-doubled"]
    assert plan.data == write_collection((JIA,))


def test_a_standing_name_is_not_free_even_when_nothing_was_read_from_it():
    plan = plan_collection((JIA,), names=[COLLECTION_NAME])
    assert plan.standing == COLLECTION_NAME
    assert plan.name == COLLECTION_NAME
