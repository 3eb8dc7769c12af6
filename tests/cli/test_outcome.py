"""Every ending of a run has its message, in Chinese, and its exit code."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from evaltool.cli import outcome
from evaltool.cli.outcome import run_program
from evaltool.errors import EvaltoolError, InputError


def ended_by(monkeypatch, error):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(outcome.evaltool, "main", fail)
    return run_program(["run"])


def test_usage_error_is_2_and_in_chinese(capsys):
    assert run_program(["run", "--yeer", "2024"]) == 2
    told = capsys.readouterr().err
    assert "错误" in told
    assert "--yeer" in told
    assert "Error" not in told


def test_no_verb_shows_help(capsys):
    assert run_program([]) == 2
    told = capsys.readouterr()
    assert "读取、核对、评分并写出全部文件" in told.out + told.err


def test_a_run_that_cannot_go_on_is_3(monkeypatch, capsys):
    error = InputError("文件是空的", place="a.docx", remedy="重新导出", details=("第1处", "第2处"))
    assert ended_by(monkeypatch, error) == EvaltoolError.exit_code == 3
    assert capsys.readouterr().err == (
        "错误：a.docx：文件是空的\n  - 第1处\n  - 第2处\n处理办法：重新导出\n"
    )


def test_refused_by_the_system_is_3_with_the_place(monkeypatch, capsys):
    assert ended_by(monkeypatch, OSError(errno.EACCES, "denied", "reports/2024")) == 3
    told = capsys.readouterr().err
    assert "reports/2024" in told
    assert "处理办法" in told


def test_the_reason_of_the_system_is_told_in_chinese(monkeypatch, capsys):
    ended_by(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert "输入输出：操作系统拒绝了读写（磁盘已满）" in capsys.readouterr().err
    ended_by(monkeypatch, OSError(errno.EIO, "Input/output error"))
    assert f"系统错误号 {errno.EIO}" in capsys.readouterr().err


def test_interrupted_is_130(monkeypatch, capsys):
    import click

    assert ended_by(monkeypatch, click.Abort()) == 130
    assert capsys.readouterr().err == "已中止。\n"


def test_a_bug_keeps_its_traceback(monkeypatch):
    with pytest.raises(ZeroDivisionError):
        ended_by(monkeypatch, ZeroDivisionError())


def test_a_closed_pipe_is_no_error():
    program = (
        "import sys; sys.argv = ['evaltool', 'rules', 'mof-2020-10']\n"
        "import evaltool.cli as c; c.main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdout.close()
        told = run.stderr.read().decode()
        run.wait()
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    assert run.returncode == 0


def test_help_loads_nothing_heavy():
    program = (
        "import sys; sys.argv = ['evaltool', '--help']\n"
        "import evaltool.cli as c\n"
        "try: c.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'lxml', 'openpyxl', 'docx', 'jinja2', 'pydantic', 'lark'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr == "[]\n"


def test_a_year_that_is_none_is_a_usage_error_in_our_words(capsys):
    for year in ("3", "二〇二四", "2024.5"):
        assert run_program(["run", "--year", year]) == 2
        assert "不是四位年度" in capsys.readouterr().err


def test_help_of_version_is_chinese_whenever_it_was_made(capsys):
    run_program(["--help"])
    assert "显示版本后退出" in capsys.readouterr().out
