"""Findings as JSON: [{code, severity, place, message, remedy}]."""

from __future__ import annotations

from collections.abc import Iterable

from evaltool.findings import Finding


def findings_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """The findings (发现的问题) in the documented shape, in the order given."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "place": finding.place,
            "message": finding.message,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]
