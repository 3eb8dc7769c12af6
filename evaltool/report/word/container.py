"""A zip container written from members that are compressed beforehand.

The standard library compresses a member each time it is written; here the static parts of a
document are compressed once and copied ever after. Every member carries the same time stamp,
so that the same content gives the same bytes. Reading is left to `zipfile`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from struct import Struct

_LOCAL = Struct("<4sHHHHHLLLHH")
_CENTRAL = Struct("<4sHHHHHHLLLHHHHHLL")
_OFFSET = Struct("<L")
_END = Struct("<4sHHHHLLH")
_VERSION = 20
_DEFLATED = 8
_MIDNIGHT, _NEW_YEAR_1980 = 0, 0x21


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the container, ready to be copied: its record and its directory entry."""

    record: bytes
    entry: bytes
    name: bytes


def member(name: str, content: bytes) -> Member:
    """Compress `content` into the member `name` (ASCII)."""
    data = _deflate(content)
    raw = name.encode("ascii")
    facts = (_MIDNIGHT, _NEW_YEAR_1980, _crc(content), len(data), len(content), len(raw), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, _DEFLATED, *facts)
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, _DEFLATED, *facts, 0, 0, 0, 0, 0)
    return Member(local + raw + data, central[: -_OFFSET.size], raw)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Members that always come first, joined once: their records and their directory."""

    records: bytes = b""
    directory: bytes = b""
    count: int = 0


def prefix(members: Sequence[Member]) -> Prefix:
    """`members` joined, to stand before others in many containers."""
    records, directory = _joined(members, 0)
    return Prefix(b"".join(records), directory, len(records))


def container(members: Sequence[Member], before: Prefix | None = None) -> bytes:
    """The zip file that holds what is `before`, then `members` in order."""
    before = before or Prefix()
    records, own = _joined(members, len(before.records))
    directory = before.directory + own
    count = before.count + len(records)
    offset = len(before.records) + sum(map(len, records))
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((before.records, *records, directory, end))


def _joined(members: Sequence[Member], offset: int) -> tuple[list[bytes], bytes]:
    """The records of members and their directory entries, the first record at `offset`."""
    entries: list[bytes] = []
    for each in members:
        entries += (each.entry, _OFFSET.pack(offset), each.name)
        offset += len(each.record)
    return [each.record for each in members], b"".join(entries)


def _codec() -> tuple[Callable[[bytes], bytes], Callable[[bytes], int]]:
    """Raw deflate and checksum: isal where it is installed, else the standard library."""
    try:
        from isal import isal_zlib
    except ImportError:
        return (lambda content: zlib.compress(content, 1, -15)), zlib.crc32
    return (lambda content: isal_zlib.compress(content, 1, -15)), isal_zlib.crc32


_deflate, _crc = _codec()
