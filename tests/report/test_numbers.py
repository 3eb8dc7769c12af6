"""Every number in every document is in the data, computed by scoring, or registered fixed text."""

from collections.abc import Callable

import pytest

from evaltool.report.documents import render_forms, render_report
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


@pytest.mark.parametrize("text", ["执行率97.76%", "节约支出31.4万元", "完成99.995%", "共7001项"])
def test_an_invented_number_is_found(text: str) -> None:
    assert unexplained([text], sample())
