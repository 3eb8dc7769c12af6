"""A long export table: the same scores as from the units' own files, every cell at its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evaltool.bulk import Bulk
from evaltool.bulk.listing import folder_names, in_place, listings, parted
from evaltool.bulk.years import one_year
from evaltool.declaration import read_declaration
from evaltool.errors import WorkspaceError
from evaltool.files import Cell, Grid, read_grids
from evaltool.model import Source
from tests.bulk.bureaus import YEAR, bureau, contents, run
from tests.generated import write_listing


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    write_listing(folder / "导出.csv", units=4, projects=2)
    return folder


def _scores(folder: Path) -> dict[tuple[str, str], str]:
    """The total of every project in the data of every unit."""
    found = {}
    for path in folder.glob(f"*/reports/{YEAR}/结果.json"):
        for project in json.loads(path.read_text(encoding="utf-8"))["projects"]:
            if project["kind"] == "project":
                key = (project["unit"], project["name"])
                found[key] = (
                    project["total_low"],
                    project["total_high"],
                    project["execution"]["score"],
                )
    return found  # type: ignore[return-value]


def test_scores_are_those_of_the_units_own_files(tmp_path: Path, export: Path) -> None:
    folder = bureau(tmp_path, units=4, projects=2)
    run(folder)
    run(export)
    assert len(_scores(export)) == 8
    assert _scores(export) == _scores(folder)


def test_every_cell_is_named_where_it_stands_in_the_file(export: Path) -> None:
    grids = read_grids(export / "导出.csv")
    (grid,) = grids
    for tables in parted(grids).values():
        for table in tables:
            declared = in_place(read_declaration([table.declared], year=YEAR), table.rows)
            for project in declared.projects:
                for indicator in project.indicators:
                    source = indicator.source
                    cell = grid.at(source.row, source.column)
                    assert cell is not None
                    assert cell.text == indicator.target_text


def test_a_changed_row_redoes_its_unit_alone(export: Path) -> None:
    assert _ended(run(export)) == (4, 0)
    before = contents(export)
    table = export / "导出.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    lines[-1] = lines[-1].replace("满意度,≥", "满意情况,≥", 1)
    table.write_text("".join(lines), encoding="utf-8-sig", newline="")
    assert _ended(run(export)) == (1, 3)
    changed = {name for name, data in contents(export).items() if before.get(name) != data}
    assert {name.split("/")[0] for name in changed} - {"汇总", ".evaltool", "导出.csv"} == {
        "青云区交通运输局"
    }


def _ended(done: Bulk) -> tuple[int, int]:
    return done.done, done.unchanged


def test_a_unit_in_both_places_is_told(tmp_path: Path, export: Path) -> None:
    shutil.copytree(bureau(tmp_path, units=4, projects=2) / "0001", export / "青云区教育局")
    done = run(export)
    assert len(done.summary.units) == 4
    assert "bulk-listed-twice" in {item.code for item in done.findings}


def test_merged_and_blank_cells_go_on_with_those_above() -> None:
    heads = (
        "单位",
        "项目",
        "全年预算数",
        "全年执行数",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "完成值",
    )
    rows = [
        *[Cell(1, column, text) for column, text in enumerate(heads, 1)],
        *[
            Cell(2, 1, "甲局", 2, 1),
            Cell(2, 2, "会议费", 2, 1),
            Cell(2, 3, "500000"),
            Cell(2, 4, "450000"),
        ],
        *[
            Cell(2, 5, "产出指标"),
            Cell(2, 6, "数量指标"),
            Cell(2, 7, "会议"),
            Cell(2, 8, "8次"),
            Cell(2, 9, "6次"),
        ],
        *[Cell(3, 7, "培训"), Cell(3, 8, "2次"), Cell(3, 9, "2次")],
        *[Cell(4, 1, "乙局"), Cell(4, 2, "会议费"), Cell(4, 5, "产出指标"), Cell(4, 6, "数量指标")],
        *[Cell(4, 7, "会议"), Cell(4, 8, "3次"), Cell(4, 9, "3次")],
    ]
    units = parted([Grid("导出.xlsx", tuple(rows), sheet="数据")])
    assert list(units) == ["甲局", "乙局"]
    (table,) = units["甲局"]
    assert table.rows == (1, 2, 3)
    (project,) = read_declaration([table.declared], year=YEAR).projects
    assert [each.key.category for each in project.indicators] == ["产出指标"] * 2
    assert table.spent.at(1, 3) == Cell(1, 3, "全年预算数（元）")


def test_tables_in_the_folder_itself_count(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.csv", "说明.docx", "~$b.xlsx", ".c.csv"):
        (tmp_path / name).touch()
    assert [path.name for path in listings(tmp_path)] == ["a.csv", "b.xlsx"]


def test_folders_have_names_of_their_own() -> None:
    assert folder_names(["甲/局", "甲:局", "..", ""]) == {
        "甲/局": "甲_局",
        "甲:局": "甲_局（2）",
        "..": "未写单位",
        "": "未写单位（2）",
    }


def test_what_has_no_source_stays_as_it_is() -> None:
    source = Source(file="f", row=2, column=1, text="")
    assert in_place((source, "text", 3), (5, 9)) == (
        Source(file="f", row=9, column=1, text=""),
        "text",
        3,
    )


def test_columns_that_no_reader_knows_are_named(export: Path) -> None:
    table = export / "导出.csv"
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    more = [f"{lines[0]},主管科室,空列", *(f"{line},预算科," for line in lines[1:])]
    table.write_text("\n".join(more), encoding="utf-8-sig")
    (told,) = (item for item in run(export).findings if item.code == "bulk-column-unread")
    assert "主管科室（第16列）" in told.message
    assert "空列" not in told.message
    assert told.place.startswith("导出.csv")


def test_an_export_without_strange_columns_tells_nothing(export: Path) -> None:
    assert {item.code for item in run(export).findings} == set()


def _with_last_year(export: Path, *, without: str = "", blank: str = "") -> None:
    """Every row once more as one of 2023; a unit can be without rows of this year, or its year."""
    table = export / "导出.csv"
    head, *rows = table.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    old = [row.replace(f",{YEAR},", ",2023,") for row in rows]
    new = [row for row in rows if not (without and row.startswith(without))]
    if blank:
        new = [row.replace(f",{YEAR},", ",,") if row.startswith(blank) else row for row in new]
    mixed = [*new, *old]
    table.write_text("".join([head, *mixed]), encoding="utf-8-sig", newline="")


def _told(done: Bulk) -> dict[str, str]:
    return {item.code: item.message for item in done.findings}


def test_of_several_years_in_an_export_the_latest_is_summed_up(export: Path) -> None:
    run(export, year=None)
    alone = _scores(export)
    _with_last_year(export)
    done = run(export, year=None)
    assert _scores(export) == alone
    assert done.summary.view.year == str(YEAR)
    assert set(_told(done)) == {"bulk-other-years"}
    count = done.summary.view.indicators
    assert f"只汇总{YEAR}年度；没有汇总的：2023年度{count}行" in _told(done)["bulk-other-years"]
    assert any("没有汇总的：2023年度" in line for line in done.summary.view.findings)


def test_another_year_of_the_export_is_asked_for(export: Path) -> None:
    done = run(export)
    _with_last_year(export)
    other = run(export, year=2023)
    assert other.summary.view.year == "2023"
    assert {unit.key: unit.indicators for unit in other.summary.units} == {
        unit.key: unit.indicators for unit in done.summary.units
    }
    assert f"{YEAR}年度" in _told(other)["bulk-other-years"]
    with pytest.raises(WorkspaceError) as caught:
        run(export, year=2022)
    assert any("没有2022年度的行" in detail for detail in caught.value.details)


def test_a_unit_without_rows_of_the_year_is_told(export: Path) -> None:
    _with_last_year(export, without="青云区教育局")
    done = run(export, year=None)
    assert len(done.summary.units) == 3
    assert "青云区教育局1个单位在导出表中没有2024年度的行" in _told(done)["bulk-year-absent"]


def test_rows_that_say_no_year_among_several_are_told(export: Path) -> None:
    _with_last_year(export, blank="青云区教育局")
    done = run(export, year=None)
    assert len(done.summary.units) == 3
    assert set(_told(done)) == {"bulk-other-years", "bulk-no-year", "bulk-year-absent"}
    assert "行没有写年度，没有汇总" in _told(done)["bulk-no-year"]


def test_cells_go_on_with_those_of_a_row_left_out() -> None:
    heads = ("单位", "项目", "年度", "三级指标", "指标值")
    rows = [("甲局", "会议费", "2023年", "会议", "8次"), ("", "", "2024年", "会议", "9次")]
    cells = [Cell(1, at, text) for at, text in enumerate(heads, 1)]
    cells += [
        Cell(row, at, text)
        for row, texts in enumerate(rows, 2)
        for at, text in enumerate(texts, 1)
        if text
    ]
    grids = [Grid("导出.xlsx", tuple(cells))]
    choice = one_year(grids, None)
    assert choice.left_out == (frozenset({2}),)
    (table,) = parted(grids, choice.left_out)["甲局"]
    (project,) = read_declaration([table.declared], year=YEAR).projects
    assert project.name == "会议费"
    assert [each.target_text for each in project.indicators] == ["9次"]


@pytest.mark.parametrize("printed", ["导出日期：2025年1月15日", "导出时间：2025-01-15 10:22"])
def test_the_day_of_an_export_is_not_its_year(printed: str) -> None:
    rows = [
        ("单位", "项目", "年度", "三级指标", "指标值"),
        ("甲局", "会议费", "2024", "会议", "8次"),
        ("乙局", "培训费", "", "培训", "9次"),
    ]
    cells = [
        Cell(row, at, text)
        for row, texts in enumerate(rows, 1)
        for at, text in enumerate(texts, 1)
        if text
    ]
    choice = one_year([Grid("导出.xlsx", tuple(cells), before=(printed,))], None)
    assert choice.findings == ()
    assert choice.left_out == (frozenset(),)
    named = Grid("导出.xlsx", tuple(cells), before=("2023年度绩效目标表", printed))
    assert one_year([named], None).left_out == (frozenset({3}),)


def test_a_table_that_cannot_be_read_does_not_stop_the_others(export: Path) -> None:
    (export / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (export / "通讯录.csv").write_text("姓名,电话\n张三,1\n", encoding="utf-8")
    (export / "空.csv").write_text("", encoding="utf-8")
    done = run(export)
    assert done.done == 4
    assert [(item.code, item.place.split(" ")[0]) for item in done.findings] == [
        ("bulk-table-unreadable", "坏.xlsx"),
        ("bulk-table-unreadable", "空.csv"),
        ("bulk-table-unknown", "通讯录.csv"),
    ]
    assert any(line.startswith("坏.xlsx：") for line in done.summary.view.findings)


def test_nothing_but_a_table_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(WorkspaceError) as caught:
        run(tmp_path)
    assert any(detail.startswith("坏.xlsx：") for detail in caught.value.details)
