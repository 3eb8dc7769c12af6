"""Word documents as one XML file, which many systems export under .doc.

Two kinds: Word 2003 XML, an older spelling of the same elements, and the flat package that newer
versions write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaltool.files.docx import parse_xml, read_body
from evaltool.files.docx_names import NAMESPACES, Names
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.xml_stream import utf8

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CONTENT = 32 * 2**20
"""Bytes of the XML."""

_OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge"}


def read(raw: RawFile) -> FileRead:
    """The tables of a Word document in one XML file.

    Raises:
        InputError: its XML is broken, declares a document type or is unreasonably large, or it
            holds no text.
    """
    content = utf8(raw)
    if len(content) > MAX_CONTENT:
        raise suspicious(raw.file, f"XML超过{MAX_CONTENT // 2**20}MB")
    root = parse_xml(content, raw.file)
    for space in (_OLD, *NAMESPACES):
        body = next(root.iter(f"{{{space}}}body"), None)
        if body is not None:
            names = Names(space)
            _modernise(body, names)
            return read_body(body, names, raw.file)
    raise damaged(raw.file, "找不到Word正文")


def _modernise(body: _Element, names: Names) -> None:
    """Spell what the older kind spells otherwise as the newer one does: merges and deletions."""
    for old, new in _RENAMED.items():
        for node in body.iter(names(old)):
            node.tag = names(new)
    for node in list(body.iter(_ANNOTATION)):
        if node.get(names("type")) == "Word.Deletion":
            node.tag = names("del")
