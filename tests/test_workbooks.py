"""Every workbook that is written is opened in one place, and what was typed stays text in it."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

import evaltool
from evaltool.workbooks import entitle, new_workbook

PACKAGE = Path(evaltool.__file__).parent
HOME, WARMED = "workbooks.py", "bulk/warming.py"
WRITERS = {"xlsxwriter", "xlwt"}
TYPED = ("=1+1", "{=1+1}", "007", "1e3", "http://example.org", "internal:Sheet1!A1", "-5")


@pytest.mark.parametrize("streamed", [False, True])
def test_what_is_typed_stays_text(streamed: bool) -> None:
    buffer = io.BytesIO()
    with new_workbook(buffer, "题", streamed=streamed) as book:
        page = book.add_worksheet()
        for row, text in enumerate(TYPED):
            page.write(row, 0, text)
    (column,) = openpyxl.load_workbook(buffer).active.columns
    assert [(cell.value, cell.data_type) for cell in column] == [(text, "s") for text in TYPED]
    sheet = ZipFile(buffer).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<f " not in sheet
    assert b"hyperlink" not in sheet


def test_nothing_depends_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> bytes:
        buffer = io.BytesIO()
        with new_workbook(buffer) as book:
            entitle(book, "题")
        return buffer.getvalue()

    first = written()
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert written() == first
    core = ZipFile(io.BytesIO(first)).read("docProps/core.xml").decode()
    assert "<dc:title>题</dc:title>" in core
    assert core.count("2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import xlsxwriter as x", ["xlsxwriter"]),
        ("def f():\n    from xlsxwriter.workbook import Workbook as W", ["xlsxwriter.workbook"]),
        ("import openpyxl as o\no.Workbook()", ["Workbook()"]),
        ("from openpyxl import Workbook", ["openpyxl.Workbook"]),
        ("frame.to_excel(path)", ["to_excel()"]),
        ("import openpyxl\nopenpyxl.load_workbook(path)", []),
        ("if TYPE_CHECKING:\n    from xlsxwriter import Workbook", []),
    ],
)
def test_a_workbook_opened_elsewhere_would_be_seen(source: str, found: list[str]) -> None:
    assert list(_opened(ast.parse(source))) == found


def test_workbooks_are_opened_in_one_place() -> None:
    opened = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(_opened(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert opened == {HOME, WARMED}


def _opened(tree: ast.AST) -> Iterator[str]:
    """How code could open a workbook for writing; names for types only do not count."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield from _ways(node)
        yield from _opened(node)


def _ways(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (each.name for each in names if each.name.partition(".")[0] in WRITERS)
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in WRITERS:
            yield module
        case ast.ImportFrom(module=str(module), names=names):
            yield from (f"{module}.{each.name}" for each in names if each.name == "Workbook")
        case ast.Call(func=ast.Attribute(attr="Workbook" | "to_excel" as name)):
            yield f"{name}()"
