import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from time import sleep

import pytest
from openxml_audit import OpenXmlValidator

from evaltool.actuals import Actuals, pair, read_actuals, write_collection
from evaltool.files import read_grids
from evaltool.model import FundSource
from tests.actuals.making import (
    ACTUAL_ROW,
    codes,
    grid,
    indicator,
    project,
    sample_grids,
    sample_projects,
)
from tests.actuals.workbook.filling import fill, headings, opened, read_back, rows

QUIET = ("actuals-situation-missing", "actuals-budget-missing")
MEETINGS = ("产出指标", "数量指标", "会议次数", "8次")
EFFECT = ("效益指标", "社会效益指标", "履职能力", "明显提升")
JIA = project("甲项目", MEETINGS, EFFECT, initial="20", fiscal="20")


def unplaced(actuals):
    """The records without their places and what only the workbook repeats."""
    return (
        [replace(entry, source=None, columns=()) for entry in actuals.entries],
        [
            (
                record.project,
                [_amounts(line) for line in record.budget.lines if line.executed is not None],
                record.change_reason,
                record.low_rate_reason,
            )
            for record in actuals.budgets
        ],
        [replace(situation, source=None) for situation in actuals.situations],
    )


def _amounts(line):
    return (line.use, line.source, line.initial, line.adjusted, line.executed)


def test_a_workbook_filled_in_gives_the_same_records_as_the_csv_files(tmp_path):
    book = opened(write_collection(sample_projects()))
    fill(book)
    actuals = read_back(book, tmp_path)
    assert actuals.findings == ()
    assert unplaced(actuals) == unplaced(read_actuals(sample_grids()))
    assert actuals.entries[0].source.place == "采集表.xlsx 工作表“实际完成情况” I5"


def test_the_filled_workbook_pairs_like_the_csv_files(tmp_path):
    book = opened(write_collection(sample_projects()))
    fill(book)
    from_book = pair(sample_projects(), read_back(book, tmp_path))
    from_csv = pair(sample_projects(), read_actuals(sample_grids()))
    assert from_book.findings == from_csv.findings == ()
    for one, other in zip(from_book.cases, from_csv.cases, strict=True):
        assert one.targets == other.targets
        assert one.achieved == other.achieved
        assert one.budget.executed == other.budget.executed
        assert one.budget.adjusted == other.budget.adjusted


def test_existing_records_are_filled_in(tmp_path):
    existing = read_actuals(sample_grids())
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection(sample_projects(), existing=existing))
    actuals = read_actuals(read_grids(path))
    assert actuals.findings == actuals.blanks == ()
    assert unplaced(actuals) == unplaced(existing)


def test_workbook_and_csv_together_merge_with_notes(tmp_path):
    existing = read_actuals(sample_grids())
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection(sample_projects(), existing=existing))
    both = read_actuals([*sample_grids(), *read_grids(path)])
    result = pair(sample_projects(), both)
    assert codes(result.findings) == ["actuals-merged"] * 3
    assert sorted(item.message[:4] for item in result.findings) == ["有13处", "有13处", "有99处"]
    assert pair(sample_projects(), existing).cases[1].achieved == result.cases[1].achieved


def test_an_empty_workbook_holds_blank_rows_only(tmp_path):
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection(sample_projects()))
    actuals = read_actuals(read_grids(path))
    assert actuals.entries == actuals.situations == actuals.findings == ()
    assert len(actuals.blanks) == 99
    assert all(record.budget.executed is None for record in actuals.budgets)


def test_the_same_input_gives_the_same_bytes():
    existing = read_actuals(sample_grids())
    first = write_collection(sample_projects(), sample=True, existing=existing)
    sleep(1.1)
    assert write_collection(sample_projects(), sample=True, existing=existing) == first


def test_no_clock_gets_into_the_workbook():
    with zipfile.ZipFile(BytesIO(write_collection((JIA,)))) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_declared_columns_are_locked_and_the_others_open():
    book = opened(write_collection((JIA,)))
    for sheet in book.worksheets[1:]:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert not sheet.protection.autoFilter
    sheet = book["实际完成情况"]
    locked = {
        heading: sheet.cell(5, column).protection.locked
        for heading, column in headings(sheet).items()
    }
    assert [heading for heading, closed in locked.items() if not closed] == [
        "实际完成值",
        "完成情况",
        "完成比例",
        "偏差原因分析及改进措施",
        "佐证材料",
        "分值",
        "调整后指标值",
        "调整批复文件",
        "认定得分",
        "认定理由",
    ]
    budget = book["预算执行"]
    assert budget.cell(5, 4).protection.locked
    assert not budget.cell(7, 4).protection.locked


def test_panes_filters_and_print_set_up():
    book = opened(write_collection((JIA,)))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref.startswith("A4:")
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$4:$4"
        assert "&P" in sheet.oddFooter.center.text


def test_the_drop_down_offers_the_levels():
    sheet = opened(write_collection((JIA,)))["实际完成情况"]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [rule.formula1 for rule in lists] == ['"达成,部分达成,未达成"']
    assert str(lists[0].sqref) == "J5:J6"
    assert lists[0].prompt


