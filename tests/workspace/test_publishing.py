import errno
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from evaltool.errors import WorkspaceError
from evaltool.workspace import Document, Kept, Workspace, publish, write_new, write_output

REPORT = "reports/2024/报告.docx"
TABLE = "reports/2024/表.docx"


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path, year=2024)


def names(workspace):
    return sorted(path.name for path in workspace.reports.iterdir())


def edit(path: Path, data: bytes, day: str = "2025-03-21") -> None:
    path.write_bytes(data)
    moment = datetime.fromisoformat(f"{day}T12:00").timestamp()
    os.utime(path, (moment, moment))


def test_a_document_is_written_and_written_again(workspace):
    assert write_output(REPORT, b"one", workspace) == ()
    assert write_output(REPORT, b"two", workspace) == ()
    assert (workspace.root / REPORT).read_bytes() == b"two"
    assert names(workspace) == ["报告.docx"]


def test_an_edited_document_is_kept_under_its_date(workspace):
    write_output(REPORT, b"one", workspace)
    edit(workspace.root / REPORT, b"edited")
    kept = write_output(REPORT, b"two", workspace)
    assert kept == (Kept(path=REPORT, kept_as="reports/2024/报告（2025-03-21 修改稿）.docx"),)
    assert (workspace.root / kept[0].kept_as).read_bytes() == b"edited"
    assert (workspace.root / REPORT).read_bytes() == b"two"


def test_a_kept_copy_is_never_overwritten_and_keeps_its_date(workspace):
    write_output(REPORT, b"one", workspace)
    for data in (b"first edit", b"second edit"):
        edit(workspace.root / REPORT, data)
        write_output(REPORT, b"two", workspace)
    assert names(workspace) == [
        "报告.docx",
        "报告（2025-03-21 修改稿 2）.docx",
        "报告（2025-03-21 修改稿）.docx",
    ]
    first = workspace.reports / "报告（2025-03-21 修改稿）.docx"
    assert first.read_bytes() == b"first edit"
    assert datetime.fromtimestamp(first.stat().st_mtime).date().isoformat() == "2025-03-21"


def test_a_document_we_know_nothing_of_is_kept(workspace):
    workspace.reports.mkdir(parents=True)
    edit(workspace.root / REPORT, b"somebody's")
    assert len(write_output(REPORT, b"one", workspace)) == 1


def test_the_same_bytes_are_left_alone(workspace):
    workspace.reports.mkdir(parents=True)
    edit(workspace.root / REPORT, b"one", "2025-01-02")
    assert write_output(REPORT, b"one", workspace) == ()
    assert names(workspace) == ["报告.docx"]
    written = datetime.fromtimestamp((workspace.root / REPORT).stat().st_mtime)
    assert written.date().isoformat() == "2025-01-02"
    assert write_output(REPORT, b"two", workspace) == ()


def test_a_lost_record_is_the_safe_side(workspace):
    write_output(REPORT, b"one", workspace)
    (workspace.root / ".evaltool" / "written.json").write_bytes(b"{broken")
    assert len(write_output(REPORT, b"two", workspace)) == 1


def test_other_documents_stay_on_record(workspace):
    write_output(REPORT, b"one", workspace)
    write_output(TABLE, b"one", workspace)
    assert write_output(REPORT, b"two", workspace) == ()


def test_a_set_is_staged_before_anything_is_replaced(workspace, monkeypatch):
    old = [Document(path=REPORT, data=b"old"), Document(path=TABLE, data=b"old")]
    new = [Document(path=REPORT, data=b"new"), Document(path=TABLE, data=b"new")]
    publish(workspace, old)
    flush, calls = os.fsync, []

    def full_at_the_second(descriptor):
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", full_at_the_second)
    with pytest.raises(WorkspaceError) as caught:
        publish(workspace, new)
    assert caught.value.place == TABLE
    assert "磁盘已满" in caught.value.remedy
    monkeypatch.undo()
    assert [(workspace.root / item.path).read_bytes() for item in old] == [b"old", b"old"]
    assert names(workspace) == ["报告.docx", "表.docx"]
    assert publish(workspace, new) == ()


def test_a_run_broken_off_between_two_names_is_not_taken_for_an_edit(workspace, monkeypatch):
    new = [Document(path=REPORT, data=b"new"), Document(path=TABLE, data=b"new")]
    publish(workspace, [Document(path=REPORT, data=b"old"), Document(path=TABLE, data=b"old")])
    rename = Path.replace

    def broken_at_the_table(path, target):
        if Path(target).name == "表.docx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", broken_at_the_table)
    with pytest.raises(WorkspaceError) as caught:
        publish(workspace, new)
    assert caught.value.details == (f"已写入：{REPORT}",)
    assert "WPS" in caught.value.remedy
    monkeypatch.undo()
    newer = [Document(path=REPORT, data=b"newer"), Document(path=TABLE, data=b"newer")]
    assert publish(workspace, newer) == ()
    assert names(workspace) == ["报告.docx", "表.docx"]


