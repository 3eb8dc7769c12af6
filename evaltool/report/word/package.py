"""The Word package: static parts from the base package, the rendered parts beside them.

The base package (`templates/base.docx`, made by `evaltool.report.word.build_base`) holds the
look: styles, fonts, page, footers. Its parts are compressed once per process.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from zipfile import ZipFile

from evaltool.report.word.container import Member, container, member

DOCUMENT = "word/document.xml"
HEADER = "word/header1.xml"
PROPERTIES = "docProps/core.xml"


def base_package() -> bytes:
    """The bytes of the base package."""
    return (resources.files("evaltool.report") / "templates" / "base.docx").read_bytes()


def word_package(body: str, parts: Mapping[str, str]) -> bytes:
    """The document: `body` in the base document, `parts` (name to XML) in place of its own.

    Raises:
        KeyError: the base package has no part of that name.
    """
    members = _static_members().copy()
    head, tail = _document_ends()
    members[DOCUMENT] = member(DOCUMENT, b"".join((head, body.encode(), tail)))
    for name, xml in parts.items():
        if name not in members:
            raise KeyError(name)
        members[name] = member(name, xml.encode())
    return container(list(members.values()))


@cache
def _document_ends() -> tuple[bytes, bytes]:
    """What stands before and after the content; in the base it is one empty paragraph."""
    with ZipFile(io.BytesIO(base_package())) as base:
        head, _, tail = base.read(DOCUMENT).partition(b"<w:p/>")
    return head, tail


@cache
def _static_members() -> dict[str, Member]:
    with ZipFile(io.BytesIO(base_package())) as base:
        return {name: member(name, base.read(name)) for name in base.namelist()}
