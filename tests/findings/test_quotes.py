"""Quotation marks in quotation marks."""

import pytest

from evaltool.findings import Finding, Severity
from evaltool.findings.quotes import nested


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
