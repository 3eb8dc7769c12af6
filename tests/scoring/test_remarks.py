"""What scoring has to tell: each finding, where it points, and when there is none."""

from __future__ import annotations

import pytest

from evaltool.findings import Finding, Severity
from evaltool.rules import load
from evaltool.scoring import score_cases
from tests.scoring.making import Row, budget, case

DEFAULT = load("mof-2020-10")
FULL = {"points": "90"}


def findings(*rows: Row, **facts) -> list[Finding]:
    return [
        one
        for one in score_cases([case(rows, **facts)], DEFAULT).findings
        if one.code != "scoring-direction-inferred"
    ]


def codes(*rows: Row, **facts) -> list[str]:
    return sorted(one.code for one in findings(*rows, **facts))


def only(code: str, *rows: Row, **facts) -> Finding:
    (found,) = [one for one in findings(*rows, **facts) if one.code == code]
    return found


def test_a_good_project_needs_no_remark() -> None:
    assert codes(Row(target="≥8次", value="8次")) == []


@pytest.mark.parametrize(
    ("value", "reason", "expected"),
    [
        ("129次", None, []),
        ("130次", None, ["scoring-far-above-unexplained"]),
        ("130次", "无", ["scoring-far-above-unexplained"]),
        ("130次", "增加一期", ["scoring-far-above"]),
        ("129.99次", None, []),
    ],
)
def test_far_above_the_target(value, reason, expected) -> None:
    assert codes(Row(target="≥100次", value=value, reason=reason)) == expected


def test_far_above_in_a_part() -> None:
    row = Row(target="培训≥10次，调研≥10次", value="培训10次，调研20次")
    assert codes(row) == ["scoring-far-above-unexplained"]


def test_costs_far_below_are_no_over_fulfilment() -> None:
    assert codes(Row(target="≤10万元", value="2万元", subcategory="成本指标")) == []


@pytest.mark.parametrize(
    ("reason", "expected"), [(None, ["scoring-loss-unexplained"]), ("雨季停工", [])]
)
def test_points_lost(reason, expected) -> None:
    assert codes(Row(target="≥8次", value="7次", reason=reason)) == expected


def test_lost_points_are_told_with_their_cell() -> None:
    found = only("scoring-loss-unexplained", Row(target="≥8次", value="7次", **FULL))
    assert "扣11.25分" in found.message
    assert found.place == "actuals.csv 第2行第10列"


def test_undecided_rows_are_told_with_cell_and_interval() -> None:
    found = only("scoring-undecided", Row(target="≥8次", **FULL))
    assert found.severity is Severity.WARNING
    assert "没有填写实际完成值" in found.message
    assert "0.00～90.00分" in found.message
    assert found.place == "actuals.csv 第2行第6列"


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (Row(target="效果明显"), "actuals.csv 第2行第7列"),
        (Row(target="效果明显", level="部分达成"), "actuals.csv 第2行第8列"),
        (Row(target="≥***次", value="1次"), "申报表.docx 第1个表 第5行第5列"),
    ],
)
def test_undecided_rows_point_to_the_cell_at_fault(row, place) -> None:
    assert only("scoring-undecided", row).place == place


def test_undecided_execution_is_told() -> None:
    found = only("scoring-undecided", Row(target="≥8次", value="8次"), funds=budget("1", None, "1"))
    assert "预算执行率" in found.message


def test_assumed_shares_are_listed() -> None:
    assert codes(Row(target="效果明显", level="达成")) == ["scoring-share-assumed"]


def test_lenient_readings_are_listed() -> None:
    row = Row(target="2024年2月前", value="2024年1月3日", subcategory="时效指标")
    assert codes(row) == ["scoring-lenient-reading"]


@pytest.mark.parametrize(
    ("decided", "reason", "expected"),
    [
        ("80", "经复核", ["scoring-decided"]),
        ("80", None, ["scoring-decided-without-reason"]),
        ("80", "无", ["scoring-decided-without-reason"]),
        ("90.01", "经复核", ["scoring-decided-refused"]),
        ("-1", "经复核", ["scoring-decided-refused"]),
    ],
)
def test_decided_scores(decided, reason, expected) -> None:
    row = Row(target="≥8次", value="8次", decided=decided, decided_reason=reason, **FULL)
    assert codes(row) == expected


def test_refused_decisions_tell_the_band() -> None:
    row = Row(target="效果明显", level="达成", share="90", decided="10", decided_reason="x", **FULL)
    assert "档次" in only("scoring-decided-refused", row).message


def test_unreadable_decisions_leave_the_row_open() -> None:
    row = Row(target="≥8次", value="8次", unread=("decided",))
    assert "认定得分无法识别" in only("scoring-undecided", row).message


@pytest.mark.parametrize(
    ("funds", "reasons", "expected"),
    [
        (("10", "10", "9"), {}, []),
        (("10", "10", "8.99"), {}, ["scoring-low-execution-unexplained"]),
        (("10", "10", "8.99"), {"low_rate_reason": "跨年支付"}, []),
        (("10", "9", "9"), {}, ["scoring-change-unexplained"]),
        (("10", "9", "9"), {"change_reason": "压减"}, []),
        (("10", "9", "9"), {"change_reason": "无"}, ["scoring-change-unexplained"]),
        ((None, "9", "9"), {}, []),
        (("10", "10", "10.01"), {}, ["scoring-overspent"]),
    ],
)
def test_budgets(funds, reasons, expected) -> None:
    assert codes(Row(target="≥8次", value="8次"), funds=budget(*funds), **reasons) == expected


def test_overspending_is_an_error() -> None:
    rows = (Row(target="≥8次", value="8次"),)
    found = only("scoring-overspent", *rows, funds=budget("10", "10", "10.01"))
    assert found.severity is Severity.ERROR


def test_inferred_directions_are_counted_by_project() -> None:
    rows = [Row(target="8次", value="8次"), Row(target="9次", value="9次")]
    scored = score_cases([case(rows)], DEFAULT)
    (found,) = [one for one in scored.findings if one.code == "scoring-direction-inferred"]
    assert "2个" in found.message


def test_rows_without_a_name_are_called_by_their_target() -> None:
    long = "≥8次" + "，用于" + "很" * 40
    found = only("scoring-undecided", Row(target=long, name="", subcategory="数量指标"))
    assert "数量指标（≥8次，用于" in found.message
    assert "…" in found.message
