"""What the bytes of a PDF betray before any reader is started for it.

Streams are unpacked here only as far as it takes to see that they are too large.
"""

from __future__ import annotations

import re
import zlib

from evaltool.files.refusal import suspicious

MAX_OBJECTS = 200_000
MAX_PAGE_OBJECTS = 1500
"""Page objects; a file that was changed many times holds more of them than it has pages."""
MAX_STREAM = 24 * 2**20
"""Bytes of one stream that is no picture, unpacked; whole Chinese fonts are smaller."""
MAX_UNPACKED = 192 * 2**20
"""Bytes of all such streams together."""

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_NESTED = re.compile(rb"(?:(?:\[|<<|\()\s*){250}")
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)(?![A-Za-z])")
_LONGEST_DICTIONARY = 1024
_OBJECT = b" obj"


def check_bytes(data: bytes, file: str) -> None:
    """Check a PDF by its bytes.

    Raises:
        InputError: it holds unreasonably many objects or pages, is nested without end, or
            unpacks to far more than a form can need.
    """
    if data.count(_OBJECT) > MAX_OBJECTS:
        raise suspicious(file, f"PDF的对象超过{MAX_OBJECTS}个")
    if sum(1 for _ in _PAGE.finditer(data)) > MAX_PAGE_OBJECTS:
        raise suspicious(file, "PDF的页数过多")
    if _NESTED.search(data):
        raise suspicious(file, "PDF的结构嵌套过深")
    total = 0
    for found in _STREAM.finditer(data):
        total += _size(data, found, file)
        if total > MAX_UNPACKED:
            raise suspicious(file, f"PDF解压后超过{MAX_UNPACKED // 2**20}MB")


def _size(data: bytes, found: re.Match[bytes], file: str) -> int:
    """The bytes that a packed stream unpacks to, 0 for pictures and what is not packed."""
    head = data[max(found.start() - _LONGEST_DICTIONARY, 0) : found.start()]
    dictionary = head[head.rfind(_OBJECT) + 1 :]
    layers = len(_FLATE.findall(dictionary))
    if not layers or b"/Image" in dictionary:
        return 0
    content = data[found.end() : data.find(b"endstream", found.end()) % (len(data) + 1)]
    for _ in range(layers):
        content = _unpacked(content)
    if len(content) > MAX_STREAM:
        raise suspicious(file, f"PDF中有解压后超过{MAX_STREAM // 2**20}MB的内容")
    return len(content)


def _unpacked(content: bytes) -> bytes:
    """The content, no more of it than is needed to see that it is too large."""
    try:
        return zlib.decompressobj().decompress(content, MAX_STREAM + 1)
    except zlib.error:
        return b""
