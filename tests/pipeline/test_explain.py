"""The reading report of a workspace and of single files."""

from __future__ import annotations

from evaltool.pipeline import explain, explain_files
from evaltool.workspace import Workspace
from tests.workspaces import ROOT, sample_workspace


def test_a_workspace_with_its_actuals(tmp_path):
    found = explain(Workspace.open(sample_workspace(tmp_path)))
    assert found.sample
    assert found.reading.recorded
    assert len(found.reading.indicators) == 99
    assert all(item.actual for item in found.reading.indicators)
    assert not [item for item in found.reading.indicators if item.unread]


def test_every_amount_names_its_cell(tmp_path):
    found = explain(Workspace.open(sample_workspace(tmp_path)))
    amounts = [amount for project in found.reading.projects for amount in project.amounts]
    assert all(amount.place for amount in amounts)
    assert len({amount.place for amount in amounts}) == len(amounts)
    assert {amount.measure for amount in amounts} == {"", "年初预算数", "全年预算数", "全年执行数"}


def test_without_actuals_targets_alone(tmp_path):
    workspace = Workspace.open(sample_workspace(tmp_path))
    for path in workspace.actuals.iterdir():
        path.unlink()
    found = explain(workspace)
    assert not found.reading.recorded
    assert not found.sample


def test_single_files():
    found = explain_files([ROOT / "targets" / "2024" / "申报表.docx"], year=2024)
    assert len(found.reading.indicators) == 99
    assert found.reading.indicators[0].place.startswith("申报表.docx")
