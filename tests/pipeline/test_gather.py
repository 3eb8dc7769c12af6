"""Gathering: every file read, all that cannot be read told together."""

from __future__ import annotations

import pytest

from evaltool.errors import InputError, WorkspaceError
from evaltool.pipeline import evaluate, gather, read_targets
from evaltool.workspace import Workspace
from tests.workspaces import ROOT, sample_workspace


def test_cases_stand_in_declared_order_with_their_actuals(tmp_path):
    gathered = gather(Workspace.open(sample_workspace(tmp_path)))
    assert [case.project.name for case in gathered.cases] == [
        project.name for project in gathered.declaration.projects
    ]
    assert sum(len(case.actuals) for case in gathered.cases) == 99
    assert all(actual is not None for case in gathered.cases for actual in case.actuals)


def test_sources_are_relative_to_the_workspace(tmp_path):
    gathered = gather(Workspace.open(sample_workspace(tmp_path)))
    assert gathered.cases[0].project.source.file == "targets/2024/申报表.docx"
    assert gathered.cases[0].actuals[0].source.file == "actuals/2024/actuals-2024.csv"


def test_all_unreadable_files_are_told_at_once(tmp_path):
    folder = sample_workspace(tmp_path)
    for name in ("甲.docx", "乙.docx"):
        (folder / "targets" / "2024" / name).write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(InputError) as told:
        gather(Workspace.open(folder))
    assert "甲.docx" in str(told.value)
    assert "乙.docx" in str(told.value)


def test_a_missing_folder_says_what_to_do(tmp_path):
    (tmp_path / "evaltool.toml").write_text("year = 2024\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="targets/2024"):
        gather(Workspace.open(tmp_path))


def test_inputs_are_never_touched(tmp_path):
    folder = sample_workspace(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    gather(Workspace.open(folder))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_targets_of_named_files(tmp_path):
    declaration = read_targets([ROOT / "targets" / "2024" / "申报表.docx"])
    assert len(declaration.projects) == 13
    assert declaration.projects[0].source.file == "申报表.docx"


def test_a_blank_row_is_told_once_at_the_cell_that_waits(tmp_path):
    folder = sample_workspace(tmp_path)
    path = folder / "actuals" / "2024" / "actuals-2024.csv"
    text = path.read_text(encoding="utf-8-sig").replace(",8次,9次,", ",8次,,")
    path.write_text(
        text.replace("因届中人事任免增开1次常委会会议,会议纪要", ","), encoding="utf-8-sig"
    )
    told = [
        item for item in evaluate(Workspace.open(folder)).findings if "常委会会议”" in item.message
    ]
    assert [(item.code, item.place) for item in told] == [
        ("scoring-undecided", "actuals/2024/actuals-2024.csv 第14行第6列")
    ]
