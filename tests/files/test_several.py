"""Many files in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.files import archive, libreoffice, several
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.reader import read_file, read_files
from tests.files.samples import DECLARED, raw, zipped

DOCX = (DECLARED / "申报表.docx").read_bytes()
XLS = (DECLARED / "申报表.xls").read_bytes()
DOC = (DECLARED / "申报表.doc").read_bytes()
CSV = "指标,值\n甲,1\n"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The runs of a LibreOffice that gives the same document for every file."""
    made: list[list[str]] = []

    def convert(raws: list[RawFile], target: str) -> tuple[RawFile | InputError, ...]:
        if raws:
            made.append([one.file for one in raws])
        return tuple(
            InputError("转换不了", place=one.file) if "坏" in one.file else raw(DOCX, one.file)
            for one in raws
        )

    monkeypatch.setattr(libreoffice, "convert", convert)
    return made


def packed(tmp_path: Path, parts: dict[str, bytes | str]) -> Path:
    path = tmp_path / "包.zip"
    path.write_bytes(zipped(parts))
    return path


def test_an_archive_gives_the_tables_of_all_its_files(tmp_path: Path) -> None:
    inner = zipped({"内/表.csv": CSV})
    path = packed(tmp_path, {"甲.docx": DOCX, "乙.xls": XLS, "内.zip": inner})
    read = read_file(path)
    assert {grid.file for grid in read.grids} == {
        "包.zip/甲.docx",
        "包.zip/乙.xls",
        "包.zip/内.zip/内/表.csv",
    }
    assert len(read.grids) == 15
    assert read.findings == ()


def test_what_cannot_be_read_in_it_is_told_and_pictures_are_counted(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n"
    parts = {"甲.csv": CSV, "坏.docx": DOCX[:900], "空.xls": b"", "章.png": png, "图.png": png}
    read = read_file(packed(tmp_path, parts))
    assert [(item.code, item.place) for item in read.findings] == [
        ("files-member-unread", "包.zip/坏.docx"),
        ("files-member-unread", "包.zip/空.xls"),
        ("files-member-skipped", "包.zip"),
    ]
    assert "2个图片" in read.findings[2].message
    assert len(read.grids) == 1


def test_an_archive_of_nothing_readable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有能读的文件") as caught:
        read_file(packed(tmp_path, {"坏.docx": DOCX[:900], "章.png": b"\x89PNG\r\n"}))
    assert len(caught.value.details) == 1


def test_hostile_archives_are_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="之外"):
        read_file(packed(tmp_path, {"甲.csv": CSV, "../乙.csv": CSV}))
    nested = zipped({"甲.csv": CSV})
    for _ in range(archive.MAX_DEPTH):
        nested = zipped({"套.zip": nested})
    (tmp_path / "套.zip").write_bytes(nested)
    with pytest.raises(InputError, match="没有能读的文件"):
        read_file(tmp_path / "套.zip")


def test_old_documents_share_one_run(tmp_path: Path, runs: list[list[str]]) -> None:
    read = read_file(packed(tmp_path, {"甲.doc": DOC, "乙.csv": CSV, "丙.wps": DOC, "坏.doc": DOC}))
    assert runs == [["包.zip/丙.wps", "包.zip/坏.doc", "包.zip/甲.doc"]]
    assert [item.place for item in read.findings] == ["包.zip/坏.doc"]
    assert len({grid.file for grid in read.grids}) == 3


def test_a_run_holds_only_so_many(
    tmp_path: Path, runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "MAX_WAITING", 2)
    read_file(packed(tmp_path, {f"{n}.doc": DOC for n in range(5)}))
    assert [len(run) for run in runs] == [2, 2, 1]


def test_files_and_folders_are_read_in_order(tmp_path: Path, runs: list[list[str]]) -> None:
    (tmp_path / "夹").mkdir()
    (tmp_path / "夹" / "乙.doc").write_bytes(DOC)
    (tmp_path / "夹" / "甲.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "夹" / ".隐").touch()
    (tmp_path / "夹" / "~$乙.doc").touch()
    (tmp_path / "丙.doc").write_bytes(DOC)
    paths = [tmp_path / "夹", tmp_path / "没有.doc", tmp_path / "丙.doc"]
    outcomes = read_files(paths, root=tmp_path)
    named = [
        outcome.grids[0].file if isinstance(outcome, FileRead) else outcome.place
        for outcome in outcomes
    ]
    assert named == ["夹/乙.doc", "夹/甲.csv", "没有.doc", "丙.doc"]
    assert runs == [["夹/乙.doc", "丙.doc"]]


def test_without_libreoffice_every_old_file_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    for name in ("甲.doc", "乙.doc"):
        (tmp_path / name).write_bytes(DOC)
    outcomes = read_files([tmp_path])
    assert [str(outcome).partition("：")[0] for outcome in outcomes] == ["乙.doc", "甲.doc"]
    assert all("LibreOffice" in str(outcome) for outcome in outcomes)
