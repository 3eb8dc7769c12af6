"""The Word package: static parts from the base package, the rendered parts beside them.

The base package (`templates/base.docx`, made by `evaltool.report.word.build_base`) holds the
look: styles, fonts, page, footers. Its parts are compressed once per process.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Literal
from zipfile import ZipFile

from evaltool.report.word.container import Member, Prefix, container, member, prefix
from evaltool.report.word.parts import (
    Part,
    every_part,
    related,
    relations_of_parts,
    relationships_name,
    typed,
)

Page = Literal["document", "form"]
"""The pages of a document (公文) or of forms (表格): their margins differ."""

DOCUMENT = "word/document.xml"
HEADER = "word/header1.xml"
PROPERTIES = "docProps/core.xml"
TYPES = "[Content_Types].xml"
RELATIONSHIPS = relationships_name(DOCUMENT)


def base_package() -> bytes:
    """The bytes of the base package."""
    return (resources.files("evaltool.report") / "templates" / "base.docx").read_bytes()


def word_package(
    page: Page, body: bytes, parts: Mapping[str, bytes], further: Sequence[Part] = ()
) -> bytes:
    """The document: `body` on pages of a kind, `parts` (name to XML) in place of the base's own.

    `further` are parts that the base does not have; the document refers to them by their ids.

    Raises:
        KeyError: the base package has no part of that name.
    """
    head, tail = _document_ends()[page]
    own = {DOCUMENT: member(DOCUMENT, b"".join((head, body, tail)))}
    for name, xml in parts.items():
        if name not in _static_members():
            raise KeyError(name)
        own[name] = _small_member(name, xml)
    if further:
        own.update(_further_members(further))
        return container(list({**_static_members(), **own}.values()))
    return container(list(own.values()), _others(frozenset(own)))


@cache
def _others(replaced: frozenset[str]) -> Prefix:
    """The base's members but those replaced, which always come first."""
    members = _static_members()
    return prefix([each for name, each in members.items() if name not in replaced])


def _further_members(parts: Sequence[Part]) -> dict[str, Member]:
    """Further parts with what names them: content types and relationships."""
    texts = {
        TYPES: typed(every_part(parts), _base_text(TYPES)),
        RELATIONSHIPS: related(DOCUMENT, parts, _base_text(RELATIONSHIPS)),
        **relations_of_parts(parts),
    }
    return {
        **{name: _small_member(name, text.encode()) for name, text in texts.items()},
        **{part.name: member(part.name, part.content) for part in every_part(parts)},
    }


@cache
def _base_text(name: str) -> str:
    with ZipFile(io.BytesIO(base_package())) as base:
        return base.read(name).decode()


@cache
def _document_ends() -> dict[Page, tuple[bytes, bytes]]:
    """What stands before and after the content of a document and of forms."""
    with ZipFile(io.BytesIO(base_package())) as base:
        head, _, rest = base.read(DOCUMENT).partition(b"<w:p/>")
    document, form = re.findall(rb"<w:sectPr>.*?</w:sectPr>", rest)
    end = rest[rest.rindex(b"</w:body>") :]
    return {"document": (head, document + end), "form": (head, form + end)}


@lru_cache(maxsize=64)
def _small_member(name: str, xml: bytes) -> Member:
    """A part that many documents share, such as the header."""
    return member(name, xml)


@cache
def _static_members() -> dict[str, Member]:
    with ZipFile(io.BytesIO(base_package())) as base:
        return {name: member(name, base.read(name)) for name in base.namelist()}
