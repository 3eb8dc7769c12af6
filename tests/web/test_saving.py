"""What is typed is kept, in the files that everything else reads, and never over another's text."""

from __future__ import annotations

import csv
import threading
from pathlib import Path

import pytest

from evaltool.actuals.layout import Table
from evaltool.errors import WorkspaceError
from evaltool.pipeline import documents, evaluate
from evaltool.web.fields import Edit, edits_in, project_id, row_id
from evaltool.web.reading import CachingReader
from evaltool.web.saving import LONGEST, save
from evaltool.web.tables import FILES, read_table
from evaltool.web.texts import normal
from evaltool.workspace import Workspace, digest_of, exchange
from tests.web.browsing import Browser, field_named, fields, words

_MEETING = "区人大会议费"
_ACTUALS = f"actuals/2024/{FILES[Table.ACTUAL]}"


def _open(browser: Browser, name: str = _MEETING) -> tuple[str, dict[str, str], str]:
    path = browser.project(name)
    page = browser.get(path).text
    return path, fields(page), page


def _total(browser: Browser, name: str) -> str:
    project = next(p for p in browser.desk.year().projects if p.case.project.name == name)
    return "待定" if project.total is None else f"{project.total / 100:.2f}"


def test_a_saved_value_stands_in_the_file_and_counts_at_once(sample: Browser) -> None:
    path, form, page = _open(sample)
    name = field_named(page, "实际完成值")
    assert _total(sample, _MEETING) == "98.99"
    answer = sample.post(f"{path}/indicators", {**form, f"now.{name}": "0次"})
    assert answer.status_code == 303
    assert "已保存1处" in words(sample.get(path))
    assert _total(sample, _MEETING) < "98.99"
    assert "0次" in (sample.root / _ACTUALS).read_text(encoding="utf-8-sig")


def test_documents_of_the_page_are_those_that_run_writes(sample: Browser) -> None:
    path, form, page = _open(sample)
    name = field_named(page, "偏差原因分析及改进措施")
    sample.post(f"{path}/indicators", {**form, f"now.{name}": "第一行\r\n第二行，“引号”;分号"})
    workspace = Workspace.open(sample.root)
    made = documents(workspace, evaluate(workspace))
    assert [item.data for item in sample.desk.year().documents] == [item.data for item in made]
    for number, item in enumerate(made):
        assert sample.get(f"/results/files/{number}").data == item.data


def test_a_blank_folder_gets_a_row_for_everything_declared(declared: Browser) -> None:
    path, form, page = _open(declared)
    name = field_named(page, "实际完成值")
    declared.post(f"{path}/indicators", {**form, f"now.{name}": "1次"})
    with (declared.root / _ACTUALS).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 99
    assert [row["实际完成值"] for row in rows if row["实际完成值"]] == ["1次"]


def test_a_second_tab_with_stale_data_replaces_nothing_and_loses_nothing(sample: Browser) -> None:
    path, form, page = _open(sample)
    name = field_named(page, "实际完成值")
    other = field_named(page, "佐证材料")
    sample.post(f"{path}/indicators", {**form, f"now.{name}": "甲填的"})
    stale = {**form, f"now.{name}": "乙填的", f"now.{other}": "乙的材料"}
    answer = sample.post(f"{path}/indicators", stale)
    assert answer.status_code == 409
    told = words(answer)
    assert "没有保存您填的“乙填的”：刚有人把它改为“甲填的”" in told
    assert fields(answer.text)[f"now.{name}"] == "乙填的"
    text = (sample.root / _ACTUALS).read_text(encoding="utf-8-sig")
    assert "甲填的" in text
    assert "乙填的" not in text
    assert "乙的材料" in text  # a field nobody else touched is saved
    again = sample.post(f"{path}/indicators", {**form, **fields(answer.text)})
    assert again.status_code == 303
    assert "乙填的" in (sample.root / _ACTUALS).read_text(encoding="utf-8-sig")


