"""The year end in one go: the sample year's scores, its four files, and sameness."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evaltool.pipeline import disclosure_page, documents, evaluate, write_documents
from evaltool.report.scores import project_scores
from evaltool.workspace import Workspace
from tests.workspaces import sample_workspace

# Totals of the illustrative year under the default rule set, worked out by hand.
TOTALS = {
    "部门整体": "98.48",
    "区人大会议费": "98.99",
    "区人大专委会和区人大常委会各工委业务经费": "97.84",
    "区人大代表票决制和重点民生实事项目经费": "91.64",
    "仁和区人大代表培训费": "99.70",
    "乡（镇）、街办村（社区）人大“代表联络站”建设经费": "98.15",
    "区人大常委会机关离退休支部活动经费": "94.30",
    "区十三届人大代表补选经费": "98.35",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace.open(sample_workspace(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module")
def scored(workspace):
    return evaluate(workspace)


def test_the_illustrative_year_scores_as_worked_out(scored):
    totals = {
        item.case.project.name: str(Decimal(item.total).scaleb(-2))
        for item in project_scores(scored)
    }
    assert {name: totals[name] for name in TOTALS} == TOTALS
    assert len(totals) == 13


def test_points_of_the_meeting_project(scored):
    meeting = next(item for item in project_scores(scored) if item.total == 9899)
    assert [row.row.points for row in meeting.indicators] == [
        *(800, 700, 700, 700, 700, 700, 700),
        *(1500, 1500),
        *(500, 500),
    ]
    assert meeting.execution.score == 978  # 9.775 exactly, half up


def test_the_total_is_the_sum_of_the_printed_scores(scored):
    for item in project_scores(scored):
        printed = sum(row.row.score for row in item.indicators) + item.execution.score
        assert item.total == printed


def test_four_files_and_nothing_else(workspace, scored):
    made = documents(workspace, scored)
    write_documents(workspace, made)
    assert sorted(path.name for path in workspace.reports.iterdir()) == [
        "结果.json",
        "绩效自评底稿.xlsx",
        "绩效自评报告.docx",
        "绩效自评表.docx",
    ]


def test_two_runs_in_two_folders_give_the_same_bytes(workspace, scored, tmp_path):
    other = Workspace.open(sample_workspace(tmp_path))
    again = documents(other, evaluate(other))
    assert [item.data for item in again] == [item.data for item in documents(workspace, scored)]


def test_an_edited_document_is_kept(tmp_path):
    workspace = Workspace.open(sample_workspace(tmp_path))
    made = documents(workspace, evaluate(workspace))
    write_documents(workspace, made)
    report = tmp_path / made[0].path
    report.write_bytes(b"edited by hand")
    (kept,) = write_documents(workspace, made)
    assert (tmp_path / kept.kept_as).read_bytes() == b"edited by hand"
    assert report.read_bytes() == made[0].data


def test_a_rule_file_named_in_the_settings_lies_beside_them(tmp_path):
    folder = sample_workspace(tmp_path)
    (folder / "evaltool.toml").write_text('year = 2024\nrules = "own.toml"\n', encoding="utf-8")
    (folder / "own.toml").write_text(OWN_RULES, encoding="utf-8")
    scored = evaluate(Workspace.open(folder))
    assert scored.ruleset.id == "own"


OWN_RULES = """
id = "own"
title = "本县规则"
document = "县财政局通知"
certainty = "practice"
extends = "mof-2020-10"
"""


def test_the_page_for_disclosure_says_that_it_is_a_sample(workspace, scored):
    page = disclosure_page(workspace, scored)
    assert page.path == "reports/2024/绩效自评公开页.html"
    assert "示例数据" in page.data.decode()
    assert page == disclosure_page(workspace, scored)
