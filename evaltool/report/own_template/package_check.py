"""A template's package, checked for what could act by itself in the documents made of it.

Macros, embedded objects, controls, foreign content and fields that fetch something are refused.
The link to a parent template (附加模板) is merely cut: Word writes it into ordinary files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.errors import InputError, TemplateError
from evaltool.files.docx import parse_xml
from evaltool.files.package import Package, open_package
from evaltool.report.own_template.places import W, unbalanced
from evaltool.report.own_template.problems import unsafe

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FILE = 20 * 2**20
"""Bytes of a template's file."""
MAX_PART = 8 * 2**20
"""Bytes of one part that is rendered, unpacked."""

TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = _MAIN.replace("document.main", "template.main")
_LINKS = ("http://", "https://", "mailto:")
_RENDERED = ("header", "footer", "footnotes", "endnotes")
_ACTIVE = {
    "vbaProject": "含有宏",
    "wordVbaData": "含有宏",
    "oleObject": "含有嵌入对象（OLE）",
    "control": "含有控件（ActiveX）",
    "activeXControlBinary": "含有控件（ActiveX）",
    "aFChunk": "含有嵌入的外部文档",
    "subDocument": "含有子文档",
    "attachedToolbars": "含有自定义工具栏",
    "mailMergeSource": "含有邮件合并数据源",
    "keyMapCustomizations": "含有自定义命令",
    "frame": "含有网页框架",
    "webextension": "含有加载项",
    "webextensiontaskpanes": "含有加载项",
    "extensibility": "含有自定义功能区",
}
"""The last word of a relationship's type -> why it is refused."""
_ELEMENTS = {
    f"{W}object": "含有嵌入对象（OLE）",
    f"{W}control": "含有控件（ActiveX）",
    f"{W}altChunk": "含有嵌入的外部文档",
    f"{W}subDoc": "含有子文档",
}
_FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "NOTEREF", "SEQ"),
        *("STYLEREF", "HYPERLINK", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE"),
        *("SUBJECT", "AUTHOR", "COMMENTS", "KEYWORDS", "FILENAME", "DOCPROPERTY", "NUMWORDS"),
        *("NUMCHARS", "EQ", "SYMBOL", "ADVANCE", "TC", "XE", "INDEX", "LISTNUM", "AUTONUM"),
        *("BOOKMARK", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "="),
    )
)
"""Fields (域) that fetch nothing from elsewhere."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_INNER = "…"
"""Stands in the code of a field for a field inside it, which must not make up its name."""
_FETCHING = frozenset({"src", "href", "althref"})
_REMOTE = re.compile(r"\s*(?:[a-z][\w+.-]*:|\\\\|//)|.*\{", re.IGNORECASE | re.DOTALL)
_TAGGED = re.compile(r"\{[{%]")
_MEANING = frozenset({"fldCharType", "instr", "id", "link", "embed"})
"""Attributes that no tag may make up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A template that may be used: its parts by name, the main one, those with text to fill.

    `filled` maps the name of a part to what a reader calls it. `notes` tell what was changed.
    """

    file: str
    parts: Mapping[str, bytes]
    main: str
    filled: Mapping[str, str]
    notes: tuple[str, ...]


def checked(data: bytes, file: str) -> Checked:
    """Check a template before any of it is used.

    Raises:
        TemplateError: it is no Word document, damaged, or holds something that acts by itself.
    """
    if len(data) > MAX_FILE:
        raise unsafe(file, f"文件超过{MAX_FILE // 2**20}MB", "请压缩或删去模板中的图片")
    try:
        package = open_package(data, file)
        return _checked(package)
    except InputError as error:
        raise TemplateError(
            error.what, place=file, remedy=error.remedy, details=error.details
        ) from error


def _checked(package: Package) -> Checked:
    file = package.file
    _refuse_names(package)
    main = _main_part(package)
    relations = {name: parse_xml(package.read(name), file) for name in _relations(package)}
    for name, relation in _each(relations):
        _check_relation(name, relation, file)
    filled = dict(_filled(package, main, relations))
    for name in package.xml_parts():
        _check_content(package, name)
    parts = {name: package.read(name) for name in package.names if not name.endswith("/")}
    notes = tuple(_cut_parent_template(parts, relations, file))
    parts[TYPES] = parts[TYPES].replace(_DOTX.encode(), _MAIN.encode())
    return Checked(file=file, parts=parts, main=main, filled=filled, notes=notes)


def _refuse_names(package: Package) -> None:
    if TYPES not in package:
        raise TemplateError(
            "不是 Word 文档", place=package.file, remedy="请用 Word 另存为 .docx 后重试"
        )
    types = package.read(TYPES)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise unsafe(package.file, "含有宏")
    if _MAIN.encode() not in types and _DOTX.encode() not in types:
        raise TemplateError(
            "不是 Word 文档", place=package.file, remedy="请用 Word 另存为 .docx 后重试"
        )
    for name in package.names:
        low = name.lower()
        if not name.isascii():
            raise unsafe(package.file, f"部件名“{name}”不是英文")
        if low.endswith((".bin", ".exe", ".dll", ".js", ".vbs", ".xlsm", ".docm", ".dotm")):
            raise unsafe(package.file, f"含有嵌入对象或宏（{name}）")


def _main_part(package: Package) -> str:
    found = (
        posixpath.normpath(relation.get("Target", "").lstrip("/"))
        for relation in parse_xml(package.read("_rels/.rels") or b"<none/>", package.file)
        if relation.get("Type", "").endswith("/officeDocument")
    )
    main = next(found, "")
    if main not in package or len(package.read(main)) > MAX_PART:
        raise TemplateError(
            "找不到正文，或正文过大", place=package.file, remedy="请用 Word 另存一份后重试"
        )
    return main


def _relations(package: Package) -> Iterator[str]:
    return (name for name in package.names if name.lower().endswith(".rels"))


def _each(relations: Mapping[str, _Element]) -> Iterator[tuple[str, _Element]]:
    for name, root in relations.items():
        for relation in root:
            yield name, relation


def _type(relation: _Element) -> str:
    return relation.get("Type", "").rpartition("/")[2]


def _check_relation(name: str, relation: _Element, file: str) -> None:
    kind, target = _type(relation), relation.get("Target", "")
    if kind in _ACTIVE:
        raise unsafe(file, _ACTIVE[kind])
    if kind == "package" and "/charts/" not in name:
        raise unsafe(file, "含有嵌入对象")
    external = relation.get("TargetMode", "").lower() == "external"
    if not external or kind == "attachedTemplate":
        return
    if kind != "hyperlink" or not target.lower().startswith(_LINKS):
        raise unsafe(file, f"引用了文件之外的内容（{target[:60]}）")


def _filled(
    package: Package, main: str, relations: Mapping[str, _Element]
) -> Iterator[tuple[str, str]]:
    """The parts with text to fill, and what a reader calls them."""
    yield main, "正文"
    folder, _, base = main.rpartition("/")
    own = relations.get(f"{folder}/_rels/{base}.rels".lstrip("/"))
    titles = dict(zip(_RENDERED, ("页眉", "页脚", "脚注", "尾注"), strict=True))
    for relation in own if own is not None else ():
        name = posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target", "")))[1:]
        if (kind := _type(relation)) in titles and name in package:
            if len(package.read(name)) > MAX_PART:
                raise unsafe(package.file, f"{titles[kind]}过大")
            yield name, titles[kind]


def _check_element(element: _Element, file: str) -> None:
    """Refuse what fetches something, and tags that would make up what a part refers to."""
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if name in _FETCHING and _REMOTE.match(str(value)):
            raise unsafe(file, "引用了网络上的图片")
        if name in _MEANING and _TAGGED.search(str(value)):
            raise unsafe(file, "引用其他部件的地方有标签")
        if unbalanced(str(value)):
            raise unsafe(file, "属性中有不成对的标签")
    if element.tag != f"{W}t" and unbalanced(element.text or ""):
        raise unsafe(file, "文字以外的地方有不成对的标签")


def _check_content(package: Package, name: str) -> None:
    from lxml import etree

    content = package.read(name)
    if _STRICT in content:
        raise TemplateError(
            "是“Strict Open XML”格式", place=package.file, remedy="请在 Word 中另存为普通的 .docx"
        )
    root = parse_xml(content or b"<none/>", package.file)
    for element in root.iter(etree.Element):
        _check_element(element, package.file)
    for element in root.iter(*_ELEMENTS):
        raise unsafe(package.file, _ELEMENTS[str(element.tag)])
    for code in (*_field_codes(root), *_begun_codes(root)):
        if _TAGGED.search(code):
            raise unsafe(package.file, "域代码里有标签")
        if code and code.split()[0].upper() not in _FIELDS and not code.startswith("="):
            raise unsafe(package.file, f"含有会读取外部内容的域（{code.split()[0][:20]}）")


def _field_codes(root: _Element) -> Iterator[str]:
    """The codes of all fields, those inside others included."""
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "").strip()
    waiting: list[list[str]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            (waiting[-1] if waiting else [""]).append(element.text or "")
            if not waiting:
                yield (element.text or "").strip()
        elif element.get(f"{W}fldCharType") == "begin":
            if waiting:
                waiting[-1].append(_INNER)
            waiting.append([])
        elif waiting and element.get(f"{W}fldCharType") == "end":
            yield "".join(waiting.pop()).strip()
    yield from ("".join(code).strip() for code in waiting)


def _begun_codes(root: _Element) -> Iterator[str]:
    """Every piece of a code that begins with a letter: a condition may take away those before."""
    if "{%" not in "".join(text.text or "" for text in root.iter(f"{W}t")):
        return
    for piece in root.iter(f"{W}instrText"):
        text = (piece.text or "").strip()
        if text[:1].isalpha():
            yield text


def _cut_parent_template(
    parts: dict[str, bytes], relations: Mapping[str, _Element], file: str
) -> Iterator[str]:
    """Take the link to a parent template out of the settings."""
    from lxml import etree

    for name, root in relations.items():
        links = [each for each in root if _type(each) == "attachedTemplate"]
        if not links:
            continue
        for link in links:
            root.remove(link)
        parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        owner = name.replace("_rels/", "").removesuffix(".rels")
        parts[owner] = _without(parts.get(owner, b""), f"{W}attachedTemplate", file)
        yield "已去掉指向附加模板的链接"


def _without(content: bytes, tag: str, file: str) -> bytes:
    from lxml import etree

    if not content:
        return content
    root = parse_xml(content, file)
    for element in list(root.iter(tag)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
