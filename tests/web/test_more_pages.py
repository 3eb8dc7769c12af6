"""Preview, evidence, stability and the auditor's corner."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from evaltool.web.evidence import Kept, attached
from evaltool.web.fields import row_id
from evaltool.web.preview import Table, preview
from evaltool.web.views.project import project_view
from evaltool.web.views.results import results_view
from tests.web.browsing import Browser, field_named, fields, words
from tests.workspaces import ROOT


def _plain(texts: Iterable[str]) -> list[str]:
    return ["".join(text.split()) for text in texts if text.strip()]


def test_the_preview_says_what_the_document_says(sample: Browser) -> None:
    from evaltool.files import read_grids

    forms = sample.desk.year().documents[1]
    tables = [block for block in preview(forms.data) if isinstance(block, Table)]
    file = sample.root / "forms.docx"
    file.write_bytes(forms.data)
    grids = read_grids(file)
    assert len(tables) == len(grids) == 13
    for table, grid in zip(tables, grids, strict=True):
        shown = ["".join(p.text for p in c.paragraphs) for r in table.rows for c in r]
        assert _plain(shown) == _plain(cell.text for cell in grid.cells)
        spans = [(c.columns, c.rows) for r in table.rows for c in r]
        assert spans == [(cell.column_span, cell.row_span) for cell in grid.cells]
    page = sample.get("/results/preview/1")
    assert "部门整体支出绩效自评表" in words(page)
    assert "绩效自评报告" in words(sample.get("/results/preview/0"))
    assert sample.get("/results/preview/2").status_code == 404


def _attach(browser: Browser, name: str, data: bytes, place: int = 0) -> int:
    project = browser.desk.declaration().projects[1]
    path = browser.project(project.name)
    form = {"row": row_id(project.indicators[place]), "file": (io.BytesIO(data), name)}
    return browser.post(f"{path}/evidence", form).status_code


def test_evidence_is_kept_with_its_hash_and_told_when_it_changes(sample: Browser) -> None:
    assert _attach(sample, "../../会议 记录.pdf", b"%PDF-1.4 one") == 303
    kept = sample.root / "evidence" / "2024" / "会议 记录.pdf"
    assert kept.read_bytes() == b"%PDF-1.4 one"
    year = sample.desk.year()
    project = year.gathered.declaration.projects[1]
    path = sample.project(project.name)
    view = project_view(year, path.rpartition("/")[2])
    assert view is not None
    (file,) = attached(year.workspace, view)
    assert (file.name, file.kept) == ("会议 记录.pdf", Kept.THERE)
    assert f"会议 记录.pdf（校验码{file.mark}）" in (year.scored.cases[1].actuals[0].evidence or "")
    assert _attach(sample, "会议 记录.pdf", b"%PDF-1.4 one") == 303  # twice: named once
    kept.write_bytes(b"changed")
    assert "已改动" in words(sample.get(path))
    kept.unlink()
    assert "不在了" in words(sample.get(path))


@pytest.mark.parametrize("name", ["运行.exe", "页.html", "脚本.js", "无后缀", "宏.docm"])
def test_what_is_no_evidence_is_refused(sample: Browser, name: str) -> None:
    assert _attach(sample, name, b"x") == 422
    assert not (sample.root / "evidence").exists()


def test_stability_is_shown_with_what_was_assumed(sample: Browser) -> None:
    view = results_view(sample.desk.year()).stability
    assert view.move == "20"
    assert [line.grade for line in view.lines] == ["优"] * 13
    assert view.lines[0].held == "100.00%"
    assert "假设和方法" in words(sample.get("/results"))


def _forms() -> Path:
    return next(iter(sorted((ROOT / "tests" / "data" / "claims").rglob("*.docx"))))


def test_an_audit_shows_its_ledger_and_gives_its_documents(empty: Browser) -> None:
    empty.post("/workspace", {"year": "2024"})
    file = _forms()
    answer = empty.post("/audit", {"files": (io.BytesIO(file.read_bytes()), file.name)})
    assert answer.status_code == 303
    address = answer.headers["Location"]
    told = words(empty.get(address))
    assert "张自评表，应查" in told
    assert "复核台账" in told
    for number in range(2):
        made = empty.get(f"{address}/{number}")
        assert "attachment" in made.headers["Content-Disposition"]
        assert zipfile.is_zipfile(io.BytesIO(made.data))
    assert empty.get(f"{address}/2").status_code == 404
    assert sorted(path.name for path in empty.root.iterdir()) == [
        "actuals",
        "evaltool.toml",
        "targets",
    ]


def test_an_audit_of_what_cannot_be_read_says_so(sample: Browser) -> None:
    answer = sample.post("/audit", {"files": (io.BytesIO(b"PK\x03\x04 broken"), "坏.docx")})
    assert "损坏" in words(sample.get(answer.headers["Location"]))
    assert sample.post("/audit").status_code == 422
    assert sample.get("/audit/ffff").status_code == 422
    rules = {"files": (io.BytesIO(b"x"), "a.csv"), "rules": "/etc/passwd"}
    assert sample.post("/audit", rules).status_code == 404


def test_a_report_is_verified_against_the_folder(sample: Browser) -> None:
    report = sample.desk.year().documents[0].data
    answer = sample.post("/verify", {"reports": (io.BytesIO(report), "绩效自评报告.docx")})
    assert "一致：全部数字与用工作目录中的材料重算的结果相同" in words(answer)
    path = sample.project("区人大会议费")
    page = sample.get(path).text
    name = field_named(page, "实际完成值")
    sample.post(f"{path}/indicators", {**fields(page), f"now.{name}": "0次"})
    answer = sample.post("/verify", {"reports": (io.BytesIO(report), "绩效自评报告.docx")})
    assert "不一致：" in words(answer)
    other = sample.post("/verify", {"reports": (io.BytesIO(b"PK broken"), "坏.docx")})
    assert "未能核验" in words(other)
    assert sample.post("/verify").status_code == 422
