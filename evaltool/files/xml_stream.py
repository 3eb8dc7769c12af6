"""Large XML read as a stream: what has been read is forgotten, so memory does not grow with it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from evaltool.files.raw import RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def utf8(raw: RawFile) -> bytes:
    """An XML file in UTF-8, whatever encoding it came in.

    Raises:
        InputError: it declares a document type or entities, or its encoding is unknown.
    """
    declared = _DECLARED.match(raw.data)
    plain = declared is None or declared[1].lower() in (b"utf-8", b"utf8")
    content = raw.data
    if not plain or content.startswith(_UTF16):
        content = _DECLARATION.sub("", decode(content, raw.file), count=1).encode()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise suspicious(raw.file, "XML带有DOCTYPE或实体声明")
    return content


SAFE: Mapping[str, Any] = MappingProxyType(
    {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
)
"""How XML of an input file is parsed: no entities, no network, no unreasonable depth."""


def stream(content: bytes, file: str, tags: tuple[str, ...]) -> Iterator[tuple[str, _Element]]:
    """The beginnings ("start") and ends ("end") of the elements with these names, in order.

    The content is UTF-8 whatever it declares. No entities, no network, no unreasonable depth.

    Raises:
        InputError: the XML is not well formed.
    """
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=tags,
        encoding="utf-8",
        **SAFE,
    )
    try:
        yield from events
    except etree.XMLSyntaxError as error:
        raise damaged(file, f"XML有误：{error}"[:200]) from error


def forget(node: _Element) -> None:
    """Free what has been read: this element and those before it."""
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
