"""Charts in a report: native parts with their data, sound by the schema, the same every time."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from evaltool.report.charts.records import Chart
from evaltool.report.charts.writing import chart_insets, chart_workbook, chart_xml
from evaltool.report.charts.year import year_charts
from evaltool.report.documents import render_report
from evaltool.scoring import Scored
from tests.report.years import mixed, sample, settled, with_rows, with_texts

SPACES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
HOSTILE = "</c:v>&\"'<x>{{ 7*7 }}{% endfor %}=cmd|' /C calc'!A0 🏛️"


def tree(chart: Chart) -> etree._Element:
    return etree.fromstring(chart_xml(chart))


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(each.text) for each in root.iterfind(path, SPACES)]


@pytest.mark.parametrize(("maximum", "step"), [(50, "10"), (100, "20"), (140, "20"), (200, "50")])
def test_the_figures_of_an_axis_do_not_run_into_one_another(maximum: int, step: str) -> None:
    chart = replace(year_charts(sample())[0], maximum=maximum)
    (unit,) = tree(chart).iterfind(".//c:majorUnit", SPACES)
    assert unit.get("val") == step


@pytest.mark.parametrize("scored", [sample(), mixed(), settled(), with_rows(60)])
def test_the_cache_holds_the_data(scored: Scored) -> None:
    for chart in year_charts(scored):
        series = tree(chart).findall(".//c:ser", SPACES)
        assert len(series) == len(chart.series)
        for element, expected in zip(series, chart.series, strict=True):
            assert texts(element, "c:tx//c:v") == [expected.name]
            assert texts(element, "c:cat//c:v") == list(chart.rows)
            points = {
                int(str(point.get("idx"))): point.findtext("c:v", None, SPACES)
                for point in element.iterfind("c:val//c:pt", SPACES)
            }
            values = enumerate(expected.values)
            assert points == {at: value for at, value in values if value is not None}


def test_the_workbook_holds_the_same_data_where_the_chart_looks_for_it() -> None:
    for chart in year_charts(mixed()):
        sheet = openpyxl.load_workbook(io.BytesIO(chart_workbook(chart)))["Sheet1"]
        for element, series in zip(
            tree(chart).iterfind(".//c:ser", SPACES), chart.series, strict=True
        ):
            names, values = (texts(element, f"c:{of}//c:f")[0] for of in ("cat", "val"))
            (name,) = texts(element, "c:tx//c:f")
            assert sheet[name.removeprefix("Sheet1!")].value == series.name
            assert [row[0].value for row in sheet[names.removeprefix("Sheet1!")]] == list(
                chart.rows
            )
            held = [row[0].value for row in sheet[values.removeprefix("Sheet1!")]]
            assert held == [None if each is None else float(each) for each in series.values]


def test_fonts_and_fills_are_explicit() -> None:
    for chart in year_charts(mixed()):
        root = tree(chart)
        properties = root.findall(".//a:defRPr", SPACES)
        assert properties
        for each in properties:
            assert each.find("a:ea", SPACES).get("typeface") == "仿宋_GB2312"
        for series in root.iterfind(".//c:ser", SPACES):
            fills = [child.tag.rpartition("}")[2] for child in series.find("c:spPr", SPACES)]
            assert fills[0] in ("solidFill", "pattFill")


def test_a_short_bar_has_its_figure_behind_it() -> None:
    chart = next(chart for chart in year_charts(sample()) if chart.place == "funds")
    series = chart.series[1]
    short = Chart(
        **{
            **{name: getattr(chart, name) for name in chart.__slots__},
            "series": (
                chart.series[0],
                type(series)(name="短", values=("0.00", *series.values[1:]), fill=series.fill),
            ),
        }
    )
    (label,) = tree(short).iterfind(".//c:dLbl", SPACES)
    assert label.find("c:idx", SPACES).get("val") == "0"
    assert label.find("c:dLblPos", SPACES).get("val") == "outEnd"


def test_hostile_names_appear_as_text() -> None:
    for chart in year_charts(with_texts(HOSTILE)):
        named = type(chart)(
            **{name: getattr(chart, name) for name in chart.__slots__}
            | {"rows": (HOSTILE, *chart.rows[1:])}
        )
        assert texts(tree(named), ".//c:cat//c:v")[0] == HOSTILE
        sheet = openpyxl.load_workbook(io.BytesIO(chart_workbook(named)))["Sheet1"]
        assert sheet["A2"].value == HOSTILE
        assert sheet["A2"].data_type == "s"


def test_a_report_shows_its_charts_with_words_for_those_who_cannot_see_them() -> None:
    with zipfile.ZipFile(io.BytesIO(render_report(sample()))) as package:
        document = etree.fromstring(package.read("word/document.xml"))
        relations = package.read("word/_rels/document.xml.rels").decode()
        names = package.namelist()
    described = document.findall(".//wp:docPr", SPACES)
    assert len(described) == 3
    assert len({each.get("id") for each in described}) == 3
    assert all("条形图" in str(each.get("descr")) for each in described)
    for number, reference in enumerate(document.iterfind(".//c:chart", SPACES), 1):
        key = reference.get(f"{{{SPACES['r']}}}id")
        assert f'Id="{key}"' in relations
        assert f"word/charts/chart{number}.xml" in names
    captions = ["".join(each.itertext()) for each in document.iterfind(".//w:p", SPACES)]
    assert [each[:2] for each in captions if each.startswith("图")] == ["图1", "图2", "图3"]


@pytest.mark.parametrize("scored", [with_rows(60), with_texts("&<>\"'甲")])
def test_the_schema_audit_finds_nothing(scored: Scored, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render_report(scored))
    assert not [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors]


def test_the_workbook_passes_the_schema_audit(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(chart_workbook(year_charts(sample())[0]))
    assert not [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors]


def test_the_same_charts_give_the_same_bytes() -> None:
    assert chart_insets(year_charts(sample())) == chart_insets(year_charts(sample()))
