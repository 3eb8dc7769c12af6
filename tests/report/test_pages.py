"""Pages of years that are hard on the layout: nothing leaves the page, no row parts, none alone."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest

from evaltool.report.documents import render_forms, render_report
from evaltool.report.layouts import shipped_layout, shipped_layouts
from evaltool.report.view.wrapping import lines
from evaltool.report.word.looks import LOOKS, MARGINS, PAGE
from evaltool.scoring import Scored
from tests.report.canonical import W, document
from tests.report.pages import Page, laid_out, pages
from tests.report.years import (
    LONG,
    extreme,
    lengthy,
    marked,
    one_project,
    sample,
    undecided,
    with_rows,
)

YEARS: dict[str, Callable[[], Scored]] = {
    "sample": sample,
    "undecided": undecided,
    "60 indicators": lambda: with_rows(60),
    "marked": lambda: marked(60),
    "lengthy": lengthy,
    "extreme": extreme,
    "one project": one_project,
}
FORMS = list(product(YEARS, shipped_layouts()))
TWIPS = 1440 / 25.4
HANGING = 2.5
"""Millimetres by which a stop may hang over the end of a line."""


def forms(year: str, layout: str) -> bytes:
    return render_forms(YEARS[year](), layout=shipped_layout(layout))


@pytest.fixture(scope="module")
def documents() -> dict[tuple[str, str], bytes]:
    made = {(year, layout): forms(year, layout) for year, layout in FORMS}
    return made | {(year, "report"): render_report(YEARS[year]()) for year in YEARS}


@pytest.fixture(scope="module")
def laid(documents: dict[tuple[str, str], bytes]) -> dict[tuple[str, str], list[Page]]:
    named = {"/".join(key): content for key, content in documents.items()}
    with pytest.MonkeyPatch.context() as patch:
        made = laid_out(named, patch)
    foot = {"report": 30.0}
    return {key: pages(made["/".join(key)], foot=foot.get(key[1], 17)) for key in documents}


@pytest.mark.parametrize("name", [*product(YEARS, ["report"]), *FORMS])
def test_nothing_leaves_the_type_area(
    name: tuple[str, str], laid: dict[tuple[str, str], list[Page]]
) -> None:
    margins = MARGINS["document" if name[1] == "report" else "form"]
    left, right = margins["left"] / TWIPS, (PAGE["w"] - margins["right"]) / TWIPS
    foot = (PAGE["h"] - margins["bottom"]) / TWIPS
    for page in laid[name]:
        assert page.left > left - 1
        assert page.right < right + HANGING
        assert page.lower < foot + 1


@pytest.mark.parametrize("layout", shipped_layouts())
def test_no_row_goes_over_the_end_of_a_page(
    layout: str, laid: dict[tuple[str, str], list[Page]]
) -> None:
    for page in laid["marked", layout]:
        for place in range(60):
            assert page.text.count(f"〔{place}始〕") == page.text.count(f"〔{place}终〕")


@pytest.mark.parametrize("layout", shipped_layouts())
def test_the_last_indicator_total_and_signatures_stand_together(
    layout: str, laid: dict[tuple[str, str], list[Page]]
) -> None:
    (signed,) = [page.text for page in laid["marked", layout] if "财务负责人：" in page.text]
    assert "〔59始〕" in signed
    assert "总分" in signed or "合计" in signed


@pytest.mark.parametrize("name", FORMS)
def test_signatures_do_not_stand_alone(
    name: tuple[str, str], laid: dict[tuple[str, str], list[Page]]
) -> None:
    signed = [page.text for page in laid[name] if "财务负责人：" in page.text]
    assert len(signed) == len(YEARS[name[0]]().cases)
    assert all("改进措施" in page or "总分" in page for page in signed)


@pytest.mark.parametrize(
    "name",
    list(product(["sample", "undecided", "60 indicators", "one project"], shipped_layouts())),
)
def test_signatures_stand_with_the_last_indicator(
    name: tuple[str, str], laid: dict[tuple[str, str], list[Page]]
) -> None:
    signed = [page.text for page in laid[name] if "财务负责人：" in page.text]
    for case, page in zip(YEARS[name[0]]().cases, signed, strict=True):
        *_, last = case.project.indicators
        assert (last.name or last.target_text[:10]) in page


@pytest.mark.parametrize("name", [*product(YEARS, ["report"]), *FORMS])
def test_no_page_holds_next_to_nothing(
    name: tuple[str, str], laid: dict[tuple[str, str], list[Page]]
) -> None:
    assert min(len(page.text) for page in laid[name]) > 30


@pytest.mark.parametrize("name", [*product(YEARS, ["report"]), *FORMS])
def test_every_row_is_lower_than_a_page(
    name: tuple[str, str], documents: dict[tuple[str, str], bytes]
) -> None:
    heights = list(_heights(documents[name]))
    assert heights
    assert max(heights) < 450


def _heights(docx: bytes) -> Iterator[float]:
    """The height of every table row in points, by a measure of its texts."""
    looks = {look.name: look for look in LOOKS}
    for row in document(docx).iter(f"{W}tr"):
        height = 0.0
        for cell in row.iter(f"{W}tc"):
            width = int(str(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))) - 100
            own = 0.0
            for paragraph in cell.iter(f"{W}p"):
                look = looks[str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))]
                parts = paragraph.iter(f"{W}t", f"{W}br")
                text = "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in parts)
                own += lines(text, width / 20 / look.size) * (look.line or look.size * 1.3)
            height = max(height, own)
        yield height


@pytest.mark.parametrize("layout", shipped_layouts())
def test_what_a_cell_has_no_room_for_stands_whole_under_the_form(
    layout: str, documents: dict[tuple[str, str], bytes]
) -> None:
    text = "".join(document(documents["extreme", layout]).itertext())
    assert LONG.rstrip("；") in text
    assert "附注1　" in text
    assert "（全文见附注1）" in text


def test_the_report_tells_long_texts_in_further_rows(
    documents: dict[tuple[str, str], bytes],
) -> None:
    text = "".join(document(documents["extreme", "report"]).itertext())
    assert "原因（续）：" in text
    assert "佐证（续）：" in text
    assert "……（全文见自评表）" in text
