"""Hostile texts are texts in every output: nothing of them is run, parsed or lost."""

import io

import openpyxl
import pytest
from lxml import html

from evaltool.report import render_forms, render_page, render_report, render_work_papers
from evaltool.report.layouts import shipped_layout, shipped_layouts
from evaltool.report.own_template.compiled import compile_template
from evaltool.report.own_template.context import year_record
from evaltool.report.own_template.sample import sample_template
from tests.report.canonical import canonical, document
from tests.report.years import with_texts

TEXTS = [
    "</w:t></w:r><script>alert(1)</script>&amp;]]>",
    "{{ 7*7 }}{% for x in y %}{# z #}${7*7}",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1+1)",
    "🏛️家",
    "שלום مرحبا",
]
EVERY = pytest.mark.parametrize("text", TEXTS)


@EVERY
def test_in_word(text: str) -> None:
    year = with_texts(text)
    made = [render_forms(year, layout=shipped_layout(name)) for name in shipped_layouts()]
    for docx in [*made, render_report(year)]:
        assert text in canonical(docx)


@EVERY
def test_in_a_template_of_ones_own(text: str) -> None:
    made = compile_template(sample_template(), "t").render(year_record(with_texts(text)))
    assert text in "".join(document(made).itertext())


@EVERY
def test_on_the_page(text: str) -> None:
    page = html.document_fromstring(render_page(with_texts(text)))
    assert text in page.text_content()
    assert not page.xpath("//script")


@EVERY
def test_in_the_work_papers(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_work_papers(with_texts(text))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(text in str(cell.value) and cell.data_type == "s" for cell in cells)
    assert not [cell.value for cell in cells if cell.data_type == "f" and text in str(cell.value)]


def test_an_override_of_direction_ends_with_its_text() -> None:
    """What follows a right-to-left mark that is never closed is not read backwards."""
    shown = canonical(render_forms(with_texts("甲\u202e乙")))
    assert "甲\u202e乙\u202c" in shown


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x1b", "\ufffe"])
def test_what_xml_cannot_hold_breaks_nothing(mark: str) -> None:
    year = with_texts(f"前{mark}后")
    assert "前" in canonical(render_report(year))
    openpyxl.load_workbook(io.BytesIO(render_work_papers(year)))
    html.document_fromstring(render_page(year))
