"""What a file really is, told by its content and never by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from evaltool.files.mhtml import is_mhtml
from evaltool.files.ole import stream_names


class Format(StrEnum):
    """The formats that are told apart; not all of them can be read."""

    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    TXT = "txt"
    DOC = "doc"
    XLS = "xls"
    ODT = "odt"
    ODS = "ods"
    PDF = "pdf"
    HTML = "html"
    RTF = "rtf"
    XLSB = "xlsb"
    PPTX = "pptx"
    XML = "xml"
    SPREADSHEET_XML = "spreadsheet-xml"
    WORD_XML = "word-xml"
    OFD = "ofd"
    ZIP = "zip"
    ENCRYPTED = "encrypted"
    ARCHIVE = "archive"
    IMAGE = "image"
    OLE = "ole"
    BINARY = "binary"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF-", Format.PDF),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"Rar!", Format.ARCHIVE),
    (b"7z\xbc\xaf", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
)
_STREAMS = (  # names of OLE streams, in the order in which they decide
    ("EncryptedPackage", Format.ENCRYPTED),
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
)
_CONTENT_TYPES = (
    (b"wordprocessingml.document.main", Format.DOCX),
    (b"wordprocessingml.template.main", Format.DOCX),
    (b"ms-word.document.macroEnabled.main", Format.DOCX),
    (b"ms-word.template.macroEnabledTemplate.main", Format.DOCX),
    (b"ms-excel.sheet.binary", Format.XLSB),
    (b"spreadsheetml.sheet.main", Format.XLSX),
    (b"spreadsheetml.template.main", Format.XLSX),
    (b"ms-excel.sheet.macroEnabled.main", Format.XLSX),
    (b"ms-excel.template.macroEnabled.main", Format.XLSX),
    (b"presentationml.", Format.PPTX),
)
_MIMETYPES = (
    (b"opendocument.text", Format.ODT),
    (b"opendocument.spreadsheet", Format.ODS),
)
_HEAD = 4096
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ASIDE = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!\[.*?\]>|\s+", re.DOTALL)
_ROOT = re.compile(rb"<(!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)")
_ROOTS = {  # the first element of a text file, in lower case
    b"workbook": Format.SPREADSHEET_XML,
    b"worddocument": Format.WORD_XML,
    b"package": Format.WORD_XML,
}
_PAGE = (b"<html", b"<table", b"<body", b"<meta", b"<style", b"<div", b"<tr")


def is_zip(data: bytes) -> bool:
    """Whether the content is a zip package."""
    return data.startswith(_ZIP)


def is_ole(data: bytes) -> bool:
    """Whether the content is an OLE container, as old Office files are."""
    return data.startswith(_OLE)


def sniff_plain(data: bytes) -> Format:
    """The format of content that is no zip package; TXT stands for any text."""
    if is_ole(data):
        return _sniff_ole(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return _sniff_text(data)


def _sniff_ole(data: bytes) -> Format:
    """By the document's own streams; where the container is broken, by any name in it."""
    names = stream_names(data)
    found = (kind for name, kind in _STREAMS if name in names)
    if names:
        return next(found, Format.OLE)
    return _first(data, ((name.encode("utf-16-le"), kind) for name, kind in _STREAMS)) or Format.OLE


def sniff_package(content_types: bytes, mimetype: bytes) -> Format:
    """The format of a zip package by its declared types; ARCHIVE where it declares none."""
    return _first(content_types, _CONTENT_TYPES) or _first(mimetype, _MIMETYPES) or Format.ARCHIVE


def _first(data: bytes, table: Iterable[tuple[bytes, Format]]) -> Format | None:
    for mark, kind in table:
        if mark in data:
            return kind
    return None


def _sniff_text(data: bytes) -> Format:
    head = data[:_HEAD]
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "ignore").encode()
    if b"\x00" in head:
        return Format.BINARY
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<"):
        return _sniff_markup(start)
    return Format.HTML if is_mhtml(start) else Format.TXT


def _sniff_markup(start: bytes) -> Format:
    """The kind of a text that begins with a tag."""
    begin = start
    while aside := _ASIDE.match(begin):
        begin = begin[aside.end() :]
    root = _ROOT.match(begin)
    if root and not root[1] and root[2] in _ROOTS:
        return _ROOTS[root[2]]
    if root and root[1] and root[2] != b"html":
        return Format.XML
    if any(mark in start for mark in _PAGE) or (root and root[1] and root[2] == b"html"):
        return Format.HTML
    return Format.XML if start.startswith(b"<?xml") else Format.TXT
