"""The record of what was written: `.evaltool/written.json`, path -> hashes of our own bytes.

It tells a document that a person edited from one that we wrote. While a set is being put in
place both the standing and the coming hash are ours, so that a broken-off run is not taken
for somebody's edit. A record that cannot be read counts as empty: then every standing document
that differs is kept, which is the safe side.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

RECORD_FOLDER = ".evaltool"
RECORD_FILE = "written.json"
_LARGEST = 16 * 1024 * 1024

Hashes = Mapping[str, tuple[str, ...]]


def digest(data: bytes) -> str:
    """The sha256 of a document's bytes."""
    return hashlib.sha256(data).hexdigest()


def read_record(root: Path) -> dict[str, tuple[str, ...]]:
    """The hashes of the documents that we wrote, by path; empty where nothing is recorded."""
    path = root / RECORD_FOLDER / RECORD_FILE
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        held = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {name: tuple(hashes) for name, hashes in held.items() if _are_hashes(hashes)}


def record_bytes(hashes: Hashes) -> bytes:
    """The record as it is stored, the same bytes for the same hashes."""
    plain = {name: list(hashes[name]) for name in sorted(hashes)}
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def _are_hashes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
