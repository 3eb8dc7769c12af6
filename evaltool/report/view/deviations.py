"""A recorded 偏差原因分析及改进措施 taken apart: what caused the deviation, what is done about it.

The form asks for both in one cell, and people write them in that order. The text is parted, never
rewritten: from the first clause that tells of something done or planned, it is a measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evaltool.report.view.words import clause

_ENDS = re.compile(r"(?<=[，；。;])|(?<=,)(?!\d)")
_CAUSE = re.compile(r"^(?:因|由于|受|主要是|原因)")
_MEASURE = re.compile(
    r"下一步|今后|下一年|下年|次年|明年|后续|改进措施|整改措施"
    r"|(?:^|[已拟将年月])(?:拟|将|加快|加大|提前谋划|追加)"
    r"|(?<![不未没无欠待])(?:加强|强化|完善|优化|健全|细化|严格|督促|改为|改进|整改|列入|纳入"
    r"|签订|制定|建立|推进|加快|压实|倒排)"
)


@dataclass(frozen=True, slots=True)
class Deviation:
    """The two halves of the text, without full stops at their ends; either may be empty."""

    cause: str
    measure: str


def deviation(text: str | None) -> Deviation:
    """The halves of a recorded text."""
    clauses = [part for part in _ENDS.split(clause(text)) if part]
    for place, part in enumerate(clauses):
        if _MEASURE.search(part) and not _CAUSE.match(part.strip()):
            return Deviation(_joined(clauses[:place]), _joined(clauses[place:]))
    return Deviation(_joined(clauses), "")


def _joined(clauses: list[str]) -> str:
    return clause("".join(clauses))
