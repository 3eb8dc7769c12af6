"""What tests of the documents share: the hard years' documents, laid out once in one run."""

from dataclasses import dataclass

import pytest

from evaltool.report.documents import render_forms, render_report
from evaltool.report.layouts import shipped_layout, shipped_layouts
from tests.report.marks import Cell, cells
from tests.report.pages import Page, laid_out_with_marks, pages
from tests.report.years import HARD, sample

Name = tuple[str, str]
"""A year, and its report or the layout of its forms."""

YEARS = {"sample": sample} | HARD
_FOOT = {"report": 30.0}
"""Millimetres at the foot of a page that are no content; forms have 17."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as LibreOffice lays it out: its pages, and where the cells of its rows stand."""

    pdf: bytes
    pages: list[Page]
    rows: dict[int, dict[int, Cell]]


@pytest.fixture(scope="session")
def documents() -> dict[Name, bytes]:
    made: dict[Name, bytes] = {}
    for year, scored in YEARS.items():
        made[year, "report"] = render_report(scored(), sample=year == "sample")
        for layout in shipped_layouts():
            made[year, layout] = render_forms(scored(), layout=shipped_layout(layout))
    return made


@pytest.fixture(scope="session")
def laid(
    documents: dict[Name, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[Name, Laid]:
    named = {"/".join(name): content for name, content in documents.items()}
    with pytest.MonkeyPatch.context() as patch:
        made = laid_out_with_marks(named, tmp_path_factory.mktemp("laid"), patch)
    return {
        name: Laid(pdf, pages(pdf, foot=_FOOT.get(name[1], 17)), cells(pdf))
        for name, pdf in zip(documents, made.values(), strict=True)
    }
