"""`evaltool verify` as it is run: what it prints and returns."""

import json
import re
from pathlib import Path

import pytest

from evaltool.cli.outcome import run_program
from tests.files.packages import p
from tests.pipeline.verify.making import FORMS, REPORT, edited, sample_documents, with_body


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_documents(tmp_path_factory.mktemp("year"))


def test_an_untouched_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["verify", str(folder / FORMS)]) == 0
    told = capsys.readouterr().out
    assert "结论：一致。全部数字与文件所附数据重算的结果相同；输入材料未核对" in told
    root = str(folder.parents[1])
    assert run_program(["verify", "-C", root, *map(str, sorted(folder.iterdir()))]) == 0
    told = capsys.readouterr().out
    assert told.count("结论：一致。全部数字与输入材料重算的结果相同。") == 5


def test_a_changed_one(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edited(folder / FORMS, tmp_path / FORMS, {">98.99<": ">99.99<"})
    assert run_program(["verify", str(path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert re.search(r"【错误】数字不同　第2个表“区人大会议费”第\d+行第\d+格", lines[2])
    assert lines[3].strip() == "文中：99.99"
    assert lines[4].strip() == "应为：98.99"
    assert lines[5].strip() == "结论：不一致。与文件所附数据重算的结果相比，有 1 处不同。"


def test_words_alone(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = with_body(folder / REPORT, tmp_path / REPORT, p("请予审核。"))
    assert run_program(["verify", "-C", str(folder.parents[1]), str(path)]) == 0
    told = capsys.readouterr().out
    assert "【警告】多出" in told
    assert "另有 1 处需留意（见上），不涉及数字" in told


def test_one_that_cannot_be_verified_does_not_stop_the_others(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [str(folder / "结果.json"), str(tmp_path / "没有.docx"), str(folder / FORMS)]
    assert run_program(["verify", *files]) == 3
    told = capsys.readouterr().out
    assert told.count("未能核验") == 2
    assert "结论：一致" in told


def test_other_rules_are_explained(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["verify", str(folder / FORMS), "-C", str(folder.parents[1])]
    assert run_program([*arguments, "--rules", "hubei-2020"]) == 1
    told = capsys.readouterr().out
    assert "【错误】评分规则不同" in told
    assert "用 --json 查看全部" in told


def test_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edited(folder / FORMS, tmp_path / FORMS, {">98.99<": ">99.99<"})
    assert run_program(["verify", "--json", str(path), str(folder / "结果.json")]) == 3
    told = json.loads(capsys.readouterr().out)
    first, second = told["documents"]
    assert (told["equal"], first["equal"], second["equal"]) == (False, False, None)
    (found,) = first["differences"]
    assert (found["kind"], found["severity"]) == ("figure", "error")
    assert (found["found"], found["expected"]) == ("99.99", "98.99")
    assert first["compared"]["cells"] > 1000
    assert second["error"]["remedy"]


def test_misuse(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["verify"]) == 2
    assert run_program(["verify", str(folder / FORMS), "-C", str(tmp_path / "没有")]) == 3
    assert run_program(["verify", str(folder / FORMS), "--rules", "没有"]) == 3
    assert run_program(["verify", str(folder / FORMS), "--form", "没有"]) == 3
    capsys.readouterr()
    assert run_program(["verify", str(folder)]) == 3
    assert "文件夹" in capsys.readouterr().out