def test_two_people_saving_at_once_both_keep_their_fields(sample: Browser) -> None:
    project = sample.desk.declaration().projects[1]
    rows = [row_id(item) for item in project.indicators]
    outcomes = []

    def type_in(row: str) -> None:
        edit = Edit(row=row, field="decided_reason", was="", now=f"理由{row}")
        outcomes.append(save(sample.desk, project, Table.ACTUAL, [edit]))

    threads = [threading.Thread(target=type_in, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = (sample.root / _ACTUALS).read_text(encoding="utf-8-sig")
    assert all(len(outcome.saved) == 1 for outcome in outcomes)
    assert all(f"理由{row}" in text for row in rows)


def test_two_people_in_one_field_at_once_one_is_refused(sample: Browser) -> None:
    project = sample.desk.declaration().projects[1]
    row = row_id(project.indicators[0])
    outcomes = []

    def type_in(text: str) -> None:
        edit = Edit(row=row, field="approval", was="", now=text)
        outcomes.append(save(sample.desk, project, Table.ACTUAL, [edit]))

    threads = [threading.Thread(target=type_in, args=(text,)) for text in "甲乙丙丁"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(item.saved) for item in outcomes) == 1
    assert sum(len(item.refused) for item in outcomes) == 3


def test_a_file_changed_between_reading_and_writing_is_not_replaced(sample: Browser) -> None:
    workspace = Workspace.open(sample.root)
    table = read_table(workspace, Table.ACTUAL, CachingReader())
    (sample.root / _ACTUALS).write_bytes(b"somebody else")
    with pytest.raises(WorkspaceError, match="没有覆盖"):
        exchange(workspace, table.path, b"ours", expected=table.digest)
    assert (sample.root / _ACTUALS).read_bytes() == b"somebody else"


def test_rows_and_columns_put_in_by_hand_are_kept(sample: Browser) -> None:
    file = sample.root / _ACTUALS
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    lines = [f"{lines[0]},科室", *(f"{line},办公室" for line in lines[1:])]
    stray = "不存在的项目,产出指标,数量指标,会议,1次,2次" + "," * (lines[0].count(",") - 5)
    file.write_text("\n".join([*lines, stray]) + "\n", encoding="utf-8-sig")
    path, form, page = _open(sample)
    sample.post(f"{path}/indicators", {**form, f"now.{field_named(page, '佐证材料')}": "新材料"})
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert sum(row["科室"] == "办公室" for row in rows) == 99
    assert [row["实际完成值"] for row in rows if row["项目名称"] == "不存在的项目"] == ["2次"]


def test_a_table_that_is_none_any_more_is_not_written_over(sample: Browser) -> None:
    path, form, page = _open(sample)
    name = field_named(page, "实际完成值")
    (sample.root / _ACTUALS).write_text("别的内容", encoding="utf-8")
    answer = sample.post(f"{path}/indicators", {**form, f"now.{name}": "1次"})
    assert answer.status_code == 422
    assert "已被改成认不出的样子，没有写入" in words(answer)
    assert (sample.root / _ACTUALS).read_text(encoding="utf-8") == "别的内容"


def test_a_field_that_another_file_fills_in_is_shown_and_not_typed_over(declared: Browser) -> None:
    source = Path(__file__).parents[2] / "actuals" / "2024" / "actuals-2024.csv"
    (declared.root / "actuals" / "2024" / source.name).write_bytes(source.read_bytes())
    path = declared.project(_MEETING)
    page = declared.get(path)
    assert "取自 actuals/2024/actuals-2024.csv 第13行第6列" in words(page)
    row = row_id(declared.desk.declaration().projects[1].indicators[0])
    answer = declared.post(
        f"{path}/indicators", {f"now.{row}.value": "9次", f"was.{row}.value": ""}
    )
    assert answer.status_code == 409
    assert "要在网页上修改请先并入该文件" in words(answer)
    assert not (declared.root / _ACTUALS).exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "＝1+1"),
        ("=100%", "＝100%"),
        ("+86", "＋86"),
        ("@SUM(A1)", "＠SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "－2+3+cmd|' /C calc'!A0"),
        ("-5%", "-5%"),
        ("-3.5万元", "-3.5万元"),
        ("≥95%", "≥95%"),
        ("=", "="),
    ],
)
def test_no_spreadsheet_takes_a_typed_text_for_a_formula(
    sample: Browser, typed: str, kept: str
) -> None:
    project = sample.desk.declaration().projects[1]
    row = row_id(project.indicators[0])
    edit = Edit(row=row, field="approval", was="", now=typed)
    assert save(sample.desk, project, Table.ACTUAL, [edit]).saved[0].now == kept


