"""Checks of the group 结果偏高: results better than the year."""

from evaltool.audit.check import Check
from evaltool.audit.checks import rosy
from evaltool.findings import Severity

GROUP = "结果偏高"

CHECKS: tuple[Check, ...] = (
    Check(
        code="audit-rosy-execution",
        group=GROUP,
        title="得分率与执行率相称",
        needs="各行分值和得分、执行率",
        absent="没有得分或没有执行率",
        severity=Severity.WARNING,
        basis="审核惯例：相对高出5%",
        example="执行率76%，指标得分率100%",
        run=rosy.ahead_of_execution,
    ),
    Check(
        code="audit-rosy-unspent",
        group=GROUP,
        title="结余不超过20%",
        needs="全年预算数、全年执行数",
        absent="没有执行率",
        severity=Severity.WARNING,
        basis="审核惯例",
        example="预算50万元，执行10万元",
        run=rosy.unspent,
    ),
)
