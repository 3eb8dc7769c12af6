"""Builds the base package: page, styles, fonts, header and footers of our Word documents.

`python -m evaltool.report.word.build_base` writes `templates/base.docx` anew; a test keeps the
committed file equal to what this module builds. What it looks like stands in `looks`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from evaltool.report.word import looks
from evaltool.report.word.container import container, member
from evaltool.report.word.looks import LOOKS, Look

if TYPE_CHECKING:
    from docx.document import Document

_KEPT = ("/styles", "/theme", "/settings", "/fontTable", "/header", "/footer")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for side, size in (
        ("top", 6),
        ("left", 6),
        ("bottom", 6),
        ("right", 6),
        ("insideH", 4),
        ("insideV", 4),
    )
)
_SIDES = "".join(re.findall(r"<w:(?:left|right) [^>]*>", _BORDERS))
_OPEN_BELOW = re.sub(r"<w:bottom [^>]*>", '<w:bottom w:val="nil"/>', _BORDERS)
"""The upper of two tables that look as one: the line between them is that of the lower."""
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>evaltool</Application></Properties>'
)


def build_base() -> bytes:
    """The base package.

    Its document holds one empty paragraph where the content goes, then the section of a
    document (公文) and the section of forms (表格): a rendered document takes one of the two.
    """
    import docx

    document = docx.Document()
    _drop_parts(document)
    _style(document)
    _set(document)
    _lay_out(document)
    _blob(document, "/word/fontTable.xml", _font_table())
    _blob(document, "/docProps/app.xml", _APP)
    _fill(document.core_properties._element, "")
    buffer = io.BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as package:
        return container([member(name, package.read(name)) for name in package.namelist()])


def base_path() -> Path:
    """Where the base package lies in the source tree."""
    return Path(__file__).parents[1] / "templates" / "base.docx"


def _drop_parts(document: Document) -> None:
    """Leave out thumbnail, numbering and the like; the theme stays, but no style refers to it."""
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            kept = (*_KEPT, "/officeDocument", "/core-properties", "/extended-properties")
            if not relation.reltype.endswith(kept):
                del owner.rels[key]


def _blob(document: Document, name: str, xml: str) -> None:
    for part in document.part.package.iter_parts():
        if part.partname == name:
            part._blob = xml.encode()


def _fill(element: Any, xml: str) -> None:
    """Put the elements of `xml` in place of all children of `element`."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(f"<w:fill {nsdecls('w', 'r')}>{xml}</w:fill>")))


def _style(document: Document) -> None:
    _fill(
        document.styles.element,
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(looks.BODY_FONT)}<w:kern w:val="
        '"2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        '<w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="a0">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_cell_margins(0, 0)}</w:tblPr></w:style>'
        + "".join(_paragraph_style(look) for look in LOOKS)
        + _character_style(looks.STRONG, "强调", "<w:b/>")
        + _character_style(
            looks.BLANK,
            "待补充",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{looks.BLANK_SHADE}"/>',
        )
        + _table_style("grid", "报告表格", side=57, edge=20)
        + _table_style("form", "自评表", side=50, edge=20)
        + _table_style("formwide", "自评表（宽松）", side=50, edge=75)
        + _table_style("formtop", "自评表（上表）", side=50, edge=20, borders=_OPEN_BELOW)
        + _table_style("formtopwide", "自评表（上表宽松）", side=50, edge=75, borders=_OPEN_BELOW),
    )


def _font(name: str) -> str:
    """Digits and Latin letters in the digit font; punctuation both have in the Chinese one."""
    latin = looks.DIGIT_FONT
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}"'
        f' w:cs="{latin}"/>'
    )


def _paragraph_style(look: Look) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{look.name}">'
        f'<w:name w:val="{look.title}"/><w:basedOn w:val="a"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{_font(look.font)}"
        f"{'<w:b/><w:bCs/>' if look.bold else ''}"
        f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        "</w:rPr></w:style>"
    ).replace(' w:customStyle="1"', "" if look.title[0].isascii() else ' w:customStyle="1"')


