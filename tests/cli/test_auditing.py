"""`evaltool audit` as it is run: what it prints, writes and returns."""

import json
from pathlib import Path

import pytest

from evaltool.cli.outcome import run_program
from tests.audit.forms import FOLDER


def test_errors_are_told_and_the_ledger_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["audit", str(FOLDER / "12.docx")]) == 1
    told = capsys.readouterr().out
    assert "【错误】12.docx 第1个表 第19行第6列" in told
    last = told.strip().splitlines()[-1]
    due, passed, found, absent, undone = (int(part) for part in _numbers(last)[1:6])
    assert due == passed + found + absent + undone


def _numbers(text: str) -> list[str]:
    return "".join(sign if sign.isdigit() else " " for sign in text).split()


def test_a_form_without_errors_returns_nought(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["audit", str(FOLDER / "31.docx"), "--ledger"]) == 0
    assert "未能核查　分值合计为100分：表格写明以下从略" in capsys.readouterr().out


def test_json_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["audit", "--json", str(FOLDER / "51.xlsx")]) == 1
    told = json.loads(capsys.readouterr().out)
    (found,) = [one for one in told["claims"][0]["findings"] if one["severity"] == "error"]
    assert found["place"] == "51.xlsx 工作表“Sheet1” G7"


def test_documents_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_program(["audit", str(FOLDER / "20.docx"), "--output", str(tmp_path / "复核")])
    assert {path.name for path in (tmp_path / "复核").glob("*.*x")} == {
        "复核底稿.xlsx",
        "复核意见.docx",
    }
    assert "复核底稿.xlsx" in capsys.readouterr().err


def test_rules_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    run_program(["audit", str(FOLDER / "25.docx"), "--rules", "hubei-2020"])
    told = capsys.readouterr().out
    assert "评分规则 hubei-2020" in told
    assert "分值结构" not in told


def test_a_missing_file_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["audit", "没有这个文件.docx"]) == 2
    assert "没有这个文件.docx" in capsys.readouterr().err
