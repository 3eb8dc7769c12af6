"""The pages: a new folder, the declaration and its corrections, the list, the results."""

from __future__ import annotations

import io
import zipfile

import pytest

from evaltool.web.beginning import begin, begin_with_sample
from evaltool.web.corrections import FILE
from evaltool.web.fields import project_id, row_id
from evaltool.web.receiving import safe_name
from evaltool.web.settings import put_rules
from evaltool.workspace import Workspace
from tests.web.browsing import Browser, words
from tests.workspaces import ROOT


def test_an_empty_folder_is_offered_a_new_workspace_and_the_sample(empty: Browser) -> None:
    told = words(empty.get("/"))
    assert "还不是工作目录" in told
    assert "载入示例数据" in told
    assert not list(empty.root.iterdir())


def test_what_lies_in_a_folder_is_told_and_left_alone(empty: Browser) -> None:
    (empty.root / "旧文件.docx").write_bytes(b"x")
    assert "旧文件.docx" in words(empty.get("/"))
    assert empty.post("/workspace", {"year": "2024", "unit": '某"局'}).status_code == 303
    assert (empty.root / "旧文件.docx").read_bytes() == b"x"
    assert Workspace.open(empty.root).settings.unit == '某"局'
    assert "还没有文件" in words(empty.get("/"))


@pytest.mark.parametrize("year", ["", "24", "abcd", "1066", "20240"])
def test_a_year_that_is_none_is_refused(empty: Browser, year: str) -> None:
    answer = empty.post("/workspace", {"year": year})
    assert answer.status_code == 422
    assert "请写四位年度" in words(answer)
    assert empty.get("/").status_code == 200
    assert not (empty.root / "evaltool.toml").exists()


def test_the_sample_is_marked_on_every_page_and_gives_its_totals(sample: Browser) -> None:
    for address in ("/", "/declaration", "/actuals", "/results"):
        assert "示例数据" in words(sample.get(address))
    assert "98.48" in words(sample.get("/summary"))


def test_neither_beginning_replaces_anything(sample: Browser) -> None:
    before = (sample.root / "evaltool.toml").read_bytes()
    assert sample.post("/workspace", {"year": "2025"}).status_code == 422
    assert sample.post("/sample").status_code in {303, 422}
    assert (sample.root / "evaltool.toml").read_bytes() == before


def test_the_sample_stays_out_of_a_folder_with_other_records(empty: Browser) -> None:
    other = empty.root / "actuals" / "2024" / "本单位.csv"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"x")
    assert empty.post("/sample").status_code == 422
    assert not (empty.root / "evaltool.toml").exists()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("空.docx", b"", "文件是空的"),
        ("坏.docx", b"PK\x03\x04 broken", "损坏"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "这是图片"),
        ("别的.csv", "姓名,电话\n甲,1\n".encode(), "没有认出绩效目标申报表"),
    ],
)
def test_a_file_that_is_no_declaration_is_not_kept(
    declared: Browser, name: str, data: bytes, told: str
) -> None:
    declared.post("/declaration/files", {"files": (io.BytesIO(data), name)})
    assert told in words(declared.get("/declaration"))
    assert [path.name for path in (declared.root / "targets" / "2024").iterdir()] == ["申报表.docx"]


@pytest.mark.parametrize(
    "name", ["../../../外面.docx", "..\\..\\外面.docx", "/etc/外面.docx", "C:\\外面.docx"]
)
def test_a_name_with_a_path_becomes_a_name(empty: Browser, name: str) -> None:
    empty.post("/workspace", {"year": "2024"})
    data = (ROOT / "targets" / "2024" / "申报表.docx").read_bytes()
    empty.post("/declaration/files", {"files": (io.BytesIO(data), name)})
    names = [path.name for path in (empty.root / "targets" / "2024").iterdir()]
    assert len(names) == 1
    assert names[0].endswith("外面.docx")
    assert not list(empty.root.parent.glob("外面*"))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("申报表.docx", "申报表.docx"),
        ("a/b/c.xlsx", "c.xlsx"),
        ("..", "文件"),
        (".htaccess", "htaccess"),
        ("~$锁.docx", "锁.docx"),
        ("con.txt", "文件-con.txt"),
        ("x\x00\n.csv", "x.csv"),
        ("a<b>:|?*.pdf", "ab.pdf"),
        ("", "文件"),
        ("长" * 200 + ".docx", "长" * 58 + ".docx"),
    ],
)
def test_names_are_made_safe(given: str, name: str) -> None:
    assert safe_name(given) == name


