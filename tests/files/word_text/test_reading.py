"""What a Word document shows and hides, element by element."""

from __future__ import annotations

import pytest

from evaltool.errors import InputError
from evaltool.files import open_data
from evaltool.files.word_text import Line, Mark, Table, WordText, read_word_text
from tests.files.packages import WORD_TYPES, W, p, package, word

RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def text_of(body: str, **parts: str) -> WordText:
    named = {f"word/{name}.xml": xml for name, xml in parts.items()}
    if "word/rels.xml" in named:
        named["word/_rels/document.xml.rels"] = named.pop("word/rels.xml")
    return read_word_text(open_data(word(body, **named), "a.docx").raw.parts())


def line_of(inner: str) -> Line:
    (line,) = text_of(f"<w:p>{inner}</w:p>").blocks
    assert isinstance(line, Line)
    return line


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    parts = ("begin", "separate", "end")
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in parts)
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{r(result)}{end}"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r("98") + r(".99"), "98.99"),
        (r("甲 \u3000 乙"), "甲 乙"),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\n乙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t></w:r>", "3-5"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "{F0B3}5"),
        (f"<w:hyperlink>{r('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('9')}</w:sdtContent></w:sdt>", "9"),
        ("<m:oMath><m:r><m:t>7</m:t></m:r></m:oMath>", "7"),
        (f"第{field(' PAGE ', '3')}页".replace("第", r("第")).replace("页", r("页")), "第{PAGE}页"),
        (field(" PAGEREF _Toc1 \\h ", ""), "{PAGE}"),
        ('<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>', "{PAGE}"),
    ],
)
def test_running_text(inner: str, text: str) -> None:
    line = line_of(inner)
    assert (line.text, line.marks) == (text, ())


@pytest.mark.parametrize(
    ("inner", "text", "kinds"),
    [
        (f"<w:ins>{r('9')}</w:ins>", "9", ["inserted"]),
        ("<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", "", ["deleted"]),
        (r("9", "<w:vanish/>"), "9", ["hidden"]),
        (r("9", '<w:vanish w:val="0"/>'), "9", []),
        (r("9", "<w:strike/>"), "9", ["struck"]),
        (r("9", '<w:color w:val="FEFFFE"/>'), "9", ["faint"]),
        (r("9", '<w:color w:val="404040"/><w:sz w:val="21"/>'), "9", []),
        (r("9", '<w:sz w:val="2"/>'), "9", ["faint"]),
        (field(" = 4 + 5 ", "9"), "9", ["field"]),
        (field(" PAGE ", "98.99"), "98.99", ["field"]),
        (f"<w:pPr><w:numPr/></w:pPr>{r('甲')}", "甲", ["numbered"]),
        ("<w:r><w:object/></w:r>", "", ["embedded"]),
        (r("9", '<w:color w:val="auto" w:themeColor="background1"/>'), "9", ["faint"]),
        (r("9", '<w:color w:val="000000"/><w:shd w:fill="000000"/>'), "9", ["faint"]),
        (r("9", '<w:shd w:fill="D9D9D9"/>'), "9", []),
        (r("9", '<w:highlight w:val="black"/>'), "9", ["faint"]),
        (r("9", '<w:highlight w:val="yellow"/>'), "9", []),
        (r("9", f"<w14:textFill {W14}><w14:noFill/></w14:textFill>"), "9", ["faint"]),
        (r("9", '<w:w w:val="1"/>'), "9", ["faint"]),
        (
            f'<w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>{r("9")}',
            "9",
            ["faint"],
        ),
        (f'<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{r("9")}', "9", []),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", ["hidden"]),
        (
            f"<w:r><w:drawing><a:graphicData {A}><x/></a:graphicData></w:drawing></w:r>",
            "",
            ["shape"],
        ),
        (
            f"<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{p('9')}</w:txbxContent>"
            "</v:textbox></v:rect></w:pict></w:r>",
            "",
            ["shape", "box"],
        ),
        (
            '<w:r><w:pict><v:shape><v:textpath string="99"/></v:shape></w:pict></w:r>',
            "",
            ["shape", "box"],
        ),
    ],
)
def test_what_is_beside_the_text(inner: str, text: str, kinds: list[str]) -> None:
    line = line_of(inner)
    assert (line.text, [mark.kind for mark in line.marks]) == (text, kinds)


CHOICE = f"<mc:Choice>{r('8')}</mc:Choice>"


@pytest.mark.parametrize(
    ("inner", "text", "marks"),
    [
        (
            f"<mc:AlternateContent>{CHOICE}<mc:Fallback>{r('9')}</mc:Fallback>"
            "</mc:AlternateContent>",
            "8",
            [("hidden", "9")],
        ),
        (
            f"<mc:AlternateContent>{CHOICE}<mc:Fallback/></mc:AlternateContent>",
            "8",
            [("hidden", "8")],
        ),
        (f"<mc:AlternateContent>{CHOICE}</mc:AlternateContent>", "8", [("hidden", "8")]),
        (
            f"<mc:AlternateContent>{CHOICE}<mc:Fallback>{r('8')}</mc:Fallback>"
            "</mc:AlternateContent>",
            "8",
            [],
        ),
        (f'<x:y xmlns:x="urn:x">{r("9")}</x:y>', "9", [("hidden", "9")]),
        ("<w:subDoc/>", "", [("embedded", "")]),
        (
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr>"
            f"<w:sdtContent>{r('9')}</w:sdtContent></w:sdt>",
            "9",
            [("bound", "9")],
        ),
    ],
)
def test_what_is_wrapped_around_the_text(
    inner: str, text: str, marks: list[tuple[str, str]]
) -> None:
    read = text_of(f"<w:p>{inner}</w:p>")
    assert [each.text for each in read.blocks if isinstance(each, Line)] == [text]
    assert [(mark.kind, mark.text) for mark in read.marks] == marks