def test_too_long_and_unknown_fields_are_refused(sample: Browser) -> None:
    project = sample.desk.declaration().projects[1]
    row = row_id(project.indicators[0])
    edits = [
        Edit(row=row, field="approval", was="", now="长" * (LONGEST + 1)),
        Edit(row=row, field="project", was="", now="别的项目"),
        Edit(row="0000000000", field="value", was="", now="1"),
    ]
    before = digest_of(sample.root / _ACTUALS)
    outcome = save(sample.desk, project, Table.ACTUAL, edits)
    assert not outcome.saved
    assert [item.why[:4] for item in outcome.refused] == ["超过30", "没有这一", "申报内容"]
    assert digest_of(sample.root / _ACTUALS) == before


def test_a_form_says_what_changed() -> None:
    form = {
        "now.r.value": " 2次\r\n\x00",
        "was.r.value": "1次",
        "now.r.reason": "同",
        "was.r.reason": "同",
    }
    assert list(edits_in(form)) == [Edit(row="r", field="value", was="1次", now="2次")]
    assert normal("a\tb\r\nc\u3000\x07") == "a b\nc"


def test_script_in_any_text_is_shown_as_text(sample: Browser) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    path, form, _page = _open(sample)
    typed = {key: evil for key in form if key.startswith("now.")}
    sample.post(f"{path}/indicators", {**form, **typed})
    sample.post(f"{path}/budget", {**form, **typed})
    sample.post(f"{path}/situation", {**form, **typed})
    for address in (path, "/actuals", "/results", "/", "/declaration"):
        text = sample.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text
    assert "&lt;script&gt;" in sample.get(path).text


def test_htmx_gets_the_changed_parts_only(sample: Browser) -> None:
    path, form, page = _open(sample)
    name = field_named(page, "实际完成值")
    answer = sample.post(
        f"{path}/indicators", {**form, f"now.{name}": "三次"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "<html" not in answer.text
    row = name.partition(".")[0]
    assert f'id="score-{row}" hx-swap-oob="true"' in answer.text
    assert f'id="s-{row}-value" hx-swap-oob="true"' in answer.text
    assert 'name="was.' + name + '" value="三次"' in answer.text
    assert "已保存" in words(answer)


def test_budget_and_situation_are_saved(declared: Browser) -> None:
    path, form, page = _open(declared)
    budget = {
        f"now.{field_named(page, '全年预算数')}": "52",
        f"now.{field_named(page, '全年执行数')}": "50.83",
    }
    declared.post(f"{path}/budget", {**form, **budget})
    declared.post(
        f"{path}/situation", {**form, f"now.{field_named(page, '填报日期')}": "2025-03-20"}
    )
    case = next(c for c in declared.desk.year().scored.cases if c.project.name == _MEETING)
    assert (str(case.budget.adjusted), str(case.budget.executed)) == ("52", "50.83")
    assert case.situation is not None
    assert str(case.situation.filed) == "2025-03-20"
    assert "97.75%" in words(declared.get(path))


def test_what_is_wrong_is_told_at_its_field(sample: Browser) -> None:
    path, form, page = _open(sample)
    sample.post(f"{path}/budget", {**form, f"now.{field_named(page, '全年执行数')}": "五十"})
    page = sample.get(path).text
    name = field_named(page, "全年执行数")
    state = page.split(f'id="s-{name.replace(".", "-")}"')[1].split("</div>")[0]
    assert "不是金额" in state
    assert project_id(sample.desk.declaration().projects[1]) in path
