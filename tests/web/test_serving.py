"""The program serves: this machine only, told how to stop, nothing lost when it is killed."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaltool.cli.outcome import run_program
from evaltool.web.serving import HOST
from tests.web.running import served
from tests.workspaces import ROOT


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Tests started in the background ignore Ctrl+C, and so would a program that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_the_address_answers_and_ctrl_c_stops(tmp_path: Path) -> None:
    with served(tmp_path) as (process, address):
        assert address.startswith(f"http://{HOST}:")
        with urllib.request.urlopen(address.partition("?")[0] + "static/page.css") as answer:
            assert answer.status == 200
            assert "Server" not in answer.headers
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        rest = process.stdout.read() if process.stdout else ""
        assert "Ctrl+C" in rest
        assert "已停止" in rest


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run_program(["serve", "-C", str(tmp_path), "--port", port, "--no-browser"]) == 3
    assert "端口已被占用" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_program(["serve", "-C", str(tmp_path / "none"), "--no-browser"]) == 3
    assert "没有这个文件夹" in capsys.readouterr().err


_SAVER = """
import sys
from pathlib import Path
from evaltool.actuals.layout import Table
from evaltool.web.desk import Desk
from evaltool.web.fields import Edit, row_id
from evaltool.web.saving import save
desk = Desk(Path(sys.argv[1]))
project = desk.declaration().projects[1]
row = row_id(project.indicators[0])
was = ""
print("begun", flush=True)
for number in range(100000):
    now = f"第{number}次" + "长" * 500
    save(desk, project, Table.ACTUAL, [Edit(row=row, field="approval", was=was, now=now)])
    was = now
"""


def test_killed_while_saving_the_table_is_whole(sample: object) -> None:
    from evaltool.actuals.layout import Table
    from evaltool.web.reading import CachingReader
    from evaltool.web.tables import read_table
    from evaltool.workspace import Workspace
    from tests.web.browsing import Browser

    assert isinstance(sample, Browser)
    for pause in (0.05, 0.11, 0.23):
        command = [sys.executable, "-c", _SAVER, str(sample.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(pause)
            process.kill()
        table = read_table(Workspace.open(sample.root), Table.ACTUAL, CachingReader())
        assert len(table.lines) == 99
        texts = {line.text("approval") for line in table.lines} - {""}
        assert all(text.endswith("长" * 500) for text in texts)
        path = sample.project("区人大会议费")
        assert sample.get(path).status_code == 200  # the lock died with its holder
        for line_number, line in enumerate(table.lines):
            if line.text("approval"):
                _clear(sample, line_number)


def _clear(sample: object, number: int) -> None:
    """Take the text back, so that the next round begins as the first did."""
    from evaltool.actuals.layout import Table
    from evaltool.web.reading import CachingReader
    from evaltool.web.tables import read_table
    from evaltool.workspace import Workspace, exchange
    from tests.web.browsing import Browser

    assert isinstance(sample, Browser)
    workspace = Workspace.open(sample.root)
    table = read_table(workspace, Table.ACTUAL, CachingReader())
    lines = list(table.lines)
    lines[number] = lines[number].put(approval="")
    exchange(workspace, table.path, table.data(lines), expected=table.digest)


def test_the_first_page_needs_nothing_heavy(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from tests.web.browsing import Browser
browser = Browser(Path({str(tmp_path)!r}))
assert browser.get("/").status_code == 200
heavy = {{"pandas", "numpy", "lxml", "openpyxl", "lark", "xlsxwriter"}} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
