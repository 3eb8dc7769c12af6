"""The evidence inside a document: manifest and data, read back whole."""

import io
import json
import zipfile

from lxml import etree

from evaltool.report.documents import render_forms, render_report
from evaltool.report.json.scored import render_scored_json
from evaltool.report.manifest import Manifest, inputs_hash, manifest, templates_hash
from evaltool.report.word.evidence import ITEM, NAMESPACE, evidence_part
from tests.report.years import mixed, with_texts

N = f"{{{NAMESPACE}}}"


def origin(**more: str) -> Manifest:
    return Manifest(
        version="1",
        rules="r",
        rules_hash="h",
        template="report",
        template_hash="t",
        inputs=((more.get("name", "targets/a.docx"), "0" * 64),),
        inputs_hash="i",
    )


def test_the_data_can_be_read_back_from_both_documents() -> None:
    data = render_scored_json(mixed()).decode()
    for render in (render_report, render_forms):
        package = zipfile.ZipFile(io.BytesIO(render(mixed(), data=data)))
        root = etree.fromstring(package.read(ITEM))
        assert json.loads(root.findtext(f"{N}data")) == json.loads(data)
        told = root.find(f"{N}manifest")
        assert told.get("rulesHash") == mixed().ruleset.hash
        assert told.get("templateHash") == templates_hash()
        rels = package.read("word/_rels/document.xml.rels").decode()
        assert 'Target="../customXml/item1.xml"' in rels


def test_without_data_nothing_is_embedded() -> None:
    assert ITEM not in zipfile.ZipFile(io.BytesIO(render_forms(mixed()))).namelist()


def test_hostile_texts_come_back_as_they_were() -> None:
    text = "</data>]]>&\x00\ufffe\ud800\u202e🏛"
    data = json.dumps({"text": text, "unit": with_texts(text).cases[0].project.unit})
    legible = json.dumps({"text": text}, ensure_ascii=False)
    for each in (data, legible):
        root = etree.fromstring(evidence_part(origin(name=text), each).content)
        assert json.loads(root.findtext(f"{N}data"))["text"] == text
    assert root.find(f"{N}manifest/{N}input").get("name").startswith("</data>]]>&")


def test_the_same_origin_has_the_same_identity() -> None:
    first, second = (evidence_part(origin(), "{}").parts[0].content for _ in range(2))
    assert first == second
    assert evidence_part(origin(name="b"), "{}").parts[0].content != first


def test_the_hash_of_inputs_does_not_depend_on_their_order() -> None:
    pairs = [("b", "1"), ("a", "2")]
    assert inputs_hash(pairs) == inputs_hash(reversed(pairs))
    assert inputs_hash(pairs) != inputs_hash([("b", "2"), ("a", "1")])
    assert inputs_hash([]) == ""


def test_an_own_layout_counts_in_the_hash_of_the_template() -> None:
    assert manifest(mixed(), "own", "abc").template_hash != templates_hash()
