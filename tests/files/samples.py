"""Small input files of many formats, made by the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from evaltool.files.package import open_package
from evaltool.files.raw import RawFile

DECLARED = Path(__file__).parent.parent / "data" / "declaration"

_NAMESPACES = " ".join(
    f'xmlns:{space}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for space in ("office", "text", "table", "style", "draw")
)


def raw(data: bytes, file: str = "样表") -> RawFile:
    """The bytes as a reader gets them."""
    package = open_package(data, file) if data.startswith(b"PK") else None
    return RawFile(file=file, data=data, package=package)


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def opendocument(kind: str, body: str, styles: str = "") -> bytes:
    """An OpenDocument file (`text` or `spreadsheet`) with this body."""
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMESPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": content})
