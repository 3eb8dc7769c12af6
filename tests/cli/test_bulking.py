"""The verb `bulk`: what it prints, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest

from evaltool.bulk.answers import Question
from evaltool.cli.bulking import duration
from evaltool.cli.outcome import run_program
from evaltool.cli.verbs import evaltool
from tests.bulk.bureaus import bureau


def test_units_are_listed_and_documents_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = bureau(tmp_path, units=2)
    command = ["bulk", str(folder), "--year", "2024", "--workers", "1", "--documents", "none"]
    code = run_program([*command, "--rules", "mof-2020-10", "--rules", "hubei-2020"])
    told = capsys.readouterr()
    assert code == 0
    assert "青云区教育局" in told.out
    assert "改用 hubei-2020：等级改变" in told.out
    assert "完成 2 个单位，未变动 0 个，未完成 0 个" in told.out
    assert "已写入 汇总/2024/汇总.xlsx" in told.out
    assert "已处理 2/2 个单位" in told.err


def test_a_unit_that_failed_gives_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = bureau(tmp_path, units=2)
    shutil.rmtree(folder / "0002" / "targets")
    assert run_program(["bulk", str(folder), "--year", "2024", "--documents", "none"]) == 1
    assert "【错误】0002：这个单位没有完成：targets/2024：没有这个文件夹" in capsys.readouterr().err


def test_no_units_cannot_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_program(["bulk", str(tmp_path), "--year", "2024"]) == 3
    assert "没有找到任何单位" in capsys.readouterr().err


def test_questions_are_answered_from_what_was_summed_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = bureau(tmp_path, units=2)
    ask = ["bulk", str(folder), "--ask", "ranking"]
    assert run_program(ask) == 3
    told = capsys.readouterr().err
    assert "还没有汇总，不能提问" in told
    assert "处理办法：请先运行 evaltool bulk" in told
    run_program(["bulk", str(folder), "--year", "2024", "--documents", "none"])
    capsys.readouterr()
    assert run_program(ask) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2024年度单位排名\n")
    assert "青云区教育局" in told.out
    assert told.err == ""
    assert run_program([*ask, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [unit["key"] for unit in printed["units"]]
    shutil.rmtree(folder / "0002")
    assert run_program(ask) == 0
    assert "【警告】以下回答按汇总时的材料" in capsys.readouterr().err


def test_every_question_can_be_asked_on_the_command_line() -> None:
    (option,) = (each for each in evaltool.commands["bulk"].params if each.name == "question")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == [question.value for question in Question]


@pytest.mark.parametrize(
    "options",
    [
        ["--json"],
        ["--ask", "best"],
        ["--ask", "grades", "--rules", "hubei-2020"],
        ["--ask", "grades", "--workers", "1"],
        ["--ask", "grades", "--documents", "all"],
    ],
)
def test_what_does_not_go_together_is_refused(options: list[str], tmp_path: Path) -> None:
    assert run_program(["bulk", str(tmp_path), *options]) == 2


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 秒"), (59, "59 秒"), (60, "1 分"), (200, "3 分 20 秒"), (7500, "2 小时 5 分")],
)
def test_times_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert duration(seconds) == said
