"""A filled workbook comes in: compared first, entered as chosen, the file kept."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from evaltool.actuals import COLLECTION_NAME
from evaltool.actuals.layout import Table
from evaltool.pipeline import documents, evaluate
from evaltool.web.importing import Source, compared
from evaltool.web.tables import FILES
from evaltool.workspace import Workspace
from tests.web.browsing import Browser, field_named, fields, words
from tests.workspaces import ROOT, sample_workspace

_TABLE = f"actuals/2024/{FILES[Table.ACTUAL]}"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The collection workbook with the illustrative actuals filled in."""
    from evaltool.pipeline import collect

    folder = sample_workspace(tmp_path_factory.mktemp("filled"))
    collect(Workspace.open(folder))
    return (folder / "actuals" / "2024" / COLLECTION_NAME).read_bytes()


def _upload(browser: Browser, data: bytes, name: str = COLLECTION_NAME) -> str:
    answer = browser.post("/actuals/upload", {"file": (io.BytesIO(data), name)})
    assert answer.status_code == 303, words(answer)
    return answer.headers["Location"]


def _take(browser: Browser, address: str, **more: str) -> int:
    page = browser.get(address).text
    ticked = re.findall(r'name="take" value="([^"]*)"( checked)?', page)
    form = {**fields(page), "take": [name for name, mark in ticked if mark], **more}
    return browser.post("/import", form).status_code


def test_an_uploaded_workbook_gives_the_documents_of_the_sample(
    declared: Browser, filled: bytes
) -> None:
    address = _upload(declared, filled)
    told = words(declared.get(address))
    assert "与现有内容不同 0 处" in told
    assert not (declared.root / _TABLE).exists()
    assert _take(declared, address) == 303
    totals = [f"{item.total / 100:.2f}" for item in declared.desk.year().projects if item.total]
    assert totals[:3] == ["98.48", "98.99", "99.30"]
    workspace = Workspace.open(declared.root)
    made = documents(workspace, evaluate(workspace))
    assert [item.data for item in declared.desk.year().documents] == [item.data for item in made]
    kept = declared.root / "archive" / "2024" / COLLECTION_NAME
    assert kept.read_bytes() == filled
    assert not list((declared.root / ".evaltool" / "incoming").iterdir())


def test_what_differs_is_shown_beside_and_kept_unless_chosen(
    sample: Browser, filled: bytes
) -> None:
    path = sample.project("区人大会议费")
    page = sample.get(path).text
    name = field_named(page, "实际完成值")
    sample.post(f"{path}/indicators", {**fields(page), f"now.{name}": "网页上的值"})
    address = _upload(sample, filled)
    told = words(sample.get(address))
    assert "与现有内容不同 1 处" in told
    assert "网页上的值" in told
    assert _take(sample, address) == 303
    assert "网页上的值" in (sample.root / _TABLE).read_text(encoding="utf-8-sig")
    address = _upload(sample, filled)
    change = compared(sample.desk.year(), _source(address)).changes[0]
    form = {**fields(sample.get(address).text), "take": [change.id]}
    assert sample.post("/import", form).status_code == 303
    assert "网页上的值" not in (sample.root / _TABLE).read_text(encoding="utf-8-sig")


def _source(address: str) -> Source:
    from urllib.parse import parse_qs, urlsplit

    query = parse_qs(urlsplit(address).query)
    return Source(name=query["file"][0], staged=query["staged"][0])


def test_what_changed_since_the_comparison_is_not_replaced(sample: Browser, filled: bytes) -> None:
    path = sample.project("区人大会议费")
    page = sample.get(path).text
    name = field_named(page, "实际完成值")
    sample.post(f"{path}/indicators", {**fields(page), f"now.{name}": "先填的"})
    address = _upload(sample, filled)
    form = fields(sample.get(address).text)
    change = compared(sample.desk.year(), _source(address)).changes[0]
    page = sample.get(path).text
    sample.post(f"{path}/indicators", {**fields(page), f"now.{name}": "后填的"})
    answer = sample.post("/import", {**form, "take": [change.id]})
    assert answer.status_code == 409
    assert "刚有人把它改为“后填的”" in words(answer)
    assert "后填的" in (sample.root / _TABLE).read_text(encoding="utf-8-sig")
    assert list((sample.root / ".evaltool" / "incoming").iterdir())


def test_a_file_among_the_actuals_is_taken_over(declared: Browser) -> None:
    for name in ("actuals-2024.csv", "budget-2024.csv", "situation-2024.csv"):
        source = ROOT / "actuals" / "2024" / name
        (declared.root / "actuals" / "2024" / name).write_bytes(source.read_bytes())
    page = words(declared.get("/actuals"))
    assert "还有别的文件记录了完成情况" in page
    before = [item.total for item in declared.desk.year().projects]
    for name in ("actuals-2024.csv", "budget-2024.csv", "situation-2024.csv"):
        assert _take(declared, f"/import?file=actuals/2024/{name}") == 303
        assert (declared.root / "archive" / "2024" / name).exists()
    assert [item.total for item in declared.desk.year().projects] == before
    assert sorted(path.name for path in (declared.root / "actuals" / "2024").iterdir()) == sorted(
        FILES.values()
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "损坏"),
        ("b.xlsx", b"", "文件是空的"),
        ("c.exe", b"MZ\x00\x01\x02\xff\xfe" * 50, "认不出的文件类型"),
        ("d.csv", "姓名,电话\n甲,1\n".encode(), "没有认出完成情况的表"),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_kept(
    declared: Browser, name: str, data: bytes, told: str
) -> None:
    answer = declared.post("/actuals/upload", {"file": (io.BytesIO(data), name)})
    if answer.status_code == 303:
        answer = declared.get(answer.headers["Location"])
    assert answer.status_code == 422
    assert told in words(answer)
    assert not (declared.root / _TABLE).exists()


@pytest.mark.parametrize(
    "query",
    [
        "file=../evaltool.toml",
        "file=evaltool.toml",
        "file=/etc/passwd",
        "file=x.xlsx&staged=../../targets/2024",
        f"file=../../../evaltool.toml&staged={'0' * 64}",
    ],
)
def test_no_path_leads_to_other_files(sample: Browser, query: str) -> None:
    assert sample.get(f"/import?{query}").status_code == 422


def test_a_file_is_moved_out_and_only_an_input_file(sample: Browser) -> None:
    for name in ("evaltool.toml", "../x", "/etc/passwd", "targets/2024/../../evaltool.toml"):
        assert sample.post("/files/aside", {"name": name}).status_code == 422
    assert (sample.root / "evaltool.toml").exists()
    assert sample.post("/files/aside", {"name": "targets/2024/申报表.docx"}).status_code == 303
    assert (sample.root / "archive" / "2024" / "申报表.docx").exists()
    assert not (sample.root / "targets" / "2024" / "申报表.docx").exists()


def test_the_workbook_of_the_page_holds_what_was_typed(sample: Browser, tmp_path: Path) -> None:
    path = sample.project("区人大会议费")
    page = sample.get(path).text
    name = field_named(page, "实际完成值")
    sample.post(f"{path}/indicators", {**fields(page), f"now.{name}": "网页上的值"})
    answer = sample.get("/actuals/workbook")
    assert "attachment" in answer.headers["Content-Disposition"]
    file = tmp_path / "book.xlsx"
    file.write_bytes(answer.data)
    from evaltool.files import read_grids

    texts = [cell.text for grid in read_grids(file) for cell in grid.cells]
    assert "网页上的值" in texts
