"""What comes back of one unit: small, plain, and the same from a process or a cluster."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Record = dict[str, Any]
"""A scored unit as plain columns; see `evaltool.bulk.recording`."""


class State(StrEnum):
    """How the work on a unit ended."""

    DONE = "done"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of one unit.

    `fingerprint` stands for all that its results depend on; `record` is the packed record of a
    unit that was done, `made` the paths of its documents; `what` and `remedy` (Chinese) tell why
    it failed. `kept` are documents that somebody had edited: path and the name under which the
    edited one was kept.
    """

    key: str
    state: State
    fingerprint: str = ""
    record: bytes = b""
    made: tuple[str, ...] = ()
    what: str = ""
    remedy: str = ""
    kept: tuple[tuple[str, str], ...] = ()


def packed(record: Record) -> bytes:
    """A record as bytes, the same for the same record."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpacked(data: bytes) -> Record:
    """The record in bytes that `packed` made."""
    held: Record = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    return held
