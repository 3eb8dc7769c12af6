"""Scores at the edges of what can be held against a unit."""

import pytest

from evaltool.audit import ledger_of, read_claims, review_claims
from evaltool.findings import Severity
from tests.audit import layouts
from tests.audit.forms import rulesets
from tests.audit.standard import ledger

E, W = Severity.ERROR, Severity.WARNING
ROW = "建成卫生室 | ≥20所 | 20所 | 20 | 20 |"


def severities(row: str, *, subcategory: str = "数量指标") -> list[Severity]:
    """What the check of scores finds of one row in place of the first one."""
    held = ledger((f"产出指标 | 数量指标 | {ROW}", f"产出指标 | {subcategory} | {row}"))
    return [item.severity for item in held.findings if item.code == "audit-score-rule"]


@pytest.mark.parametrize(
    ("row", "due"),
    [
        ("建成卫生室 | 20所 | 18所 | 20 | 20 |", [E]),  # a bare number is to be reached
        ("建成卫生室 | =20所 | 18所 | 20 | 20 |", [E]),
        ("建成卫生室 | =20所 | 22所 | 20 | 20 |", [W]),  # more than exactly enough
        ("单所成本 | =5万元 | 6万元 | 20 | 20 |", [W]),
        ("施工工期 | 120天 | 110天 | 20 | 20 |", [W]),  # a duration may be meant as at most
        ("设备响应时间 | 4小时 | 2小时 | 20 | 20 |", [W]),
        ("投诉率 | 5% | 7% | 20 | 20 |", [E]),
        ("成本控制率 | 100% | 105% | 20 | 20 |", [W]),  # may be read either way
        ("建成卫生室 | 二十余所 | 19所 | 20 | 20 |", [W]),  # no exact number
        ("完成时间 | 2023年6月底前 | 2023年12月31日 | 20 | 20 |", [E]),
        ("完成时间 | 2023年6月底前 | 2023年12月31日 | 20 | 0 |", [W]),  # no national formula
        ("完成时间 | 2023年6月底前 | 2023年6月1日 | 20 | 0 |", [E]),
        ("安全事故 | 0次 | 0次 | 20 | 20 |", []),
        ("安全事故 | 0次 | 1次 | 20 | 20 |", [E]),
    ],
)
def test_a_score_against_its_rule(row: str, due: list[Severity]) -> None:
    assert severities(row) == due


def test_a_cost_beyond_its_exact_target_is_an_error() -> None:
    assert severities("单所成本 | =5万元 | 6万元 | 20 | 20 |", subcategory="成本指标") == [E]


def test_a_score_that_is_no_number_is_not_checked() -> None:
    assert severities("建成卫生室 | ≥20所 | 10所 | 20 | 满分 |") == []


def test_one_trace_of_damage_with_one_digit_is_not_believed() -> None:
    assert severities("建成卫生室 | 28所 | 8所 | 20 | 20 |") == [E]
    assert severities("建成卫生室 | 285所 | 85所 | 20 | 20 |") == []


def test_a_list_of_many_projects_is_read_project_by_project() -> None:
    claims = read_claims([layouts.listing()]).claims
    assert [(claim.name, len(claim.rows)) for claim in claims] == [("道路维护", 2), ("绿化养护", 2)]
    found = [
        (review.claim.name, item.code, item.claimed, item.recomputed)
        for review in review_claims(claims, rulesets())
        for item in ledger_of(review).findings
        if item.severity is E
    ]
    assert found == [("道路维护", "audit-score-rule", "60", "54")]
