"""Quotation marks in quotation marks."""

import pytest

from evaltool.audit.ledger import AuditFinding
from evaltool.findings import Finding, Severity
from evaltool.findings.quotes import nested
from evaltool.model import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“甲”的“乙”扣分", "“甲”的“乙”扣分"),
        ("“订阅“一报一刊”经费”的“乙”", "“订阅‘一报一刊’经费”的“乙”"),
        ("“街办“代表之家”和“联络站”运行费”", "“街办‘代表之家’和‘联络站’运行费”"),
        ("“外“中‘内’中”外”", "“外‘中“内”中’外”"),
        ("“外‘中’外”", "“外‘中’外”"),
        ("‘外“中”外’“外“中”外”", "‘外“中”外’“外‘中’外”"),
        ("‘外“中“内”中”外’", "‘外“中‘内’中”外’"),
        ("“指标“完成…”没有", "“指标“完成…”没有"),
        ("甲”“乙“丙”丁”", "甲”“乙“丙”丁”"),
    ],
)
def test_inner_marks_are_single_where_the_marks_pair(text: str, expected: str) -> None:
    assert nested(text) == expected
    assert nested(expected) == expected


def test_every_finding_nests_its_quotations() -> None:
    told = Finding(code="x", severity=Severity.INFO, message="“一“报”刊”", remedy="")
    assert told.message == "“一‘报’刊”"


def test_a_finding_of_an_audit_nests_them_too_and_leaves_what_was_claimed() -> None:
    source = Source(file="自评表.docx", row=1, column=1, text="“一“报”刊”")
    found = AuditFinding(
        code="x", severity=Severity.INFO, message="“一“报”刊”", source=source, claimed="“一“报”刊”"
    )
    assert (found.message, found.claimed) == ("“一‘报’刊”", "“一“报”刊”")
