"""Pages of years that are hard on the layout: nothing leaves the page, no row parts, none alone."""

from collections.abc import Iterator
from itertools import product

import pytest

from evaltool.report.layouts import shipped_layouts
from evaltool.report.view.wrapping import lines
from evaltool.report.word.looks import LOOKS, MARGINS, PAGE
from tests.report.canonical import W, document
from tests.report.conftest import YEARS, Laid, Name
from tests.report.years import LONG

FORMS = list(product(YEARS, shipped_layouts()))
ALL = [*product(YEARS, ["report"]), *FORMS]
TWIPS = 1440 / 25.4
HANGING = 2.5
"""Millimetres by which a stop may hang over the end of a line."""
ASIDE = 4.0
"""Points by which the middle of a cell's text may stand aside from those beside it."""


@pytest.mark.parametrize("name", ALL)
def test_nothing_leaves_the_type_area(name: Name, laid: dict[Name, Laid]) -> None:
    margins = MARGINS["document" if name[1] == "report" else "form"]
    left, right = margins["left"] / TWIPS, (PAGE["w"] - margins["right"]) / TWIPS
    foot = (PAGE["h"] - margins["bottom"]) / TWIPS
    for page in laid[name].pages:
        assert page.left > left - 1
        assert page.right < right + HANGING
        assert page.lower < foot + 1


@pytest.mark.parametrize("name", ALL)
def test_no_table_is_wider_than_the_type_area(name: Name, documents: dict[Name, bytes]) -> None:
    margins = MARGINS["document" if name[1] == "report" else "form"]
    room = PAGE["w"] - margins["left"] - margins["right"]
    for table in document(documents[name]).iter(f"{W}tbl"):
        grid = [int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) <= room + len(grid)


@pytest.mark.parametrize("name", ALL)
def test_no_row_is_split_over_pages(
    name: Name, documents: dict[Name, bytes], laid: dict[Name, Laid]
) -> None:
    rows = laid[name].rows
    assert len(rows) == sum(1 for _ in document(documents[name]).iter(f"{W}tr"))
    for row in rows.values():
        first, *others = row.values()
        assert first.first_page == first.last_page
        for cell in others:
            assert (cell.first_page, cell.last_page) == (first.first_page, first.first_page)


@pytest.mark.parametrize("name", ALL)
def test_the_texts_of_a_row_stand_in_its_middle(name: Name, laid: dict[Name, Laid]) -> None:
    for row in laid[name].rows.values():
        middles = [cell.middle for cell in row.values()]
        assert max(middles) - min(middles) < ASIDE


@pytest.mark.parametrize("layout", shipped_layouts())
def test_the_last_indicator_total_and_signatures_stand_together(
    layout: str, laid: dict[Name, Laid]
) -> None:
    (signed,) = [page.text for page in laid["marked", layout].pages if "财务负责人：" in page.text]
    assert "〔59始〕" in signed
    assert "总分" in signed or "合计" in signed


@pytest.mark.parametrize("name", FORMS)
def test_signatures_do_not_stand_alone(name: Name, laid: dict[Name, Laid]) -> None:
    signed = [page.text for page in laid[name].pages if "财务负责人：" in page.text]
    assert len(signed) == len(YEARS[name[0]]().cases)
    assert all("改进措施" in page or "总分" in page for page in signed)


@pytest.mark.parametrize(
    "name",
    list(product(["sample", "undecided", "60 indicators", "one project"], shipped_layouts())),
)
def test_signatures_stand_with_the_last_indicator(name: Name, laid: dict[Name, Laid]) -> None:
    signed = [page.text for page in laid[name].pages if "财务负责人：" in page.text]
    for case, page in zip(YEARS[name[0]]().cases, signed, strict=True):
        *_, last = case.project.indicators
        assert (last.name or last.target_text[:10]) in page


@pytest.mark.parametrize("name", list(product(["sample", "undecided"], shipped_layouts())))
def test_an_ordinary_form_stands_on_one_page(name: Name, laid: dict[Name, Laid]) -> None:
    assert len(laid[name].pages) == len(YEARS[name[0]]().cases)


@pytest.mark.parametrize("name", ALL)
def test_no_page_holds_next_to_nothing(name: Name, laid: dict[Name, Laid]) -> None:
    assert min(len(page.text) for page in laid[name].pages) > 30


@pytest.mark.parametrize("name", ALL)
def test_every_row_is_lower_than_a_page(name: Name, documents: dict[Name, bytes]) -> None:
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
    layout: str, documents: dict[Name, bytes]
) -> None:
    text = "".join(document(documents["extreme", layout]).itertext())
    assert LONG.rstrip("；") in text
    assert "附注1　" in text
    assert "（全文见附注1）" in text


def test_the_report_tells_long_texts_in_further_rows(
    documents: dict[Name, bytes],
) -> None:
    text = "".join(document(documents["extreme", "report"]).itertext())
    assert "原因（续）：" in text
    assert "佐证（续）：" in text
    assert "……（全文见自评表）" in text


def test_a_note_is_made_only_of_what_the_form_shows(documents: dict[Name, bytes]) -> None:
    text = "".join(document(documents["extreme", "hubei-2020"]).itertext())
    assert "的三级指标全文：" in text
    assert "改进措施全文：" in text
    projects = text.partition("年度项目自评表")[2]
    for unseen in ("总体目标实际完成情况", "存在问题", "偏差原因分析及改进措施"):
        assert f"{unseen}全文：" not in projects
    department = text.partition("年度项目自评表")[0]
    assert "主管部门全文：" not in department


@pytest.mark.parametrize("name", ALL)
def test_what_stands_above_a_table_keeps_a_distance(
    name: Name, documents: dict[Name, bytes]
) -> None:
    looks = {look.name: look for look in LOOKS}
    for table in document(documents[name]).iter(f"{W}tbl"):
        above = str(table.getprevious().find(f"{W}pPr/{W}pStyle").get(f"{W}val"))
        assert above == "seam" or looks[above].after >= 4
