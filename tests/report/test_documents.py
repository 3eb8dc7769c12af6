"""The Word documents: what they say, that they are sound, and that they are the same every time."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from evaltool.report.documents import render_forms, render_report
from evaltool.report.layouts import shipped_layout
from evaltool.scoring.scored import Scored
from tests.report.canonical import W, canonical, document
from tests.report.golden import check_golden
from tests.report.years import mixed, sample, settled, undecided, with_rows, with_texts

Renderer = Callable[..., bytes]
BOTH = pytest.mark.parametrize("render", [render_forms, render_report])
MILLIMETRE = 1440 / 25.4


def sichuan_forms(scored: Scored, *, sample: bool = False) -> bytes:
    return render_forms(scored, sample=sample, layout=shipped_layout("sichuan-0013zp"))


def first_project() -> Scored:
    """The first project of the sample year, which lost points and goes on to a second page."""
    return with_rows(11)


# ECMA-376: children in this order.
ORDERS = {
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs autoSpaceDE"
    " autoSpaceDN spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i color kern sz szCs shd lang",
    "sectPr": "headerReference footerReference pgSz pgMar",
}


@pytest.mark.parametrize(
    ("render", "year", "name"),
    [
        (render_forms, mixed, "mixed-forms.txt"),
        (render_report, mixed, "mixed-report.txt"),
        (render_forms, sample, "sample-forms.txt"),
        (render_report, sample, "sample-report.txt"),
        (render_report, undecided, "undecided-report.txt"),
        (sichuan_forms, mixed, "mixed-forms-sichuan.txt"),
        (sichuan_forms, first_project, "sample-form-sichuan.txt"),
    ],
)
def test_the_document_reads(
    render: Renderer, year: Callable[[], Scored], name: str, request: pytest.FixtureRequest
) -> None:
    check_golden(request, name, canonical(render(year(), sample=True)))


@BOTH
def test_the_same_year_gives_the_same_bytes(render: Renderer) -> None:
    assert render(mixed()) == render(mixed())


@BOTH
def test_marks_stand_on_every_page(render: Renderer) -> None:
    assert canonical(render(mixed(), sample=True)).startswith("页眉：示例数据　草稿\n")
    assert canonical(render(mixed())).startswith("页眉：草稿\n")
    assert canonical(render(settled())).startswith("页眉：\n")


@BOTH
@pytest.mark.parametrize(
    "text", ["</w:t></w:r>&amp;<x>", "{{ 7*7 }}{% endfor %}", "🏛️ שלום مرحبا", "“内”‘外’"]
)
def test_hostile_text_appears_as_text(render: Renderer, text: str) -> None:
    assert text in canonical(render(with_texts(text)))


@BOTH
def test_control_characters_are_dropped(render: Renderer) -> None:
    shown = canonical(render(with_texts("前\x00\x08后")))
    assert "前后" in shown


@BOTH
def test_line_breaks_stay(render: Renderer) -> None:
    assert "前⏎后" in canonical(render(with_texts("前\r\n后")))


@pytest.mark.parametrize(("render", "width"), [(render_forms, 168), (render_report, 156)])
def test_every_table_has_widths_and_a_head_and_whole_rows(render: Renderer, width: int) -> None:
    tables = list(document(render(mixed())).iter(f"{W}tbl"))
    assert tables
    for table in tables:
        grid = [int(str(column.get(f"{W}w"))) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == pytest.approx(width * MILLIMETRE, abs=len(grid))
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert _row_widths(row) == grid


def _row_widths(row: etree._Element) -> list[int]:
    """The grid columns a row's cells cover, from their own widths and spans."""
    table_grid = [int(str(c.get(f"{W}w"))) for c in row.getparent().iter(f"{W}gridCol")]
    covered: list[int] = []
    for cell in row.iter(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        count = 1 if span is None else int(str(span.get(f"{W}val")))
        columns = table_grid[len(covered) : len(covered) + count]
        assert int(str(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))) == sum(columns)
        covered += columns
    return covered


def test_a_form_too_long_for_a_page_repeats_its_column_headings() -> None:
    upper, lower = document(render_forms(with_rows(40))).iter(f"{W}tbl")
    heads = [row for row in lower.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert heads == lower.findall(f"{W}tr")[:2]
    assert "偏差原因分析及改进措施" in "".join(heads[1].itertext())
    assert lower.find(f".//{W}vMerge[@{W}val='continue']") is None
    assert "年度总体目标" in "".join(upper.itertext())
    styles = [table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") for table in (upper, lower)]
    assert styles == ["formtop", "form"]


@BOTH
def test_properties_stand_in_the_order_of_the_standard(render: Renderer) -> None:
    package = render(mixed())
    for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
        for name, order in ORDERS.items():
            for element in document(package, part).iter(W + name):
                ranks = [order.split().index(child.tag.removeprefix(W)) for child in element]
                assert ranks == sorted(ranks)


@BOTH
def test_every_style_used_is_defined(render: Renderer) -> None:
    package = render(mixed())
    defined = {style.get(f"{W}styleId") for style in document(package, "word/styles.xml")}
    used = {
        node.get(f"{W}val")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for node in document(package).iter(W + tag)
    }
    assert used <= defined


@BOTH
def test_merges_begin_before_they_continue(render: Renderer) -> None:
    for table in document(render(mixed())).iter(f"{W}tbl"):
        open_columns: set[int] = set()
        for row in table.iter(f"{W}tr"):
            column, still_open = 0, set()
            for cell in row.iter(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None:
                    assert merge.get(f"{W}val") == "restart" or column in open_columns
                    still_open.add(column)
                column += 1 if span is None else int(str(span.get(f"{W}val")))
            open_columns = still_open


@BOTH
def test_the_package_is_sound(render: Renderer) -> None:
    with zipfile.ZipFile(io.BytesIO(render(mixed()))) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if not name.endswith(".xlsx"):
                etree.fromstring(archive.read(name))
