"""One difference between a document and what it should say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evaltool.findings import Severity


class DifferenceKind(StrEnum):
    """What differs (差异类别)."""

    FIGURE = "figure"
    WORDS = "words"
    MISSING = "missing"
    ADDED = "added"
    CONCEALED = "concealed"
    CHART = "chart"
    INPUT = "input"
    RECORD = "record"
    RULES = "rules"
    TEMPLATE = "template"
    VERSION = "version"
    EVIDENCE = "evidence"


KIND_TITLES = {
    DifferenceKind.FIGURE: "数字不同",
    DifferenceKind.WORDS: "文字不同",
    DifferenceKind.MISSING: "缺少",
    DifferenceKind.ADDED: "多出",
    DifferenceKind.CONCEALED: "遮盖或隐藏",
    DifferenceKind.CHART: "图中数据不同",
    DifferenceKind.INPUT: "输入材料不同",
    DifferenceKind.RECORD: "所附数据不同",
    DifferenceKind.RULES: "评分规则不同",
    DifferenceKind.TEMPLATE: "表样不同",
    DifferenceKind.VERSION: "工具版本不同",
    DifferenceKind.EVIDENCE: "来源记录有问题",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference: what the document says (`found`), what it should say (`expected`).

    ERROR means that the document is not what it should be; WARNING that a person should look
    (words changed without a figure); INFO is only told. `found` or `expected` is None where
    there is nothing.
    """

    kind: DifferenceKind
    severity: Severity
    place: str
    found: str | None = None
    expected: str | None = None
    message: str = ""
