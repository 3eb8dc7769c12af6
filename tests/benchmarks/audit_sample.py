"""Many filled-in forms to audit: the published ones, each with numbers and a name of its own."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

CLAIMS = Path("tests/data/claims")
_BIG = re.compile(r"(?<=>)([^<>&\d]*)(?!20\d\d)(\d{2,6})([^<>&]*)(?=</(?:w:t|t)>)")


def make(folder: Path, count: int) -> list[Path]:
    """Write `count` forms, docx and xlsx in turn, no two alike, and one damaged file."""
    sources = sorted([*CLAIMS.glob("*.docx"), *CLAIMS.glob("*.xlsx")])
    members = [(path, _members(path)) for path in sources]
    written = []
    for number in range(count):
        path, parts = members[number % len(members)]
        target = folder / f"{number:05d}{path.suffix}"
        _write(target, parts, number // len(members))
        written.append(target)
    damaged = folder / f"{count:05d}.docx"
    damaged.write_bytes(written[0].read_bytes()[:2000])
    return [*written, damaged]


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write(target: Path, parts: dict[str, bytes], shift: int) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            worded = name in ("word/document.xml", "xl/sharedStrings.xml")
            package.writestr(name, _shifted(data.decode(), shift) if worded else data)


def _shifted(text: str, shift: int) -> str:
    """The text with every number inside a wording raised, so that no target is met twice."""
    return _BIG.sub(lambda found: f"{found[1]}{int(found[2]) + shift}{found[3]}", text)
