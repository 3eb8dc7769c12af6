"""Gathering: every file read, all that cannot be read told together."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

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


def test_the_settings_name_the_unit_that_a_form_leaves_out(tmp_path):
    folder = sample_workspace(tmp_path)
    (folder / "evaltool.toml").write_text('year = 2024\nunit = "某某局"\n', encoding="utf-8")
    for path in (folder / "targets" / "2024").iterdir():
        path.unlink()
    (folder / "targets" / "2024" / "表.csv").write_text(FORM_WITHOUT_UNIT, encoding="utf-8")
    (project,) = gather(Workspace.open(folder)).declaration.projects
    assert project.unit == "某某局"


FORM_WITHOUT_UNIT = """项目支出绩效目标申报表,,,
（2024年度）,,,
项目名称,培训费,,
一级指标,二级指标,三级指标,指标值
产出指标,数量指标,培训期数,3期
"""


def test_what_is_told_of_the_actuals_files_is_not_lost(tmp_path):
    folder = sample_workspace(tmp_path)
    book = Workbook()
    for row in (["项目名称", "三级指标", "实际完成值"], ["区人大会议费", "会议费", "50.83万元"]):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.save(folder / "actuals" / "2024" / "补充.xlsx")
    codes = {item.code for item in gather(Workspace.open(folder)).findings}
    assert "files-hidden-cells" in codes
