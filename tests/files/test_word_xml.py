"""Word documents as one XML file."""

from __future__ import annotations

import zipfile

import pytest

from evaltool.errors import InputError
from evaltool.files import word_xml
from evaltool.files.reader import read_file, read_grids
from evaltool.files.sniff import Format, sniff_plain
from tests.files.samples import DECLARED, raw

NEW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
AML = "http://schemas.microsoft.com/aml/2001/core"


def document() -> str:
    with zipfile.ZipFile(DECLARED / "申报表.docx") as package:
        return package.read("word/document.xml").decode().partition("?>")[2]


def old(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="{OLD}" xmlns:aml="{AML}" xmlns:wx="urn:wx"><w:body>'
        f"<wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    )


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_word_2003_document_gives_the_grids_of_the_new_one() -> None:
    inside = document().replace(NEW, OLD).replace("w:vMerge", "w:vmerge")
    content = inside.replace("<w:document ", "<w:wordDocument ")
    data = content.replace("</w:document>", "</w:wordDocument>").encode()
    assert sniff_plain(data) is Format.WORD_XML
    ours = word_xml.read(raw(data)).grids
    theirs = read_grids(DECLARED / "申报表.docx")
    assert [grid.cells for grid in ours] == [grid.cells for grid in theirs]


def test_a_flat_package_gives_the_same(tmp_path) -> None:
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    path = tmp_path / "申报表.doc"
    path.write_text(
        f'<?xml version="1.0"?><pkg:package xmlns:pkg="{package}"><pkg:part pkg:name="/word/'
        f'document.xml"><pkg:xmlData>{document()}</pkg:xmlData></pkg:part></pkg:package>',
        encoding="utf-8",
    )
    ours, theirs = read_file(path).grids, read_grids(DECLARED / "申报表.docx")
    assert [grid.cells for grid in ours] == [grid.cells for grid in theirs]


def test_merges_and_deletions_of_the_older_spelling() -> None:
    deleted = '<aml:annotation w:type="Word.Deletion"><w:r><w:delText>旧</w:delText></w:r>'
    inserted = '<aml:annotation w:type="Word.Insertion"><w:r><w:t>新</w:t></w:r></aml:annotation>'
    changed = f"<w:tc><w:p>{deleted}</aml:annotation>{inserted}</w:p></w:tc>"
    body = "<w:p><w:r><w:t>题</w:t></w:r></w:p>" + table(
        cell("甲", '<w:vmerge w:val="restart"/>') + changed, cell("", "<w:vmerge/>") + cell("乙")
    )
    result = word_xml.read(raw(old(body).encode()))
    (grid,) = result.grids
    assert grid.before == ("题",)
    assert [(c.row, c.column, c.text, c.row_span) for c in grid.cells] == [
        (1, 1, "甲", 2),
        (1, 2, "新", 1),
        (2, 2, "乙", 1),
    ]
    assert [item.code for item in result.findings] == ["files-deleted-text"]


def test_other_encodings_are_read() -> None:
    text = old(table(cell("≥95%的代表"))).replace("UTF-8", "GB2312")
    (grid,) = word_xml.read(raw(text.encode("gb18030"))).grids
    assert grid.cells[0].text == "≥95%的代表"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY b "bb">]><w:wordDocument/>', "DOCTYPE"),
        ("<w:wordDocument/>", "损坏"),
        ("<wordDocument/>", "损坏"),
        (old("<w:p>" * 300 + "</w:p>" * 300), "损坏"),
    ],
)
def test_refuses_what_is_broken_or_hostile(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        word_xml.read(raw(text.encode()))


def test_refuses_unreasonably_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_xml, "MAX_CONTENT", 10)
    with pytest.raises(InputError, match="超过"):
        word_xml.read(raw(old("").encode()))