def test_the_same_file_twice_is_put_in_once_another_of_its_name_beside_it(
    declared: Browser,
) -> None:
    folder = declared.root / "targets" / "2024"
    data = (folder / "申报表.docx").read_bytes()
    declared.post("/declaration/files", {"files": (io.BytesIO(data), "另一个.docx")})
    assert "已有同样的内容" in words(declared.get("/declaration"))
    text = (ROOT / "tests" / "data" / "declaration" / "申报表.xlsx").read_bytes()
    declared.post("/declaration/files", {"files": (io.BytesIO(text), "申报表.docx")})
    assert sorted(path.name for path in folder.iterdir()) == ["申报表.docx", "申报表（2）.docx"]


def _first(browser: Browser) -> str:
    project = browser.desk.declaration().projects[1]
    return f"/declaration/corrections/{project_id(project)}/{row_id(project.indicators[0])}"


def test_a_correction_counts_can_be_changed_and_taken_back(declared: Browser) -> None:
    address = _first(declared)
    form = {"was": "", "corrected": "≥5次", "reason": "笔误", "author": "张三"}
    assert declared.post(address, form).status_code == 303
    assert "按更正说明1个" in words(declared.get("/declaration"))
    assert declared.desk.declaration().corrections[0].override.author == "张三"
    stale = declared.post(address, {**form, "corrected": "≥6次"})
    assert stale.status_code == 422
    assert "刚有人改过这一条更正，现在是“≥5次”；您填的“≥6次”没有保存" in words(stale)
    assert declared.post(address, {"was": "≥5次", "corrected": ""}).status_code == 303
    assert not declared.desk.declaration().corrections


def test_a_correction_that_cannot_be_read_is_told(declared: Browser) -> None:
    declared.post(_first(declared), {"was": "", "corrected": "≥≥"})
    page = words(declared.get("/declaration"))
    assert "≥≥" in page
    assert not declared.desk.declaration().corrections
    assert (declared.root / "targets" / "2024" / FILE).exists()


def test_before_anything_is_typed_everything_waits(declared: Browser) -> None:
    assert "草稿" in words(declared.get("/actuals"))
    page = words(declared.get(declared.project("区人大会议费")))
    assert "待填" in page
    assert "得分待定" in page


def test_the_pages_say_what_is_missing_in_a_folder_without_declaration(empty: Browser) -> None:
    empty.post("/workspace", {"year": "2024"})
    assert empty.get("/").status_code == 200
    assert empty.get("/declaration").status_code == 200
    for address in ("/actuals", "/results"):
        answer = empty.get(address)
        assert answer.status_code == 200
        assert "还没有2024年度的绩效目标申报表" in words(answer)
        assert 'href="/declaration">去放入申报表' in answer.text


def test_every_finding_leads_to_its_field(sample: Browser) -> None:
    from evaltool.web.views.overview import problems

    found = problems(sample.desk.year())
    assert found
    for item in found:
        page, _, anchor = item.link.partition("#")
        assert item.link, item.message
        assert not anchor or f'id="{anchor}"' in sample.get(page).text


def test_rule_sets_are_compared_and_chosen(sample: Browser) -> None:
    told = words(sample.get("/results?compare=hubei-2020"))
    assert "条款的不同之处" in told
    assert sample.get("/results?compare=../../x").status_code == 404
    assert sample.post("/results/rules", {"rules": "/etc/passwd"}).status_code == 404
    assert sample.post("/results/rules", {"rules": "hubei-2020"}).status_code == 303
    assert sample.desk.year().scored.ruleset.id == "hubei-2020"
    text = (sample.root / "evaltool.toml").read_text(encoding="utf-8")
    assert 'rules = "hubei-2020"      # 评分规则' in text


def test_a_rule_set_is_added_to_settings_without_one(empty: Browser) -> None:
    begin(empty.root, 2024, "")
    put_rules(Workspace.open(empty.root), "hubei-2020")
    assert Workspace.open(empty.root).settings.rules == "hubei-2020"


def test_all_documents_in_one_zip_the_same_twice(sample: Browser) -> None:
    first, second = (sample.get("/results/all.zip").data for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        made = {name: package.read(name) for name in package.namelist()}
    assert made == {
        item.path.rpartition("/")[2]: item.data for item in sample.desk.year().documents
    }
    assert sample.get("/results/files/9").status_code == 404


def test_documents_are_written_and_an_edited_one_is_kept(sample: Browser) -> None:
    assert sample.post("/results/write").status_code == 303
    report = sample.root / "reports" / "2024" / "绩效自评报告.docx"
    assert report.exists()
    report.write_bytes(b"edited")
    sample.post("/results/write")
    assert "修改稿保留为" in words(sample.get("/results"))


def test_a_folder_without_the_sample_says_so(
    empty: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evaltool.errors import WorkspaceError

    monkeypatch.setattr("evaltool.web.beginning.sample_home", lambda: None)
    with pytest.raises(WorkspaceError, match="没有随程序安装示例数据"):
        begin_with_sample(empty.root)
