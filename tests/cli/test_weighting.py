"""`weights`: methods and their effect, the comparison sheet, a choice that later runs keep."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from evaltool.certainty.weighting.choosing import Method
from evaltool.cli.certainty_verbs import METHODS
from evaltool.cli.outcome import run_program
from tests.workspaces import sample_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample_workspace(tmp_path)


def test_the_methods_are_those_that_there_are() -> None:
    assert tuple(Method) == METHODS


@pytest.mark.parametrize("method", ["declared", "even", "entropy"])
def test_every_method_shows_its_effect(
    method: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_program(["weights", "-C", str(folder), "--method", method, "--explain"]) == 0
    told = capsys.readouterr().out
    assert "分值改变的指标" in told
    assert "各指标分值" in told
    assert "· " in told


def test_without_a_method_the_declared_points_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_program(["weights", "-C", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["method"] == "declared"
    assert all(item["before"] == item["after"] for item in found["projects"])


def test_a_comparison_sheet_is_written_filled_in_and_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "比较.xlsx"
    assert run_program(["weights", "-C", str(folder), "--sheet", str(sheet)]) == 0
    assert "共157对" in capsys.readouterr().out
    book = load_workbook(sheet)
    page = book.active
    for row in page.iter_rows(min_row=5):
        if row[1].value == "仁和区人大代表培训费" and row[2].value == "产出指标":
            row[5].value, row[6].value = "甲", 3
    book.save(sheet)
    asked = ["weights", "-C", str(folder), "--method", "ahp", "--sheet", str(sheet)]
    assert run_program(asked) == 0
    told = capsys.readouterr().out
    assert "仁和区人大代表培训费：产出指标4个指标" in told
    assert "大于0.1" in told


def test_a_csv_sheet_holds_the_same_pairs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "比较.csv"
    assert run_program(["weights", "-C", str(folder), "--sheet", str(sheet)]) == 0
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert len(rows) == 158
    filled = [rows[0], *([*row[:5], "同等", ""] for row in rows[1:])]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(filled)
    capsys.readouterr()
    asked = ["weights", "-C", str(folder), "--method", "ahp", "--sheet", str(sheet), "--json"]
    assert run_program(asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert all("一致性可以接受" in note or "只有一对" in note for note in found["notes"])
    assert run_program(["weights", "-C", str(folder), "--sheet", str(sheet)]) == 3
    assert "没有覆盖" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--method", "even", "--sheet", "a.csv"), 2, "--sheet 只用于"),
        (("--method", "even", "--across", "."), 2, "--across 只用于"),
        (("--save",), 2, "--save 需要"),
        (("--sheet", "a.docx"), 2, ".xlsx 或 .csv"),
        (("--method", "ahp"), 3, "没有给出两两比较表"),
        (("--method", "ahp", "--sheet", "没有.csv"), 3, "没有.csv"),
    ],
)
def test_misuse(
    arguments: tuple[str, ...],
    code: int,
    told: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_program(["weights", "-C", str(folder), *arguments]) == code
    assert told in capsys.readouterr().err


def test_a_saved_choice_counts_in_every_later_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["weights", "-C", str(folder), "--method", "entropy"]
    assert run_program([*asked, "--json"]) == 0
    expected = [item["after"]["total"] for item in json.loads(capsys.readouterr().out)["projects"]]
    assert run_program([*asked, "--save"]) == 0
    assert "已写入 targets/2024/分值确定表.csv" in capsys.readouterr().out
    assert run_program(["score", "-C", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [item["total"] for item in found["projects"]] == expected
    assert "按熵权法确定" in found["projects"][0]["allocation"][0]
    assert "certainty-points-used" in [item["code"] for item in found["findings"]]


def test_a_saved_choice_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entropy = ["weights", "-C", str(folder), "--method", "entropy", "--save"]
    assert run_program(entropy) == 0
    assert run_program(["weights", "-C", str(folder), "--method", "even", "--save"]) == 3
    assert "没有覆盖" in capsys.readouterr().err
    table = folder / "targets" / "2024" / "分值确定表.csv"
    table.unlink()
    assert run_program(["weights", "-C", str(folder), "--method", "even", "--save"]) == 0
    assert run_program(["weights", "-C", str(folder), "--method", "even", "--save"]) == 0


def test_declared_points_can_be_seen_beside_a_saved_choice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_program(["weights", "-C", str(folder), "--method", "entropy", "--save"])
    capsys.readouterr()
    assert run_program(["weights", "-C", str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["projects"][0]["after"]["total"] == "98.48"
    assert found["projects"][0]["before"]["total"] != "98.48"


def test_other_units_can_be_compared(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(folder, tmp_path / "另一单位")
    asked = ["weights", "-C", str(folder), "--method", "entropy", "--across", str(other)]
    assert run_program(asked) == 0
    assert "熵权法" in capsys.readouterr().out
    assert run_program([*asked, "--across", str(folder)]) == 3
    assert "同一个工作目录给了两次" in capsys.readouterr().err
    assert run_program([*asked[:-1], str(tmp_path / "没有")]) == 3
    assert "没有这个文件夹" in capsys.readouterr().err
