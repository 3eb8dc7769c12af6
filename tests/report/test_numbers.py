"""Every number in every document is in the data, computed by scoring, or registered fixed text."""

import io
from collections.abc import Callable

import pytest
from lxml import html
from openpyxl import load_workbook
from openpyxl.cell import Cell

from evaltool.report import render_forms, render_page, render_report, render_work_papers
from evaltool.report.layouts import shipped_layout, shipped_layouts
from evaltool.scoring import Scored
from tests.report.canonical import W, document
from tests.report.numbers import unexplained
from tests.report.years import (
    extreme,
    lengthy,
    mixed,
    one_project,
    sample,
    settled,
    undecided,
    with_rows,
)

YEARS = [
    sample,
    mixed,
    settled,
    undecided,
    one_project,
    lengthy,
    extreme,
    lambda: with_rows(60),
]


def paragraphs(docx: bytes, part: str = "word/document.xml") -> list[str]:
    return [
        "".join(node.text or "\n" for node in each.iter(f"{W}t", f"{W}br", f"{W}tab"))
        for each in document(docx, part).iter(f"{W}p")
    ]


@pytest.mark.parametrize("year", YEARS)
def test_no_number_in_the_report_comes_from_nowhere(year: Callable[[], Scored]) -> None:
    assert unexplained(paragraphs(render_report(year(), sample=True)), year()) == set()


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("layout", shipped_layouts())
def test_no_number_in_a_form_comes_from_nowhere(year: Callable[[], Scored], layout: str) -> None:
    forms = render_forms(year(), sample=True, layout=shipped_layout(layout))
    assert unexplained(paragraphs(forms), year()) == set()


@pytest.mark.parametrize("year", YEARS)
def test_no_number_on_the_page_comes_from_nowhere(year: Callable[[], Scored]) -> None:
    """The texts of the page and of its drawings; the ticks of an axis are its own."""
    page = html.document_fromstring(render_page(year(), sample=True))
    elements = page.xpath("//*[not(self::style) and not(contains(@class, 'tick'))]")
    texts = [text for each in elements for text in (each.text, *(child.tail for child in each))]
    assert unexplained(filter(None, texts), year()) == set()


@pytest.mark.parametrize("year", YEARS)
def test_no_number_in_the_work_papers_comes_from_nowhere(year: Callable[[], Scored]) -> None:
    book = load_workbook(io.BytesIO(render_work_papers(year(), sample=True)), data_only=True)
    texts = [_shown(cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert unexplained(filter(None, texts), year()) == set()


def _shown(cell: Cell) -> str:
    """A cell as it is shown; the running numbers of the first column are none of the data."""
    if cell.value is None or (cell.column == 1 and isinstance(cell.value, int)):
        return ""
    if isinstance(cell.value, float):
        return f"{cell.value:.2%}" if cell.number_format.endswith("%") else f"{cell.value:.6f}"
    return str(cell.value)


@pytest.mark.parametrize("text", ["执行率97.76%", "节约支出31.4万元", "完成99.995%", "共7001项"])
def test_an_invented_number_is_found(text: str) -> None:
    assert unexplained([text], sample())
