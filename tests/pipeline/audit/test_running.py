"""Audits over files: alike on one core and on several, whatever lies among them."""

import shutil
from pathlib import Path

import pytest

from evaltool.errors import InputError
from evaltool.findings import Severity
from evaltool.pipeline.audit import audit_files, audit_json
from evaltool.pipeline.audit.running import CHUNK
from tests.audit.forms import FILES, FOLDER

PROJECTS = Path(__file__).parent.parent.parent / "data" / "declaration"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """More files than one chunk holds, one of them broken off."""
    for number in range(2):
        for file in FILES[:14]:
            shutil.copy(FOLDER / file, tmp_path / f"{number}-{file}")
    whole = (FOLDER / "12.docx").read_bytes()
    (tmp_path / "断.docx").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "~$临时.docx").write_bytes(b"lock")
    return tmp_path


def test_one_damaged_file_is_told_and_the_rest_is_done(folder: Path) -> None:
    done = audit_files([folder])
    assert len(done.claims) == 28 > CHUNK
    errors = [item for item in done.findings if item.severity is Severity.ERROR]
    assert [(item.code, item.place) for item in errors] == [("audit-file-unreadable", "断.docx")]


def test_several_processes_give_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = audit_json(audit_files([folder], workers=1))
    monkeypatch.setattr("evaltool.pipeline.audit.running.WORTH_A_POOL", 1)
    told: list[tuple[int, int]] = []
    both = audit_files([folder], workers=2, progress=lambda done, due: told.append((done, due)))
    assert audit_json(both) == alone
    assert told[-1] == (29, 29)


def test_the_shape_of_the_json() -> None:
    told = audit_json(audit_files([FOLDER / "12.docx"]))
    assert list(told) == ["claims", "findings"]
    (claim,) = told["claims"]
    assert list(claim) == ["name", "file", "place", "ledger", "findings", "review_score"]
    ledger = claim["ledger"]
    assert list(ledger) == ["due", "passed", "findings", "not_applicable", "not_done"]
    assert ledger["due"] == sum(count for name, count in ledger.items() if name != "due")
    first = claim["findings"][0]
    assert list(first) == ["code", "severity", "place", "claimed", "recomputed", "message"]
    assert (first["severity"], first["claimed"], first["recomputed"]) == ("error", "100", "110")


def test_a_form_only_declared_is_told() -> None:
    done = audit_files([PROJECTS / "申报表.docx"])
    assert done.claims == ()
    assert {item.code for item in done.findings} == {"audit-not-a-claim", "audit-no-claim"}


def test_an_empty_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文件"):
        audit_files([tmp_path])
    done = audit_files([tmp_path / "没有.docx"])
    assert [item.code for item in done.findings] == ["audit-file-unreadable"]


def test_files_of_a_folder_are_named_by_their_place_in_it(tmp_path: Path) -> None:
    (tmp_path / "甲局").mkdir()
    shutil.copy(FOLDER / "25.docx", tmp_path / "甲局")
    (claim,) = audit_files([tmp_path]).claims
    assert claim.file == "甲局/25.docx"


def test_files_of_one_name_are_called_by_where_they_lie(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "自评表.docx" for folder in ("甲", "乙")]
    for path in paths:
        path.parent.mkdir()
        shutil.copy(FOLDER / "12.docx", path)
    places = {claim.place for claim in audit_files(paths).claims}
    assert places == {f"{unit}/自评表.docx 第1个表 第3行第2列" for unit in ("甲", "乙")}
