"""A bulk run: the documents of `run`, nothing done twice, one bad unit stops nobody."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evaltool.bulk import Documents, Step
from evaltool.errors import RuleSetError, WorkspaceError
from evaltool.pipeline import documents, evaluate, write_documents
from evaltool.workspace import Workspace
from tests.bulk.bureaus import YEAR, bureau, contents, run, summary


def test_each_unit_gets_the_documents_that_run_writes(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    for unit in ("0001", "0002", "0003", "0004"):
        alone = tmp_path / unit
        shutil.copytree(folder / unit, alone, ignore=shutil.ignore_patterns("reports", ".*"))
        workspace = Workspace.open(alone, year=YEAR)
        write_documents(workspace, documents(workspace, evaluate(workspace)))
        assert contents(folder / unit) == contents(alone)


def test_the_bureau_gets_its_documents(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    done = run(folder)
    assert set(summary(folder)) == {
        *("汇总.xlsx", "汇总报告.docx", "汇总.html"),
        *("数据/单位.parquet", "数据/项目.parquet", "数据/指标.parquet", "数据/分项.parquet"),
        *("数据/发现.parquet", "数据/规则比较.parquet"),
    }
    assert (done.done, done.unchanged, done.failures) == (4, 0, ())
    assert [unit.key for unit in sorted(done.summary.units, key=lambda unit: unit.key)] == [
        *("0001", "0002", "0003", "0004")
    ]


def test_processes_and_one_process_give_the_same_bytes(tmp_path: Path) -> None:
    one, many = bureau(tmp_path / "one"), bureau(tmp_path / "many")
    run(one)
    run(many, workers=2)
    assert contents(one) == contents(many)


def test_what_has_not_changed_is_not_done_again(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    before = contents(folder)
    again = run(folder)
    assert (again.done, again.unchanged) == (0, 4)
    assert contents(folder) == before


def test_a_changed_unit_alone_is_done_again(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    table = folder / "0002" / "actuals" / str(YEAR) / "预算执行.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    table.write_text("\n".join(lines[:-1]), encoding="utf-8-sig")
    again = run(folder)
    assert (again.done, again.unchanged) == (1, 3)
    fresh = bureau(tmp_path / "fresh")
    shutil.copy(table, fresh / "0002" / "actuals" / str(YEAR) / "预算执行.csv")
    run(fresh)
    assert summary(folder) == summary(fresh)


def test_a_missing_document_is_written_again(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    before = contents(folder)
    (folder / "0001" / "reports" / str(YEAR) / "绩效自评表.docx").unlink()
    assert run(folder).done == 1
    assert contents(folder) == before


def test_other_rules_or_documents_do_everything_again(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    run(folder, documents=Documents.NONE)
    assert not (folder / "0001" / "reports").exists()
    assert run(folder, documents=Documents.FORMS).done == 2
    written = [path.name for path in (folder / "0001" / "reports" / str(YEAR)).iterdir()]
    assert written == ["绩效自评表.docx"]
    assert run(folder, documents=Documents.FORMS, rules=("hubei-2020",)).done == 2


def test_forms_alone_are_those_of_run(tmp_path: Path) -> None:
    one, two = bureau(tmp_path / "one", units=2), bureau(tmp_path / "two", units=2)
    run(one, documents=Documents.FORMS)
    run(two)
    name = f"0001/reports/{YEAR}/绩效自评表.docx"
    assert contents(one)[name] == contents(two)[name]


def test_a_bad_unit_is_told_and_stops_nobody(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    shutil.rmtree(folder / "0002" / "actuals")
    (folder / "0003" / "targets" / str(YEAR) / "申报表.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = run(folder)
    assert [outcome.key for outcome in done.failures] == ["0002", "0003"]
    told = {item.place: item for item in done.findings if item.code == "bulk-unit-failed"}
    assert "actuals/2024：没有这个文件夹" in told["0002"].message
    assert "申报表.xlsx" in told["0003"].message
    assert all(item.remedy for item in told.values())
    assert done.done == 2


def test_a_failed_unit_is_tried_again(tmp_path: Path) -> None:
    folder, whole = bureau(tmp_path), bureau(tmp_path / "whole")
    shutil.move(folder / "0002" / "actuals", tmp_path / "kept")
    run(folder)
    shutil.move(tmp_path / "kept", folder / "0002" / "actuals")
    again = run(folder)
    assert (again.done, again.unchanged) == (1, 3)
    run(whole)
    assert contents(folder) == contents(whole)


def test_a_unit_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    shutil.rmtree(folder / "0004")
    assert len(run(folder).summary.units) == 3


def test_a_bug_in_one_unit_is_an_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bureau(tmp_path)

    def broken(workspace: Workspace, rules: str | None = None) -> object:
        if workspace.root.name == "0002":
            raise ZeroDivisionError("by zero")
        return evaluate(workspace, rules)

    monkeypatch.setattr("evaltool.bulk.sources.evaluate", broken)
    done = run(folder)
    assert [outcome.key for outcome in done.failures] == ["0002"]
    assert "ZeroDivisionError" in done.failures[0].what


def test_an_edited_document_is_kept(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    run(folder)
    edited = folder / "0001" / "reports" / str(YEAR) / "结果.json"
    edited.write_text("{}", encoding="utf-8")
    kept = run(folder, documents=Documents.ALL, rules=("hubei-2020",)).kept
    assert [item.path for item in kept] == [f"0001/reports/{YEAR}/结果.json"]
    assert (folder / kept[0].kept_as).read_text(encoding="utf-8") == "{}"


def test_the_bureau_says_the_year_and_the_rules(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    text = 'year = 2024\nrules = "hubei-2020"\nunit = "青云区财政局"\n'
    (folder / "evaltool.toml").write_text(text, encoding="utf-8")
    done = run(folder, year=None)
    assert [line.rules for line in done.summary.units] == ["hubei-2020"] * 2
    assert done.summary.view.unit == "青云区财政局"


def test_units_scored_by_different_rules_are_told(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    (folder / "0001" / "evaltool.toml").write_text('rules = "hubei-2020"\n', encoding="utf-8")
    assert "bulk-rules-differ" in {item.code for item in run(folder).findings}


def _of_the_year(folder: Path, unit: str, year: int) -> None:
    (folder / unit / "evaltool.toml").write_text(f"year = {year}\n", encoding="utf-8")
    for room in ("targets", "actuals"):
        shutil.move(folder / unit / room / str(YEAR), folder / unit / room / str(year))


def test_units_of_another_year_are_told_and_not_ranked_among_the_others(tmp_path: Path) -> None:
    folder, alone = bureau(tmp_path), bureau(tmp_path / "alone")
    for unit, year in {"0001": 2025, "0002": 2024, "0003": 2024, "0004": 2023}.items():
        if year == YEAR:
            (folder / unit / "evaltool.toml").write_text("year = 2024\n", encoding="utf-8")
        else:
            _of_the_year(folder, unit, year)
            shutil.rmtree(alone / unit)
    done = run(folder, year=None)
    assert (done.done, done.failures) == (4, ())
    assert (folder / "0001" / "reports" / "2025" / "结果.json").is_file()
    told = {item.place: item.message for item in done.findings if item.code == "bulk-year-differs"}
    assert list(told) == ["0001", "0004"]
    assert "评价年度是2025，汇总的是2024年度" in told["0001"]
    assert [unit.key for unit in done.summary.units] == [
        unit.key for unit in run(alone).summary.units
    ]
    assert summary(folder)["数据/项目.parquet"] == summary(alone)["数据/项目.parquet"]
    assert "评价年度是2023" in done.summary.view.findings[1]


def test_of_as_many_units_of_two_years_the_latest_is_summed_up(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    _of_the_year(folder, "0001", 2023)
    (folder / "0002" / "evaltool.toml").write_text("year = 2024\n", encoding="utf-8")
    done = run(folder, year=None)
    assert [unit.key for unit in done.summary.units] == ["0002"]
    assert summary(folder)


def test_the_same_unit_twice_is_told(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=2)
    shutil.copytree(folder / "0001", folder / "0003")
    found = [item for item in run(folder).findings if item.code == "bulk-name-twice"]
    assert "0001、0003" in found[0].message


def test_progress_tells_every_unit(tmp_path: Path) -> None:
    steps: list[Step] = []
    run(bureau(tmp_path), progress=steps.append)
    assert [step.done for step in steps] == [1, 2, 3, 4]
    assert {step.due for step in steps} == {4}


def test_nothing_is_begun_under_unknown_rules(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    with pytest.raises(RuleSetError):
        run(folder, rules=("mof-2020-10", "unknown"))
    assert not (folder / ".evaltool").exists()


def test_a_folder_without_units_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="没有找到任何单位"):
        run(tmp_path)
    with pytest.raises(WorkspaceError, match="没有这个文件夹"):
        run(tmp_path / "nowhere")


def test_inputs_are_never_touched(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    before = contents(folder)
    run(folder)
    after = contents(folder)
    assert {name: after[name] for name in before} == before


def test_another_year_leaves_the_one_before_alone(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    run(folder)
    before = summary(folder)
    for room in ("targets", "actuals"):
        for unit in ("0001", "0002", "0003", "0004"):
            (folder / unit / room / "2024").rename(folder / unit / room / "2025")
    assert run(folder, year=2025).done + len(run(folder, year=2025).failures) >= 4
    assert summary(folder) == before
    assert (folder / "汇总" / "2025" / "汇总.xlsx").is_file()


def test_a_unit_of_which_nothing_could_be_read_is_not_done(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    for path in (folder / "0002" / "targets" / "2024").iterdir():
        path.write_bytes(b"nothing to be found here")
    done = run(folder)
    assert (done.done, [each.key for each in done.failures]) == (3, ["0002"])
    assert "没有读到任何项目" in done.failures[0].what
    assert done.summary.view.units == 3
    assert (folder / "0002" / "reports" / "2024" / "绩效自评底稿.xlsx").is_file()
