"""Zip archives of office files: what they hold, checked before it is unpacked.

Names are given as the packer meant them: Chinese Windows writes GBK without saying so, macOS
UTF-8 without saying so. Nothing is ever written to disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evaltool.files.ole import locked
from evaltool.files.refusal import damaged, suspicious

MAX_FILES = 2000
MAX_TOTAL = 256 * 2**20
"""Files in an archive and bytes of them all, unpacked, those in archives inside it included."""
MAX_DEPTH = 3
"""Archives inside archives."""
MAX_RATIO = 200
"""Unpacked over packed size of a file large enough to harm."""

_HARMLESS = 2**20
_ENCRYPTED, _UTF8 = 0x1, 0x800
_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "OFD.xml"))
_UNSAFE = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|[\x00-\x1f]")
_ASIDE = re.compile(r"(^|/)(__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one file, archives inside archives included."""

    files: int = MAX_FILES
    size: int = MAX_TOTAL

    def take(self, entries: Collection[zipfile.ZipInfo], file: str) -> None:
        """Count the files of an archive.

        Raises:
            InputError: they are too many or too large.
        """
        self.files -= len(entries)
        self.size -= sum(entry.file_size for entry in entries)
        if self.files < 0:
            raise suspicious(file, f"压缩包里的文件超过{MAX_FILES}个")
        if self.size < 0:
            raise suspicious(file, f"压缩包解压后超过{MAX_TOTAL // 2**20}MB")


def is_archive(data: bytes) -> bool:
    """Whether a zip file is an archive of files and not itself an office file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except _BROKEN:
        return False
    return bool(names) and _OFFICE.isdisjoint(names)


def members(data: bytes, file: str, budget: Budget, depth: int) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, named as "包.zip/表.docx", unpacked one by one.

    `depth` counts the archives around this one.

    Raises:
        InputError: the archive is damaged or encrypted, too large or nested too deep, or holds
            names that point outside it.
    """
    if depth >= MAX_DEPTH:
        raise suspicious(file, f"压缩包套压缩包超过{MAX_DEPTH}层")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise damaged(file) from error
    entries = {entry: _name(entry) for entry in archive.infolist() if not entry.is_dir()}
    budget.take(entries, file)
    _check(entries, file)
    return _unpacked(archive, entries, file)


def _unpacked(
    archive: zipfile.ZipFile, entries: dict[zipfile.ZipInfo, str], file: str
) -> Iterator[tuple[str, bytes]]:
    wanted = [(name, entry) for entry, name in entries.items() if not _ASIDE.search(name)]
    for name, entry in sorted(wanted, key=lambda item: item[0]):
        try:
            with archive.open(entry) as stream:
                content = stream.read(entry.file_size + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise damaged(file, f"其中的“{name}”解压不出来") from error
        if len(content) > entry.file_size:
            raise suspicious(file, f"其中的“{name}”比登记的大")
        yield f"{file}/{name}", content


def _check(entries: dict[zipfile.ZipInfo, str], file: str) -> None:
    for entry, name in entries.items():
        if _UNSAFE.search(name):
            raise suspicious(file, f"其中的文件名“{name[:60]}”指向压缩包之外")
        if entry.flag_bits & _ENCRYPTED:
            raise locked(file)
        packed = max(entry.compress_size, 1)
        if entry.file_size > _HARMLESS and entry.file_size > MAX_RATIO * packed:
            raise suspicious(file, f"其中的“{name}”压缩比超过{MAX_RATIO}倍，疑似压缩炸弹")


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as its packer meant it, with forward slashes."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        stored = name.encode("cp437", "replace")
        name = next(filter(None, (_decoded(stored, code) for code in ("utf-8", "gb18030"))), name)
    return name.replace("\\", "/")


def _decoded(stored: bytes, encoding: str) -> str | None:
    try:
        return stored.decode(encoding)
    except UnicodeDecodeError:
        return None