def test_every_row_tells_how_its_target_was_understood_and_what_to_fill_in():
    sheet = opened(write_collection((JIA,)))["实际完成情况"]
    columns = headings(sheet)
    shown = [
        (sheet.cell(row, columns["理解为"]).value, sheet.cell(row, columns["填写提示"]).value)
        for row in rows(sheet)
    ]
    assert shown[0][0].startswith("8次，不低于即完成")
    assert shown[0][1] == "数量\n（次）"
    assert shown[1] == ("定性指标", "定性：\n选完成情况")


def test_split_amounts_that_nobody_knows_stay_blank():
    sheet = opened(write_collection((JIA,)))["预算执行"]
    shown = [[sheet.cell(row, column).value for column in range(3, 7)] for row in rows(sheet)]
    assert shown == [
        ["合计", 20, None, None],
        ["财政资金", 20, None, None],
        ["上年结转资金", None, None, None],
        ["其他资金", None, None, None],
    ]


def test_a_split_that_is_known_is_shown(tmp_path):
    headings_ = ["项目名称", "资金来源", "全年预算数", "全年执行数"]
    recorded = grid(headings_, ["甲项目", "单位资金", "3", "2"], ["甲项目", "合计", "20", "19.5"])
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection((JIA,), existing=read_actuals([recorded])))
    (case,) = pair((JIA,), read_actuals(read_grids(path))).cases
    assert case.budget.line(FundSource.UNIT).executed == 2
    assert case.budget.executed == Decimal("19.5")


@pytest.mark.parametrize("sample", [True, False])
def test_made_up_figures_are_marked_on_every_sheet(sample):
    book = opened(write_collection((JIA,), sample=sample))
    for sheet in book.worksheets:
        texts = [cell.value for row in sheet.iter_rows(max_row=3) for cell in row if cell.value]
        assert any("示例数据" in text for text in texts) is sample
    for sheet in book.worksheets[1:]:
        assert ("示例数据" in (sheet.oddHeader.right.text or "")) is sample


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "http://x.cn", "00123"])
def test_text_is_never_taken_for_a_formula_a_link_or_a_number(tmp_path, text):
    own = project(text, ("产出指标", "数量指标", text, text))
    headings_ = [*ACTUAL_ROW, "佐证材料"]
    recorded = grid(headings_, [text, "产出指标", "数量指标", text, text, text, "", "", text])
    data = write_collection((own,), existing=read_actuals([recorded]))
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in package.read(name) for name in sheets)
        assert not any("/_rels/" in name and "sheet" in name for name in package.namelist())
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(data)
    (entry,) = read_actuals(read_grids(path)).entries
    assert (entry.key.project, entry.key.name, entry.value) == (text, text, text)
    assert entry.evidence == text


def test_hostile_texts_do_not_break_the_workbook(tmp_path):
    long = "长" * 40_000
    own = project("项\x00目\x1b", ("产出指标", "数量指标", "名", "1次"))
    own = replace(own, goal=long, unit="_x0041_")
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection((own,)))
    assert read_actuals(read_grids(path)).blanks[0].key.name == "名"


def test_declared_points_are_prefilled_and_are_no_result(tmp_path):
    own = replace(
        JIA,
        indicators=(
            indicator("甲项目", *MEETINGS, points=Decimal("12.5")),
            indicator("甲项目", *EFFECT, points=Decimal(10)),
        ),
    )
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection((own,)))
    actuals = read_actuals(read_grids(path))
    assert [entry.points for entry in actuals.entries] == [Decimal("12.5"), Decimal(10)]
    found = pair((own,), actuals).findings
    assert [item.code for item in found if item.code not in QUIET] == ["actuals-project-unrecorded"]


def test_rows_that_are_the_same_carry_a_number(tmp_path):
    twins = project("甲项目", MEETINGS, MEETINGS)
    existing = Actuals(
        entries=read_actuals(
            [grid(ACTUAL_ROW, ["甲项目", *MEETINGS, "1次"], ["甲项目", *MEETINGS, "2次"])]
        ).entries
    )
    book = opened(write_collection((twins,), existing=existing))
    sheet = book["实际完成情况"]
    assert "同名序号" in headings(sheet)
    assert "同名序号" not in headings(opened(write_collection((JIA,)))["实际完成情况"])
    sheet.move_range("A5:S5", rows=2)
    actuals = read_back(book, tmp_path)
    assert [entry.value for entry in actuals.entries] == ["2次", "1次"]
    (case,) = pair((twins,), actuals).cases
    assert [actual.value for actual in case.actuals] == ["1次", "2次"]


def test_a_cancelled_project_keeps_its_rows(tmp_path):
    cancelled = grid(["项目名称", "项目取消依据"], ["甲项目", "某财〔2024〕9号"])
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection((JIA,), existing=read_actuals([cancelled])))
    actuals = read_actuals(read_grids(path))
    assert len(actuals.blanks) == 2
    assert actuals.situations[0].cancelled == "某财〔2024〕9号"


def test_no_project_at_all_still_gives_a_workbook(tmp_path):
    path = tmp_path / "采集表.xlsx"
    path.write_bytes(write_collection(()))
    assert read_actuals(read_grids(path)).entries == ()


def test_the_workbook_is_sound(tmp_path):
    path = tmp_path / "采集表.xlsx"
    existing = read_actuals(sample_grids())
    path.write_bytes(write_collection(sample_projects(), sample=True, existing=existing))
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid
    assert list(result.errors) == []
