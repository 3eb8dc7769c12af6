import os
from pathlib import Path

import pytest

from evaltool.errors import WorkspaceError
from evaltool.workspace import Workspace


@pytest.fixture
def root(tmp_path):
    (tmp_path / "evaltool.toml").write_text("year = 2024\nsample = true\n", encoding="utf-8")
    for name in ("targets", "actuals"):
        (tmp_path / name / "2024").mkdir(parents=True)
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_the_year_comes_from_the_settings(root):
    workspace = Workspace.open(root)
    assert workspace.year == 2024
    assert workspace.sample
    assert workspace.targets == root / "targets" / "2024"
    assert workspace.actuals == root / "actuals" / "2024"
    assert workspace.reports == root / "reports" / "2024"


def test_the_year_asked_for_counts_more(root):
    assert Workspace.open(root, year=2023).targets == root / "targets" / "2023"


def test_a_year_asked_for_needs_no_settings(tmp_path):
    workspace = Workspace.open(tmp_path, year=2024)
    assert workspace.year == 2024
    assert not workspace.sample


def test_no_settings_and_no_year_is_told(tmp_path):
    with pytest.raises(WorkspaceError) as caught:
        Workspace.open(tmp_path)
    assert "没有找到设置文件" in str(caught.value)
    assert "year = 2024" in caught.value.remedy


def test_settings_without_a_year_are_told(tmp_path):
    (tmp_path / "evaltool.toml").write_text("sample = false\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="没有设置评价年度"):
        Workspace.open(tmp_path)


def test_an_impossible_year_is_refused(root):
    with pytest.raises(WorkspaceError, match="评价年度 24 不正确"):
        Workspace.open(root, year=24)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(WorkspaceError, match="没有这个文件夹"):
        Workspace.open(tmp_path / "没有", year=2024)


def test_a_file_is_no_folder(root):
    with pytest.raises(WorkspaceError, match="不是文件夹"):
        Workspace.open(root / "evaltool.toml")


def test_files_come_in_one_order_and_junk_is_passed_over(root):
    put(
        root / "targets" / "2024",
        "乙.docx",
        "甲.docx",
        "b.xlsx",
        "a.xlsx",
        "项目/申报表.docx",
        "~$乙.docx",
        ".~lock.乙.docx#",
        ".~乙.docx",
        ".隐藏.docx",
        "Thumbs.db",
        "desktop.ini",
        "~WRL0001.tmp",
        "__MACOSX/甲.docx",
        ".git/config",
    )
    workspace = Workspace.open(root)
    assert [workspace.relative(path) for path in workspace.target_files()] == [
        "targets/2024/a.xlsx",
        "targets/2024/b.xlsx",
        "targets/2024/乙.docx",
        "targets/2024/甲.docx",
        "targets/2024/项目/申报表.docx",
    ]


def test_the_order_does_not_hang_on_the_file_system(root, monkeypatch):
    put(root / "actuals" / "2024", "c.csv", "a.csv", "b.csv")
    workspace = Workspace.open(root)
    forwards = workspace.actual_files()
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: reversed(list(listed(path))))
    assert workspace.actual_files() == forwards


@pytest.mark.parametrize(
    ("folder", "files", "remedy"),
    [("targets", "target_files", "申报表"), ("actuals", "actual_files", "evaltool collect")],
)
def test_a_missing_or_empty_input_folder_says_what_to_do(root, folder, files, remedy):
    workspace = Workspace.open(root)
    with pytest.raises(WorkspaceError) as empty:
        getattr(workspace, files)()
    assert "文件夹中没有文件" in str(empty.value)
    assert remedy in empty.value.remedy
    (root / folder / "2024").rmdir()
    with pytest.raises(WorkspaceError) as missing:
        getattr(workspace, files)()
    assert missing.value.place == f"{folder}/2024"
    assert "没有这个文件夹" in str(missing.value)


def test_whether_actuals_lie_there(root):
    workspace = Workspace.open(root)
    assert not workspace.has_actuals
    put(root / "actuals" / "2024", "a.csv")
    assert workspace.has_actuals
    assert not Workspace.open(root, year=2020).has_actuals


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_elsewhere_are_refused(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    put(outside, "secret.docx")
    link = root / "targets" / "2024" / "链接.docx"
    link.symlink_to(outside / "secret.docx")
    with pytest.raises(WorkspaceError, match="链接") as caught:
        Workspace.open(root).target_files()
    assert caught.value.place == "targets/2024/链接.docx"
    link.unlink()
    link.symlink_to(root, target_is_directory=True)
    with pytest.raises(WorkspaceError, match="链接"):
        Workspace.open(root).target_files()


def test_relative_names_never_show_the_machine(root, tmp_path_factory):
    workspace = Workspace.open(root)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "表.docx"
    assert workspace.relative(elsewhere) == "表.docx"
    assert workspace.relative(Path("targets/2024/表.docx")) == "targets/2024/表.docx"
    decomposed = root / "targets" / "e\u0301.docx"
    assert workspace.relative(decomposed) == "targets/\u00e9.docx"


def test_a_folder_that_cannot_be_opened_is_told(root, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(WorkspaceError, match="无法打开"):
        Workspace.open(root).actual_files()
