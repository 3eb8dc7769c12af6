"""Web archives (.mht, or .doc and .xls saved as one): the pages that one file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from evaltool.files.raw import RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.text import decode

MAX_PARTS = 256

_HEADER = re.compile(rb"\s*(?:MIME-Version|From|Subject|Date|Content-Type):", re.IGNORECASE)
_VERSION = b"mime-version:"
_FRAME = re.compile(r"tabstrip\.html?$", re.IGNORECASE)


def is_mhtml(data: bytes) -> bool:
    """Whether the content begins as a web archive does."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    return _HEADER.match(head) is not None and _VERSION in head.lower()


def pages_of(raw: RawFile) -> list[str]:
    """The pages of a web archive in order, without the strip of sheet names that Excel adds.

    Raises:
        InputError: it is damaged, or holds unreasonably many parts.
    """
    if raw.data.count(b"Content-Type:") > MAX_PARTS:
        raise suspicious(raw.file, f"网页归档的部件超过{MAX_PARTS}个")
    try:
        pages = list(_pages(message_from_bytes(raw.data)))
    except (LookupError, ValueError, RecursionError) as error:
        raise damaged(raw.file, "网页归档的结构有误") from error
    return [decode(page, raw.file) for page in pages]


def _pages(message: Message) -> Iterator[bytes]:
    for part in message.walk():
        place = str(part.get("Content-Location", ""))
        payload = part.get_payload(decode=True)
        html = part.get_content_type() == "text/html" and not _FRAME.search(place)
        if html and isinstance(payload, bytes):
            yield payload
