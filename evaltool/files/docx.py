"""Word documents (.docx, .docm): one grid per table."""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from evaltool.files.docx_names import NAMESPACES, Names
from evaltool.files.docx_scan import scan
from evaltool.files.docx_walk import walk
from evaltool.files.grid import Grid
from evaltool.files.package import Package
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.xml_stream import SAFE
from evaltool.findings import Finding, finding

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_LOOKS = (b"w:tcBorders", b"w:tcMar")
_CODES = {
    "deleted": "files-deleted-text",
    "struck": "files-struck-text",
    "hidden": "files-hidden-text",
    "embedded": "files-embedded-part",
}


def read(raw: RawFile) -> FileRead:
    """The tables of a Word document.

    Raises:
        InputError: its XML is broken, or it holds no document.
    """
    body, names = _body(raw.parts())
    return read_body(body, names, raw.file)


def read_body(body: _Element, names: Names, file: str) -> FileRead:
    """The tables in the body of a document, whatever holds it."""
    grids = scan(body, names, file)
    met: Counter[str] = Counter()
    if grids is None:
        grids, met = walk(body, names, file)
    return FileRead(grids=grids, findings=_findings(grids, met, file))


def _findings(grids: tuple[Grid, ...], met: Counter[str], file: str) -> tuple[Finding, ...]:
    told = [
        finding(code, place=file, count=met[what]) for what, code in _CODES.items() if met[what]
    ]
    if not any(grid.cells for grid in grids):
        told.append(finding("files-no-table", place=file))
    return tuple(told)


def _body(package: Package) -> tuple[_Element, Names]:
    root = parse_xml(without_looks(package.read(main_part(package))), package.file)
    space = str(root.tag).removeprefix("{").partition("}")[0]
    body = root.find(f"{{{space}}}body")
    if space not in NAMESPACES or body is None:
        raise damaged(package.file, "找不到Word正文")
    return body, Names(space)


def without_looks(content: bytes) -> bytes:
    """The XML without the borders and margins of cells: half of its nodes, none of its text.

    Left alone where a comment or a CDATA section could hide a tag, or one is not closed.
    """
    if b"<!" in content:
        return content
    for name in _LOOKS:
        content = _without(content, b"<" + name + b">", b"</" + name + b">")
    return content


def _without(content: bytes, begin: bytes, end: bytes) -> bytes:
    """The content without what stands between two tags; all of it where one is not closed."""
    head, *pieces = content.split(begin)
    ends = [piece.find(end) + len(end) for piece in pieces]
    if min(ends, default=0) < len(end):
        return content
    return head + b"".join([piece[at:] for piece, at in zip(pieces, ends, strict=True)])


def main_part(package: Package) -> str:
    """The part that holds the text, as the package's relationships name it."""
    if "_rels/.rels" in package:
        for relation in parse_xml(package.read("_rels/.rels"), package.file):
            target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
            if relation.get("Type", "").endswith("/officeDocument") and target in package:
                return target
    return _MAIN


def parse_xml(content: bytes, file: str) -> _Element:
    """Parse a part of a package without entities, network or unreasonable depth.

    Raises:
        InputError: the part is not well formed.
    """
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise damaged(file, f"XML有误：{error.msg}") from error
