"""What people and disks do wrong: told in Chinese, nothing lost, no page of a broken program."""

from __future__ import annotations

import errno
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from evaltool.actuals import COLLECTION_NAME
from evaltool.pipeline import collect, disclosure_page
from evaltool.workspace import Workspace
from tests.web.browsing import BASE, Browser, words
from tests.workspaces import ROOT

_TABLE = "actuals/2024/网页填报-实际完成情况.csv"
_DECLARATION = ROOT / "targets" / "2024" / "申报表.docx"


def _add(browser: Browser, path: Path) -> str:
    with path.open("rb") as file:
        browser.post("/declaration/files", {"files": (file, path.name)})
    return words(browser.get("/declaration"))


@pytest.mark.parametrize("year", ["9" * 5000, "1800", "二〇二四", "", "-2024", "2024.0"])
def test_a_year_that_is_none_is_told(empty: Browser, year: str) -> None:
    answer = empty.post("/workspace", {"year": year})
    assert answer.status_code == 422
    assert "请写四位年度" in words(answer)
    assert list(empty.root.iterdir()) == []


def test_a_filled_table_is_no_declaration(declared: Browser) -> None:
    told = _add(declared, ROOT / "actuals" / "2024" / "actuals-2024.csv")
    assert "这是填有完成情况的表，不是绩效目标申报表" in told
    assert [path.name for path in (declared.root / "targets" / "2024").iterdir()] == ["申报表.docx"]


def test_a_filled_workbook_is_no_declaration(sample: Browser) -> None:
    collect(Workspace.open(sample.root))
    told = _add(sample, sample.root / "actuals" / "2024" / COLLECTION_NAME)
    assert "请在“填报”页上传" in told


def test_a_folder_that_is_gone_is_told(sample: Browser) -> None:
    shutil.rmtree(sample.root)
    for address in ("/", "/declaration", "/actuals", "/results"):
        assert sample.get(address).status_code == 422, address


def test_a_file_in_the_place_of_a_folder_is_told(sample: Browser) -> None:
    shutil.rmtree(sample.root / "targets")
    (sample.root / "targets").write_text("x")
    assert "同名的文件" in _add(sample, _DECLARATION)


def test_a_disk_that_refuses_is_told(sample: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(sample.root / "x"))

    monkeypatch.setattr(Path, "write_bytes", full)
    with _DECLARATION.open("rb") as file:
        answer = sample.post("/declaration/files", {"files": (file, "新.docx")})
    assert answer.status_code == 422
    assert "磁盘是否已满" in words(answer)


def test_a_spoilt_table_is_put_aside_with_one_button(sample: Browser) -> None:
    (sample.root / _TABLE).write_text("别的内容", encoding="utf-8")
    answer = sample.get("/actuals")
    assert answer.status_code == 422
    assert f'name="name" value="{_TABLE}"><button>把这个文件移到 archive 文件夹' in answer.text
    assert sample.post("/files/aside", {"name": _TABLE}).status_code == 303
    assert sample.get("/actuals").status_code == 200
    kept = sample.root / "archive" / "2024" / Path(_TABLE).name
    assert kept.read_text(encoding="utf-8") == "别的内容"


def test_a_table_that_cannot_be_written_is_not_offered_to_be_put_aside(sample: Browser) -> None:
    shutil.rmtree(sample.root / "targets")
    answer = sample.get("/actuals/workbook")
    assert answer.status_code == 422
    assert "移到 archive" not in answer.text


def test_the_first_page_says_why_there_are_no_totals(sample: Browser) -> None:
    (sample.root / _TABLE).write_text("别的内容", encoding="utf-8")
    answer = sample.get("/summary")
    assert answer.status_code == 200
    assert "已被改成认不出的样子" in words(answer)


def test_who_is_turned_away_sees_nothing_of_the_folder(sample: Browser) -> None:
    sample.post("/declaration/files")  # leaves something to be told
    other = sample.client.application.test_client()
    answer = other.get("/nothing", base_url=BASE)
    assert answer.status_code == 403
    assert "2024" not in answer.text
    assert "示例数据" not in answer.text
    assert "没有选择文件" in words(sample.get("/declaration"))


def test_the_page_for_disclosure_is_that_of_the_program(sample: Browser) -> None:
    year = sample.desk.year()
    answer = sample.get("/results/disclosure")
    assert answer.data == disclosure_page(year.workspace, year.scored).data
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_report_and_forms_come_as_pdf(sample: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "evaltool.files.libreoffice.pdfs", lambda texts: tuple(b"%PDF" for _ in texts)
    )
    with zipfile.ZipFile(io.BytesIO(sample.get("/results/pdf.zip").data)) as package:
        assert package.namelist() == ["绩效自评报告.pdf", "绩效自评表.pdf"]


def test_pdf_is_offered_only_where_it_can_be_made(
    sample: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaltool.files.libreoffice.shutil.which", lambda _: "/bin/true")
    assert "/results/pdf.zip" in sample.get("/results").text
    monkeypatch.setattr("evaltool.files.libreoffice.shutil.which", lambda _: None)
    monkeypatch.setattr("evaltool.files.libreoffice._PLACES", ())
    assert "/results/pdf.zip" not in sample.get("/results").text
