"""A claim against its declaration: what was dropped, added, renamed, lowered, changed."""

from dataclasses import replace

import pytest

from evaltool.audit import Ledger, Status, ledger_of, review_claims
from evaltool.audit.correspondence import correspondence, declared_for
from evaltool.declaration import read_declaration
from evaltool.model import Project
from tests.audit.forms import rulesets
from tests.audit.standard import changed, claim_of
from tests.declaration.drawing import draw

DECLARED = """
项目名称 | 村卫生室建设 | < | < | <
项目资金（万元） | 年度资金总额 | 100 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
产出指标 | 数量指标 | 建成卫生室 | ≥20所 | 20
^ | 质量指标 | 验收合格率 | ≥95% | 10
^ | 时效指标 | 完工时间 | 2023年12月底前 | 10
^ | 成本指标 | 单所成本 | ≤5万元 | 10
效益指标 | 社会效益指标 | 服务人次 | ≥10000人次 | 20
^ | 可持续影响指标 | 管护制度 | 健全 | 10
满意度指标 | 满意度指标 | 村民满意度 | ≥90.00% | 10
"""


def project(*changes: tuple[str, str]) -> Project:
    text = DECLARED
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    grid = draw(text, before=("项目支出绩效目标申报表", "（2023年度）"), file="申报.docx")
    (only,) = read_declaration([grid]).projects
    return only


def ledger(declared: tuple[Project, ...] | None) -> Ledger:
    (review,) = review_claims([claim_of(changed())], rulesets(), declared=declared)
    return ledger_of(review)


def statuses(held: Ledger) -> set[Status]:
    return {end.status for end in held.endings if end.code.startswith("audit-declared")}


def test_without_a_declaration_nothing_is_compared() -> None:
    assert statuses(ledger(None)) == {Status.NOT_APPLICABLE}


def test_a_form_as_declared_passes() -> None:
    assert statuses(ledger((project(),))) == {Status.PASSED}


@pytest.mark.parametrize(
    ("code", "change", "words"),
    [
        ("audit-declared-dropped", ("^ | 质量", "^ | 数量 | 配备 | 20套 | 0\n^ | 质量"), "配备"),
        ("audit-declared-added", ("^ | 质量指标 | 验收合格率 | ≥95% | 10\n", ""), "验收合格率"),
        ("audit-declared-renamed", ("服务人次", "年度服务村民人次"), "年度服务村民人次"),
        ("audit-declared-target", ("≥95%", "≥98%"), "降低"),
        ("audit-declared-target", ("≤5万元", "≤4.5万元"), "降低"),
        ("audit-declared-target", ("2023年12月底前", "2023年10月底前"), "降低"),
        ("audit-declared-target", ("≥20所", "≥15所"), "改变"),
        ("audit-declared-budget", ("资金总额 | 100", "资金总额 | 90"), "90万元"),
    ],
)  # fmt: skip
def test_every_difference_is_found(code: str, change: tuple[str, str], words: str) -> None:
    held = ledger((project(change),))
    assert [(item.code, words in item.message) for item in held.findings] == [(code, True)]


def test_a_project_that_was_not_declared() -> None:
    held = ledger((replace(project(), name="乡村公路"),))
    assert [item.code for item in held.findings] == ["audit-declared-project"]
    undone = [end for end in held.endings if end.status is Status.NOT_DONE]
    assert {end.why for end in undone} == {"申报表中没有这个项目"}


def test_two_projects_of_one_name_are_not_guessed_at() -> None:
    one = project()
    assert declared_for(claim_of(changed()), [one, one]) is None


def test_every_row_and_indicator_is_used_once() -> None:
    rows = claim_of(changed()).rows
    found = correspondence(project().indicators, rows)
    assert len(found.pairs) == len(rows)
    assert (found.dropped, found.added, found.renamed) == ((), (), ())