def _paragraph(look: Look) -> str:
    """The paragraph properties of a style, in the order the standard demands."""
    tabs = "".join(f'<w:tab w:val="left" w:pos="{tab}"/>' for tab in look.tabs)
    if look.leader is not None:
        tabs += f'<w:tab w:val="right" w:leader="dot" w:pos="{look.leader}"/>'
    line = f' w:line="{round(look.line * 20)}" w:lineRule="exact"' if look.line else ""
    indent = "".join(
        f' w:{side}Chars="{round(size * 100)}" w:{side}="{round(size * look.size * 20)}"'
        for side, size in (
            ("left", look.left),
            ("right", look.right),
            ("firstLine", look.indent),
            ("hanging", -look.indent),
        )
        if size > 0
    )
    return "".join(
        (
            "<w:keepNext/>" if look.keep_next else "",
            "<w:pageBreakBefore/>" if look.page_break else "",
            "<w:widowControl/>" if look.widow else "",
            f"<w:pBdr>{_SIDES}</w:pBdr>" if look.sides else "",
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if look.table else "",
            f'<w:spacing w:before="{round(look.before * 20)}"'
            f' w:after="{round(look.after * 20)}"{line}/>',
            f"<w:ind{indent}/>" if indent else "",
            f'<w:jc w:val="{look.align}"/>',
            "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>',
        )
    )


def _character_style(name: str, title: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{title}"/><w:basedOn w:val="a0"/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _table_style(name: str, title: str, *, side: int, edge: int, borders: str = _BORDERS) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="a1"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"{_cell_margins(side, edge)}</w:tblPr></w:style>"
    )


def _cell_margins(side: int, edge: int) -> str:
    sides = (("top", edge), ("left", side), ("bottom", edge), ("right", side))
    margins = "".join(f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"


def _set(document: Document) -> None:
    _fill(
        document.settings.element,
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def _lay_out(document: Document) -> None:
    """Page, header and footers; page numbers outside, as on paper printed on both sides."""
    section = document.sections[0]
    _fill(section.header._element, '<w:p><w:pPr><w:pStyle w:val="head"/></w:pPr></w:p>')
    _fill(section.footer._element, _page_number("pageodd"))
    _fill(section.even_page_footer._element, _page_number("pageeven"))
    properties = section._sectPr
    properties.attrib.clear()
    references: list[Any] = [each for each in properties if "Reference" in each.tag]
    header, odd, even = (reference.rId for reference in references)
    shared = (
        f'<w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:headerReference w:type="even" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
    )
    sections = {name: _section(shared, margins) for name, margins in looks.MARGINS.items()}
    _fill(
        document.element.body,
        f"<w:p/><w:p><w:pPr>{sections['document']}</w:pPr></w:p>{sections['form']}",
    )


def _section(shared: str, margins: Mapping[str, int]) -> str:
    page = _attributes(looks.PAGE)
    return f"<w:sectPr>{shared}<w:pgSz {page}/><w:pgMar {_attributes(margins)}/></w:sectPr>"


def _attributes(values: Mapping[str, int]) -> str:
    return " ".join(f'w:{name}="{value}"' for name, value in values.items())


def _page_number(style: str) -> str:
    """The page number between dashes: — 1 —."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r>'
        '<w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def _font_table() -> str:
    from docx.oxml.ns import nsdecls

    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{stand_in}"/><w:charset w:val="86"/></w:font>'
        for name, stand_in in looks.STAND_INS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {nsdecls('w')}>{fonts}"
        f'<w:font w:name="{looks.DIGIT_FONT}"><w:charset w:val="00"/></w:font></w:fonts>'
    )


if __name__ == "__main__":
    base_path().write_bytes(build_base())
