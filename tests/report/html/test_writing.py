"""The page as a reader meets it: complete, accessible, self-contained, and the same every time."""

import re
from functools import cache
from itertools import pairwise

import pytest

from evaltool.report.html import render_page
from evaltool.report.html.writing import printable
from evaltool.report.scores import project_scores
from evaltool.report.view.words import total_text
from evaltool.scoring import Scored
from tests.report.html.reading import Element, read
from tests.report.years import mixed, sample, settled, with_rows, with_texts

YEARS = pytest.mark.parametrize("scored", [sample(), mixed(), settled(), with_rows(60)])


@cache
def page(scored: Scored) -> Element:
    return read(render_page(scored, sample=True))


def shown(scored: Scored, *, sample: bool = False) -> str:
    return read(render_page(scored, sample=sample)).one("body").text


@YEARS
def test_nothing_is_fetched_and_nothing_runs(scored: Scored) -> None:
    root = page(scored)
    assert not root.all("script")
    assert not root.all("img")
    assert not root.all("iframe")
    assert not re.search(r"url\((?!#)|@import|https?:", render_page(scored).decode())
    for element in every(root):
        assert not [name for name in element.attributes if name.startswith("on")]
        for name in ("href", "src", "xlink:href"):
            assert element.attributes.get(name, "#")[:1] == "#" or (
                element.attributes["href"] == "data:,"
            )
    (policy,) = root.all("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"].startswith("default-src 'none'")


def every(element: Element) -> list[Element]:
    children = [child for child in element.children if isinstance(child, Element)]
    return [*children, *(below for child in children for below in every(child))]


@YEARS
def test_the_page_is_built_for_readers(scored: Scored) -> None:
    root = page(scored)
    assert root.one("html").attributes["lang"] == "zh-CN"
    assert [len(root.all(tag)) for tag in ("main", "h1", "header", "nav", "footer")] == [1] * 5
    assert root.one("head").one("title").text
    levels = [int(each.tag[1]) for each in every(root) if re.fullmatch("h[1-6]", each.tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@YEARS
def test_every_table_has_a_caption_and_scoped_headings(scored: Scored) -> None:
    for table in page(scored).all("table"):
        assert table.one("caption").text.strip()
        for heading in table.all("th"):
            assert heading.attributes["scope"] in ("col", "row", "rowgroup")
        columns = len(table.one("thead").all("th"))
        for row in (row for body in table.all("tbody") for row in body.all("tr")):
            cells = [child for child in row.children if isinstance(child, Element)]
            spans = sum(int(cell.attributes.get("colspan", "1")) for cell in cells)
            assert spans == columns
            assert cells[0].tag == "th"


@YEARS
def test_ids_are_unique_and_every_link_leads_somewhere(scored: Scored) -> None:
    root = page(scored)
    ids = [element.attributes["id"] for element in every(root) if "id" in element.attributes]
    assert len(set(ids)) == len(ids)
    for element in every(root):
        for target in element.attributes.get("aria-labelledby", "").split():
            assert target in ids
        if element.tag == "a":
            assert element.attributes["href"].removeprefix("#") in ids


@YEARS
def test_charts_are_told_in_words_and_figures(scored: Scored) -> None:
    for figure in page(scored).all("figure"):
        chart = figure.one("svg", role="img")
        assert chart.one("title").text in figure.one("figcaption").text
        assert "条形图" in chart.one("desc").text
        assert figure.one("details").one("summary").text.endswith("的数据")
        assert figure.one("details").all("td")


def test_every_total_and_grade_is_shown() -> None:
    for scored in (sample(), mixed(), settled()):
        text = shown(scored)
        for project in project_scores(scored):
            assert project.case.project.name in text
            assert total_text(project) in text
            assert (project.grade or "待定") in text


def test_the_rules_are_cited() -> None:
    text = shown(sample())
    ruleset = sample().ruleset
    assert ruleset.document in text
    assert ruleset.hash in text
    assert all(
        row.row.clause.title in text
        for project in project_scores(sample())
        for row in project.indicators
        if row.row.clause
    )


def test_marks_stand_on_top_and_on_every_printed_page() -> None:
    both = read(render_page(mixed(), sample=True))
    marks = [each.one("strong").text for each in both.all("p", **{"class": "mark"})]
    assert marks == ["示例数据", "草稿"]
    assert both.one("head").one("title").text.endswith("（草稿）（示例数据）")
    assert 'content: "示例数据　草稿"' in both.one("style").text
    clean = render_page(settled()).decode()
    assert "草稿" not in clean
    assert "示例数据" not in clean


@pytest.mark.parametrize(
    "text",
    [
        "</td></table><script>alert(1)</script>",
        "\"' onload=x &amp; <b>",
        "{{ 7*7 }}{% endfor %}",
        "=cmd|' /C calc'!A0",
        "🏛️ שלום مرحبا \u202eabc",
    ],
)
def test_hostile_text_appears_as_text(text: str) -> None:
    root = read(render_page(with_texts(text)))
    assert text in root.one("body").text
    assert not root.all("script")
    assert not root.all("b", onload="x")


def test_what_html_forbids_is_dropped() -> None:
    page = render_page(with_texts("前\x00\x08\x9f\ud800\ufffe后\r\n下\u2028行"))
    assert "前后\n下\n行" in page.decode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\r]", page.decode())
    assert printable(5) == 5


def test_the_same_year_gives_the_same_bytes() -> None:
    assert render_page(sample()) == render_page(sample())


def colors() -> dict[str, str]:
    style = page(sample()).one("style").text
    return dict(re.findall(r"--(\w+): #(\w{6})", style))


@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "lost"), ("ink", "pale"), ("soft", "pale"), ("soft", "lost"), ("blue", "pale")],
)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    from tests.report.charts.test_looks import contrast

    assert contrast(colors()[text], colors()[ground]) >= 4.5
