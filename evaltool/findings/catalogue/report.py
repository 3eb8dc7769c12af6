"""Findings of `report`: the documents that are written."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "report-text-too-long": Entry(
        severity=Severity.WARNING,
        title="文字超过表样的字数限制",
        message="{name}的{what}{how}（{form}）",
        remedy="请精简项目情况中的这段文字；自评表中已照原文列出并标明",
    ),
}
