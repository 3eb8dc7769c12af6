"""The documentation page of the checks, made from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from evaltool.audit.catalogue import CHECKS
from evaltool.audit.check import Check
from evaltool.vocabulary import SEVERITY_TITLES

_HEAD = """# 核查目录

`evaltool audit` 对每张自评表逐项核查下列{count}项。每一项的结果是相符、发现、不适用（附理由）、
未能核查（附理由）之一；“未能核查”从不算作相符，各项结果之和等于应查项数。

级别是通常的级别：算术矛盾，以及随附的评分规则都不能支持的得分，为错误；其他规则能够支持的得分，降为警告并注明规则；
低于应得而说明了原因的，为提示。
"""


def catalogue_page(checks: Sequence[Check] = CHECKS) -> str:
    """The page in Markdown, one table a group, the checks in their order."""
    parts = [_HEAD.format(count=len(checks))]
    for group, members in groupby(checks, key=lambda check: check.group):
        parts.append(f"\n## {group}\n\n| 代码 | 事项 | 需要 | 级别 | 依据 | 示例 |")
        parts.append("| --- | --- | --- | --- | --- | --- |")
        parts += [_line(check) for check in members]
    return "\n".join(parts) + "\n"


def _line(check: Check) -> str:
    cells = (
        f"`{check.code}`",
        check.title,
        check.needs,
        SEVERITY_TITLES[check.severity],
        check.basis,
        check.example,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
