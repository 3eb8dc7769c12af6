"""The documentation page of the checks, made from the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from evaltool.audit.catalogue import CHECKS
from evaltool.audit.check import Check
from evaltool.findings import CATALOGUE, Entry
from evaltool.vocabulary import SEVERITY_TITLES

_HEAD = """# 核查目录

`evaltool audit` 对每张自评表逐项核查下列{count}项。每一项的结果是相符、发现、不适用（附理由）、
未能核查（附理由）之一；“未能核查”从不算作相符，各项结果之和等于应查项数。

级别是通常的级别：算术矛盾，以及随附的评分规则都不能支持的得分，为错误；其他规则能够支持的得分，降为警告并注明规则；
低于应得而说明了原因的，为提示。
"""

_ACROSS = """## 各表之间和自评覆盖情况

这些事项不属于某一张表，另行列出，不计入台账。给出 `--declared` 时核对覆盖情况（应评、已评、
不纳入及原因、没有自评），不纳入自评的项目名单用 `--excluded` 给出。

| 事项 | 级别 | 处理办法 |
| --- | --- | --- |"""

_NOT_LISTED = """
## 没有列入的事项

- 自评报告前后的项目个数不一致：需要读懂整篇报告，自评表上看不出来；
  本工具生成的报告用 `evaltool verify` 逐个数字核对。
- 佐证材料的真伪、实地情况：只能由复核人核实，结果填入复核底稿的复核完成值、复核得分和备注，
  用 `--reviewed` 读回。
- 表外的口径（表注规定的分值结构、专门的评分办法）：不在表内的数字不作比较，
  需要时用 `--rules` 给出相应的规则文件。
"""


def catalogue_page(checks: Sequence[Check] = CHECKS) -> str:
    """The page in Markdown, one table a group, the checks in their order."""
    parts = [_HEAD.format(count=len(checks))]
    for group, members in groupby(checks, key=lambda check: check.group):
        parts.append(f"\n## {group}\n\n| 代码 | 事项 | 需要 | 级别 | 依据 | 示例 |")
        parts.append("| --- | --- | --- | --- | --- | --- |")
        parts += [_line(check) for check in members]
    parts += ["", _ACROSS, *map(_told, _across()), _NOT_LISTED.rstrip("\n")]
    return "\n".join(parts) + "\n"


def _across() -> list[Entry]:
    """What is told beside the ledgers, in the order of the catalogue of findings."""
    groups = ("audit-across-", "audit-coverage-")
    return [entry for code, entry in CATALOGUE.items() if code.startswith(groups)]


def _told(entry: Entry) -> str:
    return f"| {entry.title} | {SEVERITY_TITLES[entry.severity]} | {entry.remedy} |"


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
