"""The verbs on the sample year: what they print, write and return."""

from __future__ import annotations

import json

import click
import pytest

from evaltool.cli.outcome import run_program
from evaltool.cli.verbs import evaltool
from tests.workspaces import ROOT, sample_workspace

DOCX = str(ROOT / "targets" / "2024" / "申报表.docx")


@pytest.fixture
def folder(tmp_path):
    return sample_workspace(tmp_path)


def test_every_verb_and_option_has_chinese_help():
    for verb in [evaltool, *evaltool.commands.values()]:
        assert any("\u4e00" <= character <= "\u9fff" for character in verb.help or "")
        for parameter in verb.params:
            if isinstance(parameter, click.Option) and parameter.name != "version":
                assert parameter.help, f"{verb.name} {parameter.name}"


def test_run_prints_the_scores_and_writes_four_files(folder, capsys):
    assert run_program(["run", "-C", str(folder)]) == 0
    told = capsys.readouterr()
    assert "98.99" in told.out
    assert told.out.count("已写入 reports/2024/") == 4
    assert "示例数据" in told.err
    assert "草稿" not in told.err


def test_run_twice_says_nothing_was_edited(folder, capsys):
    run_program(["run", "-C", str(folder)])
    capsys.readouterr()
    assert run_program(["run", "-C", str(folder)]) == 0
    assert "修改" not in capsys.readouterr().err


def test_score_json_is_the_documented_shape(folder, capsys):
    assert run_program(["score", "-C", str(folder), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    meeting = next(item for item in result["projects"] if item["name"] == "区人大会议费")
    assert meeting["total"] == "98.99"
    assert meeting["grade"] == "优"
    assert meeting["kind"] == "project"
    assert meeting["execution"]["score"] == "9.78"
    assert not (folder / "reports").exists()


def test_score_explains_every_row(folder, capsys):
    run_program(["score", "-C", str(folder), "--explain"])
    told = capsys.readouterr().out
    assert "5 × 94.2% ÷ 95% = 4.9578… ≈ 4.96" in told
    assert told.count("得分 ") >= 99 + 13


def test_another_rule_set_can_be_chosen(folder, capsys):
    assert run_program(["score", "-C", str(folder), "--rules", "hubei-2020", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["projects"][1]["execution"]["points"] == "20.00"


def test_read_json_holds_the_declaration(capsys):
    assert run_program(["read", DOCX, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert len(result["projects"]) == 13
    assert sum(len(item["indicators"]) for item in result["projects"]) == 99


def test_read_without_files_reads_the_workspace(folder, capsys):
    assert run_program(["read", "-C", str(folder)]) == 0
    assert "共1个部门整体、12个项目" in capsys.readouterr().out


def test_check_lists_what_is_told_only(folder, capsys):
    assert run_program(["check", "-C", str(folder)]) == 0
    told = capsys.readouterr()
    assert "待定" in told.out
    assert "【提示】" in told.err


def test_collect_writes_the_workbook(folder, capsys):
    assert run_program(["collect", "-C", str(folder)]) == 0
    assert "采集表.xlsx" in capsys.readouterr().out


def test_report_writes_without_the_table(folder, capsys):
    assert run_program(["report", "-C", str(folder)]) == 0
    told = capsys.readouterr().out
    assert told.count("已写入") == 4
    assert "98.99" not in told


def test_report_writes_the_page_for_disclosure_only_on_request(folder, capsys):
    page = folder / "reports" / "2024" / "绩效自评公开页.html"
    assert run_program(["report", "-C", str(folder)]) == 0
    assert not page.exists()
    assert run_program(["report", "-C", str(folder), "--html"]) == 0
    assert "已写入 reports/2024/绩效自评公开页.html" in capsys.readouterr().out
    assert "98.48" in page.read_text(encoding="utf-8")


def test_an_error_among_the_findings_is_1(folder, capsys):
    path = folder / "actuals" / "2024" / "actuals-2024.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([*lines, lines[13].replace("9次", "7次")]), encoding="utf-8-sig")
    assert run_program(["run", "-C", str(folder)]) == 1
    told = capsys.readouterr()
    assert "第14行" in told.err
    assert "第101行" in told.err
    assert "草稿" in told.err
    assert "区人大会议费" in told.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "没有.docx"], "没有.docx"),
        (["run", "-C", "没有这个文件夹"], "没有这个文件夹"),
        (["rules", "nope"], "nope"),
    ],
)
def test_what_cannot_go_on_is_3_with_place_and_remedy(arguments, told, capsys):
    assert run_program(arguments) == 3
    message = capsys.readouterr().err
    assert told in message
    assert "处理办法" in message


def test_parse_needs_one_text_or_one_file(capsys):
    assert run_program(["parse"]) == 2
    assert "二者取一" in capsys.readouterr().err
