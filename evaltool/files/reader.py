"""From paths to grids: size, real type, preflight, then the one reader of that format."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from evaltool.errors import InputError
from evaltool.files import (
    csv,
    docx,
    html,
    libreoffice,
    ods,
    odt,
    pdf,
    spreadsheet_xml,
    txt,
    word_xml,
    xls,
    xlsx,
)
from evaltool.files.archive import Budget, is_archive, members
from evaltool.files.grid import Grid
from evaltool.files.ole import stream_names
from evaltool.files.package import Package, open_package
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.refusal import damaged
from evaltool.files.several import Opened, Outcome, merged, read_each
from evaltool.files.sniff import Format, is_zip, sniff_package, sniff_plain
from evaltool.files.text import decode
from evaltool.files.text_check import check_text

MAX_SIZE = 64 * 2**20
"""Bytes of an input file."""

READERS: Mapping[Format, Callable[[RawFile], FileRead]] = MappingProxyType(
    {
        Format.DOCX: docx.read,
        Format.XLSX: xlsx.read,
        Format.CSV: csv.read,
        Format.TXT: txt.read,
        Format.XLS: xls.read,
        Format.ODT: odt.read,
        Format.ODS: ods.read,
        Format.PDF: pdf.read,
        Format.DOC: libreoffice.read_document,
        Format.RTF: libreoffice.read_document,
        Format.XLSB: libreoffice.read_workbook,
        Format.WORD_XML: word_xml.read,
        Format.SPREADSHEET_XML: spreadsheet_xml.read,
        Format.HTML: html.read,
    }
)
"""The readers by format: a further format is one module and one line here."""

_OFD = "OFD.xml"
_REFUSALS: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.XML: (
            "这是单个 XML 文件，不能读取",
            "请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx",
        ),
        Format.OFD: (
            "这是 OFD 版式文件，不能读取",
            "请提供原始的 Word 或 Excel 文件，或转成 PDF 后重试",
        ),
        Format.PPTX: ("这是演示文稿，里面没有可读的申报表", "请提供 Word 或 Excel 文件"),
        Format.IMAGE: ("这是图片，无法读取其中的文字", "请提供原始的 Word 或 Excel 文件"),
        Format.ARCHIVE: ("这是不支持的压缩包", "请先解压，读取其中的文件，或改存为 zip"),
        Format.ENCRYPTED: ("文件设有打开密码，无法读取", "请去掉打开密码后重新保存"),
        Format.OLE: ("认不出的 Office 文件", "请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx"),
        Format.BINARY: ("认不出的文件类型", "请提供 Word、Excel、CSV 或文本文件"),
    }
)


def read_grids(path: Path, *, root: Path | None = None) -> tuple[Grid, ...]:
    """The tables of a file.

    Raises:
        InputError: see `read_file`.
    """
    return read_file(path, root=root).grids


def read_file(path: Path, *, root: Path | None = None) -> FileRead:
    """The tables of a file and what is worth knowing about them (hidden cells …).

    A zip archive gives the tables of all files in it; their sources read "包.zip/表.docx".

    Args:
        path: the file; its type is told by its content.
        root: the folder to which sources are relative; without it they carry the bare name.

    Raises:
        InputError: the file is missing, empty, damaged, hostile or of a kind that is not read.
    """
    file = _shown_name(path, root)
    return _read(_opened(file, _content(path, file)), Budget(), 0)


def open_file(path: Path) -> Opened:
    """A file checked and its format told, nothing read from it yet.

    Raises:
        InputError: the file is missing, empty, damaged or hostile.
    """
    return _opened(path.name, _content(path, path.name))


def open_data(data: bytes, file: str) -> Opened:
    """Content as `open_file` gives it; `file` is what messages call it.

    Raises:
        InputError: it is damaged or hostile.
    """
    return _opened(file, data)


def read_opened(item: Opened) -> FileRead:
    """The tables of a file that was opened before.

    Raises:
        InputError: see `read_file`.
    """
    return _read(item, Budget(), 0)


def read_files(paths: Iterable[Path], *, root: Path | None = None) -> tuple[Outcome, ...]:
    """What each file gives, in order, or the error that refuses it.

    A folder stands for the files in it. Old formats share the runs of LibreOffice, so that many
    cost little more than one.
    """
    items = (_try_open(path, root) for path in _expanded(paths))
    return read_each(items, lambda item: _read(item, Budget(), 0))


def _expanded(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            found = (name for name in sorted(names) if not name.startswith((".", "~$")))
            yield from (Path(folder, name) for name in found)


def _try_open(path: Path, root: Path | None) -> Opened | InputError:
    file = _shown_name(path, root)
    try:
        return _opened(file, _content(path, file))
    except InputError as error:
        return error


def _opened(file: str, data: bytes) -> Opened:
    """A file with its format told by its content, and checked where it is a package."""
    if is_zip(data) and is_archive(data):
        return Opened(Format.ZIP, RawFile(file=file, data=data))
    package = open_package(data, file) if is_zip(data) else None
    raw = RawFile(file=file, data=data, package=package)
    return Opened(_kind(data, package, file), raw)


def _read(item: Opened, budget: Budget, depth: int) -> FileRead:
    if item.kind is Format.ZIP:
        return _read_archive(item.raw, budget, depth)
    reader = READERS.get(item.kind)
    if item.kind is Format.OLE and not stream_names(item.raw.data):
        raise damaged(item.raw.file)
    if reader is None:
        what, remedy = _REFUSALS[item.kind]
        raise InputError(what, place=item.raw.file, remedy=remedy)
    return reader(item.raw)


def _read_archive(raw: RawFile, budget: Budget, depth: int) -> FileRead:
    found = members(raw.data, raw.file, budget, depth)
    skipped: Counter[Format] = Counter()
    items = _without_pictures((_try_member(name, data) for name, data in found), skipped)
    outcomes = read_each(items, partial(_read, budget=budget, depth=depth + 1))
    return merged(outcomes, raw.file, skipped[Format.IMAGE])


def _without_pictures(
    items: Iterable[Opened | InputError], skipped: Counter[Format]
) -> Iterator[Opened | InputError]:
    """The files of an archive but for its pictures, which are counted: a pack holds many."""
    for item in items:
        if isinstance(item, Opened) and item.kind is Format.IMAGE:
            skipped[item.kind] += 1
        else:
            yield item


def _try_member(file: str, data: bytes) -> Opened | InputError:
    try:
        return _opened(file, _sized(data, file))
    except InputError as error:
        return error


def _shown_name(path: Path, root: Path | None) -> str:
    if root is None:
        return path.name
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name


def _content(path: Path, file: str) -> bytes:
    if path.name.startswith("~$"):
        raise InputError(
            "这是 Office 打开文件时留下的临时文件",
            place=file,
            remedy="请关闭正在打开的原文件，读取不带“~$”的那一个",
        )
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_SIZE + 1)
    except FileNotFoundError as error:
        raise InputError("文件不存在", place=file, remedy="请核对文件名和所在文件夹") from error
    except IsADirectoryError as error:
        raise InputError("这是文件夹，不是文件", place=file, remedy="请指定其中的文件") from error
    except OSError as error:
        remedy = "请确认文件没有被其他程序占用，且有读取权限"
        raise InputError("文件打不开", place=file, remedy=remedy) from error
    return _sized(data, file)


def _sized(data: bytes, file: str) -> bytes:
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError("文件是空的", place=file, remedy="请核对是否保存成功，或重新取得该文件")
    if len(data) > MAX_SIZE:
        raise InputError(
            f"文件超过{MAX_SIZE // 2**20}MB的上限",
            place=file,
            remedy="请删除其中的图片和无关内容，或拆成几个文件",
        )
    return data


def _kind(data: bytes, package: Package | None, file: str) -> Format:
    if package is not None and _OFD in package:
        return Format.OFD
    if package is not None:
        return sniff_package(package.read("[Content_Types].xml"), package.read("mimetype"))
    kind = sniff_plain(data)
    if kind is Format.TXT:
        check_text(data, file)
    if kind is Format.TXT and not txt.is_cell_layout(decode(data, file)):
        return Format.CSV
    return kind
