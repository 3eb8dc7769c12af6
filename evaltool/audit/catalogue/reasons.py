"""Checks of the group 原因说明: losses and changes that want a reason."""

from evaltool.audit.check import Check
from evaltool.audit.checks import reasons
from evaltool.findings import Severity

GROUP = "原因说明"

CHECKS: tuple[Check, ...] = (
    Check(
        code="audit-reason-loss",
        group=GROUP,
        title="扣分写明原因",
        needs="偏差原因栏",
        absent="没有扣分",
        severity=Severity.WARNING,
        basis="自评表填表说明",
        example="扣2分，原因栏空白",
        run=reasons.loss_explained,
    ),
    Check(
        code="audit-reason-reached",
        group=GROUP,
        title="达到指标值的没有扣分",
        needs="指标值、完成值、得分",
        absent="没有可以复核的得分",
        severity=Severity.WARNING,
        basis="财预〔2020〕10号",
        example="完成100%，仍扣1分",
        run=reasons.loss_though_reached,
    ),
    Check(
        code="audit-reason-excess",
        group=GROUP,
        title="超额130%以上写明原因",
        needs="指标值、完成值、偏差原因栏",
        absent="没有应达到的定量指标",
        severity=Severity.WARNING,
        basis="财预〔2020〕10号",
        example="指标值10次，完成20次，没有说明",
        run=reasons.excess_explained,
    ),
    Check(
        code="audit-reason-contradicts",
        group=GROUP,
        title="原因与数字不矛盾",
        needs="偏差原因栏",
        absent="没有填写原因",
        severity=Severity.WARNING,
        basis="表格自身",
        example="扣2分，原因写“已完成”",
        run=reasons.reason_contradicts,
    ),
    Check(
        code="audit-reason-low-rate",
        group=GROUP,
        title="执行率低于90%写明原因",
        needs="执行率、原因栏",
        absent="执行率不低于90%或没有执行率",
        severity=Severity.WARNING,
        basis="四川省自评表样510000_0013zp",
        example="执行率76%，原因栏空白",
        run=reasons.low_rate_explained,
    ),
    Check(
        code="audit-reason-change",
        group=GROUP,
        title="预算调整写明原因",
        needs="年初预算数、全年预算数、原因栏",
        absent="预算没有调整",
        severity=Severity.WARNING,
        basis="四川省自评表样510000_0013zp",
        example="年初100万元，全年60万元，没有说明",
        run=reasons.change_explained,
    ),
    Check(
        code="audit-problems-none",
        group=GROUP,
        title="扣分而存在问题不填“无”",
        needs="存在问题",
        absent="表格没有存在问题的栏目",
        severity=Severity.WARNING,
        basis="自评表填表说明",
        example="扣5分，存在问题填“无”",
        run=reasons.no_problems,
    ),
)
