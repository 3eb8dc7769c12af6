"""The reading report: every cell beside what it was understood to mean."""

from __future__ import annotations

from evaltool.report.reading import IndicatorReading, Standing
from tests.report.reading.making import FILE, reading


def by_name() -> dict[str, IndicatorReading]:
    return {item.name: item for item in reading().indicators}


def test_a_cell_beside_its_meaning() -> None:
    item = by_name()["召开会议"]
    assert (item.original, item.understood, item.kind, item.direction) == (
        "9次",
        "9次",
        "count",
        "不低于",
    )
    assert item.path == "项目完成—数量指标—召开会议"
    assert item.place == f"{FILE} 第1个表 第6行第4列"
    assert [noted.text for noted in item.inferred] == ["方向：没有写符号，按不低于理解"]


def test_every_standing() -> None:
    assert {name: item.standing for name, item in by_name().items()} == {
        "召开会议": Standing.INFERRED,
        "印发文件": Standing.PLAIN,
        "出席率": Standing.UNREAD,
        "完成时间": Standing.AMBIGUOUS,
        "会议经费": Standing.CORRECTED,
        "代表满意度": Standing.PLAIN,
    }
    assert reading().summary == (
        "共6个指标：直接读懂2个，有推断1个，按更正说明1个，有另一种读法1个，读不懂1个"
    )


def test_what_is_not_understood_says_why() -> None:
    item = by_name()["出席率"]
    assert (item.understood, item.kind, item.direction) == ("", "", "")
    assert "3/5" in item.unread


def test_all_readings_of_an_ambiguous_text() -> None:
    item = by_name()["完成时间"]
    assert item.understood == "2024年2月29日前"
    assert item.others == ("2024年1月31日前（截止期限，不晚于）",)


def test_a_correction_stands_beside_the_original() -> None:
    item = by_name()["会议经费"]
    assert (item.original, item.understood, item.direction) == ("55万元", "≥50万元", "不低于")
    assert item.inferred[0].text.startswith("读法：更正说明：原文“55万元”更正为“≥50万元”")
    assert item.correction is not None
    assert item.correction.author == "张三"
    assert item.correction.place == "targets/2024/更正.csv 第2行第4列"


def test_amounts_in_ten_thousands_beside_their_cells() -> None:
    (project,) = reading().projects
    assert [(a.line, a.measure, a.original, a.amount) for a in project.amounts] == [
        ("年度资金总额", "年初预算数", "550000", "55"),
        ("其他资金", "", "", ""),
        ("年度资金总额", "年初预算数", "550000", "55"),
        ("年度资金总额", "全年执行数", "50.8万元", "50.8"),
    ]
    assert project.amounts[0].place == f"{FILE} 第1个表 第4行第3列"
    assert project.amounts[3].place == "actuals/2024/预算.csv 第2行第4列"


def test_a_recorded_value_beside_the_target_that_counts() -> None:
    actual = by_name()["召开会议"].actual
    assert actual is not None
    assert (actual.original, actual.understood) == ("≥8", "8次")
    assert actual.against == "10次（调整后指标值）"
    assert actual.place == "actuals/2024/实际.csv 第2行第6列"


def test_recorded_values_that_are_not_understood() -> None:
    for name, why in (("印发文件", "若干"), ("出席率", "指标值没有读懂")):
        actual = by_name()[name].actual
        assert actual is not None
        assert actual.understood == ""
        assert why in actual.unread


def test_a_qualitative_row_is_read_as_its_level() -> None:
    actual = by_name()["代表满意度"].actual
    assert actual is not None
    assert (actual.against, actual.understood) == ("定性", "部分达成 75%")


def test_a_row_without_a_record_has_none() -> None:
    assert by_name()["会议经费"].actual is None
    assert all(item.actual is None for item in reading(recorded=False).indicators)
    assert not reading(recorded=False).recorded
