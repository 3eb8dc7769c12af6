"""Every check of the catalogue: passes a form that is right, finds what it is for."""

from pathlib import Path

import pytest

from evaltool.audit import CHECKS, Ledger, Status
from evaltool.audit.page import catalogue_page
from evaltool.findings import Severity
from tests.audit.standard import ledger

PAGE = Path(__file__).parent.parent.parent / "docs" / "checks.zh-CN.md"
E, W, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def status(held: Ledger, code: str) -> Status:
    return next(ending.status for ending in held.endings if ending.code == code)


def severities(held: Ledger, code: str) -> list[Severity]:
    return [item.severity for item in held.findings if item.code == code]


def test_a_right_form_has_no_findings() -> None:
    held = ledger()
    assert [(item.code, item.message) for item in held.findings] == []
    undone = [ending.code for ending in held.endings if ending.status is Status.NOT_DONE]
    assert undone == []


FINDS = [
    ("audit-points-sum", [("4.75万元 | 10 | 10", "4.75万元 | 12 | 10")], [E]),
    ("audit-points-sum", [("| 100 | 97.5 |", "| 90.5 | 97.5 |")], [E]),
    ("audit-points-stated", [("产出指标 |", "产出指标（45分） |")], [E]),
    (
        "audit-points-split",
        [("20所 | 20 | 20 |", "20所 | 30 | 30 |"), ("9500人次 | 20 | 19", "9500人次 | 10 | 9.5")],
        [W],
    ),
    ("audit-fund-sums", [("其他资金 | 20 | 20 | 19", "其他资金 | 20 | 21 | 19")], [E]),
    ("audit-fund-sums", [("其他资金 | 20 | 20 | 19", "其他资金 | 19 | 20 | 19")], [E]),
    ("audit-fund-sums", [("其他资金 | 20 | 20 | 19", "其他资金 | | 20 | 19")], [W]),
    ("audit-fund-sums", [("其他资金 | 20 | 20 | 19", "其他资金 | 20.2 | 20 | 19")], [E]),
    (
        "audit-fund-sums",
        [("拨款 | 80 |", "拨款 | 79.996 |"), ("其他资金 | 20 |", "其他资金 | 20.003 |")],
        [INFO],
    ),
    ("audit-fund-unit", [("年度资金总额 | 100 |", "年度资金总额 | 1000000 |")], [E]),
    ("audit-fund-unit", [("年度资金总额 | 100 |", "年度资金总额 | 1050000 |")], [W]),
    ("audit-overspent", [("| 100 | 95 | 10 | 95%", "| 100 | 105 | 10 | 105%")], [E]),
    ("audit-rate", [("| 95% | 9.5", "| 96% | 9.5")], [E]),
    ("audit-execution-score", [("| 95% | 9.5", "| 95% | 10")], [E]),
    ("audit-execution-score", [("| 95% | 9.5", "| 95% | 7")], [W]),
    ("audit-execution-repeated", [("| 80 | 80 | 76 | | |", "| 80 | 80 | 76 | 10 | | 9.5")], [W]),
    ("audit-score-limit", [("20所 | 20 | 20 |", "20所 | 20 | 21 |")], [E]),
    ("audit-score-rule", [("9500人次 | 20 | 19", "9500人次 | 20 | 20")], [E]),
    ("audit-score-rule", [("20 | 19 | 冬季道路结冰，人次减少", "20 | 17.5 |")], [W]),
    ("audit-score-rule", [("9500人次 | 20 | 19", "9500人次 | 20 | 16")], [INFO]),
    ("audit-score-rule", [("20所 | 20 | 20 |", "20所 | 20 | 15 |")], [E]),
    ("audit-score-rule", [("20所 | 20 | 20 |", "20所 | 20 | 15 | 质量扣分")], [INFO]),
    ("audit-score-level", [("（达成90%） | 10 | 9", "（达成） | 10 | 7.5")], [INFO]),
    ("audit-score-level", [("（达成90%） | 10 | 9", "（部分达成） | 10 | 10")], [E]),
    ("audit-score-level", [("（达成90%） | 10 | 9", "（未达成） | 10 | 5.9")], []),
    ("audit-total", [("| 100 | 97.5 |", "| 100 | 99 |")], [E]),
    ("audit-total", [("| 100 | 97.5 |", "| 100 | 97.45 |")], [INFO]),
    ("audit-grade", [("| 100 | 97.5 |", "| 100 | 97.5 | 等级：良")], [W]),
    ("audit-row-undecided", [("≥20所 | 20所", "≥20所 | ")], [W]),
    ("audit-row-undecided", [("（达成90%）", "")], [W]),
    ("audit-row-unscored", [("98% | 10 | 10", "98% | 10 | ")], [W]),
    ("audit-reason-loss", [("| 冬季道路结冰，人次减少", "| 0")], [W]),
    ("audit-reason-reached", [("98% | 10 | 10 |", "98% | 10 | 8 | 资料不全")], [W]),
    ("audit-reason-excess", [("≥20所 | 20所", "≥20所 | 27所")], [W]),
    ("audit-reason-contradicts", [("冬季道路结冰，人次减少", "已完成")], [W]),
    ("audit-reason-contradicts", [("98% | 10 | 10 |", "98% | 10 | 10 | 未完成")], [W]),
    ("audit-target-categories", [("满意度指标 | 满意度指标", "^ | 满意度指标")], [W]),
    ("audit-target-cost", [("≤5万元", "≥5万元")], [W]),
    ("audit-target-percent", [("≥95% | 98%", "≥110% | 98%")], [W]),
    ("audit-target-name", [("管护制度 | 健全", "管护制度 | 管护制度")], [W]),
    ("audit-target-level", [("建成卫生室", "资金支付进度")], [W]),
    ("audit-target-both", [("服务人次 |", "建成卫生室 |")], [W]),
    ("audit-target-year", [("2023年12月底前", "2024年6月底前")], [W]),
    ("audit-target-placeholder", [("≥20所", "≥**所")], [W]),
    ("audit-target-subjects", [("≥90% | 93%", "村民满意度和医生满意度≥90% | 93%")], [W]),
    ("audit-target-zero", [("≥20所", "≥0所")], [W]),
    ("audit-actual-text", [("≥20所 | 20所", "≥20所 | 良好")], [W]),
    ("audit-actual-sign", [("≥95% | 98%", "≥95% | ≥95%")], [W]),
    ("audit-actual-unit", [("≥20所 | 20所", "≥20所 | 100%")], [W]),
    (
        "audit-actual-copied",
        [("98%", "95%"), ("4.75万元", "5万元"), ("9500人次", "10000人次"), ("| 93%", "| 90%")],
        [W],
    ),
    ("audit-actual-date", [("2023年11月20日", "按时完成")], [W]),
    ("audit-actual-date", [("2023年11月20日", "2022年11月20日")], [W]),
    ("audit-satisfaction-survey", [("，问卷调查满意度93%", "")], [W]),
    ("audit-satisfaction-complaints", [("≥90% | 93%", "≥90% | 无投诉")], [W]),
    ("audit-rosy-execution", [("| 95 | 10 | 95% | 9.5", "| 85 | 10 | 85% | 8.5")], [W]),
    ("audit-rosy-unspent", [("| 95 | 10 | 95% | 9.5", "| 75 | 10 | 75% | 7.5")], [W]),
]


