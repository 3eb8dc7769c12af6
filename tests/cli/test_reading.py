"""The reading report at the command line, and a correction from the workbook to the score."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from evaltool.cli.outcome import run_program
from evaltool.cli.table import width
from tests.workspaces import ROOT, sample_workspace

DOCX = str(ROOT / "targets" / "2024" / "申报表.docx")
CORRECTIONS = """项目名称,一级指标,二级指标,三级指标,原文,更正为,理由,更正人
区人大会议费,项目完成,数量指标,区人大常委会会议,8 次,≥10次,批复为10次,张三
"""


@pytest.fixture
def folder(tmp_path):
    return sample_workspace(tmp_path)


def corrected(folder: Path, text: str = CORRECTIONS, room: str = "targets") -> None:
    (folder / room / "2024" / "更正说明.csv").write_text(text, encoding="utf-8-sig")


def meeting(result: dict) -> dict:
    (project,) = [item for item in result["projects"] if item["name"] == "区人大会议费"]
    return next(item for item in project["indicators"] if item["name"] == "区人大常委会会议")


def test_explained_side_by_side_within_the_terminal(folder, capsys):
    assert run_program(["read", "-C", str(folder), "--explain"]) == 0
    told = capsys.readouterr()
    assert max(map(width, told.out.splitlines())) <= 120
    assert "■ 区人大会议费（项目，2024年度" in told.out
    assert "另一种读法：" in told.out
    assert "实际完成值  actuals/2024/actuals-2024.csv" in told.out
    assert "共99个指标：" in told.out
    assert "示例数据" in told.err


def test_files_alone_are_explained_without_actuals(capsys):
    assert run_program(["read", DOCX, "--explain"]) == 0
    told = capsys.readouterr()
    assert "实际完成值" not in told.out
    assert "示例数据" not in told.err


def test_a_workspace_without_actuals_is_explained(folder, capsys):
    for path in (folder / "actuals" / "2024").iterdir():
        path.unlink()
    assert run_program(["read", "-C", str(folder), "--explain"]) == 0
    assert "共99个指标：" in capsys.readouterr().out


def test_explained_as_json(folder, capsys):
    assert run_program(["read", "-C", str(folder), "--explain", "--json"]) == 0
    item = meeting(json.loads(capsys.readouterr().out))
    assert item["original"] == "8次"
    assert item["actual"]["understood"] == "9次"


def test_the_workbook_is_written_once_and_never_over_another(folder, capsys, tmp_path):
    path = tmp_path / "阅读核对表.xlsx"
    assert run_program(["read", "-C", str(folder), "--workbook", str(path)]) == 0
    assert f"已写入 {path}" in capsys.readouterr().out
    data = path.read_bytes()
    assert run_program(["read", "-C", str(folder), "--workbook", str(path)]) == 0
    assert path.read_bytes() == data
    path.write_bytes(b"filled in")
    assert run_program(["read", "-C", str(folder), "--workbook", str(path)]) == 3
    assert "没有覆盖" in capsys.readouterr().err
    assert path.read_bytes() == b"filled in"


def test_json_stays_json_beside_a_workbook(folder, capsys, tmp_path):
    path = tmp_path / "核对.xlsx"
    run_program(["read", "-C", str(folder), "--json", "--workbook", str(path)])
    told = capsys.readouterr()
    assert json.loads(told.out)["summary"].startswith("共99个指标")
    assert "已写入" in told.err


@pytest.mark.parametrize("name", ["核对表", "核对表.docx"])
def test_a_workbook_has_its_ending(name, capsys):
    assert run_program(["read", DOCX, "--workbook", name]) == 2
    assert ".xlsx" in capsys.readouterr().err


def test_a_workbook_needs_its_folder(capsys, tmp_path):
    assert run_program(["read", DOCX, "--workbook", str(tmp_path / "无" / "核对.xlsx")]) == 3
    assert "没有这个文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("room", ["targets", "actuals"])
def test_a_correction_counts_everywhere(folder, capsys, room):
    corrected(folder, room=room)
    run_program(["score", "-C", str(folder), "--json"])
    result = json.loads(capsys.readouterr().out)
    item = meeting(result)
    assert (item["target_text"], item["understood"], item["actual_text"]) == ("8次", "≥10次", "9次")
    assert item["attainment"] == "90.00"
    assert item["inferred"][0] == {
        "of": "target",
        "what": "override",
        "basis": "更正说明：原文“8次”更正为“≥10次”"
        f"（批复为10次；张三；{room}/2024/更正说明.csv 第2行第6列）",
    }
    assert "declaration-override-used" in [found["code"] for found in result["findings"]]
    assert not [found for found in result["findings"] if found["code"].endswith("unknown")]


def test_check_and_read_list_the_correction(folder, capsys):
    corrected(folder)
    for verb in ("check", "read"):
        run_program([verb, "-C", str(folder)])
        told = capsys.readouterr().err
        assert "【提示】targets/2024/更正说明.csv 第2行第6列" in told
        assert "按更正说明理解为“≥10次”（批复为10次；张三）" in told


def test_the_declaration_as_json_keeps_both(folder, capsys):
    corrected(folder)
    run_program(["read", "-C", str(folder), "--json"])
    item = meeting(json.loads(capsys.readouterr().out))
    assert item["target_text"] == "8次"
    assert item["target"]["text"] == "≥10次"
    assert item["target"]["inferred"][0]["what"] == "override"


def test_the_documents_show_the_correction(folder):
    corrected(folder)
    run_program(["run", "-C", str(folder)])
    reports = folder / "reports" / "2024"
    book = openpyxl.load_workbook(BytesIO((reports / "绩效自评底稿.xlsx").read_bytes()))
    texts = [str(cell.value) for row in book["指标明细"].iter_rows() for cell in row]
    assert any("原文“8次”更正为“≥10次”（批复为10次；张三；" in text for text in texts)
    word = ZipFile(reports / "绩效自评报告.docx").read("word/document.xml").decode()
    assert "原文“8次”更正为“≥10次”" in word
    assert word.count("按单位对读法的更正理解") == 1


def test_the_collection_workbook_shows_the_corrected_meaning(folder, capsys):
    corrected(folder, room="actuals")
    assert run_program(["collect", "-C", str(folder)]) == 0
    (path,) = (folder / "actuals" / "2024").glob("*采集表.xlsx")
    book = openpyxl.load_workbook(path)
    texts = [str(cell.value) for row in book["实际完成情况"].iter_rows() for cell in row]
    assert any(text.startswith("≥10次") for text in texts)
    assert "更正说明.csv 第2行" in capsys.readouterr().err


def test_a_correction_that_no_longer_fits_is_an_error(folder, capsys):
    corrected(folder, CORRECTIONS.replace("8 次", "7次"))
    assert run_program(["run", "-C", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "【错误】targets/2024/更正说明.csv 第2行第6列" in told
    assert "申报的指标值是“8次”，与原文一栏的“7次”不同" in told


def test_from_the_workbook_to_the_score_and_back(folder, capsys, tmp_path):
    path = tmp_path / "核对.xlsx"
    run_program(["read", "-C", str(folder), "--workbook", str(path)])
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    path_of = "项目完成—数量指标—区人大常委会会议"
    (row,) = [at for at in range(5, sheet.max_row) if sheet.cell(at, 3).value == path_of]
    sheet.cell(row, 12).value, sheet.cell(row, 13).value = "更正", "≥10次"
    book.save(folder / "targets" / "2024" / "核对.xlsx")
    path.unlink()
    capsys.readouterr()
    assert run_program(["score", "-C", str(folder), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert meeting(result)["understood"] == "≥10次"
    codes = {found["code"] for found in result["findings"]}
    assert not {code for code in codes if code.startswith("declaration-not")}
    run_program(["read", "-C", str(folder), "--workbook", str(path)])
    again = openpyxl.load_workbook(path)["指标"]
    assert (again.cell(row, 12).value, again.cell(row, 13).value) == ("更正", "≥10次")