@pytest.mark.parametrize(
    ("row", "cell", "kinds"),
    [
        ("<w:hidden/>", "", ["hidden"]),
        ('<w:trHeight w:val="1" w:hRule="exact"/>', "", ["hidden"]),
        ('<w:trHeight w:val="1"/>', "", []),
        ("<w:del/>", "", ["deleted"]),
        ("", '<w:tcW w:w="1" w:type="dxa"/>', ["hidden"]),
        ("", '<w:tcW w:w="0" w:type="auto"/>', []),
        ("", "<w:cellDel/>", ["deleted"]),
    ],
)
def test_rows_and_cells_that_are_unseen(row: str, cell: str, kinds: list[str]) -> None:
    xml = f"<w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr>{p('9')}</w:tc></w:tr>"
    (table,) = text_of(f"<w:tbl>{xml}</w:tbl>").blocks
    assert isinstance(table, Table)
    marks = table.rows[0].cells[0].marks
    assert [(mark.kind, mark.text) for mark in marks] == [(kind, "9") for kind in kinds]


def test_a_cell_merged_into_the_one_before_it() -> None:
    merged = '<w:tcPr><w:hMerge w:val="continue"/></w:tcPr>'
    body = f"<w:tbl><w:tr><w:tc>{p('8')}</w:tc><w:tc>{merged}{p('9')}</w:tc></w:tr></w:tbl>"
    (table,) = text_of(body).blocks
    assert isinstance(table, Table)
    assert [each.continues for each in table.rows[0].cells] == [False, True]


@pytest.mark.parametrize(
    ("style", "kinds"),
    [
        ('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>', ["faint"]),
        ('<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', ["numbered"]),
        ('<w:pPr><w:spacing w:line="200" w:lineRule="exact"/></w:pPr>', []),
    ],
)
def test_what_styles_do(style: str, kinds: list[str]) -> None:
    """A style of its own, of the document's default, and in a part of any name."""
    whole = f'<w:styles xmlns:w="{W}">{{}}</w:styles>'
    named = whole.format(f'<w:style w:styleId="a">{style}</w:style>')
    default = whole.format(f"<w:docDefaults>{style}</w:docDefaults>")
    for body, part in ((f'<w:pPr><w:pStyle w:val="a"/></w:pPr>{r("9")}', named), (r("9"), default)):
        (line,) = text_of(f"<w:p>{body}</w:p>", other=part).blocks
        assert isinstance(line, Line)
        assert [mark.kind for mark in line.marks] == kinds


def test_a_style_that_hides() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:basedOn w:val="c"/></w:style></w:styles>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{r("9")}</w:p>' for name in "abc"
    )
    lines = text_of(body, styles=styles).blocks
    assert [isinstance(each, Line) and len(each.marks) for each in lines] == [1, 1, 0]


def test_a_table_with_merges_and_a_table_inside() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('内')}</w:tc><w:tc>{p('5')}</w:tc></w:tr></w:tbl>"
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    below = "<w:tcPr><w:vMerge/></w:tcPr>"
    body = (
        f"<w:tbl><w:tr><w:tc>{wide}{p('甲')}{p('乙')}</w:tc><w:tc>{inner}<w:p/></w:tc></w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{below}{p('9')}</w:tc></w:tr></w:tbl>"
    )
    (table,) = text_of(body).blocks
    assert isinstance(table, Table)
    first, second = table.rows
    assert [(c.column, c.span, c.text) for c in first.cells] == [(1, 2, "甲\n乙"), (3, 1, "内 5")]
    assert (second.cells[0].continues, second.cells[0].marks) == (
        True,
        (Mark(kind="hidden", text="9"),),
    )


def test_other_parts_that_say_something() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    links = "".join(
        f'<Relationship Id="{name}" Target="{name}.xml"/>' for name in ("header1", "footer1")
    )
    seen = "".join(f'<w:{name[:6]}Reference r:id="{name}"/>' for name in ("header1", "footer1"))
    text = text_of(
        f"{p('甲')}<w:sectPr {RELATIONS}>{seen}</w:sectPr>",
        rels=f"<Relationships>{links}</Relationships>",
        header1=f'<w:hdr xmlns:w="{W}">{p("示例")}</w:hdr>',
        header2=f'<w:hdr xmlns:w="{W}">{p("别的")}</w:hdr>',
        footer1=f'<w:ftr xmlns:w="{W}"><w:p>{field(" PAGE ", "1")}</w:p></w:ftr>',
        comments=f'<w:comments xmlns:w="{W}"><w:comment>{p("99")}</w:comment></w:comments>',
        endnotes=f'<w:endnotes xmlns:w="{W}"><w:endnote><w:p/></w:endnote></w:endnotes>',
        diagram=f'<d xmlns:a="{drawing}"><a:t>9</a:t></d>',
        settings=f'<w:settings xmlns:w="{W}"/>',
    )
    assert (text.heads, text.feet) == (("示例",), ("{PAGE}",))
    assert text.marks == (
        Mark(kind="comment", text="99"),
        Mark(kind="other", text="9"),
        Mark(kind="other", text="别的"),
    )


PARTS = {"[Content_Types].xml": WORD_TYPES, "word/document.xml": f'<w:document xmlns:w="{W}"/>'}


def test_what_is_no_word_document() -> None:
    with pytest.raises(InputError):
        read_word_text(open_data(package(PARTS), "a.docx").raw.parts())
