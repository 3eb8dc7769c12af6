"""Annexes asked for by option, setting or manifest; years found in the folders."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from evaltool.errors import InputError, WorkspaceError
from evaltool.files import read_grids
from evaltool.pipeline import evaluate
from evaltool.pipeline.annexes import asked_annexes, recorded_annexes, work_paper_annexes
from evaltool.pipeline.trend import compare_years, years_of
from evaltool.report import render_report, render_work_papers
from evaltool.workspace import Workspace
from tests.pipeline.years import several_years


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(several_years(tmp_path))


def test_a_manifest_gives_the_same_report_again(workspace: Workspace) -> None:
    asked = asked_annexes(
        workspace, stability=Decimal("12.5"), trends=True, same={"开会次数": "会议次数"}
    )
    scored = evaluate(workspace)
    again = recorded_annexes(workspace, asked.options)
    assert again == asked
    first, second = (render_report(scored, data="{}", annexes=each) for each in (asked, again))
    assert first == second


@pytest.mark.parametrize("setting", ["", "stability = 30\n"])
def test_a_manifest_counts_more_than_the_settings(setting: str, tmp_path: Path) -> None:
    several_years(tmp_path)
    (tmp_path / "evaltool.toml").write_text(f"year = 2024\n{setting}", encoding="utf-8")
    workspace = Workspace.open(tmp_path)
    assert recorded_annexes(workspace, ()).stability is None
    assert recorded_annexes(workspace, [("stability", "7")]).stability == 7
    assert asked_annexes(workspace).stability == (Decimal(30) if setting else None)


def test_the_files_of_other_years_are_inputs(workspace: Workspace) -> None:
    names = [name for name, _ in asked_annexes(workspace, trends=True).inputs]
    assert "targets/2020/目标.csv" in names
    assert not any(name.startswith("targets/2024") for name in names)


def test_years_are_those_with_targets_and_actuals(workspace: Workspace) -> None:
    assert years_of(workspace) == (2020, 2021, 2022, 2023, 2024)
    for name in ("2019", "2030", "旧", "01999"):
        (workspace.root / "targets" / name).mkdir()
    (workspace.root / "actuals" / "2019").mkdir()
    (workspace.root / "actuals" / "2030").mkdir()
    assert years_of(workspace) == (2020, 2021, 2022, 2023, 2024)
    assert years_of(Workspace.open(workspace.root, year=2022)) == (2020, 2021, 2022)


def test_a_single_year_cannot_be_compared(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="只有一个年度"):
        compare_years(Workspace.open(workspace.root, year=2020))


def test_work_papers_say_what_they_were_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    asked = asked_annexes(
        workspace, stability=Decimal("12.5"), trends=True, same={"开会次数": "会议次数"}
    )
    path = tmp_path / "底稿.xlsx"
    scored = evaluate(workspace)
    path.write_bytes(render_work_papers(scored, annexes=asked))
    assert work_paper_annexes(workspace, read_grids(path)) == asked
    path.write_bytes(render_work_papers(scored))
    assert work_paper_annexes(workspace, read_grids(path)).options == ()


@pytest.mark.parametrize("move", ["很多", "0", "NaN", "1e9", ""])
def test_a_changed_option_is_told(move: str, workspace: Workspace) -> None:
    with pytest.raises(InputError, match="等级稳定性选项"):
        recorded_annexes(workspace, [("stability", move)])
