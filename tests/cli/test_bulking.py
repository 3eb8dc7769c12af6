"""The verb `bulk`: what it prints, how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaltool.cli.bulking import duration
from evaltool.cli.outcome import run_program
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


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 秒"), (59, "59 秒"), (60, "1 分"), (200, "3 分 20 秒"), (7500, "2 小时 5 分")],
)
def test_times_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert duration(seconds) == said
