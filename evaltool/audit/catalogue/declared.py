"""Checks of the group 与申报对照: the claim against what was declared."""

from evaltool.audit.check import Check
from evaltool.audit.checks import declared
from evaltool.findings import Severity

GROUP = "与申报对照"

CHECKS: tuple[Check, ...] = (
    Check(
        code="audit-declared-project",
        group=GROUP,
        title="项目已经申报",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="申报表中没有这个项目",
        run=declared.declared_project,
    ),
    Check(
        code="audit-declared-dropped",
        group=GROUP,
        title="申报的指标没有漏掉",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="申报8个指标，自评7个",
        run=declared.dropped,
    ),
    Check(
        code="audit-declared-added",
        group=GROUP,
        title="没有增加未申报的指标",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="自评时增加“印发简报数”",
        run=declared.added,
    ),
    Check(
        code="audit-declared-renamed",
        group=GROUP,
        title="指标名称没有改变",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="“培训人次”改成“参训人数”",
        run=declared.renamed,
    ),
    Check(
        code="audit-declared-target",
        group=GROUP,
        title="指标值没有降低或改变",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="申报≥95%，自评表写≥90%",
        run=declared.lowered,
    ),
    Check(
        code="audit-declared-budget",
        group=GROUP,
        title="年初预算数与申报一致",
        needs="申报表（--declared）",
        absent="没有给出申报表",
        severity=Severity.WARNING,
        basis="绩效目标申报表",
        example="申报55万元，自评表50万元",
        run=declared.budget,
    ),
)
