"""Whole processes: `evaltool --help` against bare click, and `evaltool run` on the sample year."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.clock import Entrant, race
from tests.benchmarks.table import Row, rows
from tests.workspaces import sample_workspace

PROGRAM = Path(sys.executable).with_name("evaltool")
_CLICK = """
import click
@click.group()
def main(): "A group."
@main.command()
def verb(): "A verb."
main(["--help"], prog_name="main")
"""


def measure() -> list[Row]:
    """The lines of both races."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(_CLICK, encoding="utf-8")
        return [*_help(script), *_run(sample_workspace(Path(folder)))]


def _help(script: Path) -> list[Row]:
    bare = [sys.executable, str(script)]
    return rows(
        "show help (whole process)",
        race(
            [
                Entrant(
                    name="`evaltool --help`", run=lambda: _call([PROGRAM, "--help"]), rounds=15
                ),
                Entrant(name="bare click", run=lambda: _call(bare), rounds=15),
                Entrant(
                    name="`python -c pass`",
                    run=lambda: _call([sys.executable, "-c", "pass"]),
                    rounds=15,
                ),
            ]
        ),
    )


def _run(year: Path) -> list[Row]:
    run = Entrant(name="`evaltool run`", run=lambda: _call([PROGRAM, "run", "--workspace", year]))
    return rows("the whole sample year (whole process)", race([run]))


def _call(command: list[str | Path]) -> None:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, **quiet)
