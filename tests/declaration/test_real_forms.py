"""Published forms, against what people transcribed from them by hand."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evaltool.declaration import read_declaration
from evaltool.declaration.wording import plain
from evaltool.files import read_file
from evaltool.model import Project

DATA = Path(__file__).parent.parent / "data"
FORMS = sorted(path for path in (DATA / "forms").iterdir() if path.suffix in (".docx", ".xlsx"))


@pytest.mark.parametrize("name", ["申报表.docx", "申报表.xlsx", "申报表.txt"])
def test_the_declared_indicators(name: str) -> None:
    declaration = read_declaration(read_file(DATA / "declaration" / name).grids)
    with (DATA / "declaration" / "申报表.expected.csv").open(encoding="utf-8") as stream:
        expected = [tuple(row) for row in csv.reader(stream)][1:]
    assert [
        (project.name, item.category, item.subcategory, item.name, item.target_text)
        for project in declaration.projects
        for item in project.indicators
    ] == expected


@pytest.fixture(params=FORMS, ids=lambda path: path.name)
def form(request: pytest.FixtureRequest) -> tuple[Project, set[str], dict[str, Any]]:
    path: Path = request.param
    declaration = read_declaration(read_file(path).grids)
    (project,) = declaration.projects
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return project, {item.code for item in declaration.findings}, expected


Form = tuple[Project, set[str], dict[str, Any]]


def test_name_and_year(form: Form) -> None:
    project, _, expected = form
    assert project.name == plain(expected["title"])
    assert project.year == expected["year"]


def test_budget(form: Form) -> None:
    project, _, expected = form
    read = (project.budget.initial, project.budget.adjusted, project.budget.executed)
    printed = (expected["budget"][key] for key in ("initial", "adjusted", "executed"))
    assert read == tuple(None if text is None else Decimal(text) for text in printed)


def test_indicators(form: Form) -> None:
    project, _, expected = form
    assert [
        (item.category, item.subcategory, item.name, shown(item.target_text), item.points)
        for item in project.indicators
    ] == [
        (
            row["level1"],
            row["level2"] or "",
            plain(row["name"]),
            shown(row["target"] or ""),
            None if row["weight"] is None else Decimal(str(row["weight"])),
        )
        for row in expected["indicators"]
    ]


def shown(target: str) -> str:
    """A target as a workbook may show it: =100% is a formula there, and shows 100.00%."""
    return "100%" if target in ("=100%", "100.00%") else plain(target)


def test_a_table_that_is_cut_short_says_so(form: Form) -> None:
    _, codes, expected = form
    assert ("declaration-cut-short" in codes) == (not expected["complete"])