def test_a_copy_that_cannot_be_kept_stops_the_run(workspace, monkeypatch):
    write_output(REPORT, b"one", workspace)
    edit(workspace.root / REPORT, b"edited")
    rename = Path.replace

    def refuse_copies(path, target):
        if "修改稿" in str(target):
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", refuse_copies)
    with pytest.raises(WorkspaceError, match="没有写入"):
        write_output(REPORT, b"two", workspace)
    assert (workspace.root / REPORT).read_bytes() == b"edited"
    assert names(workspace) == ["报告.docx"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/x.docx",
        "../x.docx",
        "reports/../../x.docx",
        "reports\\x.docx",
        "C:/x.docx",
        "reports/2024",
    ],
)
def test_paths_that_lead_elsewhere_are_refused(workspace, path):
    workspace.reports.mkdir(parents=True)
    with pytest.raises(WorkspaceError, match="不能写到这个位置"):
        write_output(path, b"x", workspace)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_refused(workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (workspace.root / "reports").symlink_to(outside, target_is_directory=True)
    with pytest.raises(WorkspaceError, match="不能写到这个位置"):
        write_output(REPORT, b"x", workspace)
    (workspace.root / "reports").unlink()
    workspace.reports.mkdir(parents=True)
    (workspace.root / REPORT).symlink_to(outside / "x.docx")
    with pytest.raises(WorkspaceError, match="不能写到这个位置"):
        write_output(REPORT, b"x", workspace)
    assert list(outside.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_told(workspace):
    (workspace.root / "reports").write_bytes(b"")
    with pytest.raises(WorkspaceError, match="没有写入"):
        write_output(REPORT, b"x", workspace)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes")
def test_new_files_have_the_usual_mode_and_old_ones_keep_theirs(workspace):
    write_output(REPORT, b"one", workspace)
    path = workspace.root / REPORT
    usual = workspace.root / "usual"
    usual.touch()
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o600)
    write_output(REPORT, b"two", workspace)
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_broken_run_left_behind_does_not_matter(workspace):
    workspace.reports.mkdir(parents=True)
    stale = workspace.reports / f".evaltool-{os.getpid()}-0.tmp"
    stale.write_bytes(b"stale")
    write_output(REPORT, b"one", workspace)
    assert (workspace.root / REPORT).read_bytes() == b"one"
    assert stale.read_bytes() == b"stale"


def test_a_failed_write_leaves_no_temporary_file(workspace, monkeypatch):
    def full(descriptor):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match="系统错误号 5"):
        write_output(REPORT, b"one", workspace)
    assert names(workspace) == []


def test_a_file_where_the_folder_should_be_is_named_as_such(workspace):
    workspace.reports.parent.mkdir(exist_ok=True)
    workspace.reports.write_bytes(b"x")
    with pytest.raises(WorkspaceError, match="同名的文件"):
        write_output(REPORT, b"one", workspace)
    assert workspace.reports.read_bytes() == b"x"


def test_a_drive_that_cannot_flush_folders_is_no_obstacle(workspace, monkeypatch):
    flush = os.fsync

    def files_only(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_output(REPORT, b"one", workspace)
    assert names(workspace) == ["报告.docx"]


def test_nothing_to_publish_is_no_error(workspace):
    assert publish(workspace, []) == ()


def test_a_file_asked_for_is_written_once(tmp_path):
    path = tmp_path / "核对表.xlsx"
    write_new(path, b"one")
    write_new(path, b"one")
    assert path.read_bytes() == b"one"
    assert [item.name for item in tmp_path.iterdir()] == ["核对表.xlsx"]


@pytest.mark.parametrize("standing", ["file", "folder", "link", "no folder"])
def test_what_lies_there_already_is_left_alone(tmp_path, standing):
    path = tmp_path / "核对表.xlsx"
    if standing == "file":
        path.write_bytes(b"filled in")
    elif standing == "folder":
        path.mkdir()
    elif standing == "link":
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path = tmp_path / "无" / "核对表.xlsx"
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WorkspaceError):
        write_new(path, b"one")
    assert sorted(tmp_path.iterdir()) == before
    assert standing != "file" or path.read_bytes() == b"filled in"


def test_a_file_the_disk_refuses_leaves_nothing(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WorkspaceError, match="没有写入"):
        write_new(tmp_path / "核对表.xlsx", b"one")
    assert list(tmp_path.iterdir()) == []
