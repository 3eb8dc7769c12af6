"""What is printed: JSON in UTF-8, findings gravest first, exit codes by severity."""

from __future__ import annotations

from evaltool.cli import printing
from evaltool.findings import Finding, Severity


def made(severity, message):
    return Finding(code="x", severity=severity, message=message, remedy="改", place="表 第1行")


FOUND = (
    made(Severity.INFO, "知道"),
    made(Severity.ERROR, "错"),
    made(Severity.WARNING, "看"),
)


def test_findings_gravest_first_with_place_and_remedy(capsys):
    printing.findings(FOUND)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "【错误】表 第1行：错"
    assert lines[1].strip() == "处理办法：改"
    assert lines[-1] == "错误 1 条，警告 1 条，提示 1 条"


def test_quiet_counts_what_is_only_told(capsys):
    printing.findings(FOUND, quiet=True)
    told = capsys.readouterr().err
    assert "【提示】" not in told
    assert "提示 1 条（提示用 evaltool check 查看）" in told


def test_nothing_found_prints_nothing(capsys):
    printing.findings(())
    assert capsys.readouterr().err == ""


def test_only_an_error_makes_the_exit_code_1():
    assert printing.exit_code(FOUND) == 1
    assert printing.exit_code(FOUND[::2]) == 0


def test_json_is_utf8_whatever_the_terminal(capfdbinary):
    printing.as_json({"项目": "≥90%"})
    assert capfdbinary.readouterr().out.decode("utf-8") == '{\n  "项目": "≥90%"\n}\n'
