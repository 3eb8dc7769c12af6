"""Further parts are named where a reader of the package looks for them."""

import io
import zipfile

from lxml import etree

from evaltool.report.view.narrative import report_view
from evaltool.report.word.escaped import escaped
from evaltool.report.word.package import word_package
from evaltool.report.word.parts import OFFICE, Inset, Part
from evaltool.report.word.templates import rendered_document
from tests.report.years import mixed

WORKBOOK = Part(
    name="word/embeddings/data.xlsx",
    content=b"PK",
    content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    relationship=f"{OFFICE}/package",
    id="data",
)
CHART = Part(
    name="word/charts/chart1.xml",
    content=b"<chart/>",
    content_type="application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    relationship=f"{OFFICE}/chart",
    id="chart1",
    parts=(WORKBOOK,),
)


def opened(package: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package))


def relations(package: bytes, name: str) -> dict[str, str]:
    root = etree.fromstring(opened(package).read(name))
    return {str(each.get("Id")): str(each.get("Target")) for each in root}


def test_parts_stand_in_the_package_with_type_and_relationship() -> None:
    package = word_package("document", b"<w:p/>", {}, [CHART])
    assert opened(package).read("word/charts/chart1.xml") == b"<chart/>"
    assert opened(package).read("word/embeddings/data.xlsx") == b"PK"
    types = etree.fromstring(opened(package).read("[Content_Types].xml"))
    named = {each.get("PartName"): each.get("ContentType") for each in types}
    assert named["/word/charts/chart1.xml"] == CHART.content_type
    assert named["/word/embeddings/data.xlsx"] == WORKBOOK.content_type
    document = relations(package, "word/_rels/document.xml.rels")
    assert document["chart1"] == "charts/chart1.xml"
    assert document["rId3"] == "styles.xml"
    chart = relations(package, "word/charts/_rels/chart1.xml.rels")
    assert chart == {"data": "../embeddings/data.xlsx"}


def test_without_further_parts_nothing_changes() -> None:
    names = opened(word_package("document", b"<w:p/>", {})).namelist()
    assert "word/charts/chart1.xml" not in names


def test_an_inset_stands_at_its_place() -> None:
    view = escaped(report_view(mixed()))
    plain = opened(rendered_document("report", view)).read("word/document.xml").decode()
    inset = Inset(place="funds", xml="<w:p>图</w:p>", parts=(CHART,))
    package = rendered_document("report", view, insets=[inset])
    with_inset = opened(package).read("word/document.xml").decode()
    assert with_inset.replace("<w:p>图</w:p>", "") == plain
    before, after = with_inset.split("<w:p>图</w:p>")
    assert "表1" in before
    assert "三、绩效目标完成情况" in after
    assert "chart1" in relations(package, "word/_rels/document.xml.rels")
