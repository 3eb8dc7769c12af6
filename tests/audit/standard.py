"""A standard form (财预〔2020〕10号) that is right in everything, and ways to change it."""

from __future__ import annotations

from evaltool.audit import Claim, Ledger, Review, ledger_of, read_claims, review_claims
from evaltool.files import Grid
from tests.audit.forms import rulesets
from tests.declaration.drawing import draw

FORM = """
项目名称 | 村卫生室建设 | < | < | < | < | < | <
主管部门 | 某县卫生健康局 | < | < | 实施单位 | 某镇卫生院 | < | <
项目资金/n（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 100 | 100 | 95 | 10 | 95% | 9.5
^ | 其中：当年财政拨款 | 80 | 80 | 76 | | |
^ | 其他资金 | 20 | 20 | 19 | | |
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
^ | 建成村卫生室20所 | < | < | 建成20所，问卷调查满意度93% | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 建成卫生室 | ≥20所 | 20所 | 20 | 20 |
^ | 质量指标 | 验收合格率 | ≥95% | 98% | 10 | 10 |
^ | 时效指标 | 完工时间 | 2023年12月底前 | 2023年11月20日 | 10 | 10 |
^ | 成本指标 | 单所成本 | ≤5万元 | 4.75万元 | 10 | 10 |
效益指标 | 社会效益指标 | 服务人次 | ≥10000人次 | 9500人次 | 20 | 19 | 冬季道路结冰，人次减少
^ | 可持续影响指标 | 管护制度 | 健全 | 建立管护制度（达成90%） | 10 | 9 | 管护人员尚未配齐
满意度指标 | 满意度指标 | 村民满意度 | ≥90% | 93% | 10 | 10 |
总分 | < | < | < | < | 100 | 97.5 |
"""


def changed(*changes: tuple[str, str], text: str = FORM) -> Grid:
    """The form with pieces of its drawing replaced; each must stand in it."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return draw(text, before=("项目支出绩效自评表", "（2023年度）"), file="标准.docx")


def claim_of(grid: Grid) -> Claim:
    (claim,) = read_claims([grid]).claims
    return claim


def review_of(grid: Grid) -> Review:
    (review,) = review_claims([claim_of(grid)], rulesets())
    return review


def ledger(*changes: tuple[str, str]) -> Ledger:
    """The ledger of the form with some pieces replaced."""
    return ledger_of(review_of(changed(*changes)))
