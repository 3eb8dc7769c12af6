"""What happens to a collection workbook in the hands of people."""

import pytest

from evaltool.actuals import pair, write_collection
from tests.actuals.making import codes, project, sample_projects
from tests.actuals.workbook.filling import fill, headings, opened, read_back, rows

SHEET = "实际完成情况"


@pytest.fixture
def book():
    filled = opened(write_collection(sample_projects()))
    fill(filled)
    return filled


def values(case):
    return [actual.value if actual else None for actual in case.actuals]


def expected():
    from evaltool.actuals import read_actuals
    from tests.actuals.making import sample_grids

    return [values(case) for case in pair(sample_projects(), read_actuals(sample_grids())).cases]


def outcome(book, tmp_path):
    actuals = read_back(book, tmp_path)
    paired = pair(sample_projects(), actuals)
    return paired, [*actuals.findings, *paired.findings]


def test_rows_sorted_backwards(book, tmp_path):
    sheet = book[SHEET]
    content = [[cell.value for cell in sheet[row]] for row in rows(sheet)]
    for row, texts in zip(rows(sheet), reversed(content), strict=True):
        for column, text in enumerate(texts, start=1):
            sheet.cell(row, column).value = text
    paired, found = outcome(book, tmp_path)
    assert [values(case) for case in paired.cases] == expected()
    assert found == []


@pytest.mark.parametrize(
    "heading", ["序号", "理解为", "填写提示", "年度指标值", "佐证材料", "认定理由"]
)
def test_a_deleted_column_that_is_not_needed(book, tmp_path, heading):
    sheet = book[SHEET]
    sheet.delete_cols(headings(sheet)[heading])
    paired, found = outcome(book, tmp_path)
    assert [values(case) for case in paired.cases] == expected()
    assert found == []


def test_a_deleted_column_that_is_needed_is_told(book, tmp_path):
    sheet = book[SHEET]
    sheet.delete_cols(headings(sheet)["一级指标"])
    paired, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-no-column"]
    assert [values(case) for case in paired.cases] == expected()


def test_the_project_column_deleted_places_nothing_and_says_so(book, tmp_path):
    sheet = book[SHEET]
    sheet.delete_cols(headings(sheet)["项目名称"])
    paired, found = outcome(book, tmp_path)
    assert codes(found)[0] == "actuals-no-project-column"
    assert all(actual is None for case in paired.cases for actual in case.actuals)


def test_an_extra_column_is_told_and_changes_nothing(book, tmp_path):
    sheet = book[SHEET]
    sheet.insert_cols(9)
    sheet.cell(4, 9).value = "经办人"
    sheet.cell(5, 9).value = "某某"
    paired, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-column-unknown"]
    assert [values(case) for case in paired.cases] == expected()


def test_renamed_sheets_and_a_renamed_file(book, tmp_path):
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"Sheet{number}"
    paired, found = outcome(book, tmp_path)
    assert [values(case) for case in paired.cases] == expected()
    assert found == []


def test_a_further_sheet_of_notes_is_told(book, tmp_path):
    book.create_sheet("备忘")["A1"] = "请张三补充"
    _, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-sheet-ignored"]


def test_text_in_number_cells_is_told_and_undecided(book, tmp_path):
    sheet = book[SHEET]
    sheet.cell(13, headings(sheet)["完成比例"]).value = "大约九成"
    budget = book["预算执行"]
    budget.cell(5, headings(budget)["全年执行数"]).value = "待决算"
    book["项目情况"].cell(5, headings(book["项目情况"])["填报日期"]).value = "三月底"
    paired, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-unreadable"] * 3
    assert "I13" not in found[0].place
    assert found[0].place.endswith("K13")
    assert paired.cases[0].actuals[8].unread == ("share",)
    assert paired.cases[0].budget.executed is None
    assert paired.cases[0].situation.filed is None


def test_a_share_typed_as_a_bare_number_under_the_percent_format(book, tmp_path):
    sheet = book[SHEET]
    sheet.cell(13, headings(sheet)["完成比例"]).value = 95
    _, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-unreadable"]
    assert "9500" in found[0].message


def test_a_share_pasted_under_a_general_format_is_not_guessed(book, tmp_path):
    cell = book[SHEET].cell(13, headings(book[SHEET])["完成比例"])
    cell.number_format = "General"
    cell.value = 0.95
    _, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-unreadable"]
    assert "看不出" in found[0].message


def test_a_doubled_row_that_differs_is_an_error_naming_both_cells(book, tmp_path):
    sheet = book[SHEET]
    last = sheet.max_row + 1
    for cell in sheet[17]:
        sheet.cell(last, cell.column).value = cell.value
    sheet.cell(last, headings(sheet)["实际完成值"]).value = "7次"
    paired, found = outcome(book, tmp_path)
    (error,) = found
    assert (error.code, error.severity) == ("actuals-doubled", "error")
    assert error.place.endswith("I17")
    assert f"I{last}" in error.message
    assert paired.cases[1].actuals[1].value is None


def test_a_doubled_row_that_says_the_same_is_noted(book, tmp_path):
    sheet = book[SHEET]
    last = sheet.max_row + 1
    for cell in sheet[17]:
        sheet.cell(last, cell.column).value = cell.value
    paired, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-merged"]
    assert paired.cases[1].actuals[1].value == "9次"


def test_merged_project_cells_count_for_all_their_rows(book, tmp_path):
    sheet = book[SHEET]
    column = headings(sheet)["项目名称"]
    sheet.merge_cells(start_row=5, end_row=15, start_column=column, end_column=column)
    paired, found = outcome(book, tmp_path)
    assert values(paired.cases[0]) == expected()[0]
    assert found == []


def test_deleted_rows_are_told_as_missing(book, tmp_path):
    book[SHEET].delete_rows(17)
    paired, found = outcome(book, tmp_path)
    assert codes(found) == ["actuals-row-missing"]
    assert paired.cases[1].actuals[1] is None


def test_a_workbook_of_other_projects_is_told_in_one_line_each(tmp_path):
    other = project("道路养护", ("产出指标", "数量指标", "里程", "8公里"))
    strange = opened(write_collection((other,)))
    strange[SHEET]["I5"] = "9公里"
    _, found = outcome(strange, tmp_path)
    assert codes(found).count("actuals-project-unknown") == 1
