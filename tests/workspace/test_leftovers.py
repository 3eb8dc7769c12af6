"""What a killed process left is removed; what a living one writes is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from evaltool.workspace import Settings, Workspace, sweep


def test_only_what_nobody_writes_any_more_is_removed(tmp_path: Path) -> None:
    script = "import os; print(os.getpid())"
    gone = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    workspace = Workspace(root=tmp_path, year=2024, settings=Settings())
    workspace.reports.mkdir(parents=True)
    (tmp_path / "汇总" / "数据").mkdir(parents=True)
    ours = f".evaltool-{os.getpid()}-0.tmp"
    theirs = f".evaltool-{os.getppid()}-0.tmp"
    left = f".evaltool-{int(gone.stdout)}-3.tmp"
    for name in (ours, theirs, left, ".evaltool-x-0.tmp", "表.docx"):
        (workspace.reports / name).touch()
    (tmp_path / "汇总" / "数据" / left).touch()
    sweep(workspace, "汇总")
    assert sorted(path.name for path in workspace.reports.iterdir()) == sorted(
        [theirs, ".evaltool-x-0.tmp", "表.docx"]
    )
    assert list((tmp_path / "汇总" / "数据").iterdir()) == []


def test_folders_that_are_not_there_are_no_matter(tmp_path: Path) -> None:
    sweep(Workspace(root=tmp_path, year=2024, settings=Settings()), "汇总")
