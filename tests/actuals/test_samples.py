"""样本量 and 满意份数: read where they stand, checked against the rate, missed by nobody."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from evaltool.actuals import pair, read_actuals, write_collection
from evaltool.actuals.cells import Refused, read_count
from tests.actuals.making import ACTUAL_ROW, grid, project

SURVEY = ("满意度指标", "服务对象满意度", "代表满意度", "≥90%")
MEETINGS = ("产出指标", "数量指标", "会议次数", "8次")
JIA = project("甲项目", SURVEY, MEETINGS, initial="20", fiscal="20")
_HEADER = [*ACTUAL_ROW, "样本量", "满意份数"]


def _paired(value, size, satisfied, *, row=SURVEY, header=_HEADER):
    read = read_actuals([grid(header, ["甲项目", *row, value, "", "", size, satisfied])])
    paired = pair((JIA,), read)
    place = 0 if row is SURVEY else 1
    codes = [item.code for item in (*read.findings, *paired.findings) if "sample" in item.code]
    unreadable = [item for item in read.findings if item.code == "actuals-unreadable"]
    return paired.cases[0].actuals[place], codes, unreadable


@pytest.mark.parametrize(
    ("text", "count"),
    [("20", 20), ("20份", 20), ("1,200人", 1200), ("２０", 20), ("0", 0), ("20.0", 20)],
)
def test_a_count_is_read(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["二十", "20.5", "-1", "20-30", "95%", "9" * 12])
def test_what_is_no_count_is_refused(text):
    assert isinstance(read_count(text), Refused)


def test_counts_are_read_beside_the_rate():
    actual, codes, _ = _paired("95%", "20", "19")
    assert (actual.sample, actual.satisfied) == (20, 19)
    assert codes == []


@pytest.mark.parametrize("heading", ["有效样本量", "有效问卷数", "有效份数"])
def test_the_sample_has_several_headings(heading):
    actual, _, _ = _paired("95%", "20", "19", header=[*ACTUAL_ROW, heading, "满意人数"])
    assert (actual.sample, actual.satisfied) == (20, 19)


@pytest.mark.parametrize(
    ("value", "size", "satisfied", "told"),
    [
        ("96%", "20", "19", ["actuals-sample-differs"]),
        ("95.5%", "20", "19", ["actuals-sample-differs"]),
        ("95.0%", "20", "19", []),
        ("93%", "30", "28", []),  # 93.33 % at its printed decimals
        ("95%", "20", "", ["actuals-sample-half"]),
        ("95%", "", "19", ["actuals-sample-half"]),
        ("95%", "19", "20", ["actuals-sample-impossible"]),
        ("95%", "0", "0", []),
        ("", "20", "19", []),
        ("95%", "", "", []),
    ],
)
def test_what_does_not_fit_is_told(value, size, satisfied, told):
    assert _paired(value, size, satisfied)[1] == told


def test_an_unreadable_count_is_told_once_and_leaves_the_score_alone():
    actual, codes, unreadable = _paired("95%", "二十", "19")
    assert actual.sample is None
    assert "sample" in actual.unread
    assert codes == []
    assert "样本量" in unreadable[0].message
    assert actual.value == "95%"


def test_counts_beside_another_indicator_are_told():
    assert _paired("8次", "20", "19", row=MEETINGS)[1] == ["actuals-sample-elsewhere"]


def test_counts_alone_are_no_result():
    paired = pair(
        (JIA,), read_actuals([grid(_HEADER, ["甲项目", *SURVEY, "", "", "", "20", "19"])])
    )
    assert "actuals-project-unrecorded" in [item.code for item in paired.findings]


def _headings(data):
    page = load_workbook(BytesIO(data))["实际完成情况"]
    return [cell.value for cell in page[4]], page


def test_the_workbook_asks_for_samples_where_there_is_a_survey():
    held = read_actuals([grid(_HEADER, ["甲项目", *SURVEY, "95%", "", "", "20", "19"])])
    headings, page = _headings(write_collection((JIA,), existing=held))
    size, satisfied = headings.index("样本量"), headings.index("满意份数")
    assert (page.cell(5, size + 1).value, page.cell(5, satisfied + 1).value) == (20, 19)
    without = project("乙项目", MEETINGS, initial="20", fiscal="20")
    assert "样本量" not in _headings(write_collection((without,)))[0]


def test_older_columns_stay_where_they_were():
    headings = _headings(write_collection((JIA,)))[0]
    assert headings[:18][-1] == "认定理由"
    assert headings[18:] == ["样本量", "满意份数"]


@pytest.mark.parametrize("target", ["满意", "人大代表满意度和群众满意度≥90%", "≤10%", "≥20人"])
def test_a_target_that_is_no_percentage_to_reach_is_told(target):
    row = (*SURVEY[:3], target)
    made = project("甲项目", row, initial="20", fiscal="20")
    held = read_actuals([grid(_HEADER, ["甲项目", *row, "95%", "", "", "20", "19"])])
    codes = [item.code for item in pair((made,), held).findings]
    assert "actuals-sample-unused" in codes
