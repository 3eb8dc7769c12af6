"""The inputs of a year: every file read once, tables of corrections set apart."""

from __future__ import annotations

import pytest

from evaltool.errors import InputError
from evaltool.pipeline.inputs import read_declared, read_workspace
from evaltool.workspace import Workspace
from tests.workspaces import sample_workspace

HEAD = "项目名称,三级指标,原文,更正为\n"


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(sample_workspace(tmp_path))


def test_targets_and_actuals_apart(workspace):
    inputs = read_workspace(workspace)
    assert [len(file.grids) for file in inputs.targets] == [13]
    assert len(inputs.recorded) == 3
    assert inputs.overrides.entries == ()


def test_corrections_of_both_folders_in_order(workspace):
    for folder, text in ((workspace.targets, "甲"), (workspace.actuals, "乙")):
        (folder / "改.csv").write_text(f"{HEAD}{text},会议,9次,8次\n", encoding="utf-8")
    inputs = read_workspace(workspace)
    assert [item.project for item in inputs.overrides.entries] == ["甲", "乙"]
    assert len(inputs.recorded) == 3
    assert sorted(len(file.grids) for file in inputs.targets) == [0, 13]


def test_no_actuals_yet(workspace):
    for path in workspace.actuals.iterdir():
        path.unlink()
    assert read_workspace(workspace).actuals == ()


def test_files_that_cannot_be_read_are_told_at_once(workspace):
    for folder in (workspace.targets, workspace.actuals):
        (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(InputError) as told:
        read_workspace(workspace)
    assert "targets/2024/坏.xlsx" in str(told.value)
    assert "actuals/2024/坏.xlsx" in str(told.value)


def test_single_files(workspace):
    (workspace.root / "改.csv").write_text(f"{HEAD}甲,会议,9次,8次\n", encoding="utf-8")
    inputs = read_declared([workspace.root / "改.csv", *workspace.target_files()])
    assert [item.source.place for item in inputs.overrides.entries] == ["改.csv 第2行第4列"]
