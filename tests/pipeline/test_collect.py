"""Collecting: the workbook is written once, filled in with what is known, never overwritten."""

from __future__ import annotations

import shutil

from openpyxl import load_workbook

from evaltool.pipeline import collect, evaluate
from evaltool.report.scores import project_scores
from evaltool.workspace import Workspace
from tests.workspaces import sample_workspace


def totals(workspace):
    return [(item.total, item.grade) for item in project_scores(evaluate(workspace))]


def test_the_workbook_scores_like_the_csv_it_was_filled_from(tmp_path):
    workspace = Workspace.open(sample_workspace(tmp_path))
    from_csv = totals(workspace)
    (made,) = collect(workspace).made
    for path in workspace.actuals.glob("*.csv"):
        path.unlink()
    assert (tmp_path / made.path).is_file()
    assert totals(workspace) == from_csv


def test_an_empty_actuals_folder_gives_an_empty_workbook_and_a_draft(tmp_path):
    folder = sample_workspace(tmp_path)
    shutil.rmtree(folder / "actuals")
    workspace = Workspace.open(folder)
    assert len(collect(workspace).made) == 1
    scored = evaluate(workspace)
    for item in project_scores(scored):
        assert item.total is None
        assert item.total_low == 0
        assert item.total_high == 10000
        assert item.grade is None


def test_a_filled_workbook_is_left_as_it_stands(tmp_path):
    workspace = Workspace.open(sample_workspace(tmp_path))
    (made,) = collect(workspace).made
    path = tmp_path / made.path
    book = load_workbook(path)
    book.worksheets[0]["A1"].comment = None
    book.save(path)
    before = path.read_bytes()
    again = collect(workspace)
    assert again.made == ()
    assert path.read_bytes() == before
    assert any(item.code == "actuals-collection-current" for item in again.findings)