@pytest.mark.parametrize(("code", "changes", "due"), FINDS)
def test_it_finds_what_it_is_for(
    code: str, changes: list[tuple[str, str]], due: list[Severity]
) -> None:
    assert severities(ledger(*changes), code) == due


def test_every_check_without_a_declaration_is_shown_to_find() -> None:
    shown = {code for code, _, due in FINDS if due}
    elsewhere = {"audit-reason-low-rate", "audit-reason-change", "audit-problems-none"}
    elsewhere |= {"audit-evidence"}
    own = {check.code for check in CHECKS if not check.code.startswith("audit-declared")}
    assert own - shown == elsewhere


def test_codes_are_unique_and_described() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.run for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert all((check.title, check.needs, check.absent, check.basis, check.example))
        assert check.code.startswith("audit-")


def test_a_defended_score_names_the_rule_set() -> None:
    held = ledger(("20 | 19 | 冬季道路结冰，人次减少", "20 | 17.5 |"))
    (item,) = [one for one in held.findings if one.code == "audit-score-rule"]
    assert "mof-2021-101" in item.message
    assert (item.claimed, item.recomputed, item.source.row) == ("17.5", "19", 14)


def test_the_edges_of_the_tolerance() -> None:
    def scored(score: str) -> list[Severity]:
        return severities(
            ledger(("人次 | 20 | 19 |", f"人次 | 20 | {score} |")), "audit-score-rule"
        )

    assert scored("19.00") == []
    assert scored("19.1") == [INFO]
    assert scored("19.11") == [E]


def test_a_form_without_its_total_row_is_not_summed() -> None:
    held = ledger(("\n总分 | < | < | < | < | 100 | 97.5 |", ""))
    assert status(held, "audit-points-sum") is Status.NOT_DONE
    assert status(held, "audit-total") is Status.NOT_DONE


def test_the_page_is_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        PAGE.write_text(catalogue_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == catalogue_page()
