"""The ready questions asked again of a bureau's store: the run's own figures, and what is stale."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from evaltool.bulk import Bulk, Documents
from evaltool.bulk.answers import Question
from evaltool.bulk.asking import Answer, ask
from evaltool.errors import EvaltoolError
from tests.bulk.bureaus import YEAR, bureau, contents, run
from tests.generated import write_listing


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bulk]:
    folder = bureau(tmp_path_factory.mktemp("asking"), units=14, projects=5)
    shutil.rmtree(folder / "0009" / "actuals")
    return folder, run(folder, documents=Documents.NONE, rules=("mof-2020-10", "hubei-2020"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = bureau(tmp_path)
    run(folder, documents=Documents.NONE)
    return folder


def _told(answer: Answer) -> list[str]:
    return [item.message for item in answer.findings]


def test_every_question_has_an_answer(done: tuple[Path, Bulk]) -> None:
    before = contents(done[0])
    for question in Question:
        answer = ask(done[0], question)
        assert answer.year == YEAR
        assert answer.data["question"] == question.value
        assert answer.data["failed"] == 1
        assert _told(answer) == []
        for listing in answer.listings:
            assert str(YEAR) in listing.title
            assert {len(row) for row in listing.rows} <= {len(listing.header)}
        assert any("1个单位没有完成" in text for text in answer.listings[0].assumptions)
    assert contents(done[0]) == before


def test_the_answers_are_what_the_run_said(done: tuple[Path, Bulk]) -> None:
    folder, bulk = done
    view = bulk.summary.view
    ranking = ask(folder, Question.RANKING).data["units"]
    assert [unit["key"] for unit in ranking] == [unit.key for unit in bulk.summary.units]
    ranked = [(str(unit["rank"]), unit["mean"]) for unit in ranking if unit["rank"]]
    assert ranked == [(each.rank, each.mean) for each in view.ranking]
    grades = ask(folder, Question.GRADES).data["grades"]
    assert [(each["grade"] or "待定", each["count"]) for each in grades] == [
        (each.grade, each.count) for each in view.grades
    ]
    weakest = ask(folder, Question.WEAKEST)
    assert weakest.listings[1].rows[0][:2] == (view.weakest[0].title, view.weakest[0].level2)
    bands = ask(folder, Question.EXECUTION).data["bands"]
    assert [each["count"] for each in bands] == [each.count for each in view.bands]
    undecided = ask(folder, Question.UNDECIDED).data
    assert len(undecided["units"]) == len(view.open_units) + view.left_open
    assert sum(each["count"] for each in undecided["reasons"]) == view.open_rows
    (comparison,) = view.comparisons
    assert len(ask(folder, Question.RULES).data["changed"]) == comparison.changed


def test_without_a_store_it_is_said_what_to_do(tmp_path: Path) -> None:
    folder = bureau(tmp_path)
    with pytest.raises(EvaltoolError, match="还没有汇总") as caught:
        ask(folder, Question.RANKING)
    assert "evaltool bulk" in caught.value.remedy
    run(folder, documents=Documents.NONE)
    with pytest.raises(EvaltoolError, match="没有2023年度的汇总"):
        ask(folder, Question.RANKING, year=2023)
    with pytest.raises(EvaltoolError, match="没有这个文件夹"):
        ask(folder / "none", Question.RANKING)


def test_rules_that_were_not_compared_are_told(small: Path) -> None:
    with pytest.raises(EvaltoolError, match="没有规则比较"):
        ask(small, Question.RULES)


def test_a_store_that_is_damaged_or_older_is_told(small: Path) -> None:
    data = small / "汇总" / str(YEAR) / "数据"
    (data / "单位.parquet").write_bytes((data / "项目.parquet").read_bytes())
    with pytest.raises(EvaltoolError, match="不能读取汇总数据"):
        ask(small, Question.RANKING)
    (data / "单位.parquet").unlink()
    with pytest.raises(EvaltoolError, match="不能读取汇总数据"):
        ask(small, Question.RANKING)


def _altered(path: Path, change: str) -> None:
    """Write a file of a store anew with changed columns."""
    made = path.with_name("altered.parquet")
    rows = f"SELECT * REPLACE ({change}) FROM '{path}'"
    duckdb.sql(f"COPY ({rows}) TO '{made}' (FORMAT parquet)")
    made.replace(path)


@pytest.mark.parametrize("name", ["单位.parquet", "项目.parquet", "指标.parquet"])
def test_a_file_that_is_damaged_within_is_told(small: Path, name: str) -> None:
    path = small / "汇总" / str(YEAR) / "数据" / name
    data = bytearray(path.read_bytes())
    end = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    data[4:end] = bytes(byte ^ 0x5A for byte in data[4:end])
    path.write_bytes(data)
    with pytest.raises(EvaltoolError, match="不能读取汇总数据"):
        ask(small, Question.RANKING)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(small: Path) -> None:
    path = small / "汇总" / str(YEAR) / "数据" / "项目.parquet"
    path.unlink()
    os.mkfifo(path)
    command = [sys.executable, "-m", "evaltool", "bulk", str(small), "--ask", "grades"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert "项目.parquet：不能读取汇总数据" in done.stderr.decode()


@pytest.mark.parametrize("change", ["99 AS category", "'many' AS points"])
def test_values_that_no_run_wrote_are_told(small: Path, change: str) -> None:
    _altered(small / "汇总" / str(YEAR) / "数据" / "指标.parquet", change)
    with pytest.raises(EvaltoolError, match="不能读取汇总数据"):
        ask(small, Question.WEAKEST)


def test_a_unit_of_another_year_has_not_changed(small: Path) -> None:
    for unit in ("0001", "0003", "0004"):
        (small / unit / "evaltool.toml").write_text(f"year = {YEAR}\n", encoding="utf-8")
    other = small / "0002"
    (other / "evaltool.toml").write_text("year = 2023\n", encoding="utf-8")
    for room in ("targets", "actuals"):
        (other / room / str(YEAR)).rename(other / room / "2023")
    run(small, year=None, documents=Documents.NONE)
    assert _told(ask(small, Question.RANKING)) == []
    shutil.copytree(small / "0001", small / "0005")
    assert "没有列入的1个（0005）" in _told(ask(small, Question.RANKING))[0]


def test_the_latest_year_is_meant_unless_told_otherwise(small: Path) -> None:
    shutil.copytree(small / "汇总" / str(YEAR), small / "汇总" / str(YEAR - 1))
    (small / "汇总" / "旧").mkdir()
    assert ask(small, Question.GRADES).year == YEAR
    assert ask(small, Question.GRADES, year=YEAR - 1).year == YEAR - 1
    (small / "evaltool.toml").write_text(f"year = {YEAR - 1}\n", encoding="utf-8")
    assert ask(small, Question.GRADES).year == YEAR - 1


def test_units_changed_since_the_run_are_told(small: Path) -> None:
    (inputs,) = {path.parent for path in (small / "0002" / "actuals").rglob("*.csv")} or {
        small / "0002" / "actuals" / str(YEAR)
    }
    changed = next(path for path in sorted(inputs.iterdir()) if path.is_file())
    data = changed.read_bytes()
    changed.write_bytes(data + b"\n")
    shutil.move(small / "0003", small / "0013")
    (told,) = _told(ask(small, Question.RANKING))
    assert "材料或设置有变动的1个（0002）" in told
    assert "没有列入的1个（0013）" in told
    assert "已不在文件夹中的1个（0003）" in told
    changed.write_bytes(data)
    shutil.move(small / "0013", small / "0003")
    assert _told(ask(small, Question.RANKING)) == []


def test_rows_of_an_export_changed_since_the_run_are_told(tmp_path: Path) -> None:
    table = tmp_path / "导出.csv"
    write_listing(table, units=3, projects=1)
    run(tmp_path, documents=Documents.NONE)
    assert _told(ask(tmp_path, Question.RANKING)) == []
    lines = table.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    lines[-1] = lines[-1].replace("≥", "＞", 1)
    table.write_text("".join(lines), encoding="utf-8-sig", newline="")
    (told,) = _told(ask(tmp_path, Question.RANKING))
    assert "材料或设置有变动的1个" in told
