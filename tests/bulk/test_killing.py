"""Killed at any moment and started again: the same bytes as a run that nobody disturbed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bulk.bureaus import bureau, contents, run
from tests.workspaces import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="process groups are killed by POSIX calls")

_KILLS = 3
_COMMAND = (sys.executable, "-m", "evaltool", "bulk", "--year", "2024", "--workers", "2")
_PATIENCE = 120


def test_killed_and_resumed_is_as_if_never_killed(tmp_path: Path) -> None:
    whole, broken = bureau(tmp_path / "whole", units=8), bureau(tmp_path / "broken", units=8)
    run(whole)
    draw = random.Random(1)
    killed = 0
    for turn in range(_KILLS):
        killed += _killed(broken, units=3 * turn, wait=draw.random() * 0.3)
    assert killed >= 2  # early kills always come before the end
    subprocess.run([*_COMMAND, str(broken)], check=False, cwd=ROOT, timeout=_PATIENCE)
    assert contents(broken) == contents(whole)


def _killed(folder: Path, *, units: int, wait: float) -> bool:
    """Start a run, kill all of it once so many units are written; False if it had ended."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*_COMMAND, str(folder)], cwd=ROOT, start_new_session=True, **quiet)
    deadline = time.monotonic() + _PATIENCE
    while _written(folder) < units and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(wait)
    ended = process.poll() is not None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        ended = True
    process.wait()
    return not ended


def _written(folder: Path) -> int:
    return len(list(folder.glob("*/reports/2024/绩效自评报告.docx")))
