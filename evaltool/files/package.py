"""A zip package (docx, xlsx …), checked before any part of it reaches a parser."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field

from evaltool.errors import InputError
from evaltool.files.refusal import damaged, suspicious

MAX_ENTRIES = 4096
MAX_TOTAL = 256 * 2**20
"""Bytes of all entries of a package, unpacked."""
MAX_RATIO = 200
"""Unpacked size over packed size, for entries large enough to harm."""
MAX_PART = 96 * 2**20
"""Bytes of one entry, unpacked."""

_HARMLESS = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_UNSAFE_NAME = re.compile(r"(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:|\\|[\x00-\x1f]")
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)[\"']")
_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"utf16"}
_UTF16_STARTS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Package:
    """The parts of a checked package; `read` gives the content of one by its name."""

    file: str
    names: tuple[str, ...]
    _parts: dict[str, bytes] = field(repr=False)
    _archive: zipfile.ZipFile = field(repr=False)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """The content of a part, b"" where there is none.

        Raises:
            InputError: the part is damaged.
        """
        if name not in self._parts:
            self._parts[name] = _content(self._archive, name, self.file) if name in self else b""
        return self._parts[name]

    def take(self, name: str) -> bytes:
        """The content of a part, which the package itself forgets: for what is read only once.

        Raises:
            InputError: the part is damaged.
        """
        content = self.read(name)
        self._parts.pop(name, None)
        return content

    def xml_parts(self) -> tuple[str, ...]:
        """The names of the parts that hold XML and were not taken."""
        return tuple(name for name in self.names if name in self._parts)


def open_package(data: bytes, file: str) -> Package:
    """Check a zip package and read its XML parts.

    Raises:
        InputError: it is damaged, encrypted, unreasonably large once unpacked, holds unsafe
            names, or its XML declares a document type or entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged(file) from error
    entries = archive.infolist()
    _check_directory(entries, file)
    parts: dict[str, bytes] = {}
    for entry in entries:
        if _looks_like_xml(archive, entry, file):
            parts[entry.filename] = _content(archive, entry.filename, file)
            _check_xml(parts[entry.filename], entry.filename, file)
    return Package(file, tuple(entry.filename for entry in entries), parts, archive)


def _check_directory(entries: list[zipfile.ZipInfo], file: str) -> None:
    if len(entries) > MAX_ENTRIES:
        raise suspicious(file, f"内含{len(entries)}个部件，超过{MAX_ENTRIES}个的上限")
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        raise suspicious(file, f"解压后有{total // 2**20}MB，超过{MAX_TOTAL // 2**20}MB的上限")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, file)
        if entry.filename in seen:
            raise suspicious(file, f"部件“{entry.filename}”出现两次")
        seen.add(entry.filename)


def _check_entry(entry: zipfile.ZipInfo, file: str) -> None:
    name = entry.filename
    # zipfile cuts a name at NUL; the name as stored is what a viewer may see
    if _UNSAFE_NAME.search(name) or _UNSAFE_NAME.search(entry.orig_filename):
        raise suspicious(file, f"部件名“{name}”指向文件之外")
    if entry.flag_bits & _ENCRYPTED:
        raise InputError("文件已加密，无法读取", place=file, remedy="请去掉打开密码后重新保存")
    if entry.compress_type not in _METHODS:
        raise suspicious(file, f"部件“{name}”使用了办公软件不用的压缩方法")
    if entry.file_size > MAX_PART:
        raise suspicious(file, f"部件“{name}”解压后超过{MAX_PART // 2**20}MB")
    if entry.file_size > _HARMLESS and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise suspicious(file, f"部件“{name}”的压缩比超过{MAX_RATIO}倍，疑似压缩炸弹")


def _content(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        return archive.read(name)
    except _BROKEN as error:
        raise damaged(file, f"部件“{name}”读不出来") from error


def _looks_like_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bool:
    if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
        return True
    try:
        with archive.open(entry) as stream:
            head = stream.read(64)
    except _BROKEN as error:
        raise damaged(file, f"部件“{entry.filename}”读不出来") from error
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or head.startswith(
        _UTF16_STARTS
    )


def _check_xml(content: bytes, name: str, file: str) -> None:
    text = _as_utf8(content)
    if text and (not text[:64].lstrip().startswith(b"<") or b"\x00" in text):
        raise suspicious(file, f"部件“{name}”不是XML")
    declared = _ENCODING.match(text)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise suspicious(file, f"部件“{name}”的编码不是UTF-8")
    if b"<!" in text and (b"<!DOCTYPE" in text or b"<!ENTITY" in text):
        raise suspicious(file, f"部件“{name}”带有DOCTYPE或实体声明")


def _as_utf8(content: bytes) -> bytes:
    if content.startswith((b"\xfe\xff", b"\x00<")):
        return content.decode("utf-16-be", "replace").removeprefix("\ufeff").encode()
    if content.startswith((b"\xff\xfe", b"<\x00")):
        return content.decode("utf-16-le", "replace").removeprefix("\ufeff").encode()
    return content.removeprefix(b"\xef\xbb\xbf")
