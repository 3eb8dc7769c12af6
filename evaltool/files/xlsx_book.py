"""What a workbook (.xlsx) says outside its sheets: their names, the shared texts and the looks.

The looks (number format, strike-through) are openpyxl's reading of the styles; its cells are not
used, they would take many times the memory of the grid.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from evaltool.files.number_format import LOCALE_DATES
from evaltool.files.raw import RawFile
from evaltool.files.refusal import damaged, suspicious
from evaltool.files.sheet_bounds import MAX_SHEETS
from evaltool.files.xml_stream import forget, stream

if TYPE_CHECKING:
    from lxml.etree import _Element
    from openpyxl import Workbook

Runs = list[tuple[str, bool]]
_TEXT_ITEM = "{*}si"
_TRUE = frozenset(("1", "true", "on"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a style shows a value: its number format, whether it is a date, struck out."""

    number_format: str
    locale_date: str | None
    date: bool
    timedelta: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its title, whether it is shown, and the part that holds it."""

    title: str
    visible: bool
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """The frame of a workbook; `texts` holds a list of runs only where a run is struck out."""

    sheets: tuple[SheetPart, ...]
    texts: list[str | Runs]
    looks: tuple[Look, ...]
    epoch: datetime


def open_book(raw: RawFile) -> Book:
    """The frame of a workbook.

    Raises:
        InputError: it is damaged.
    """
    archive = zipfile.ZipFile(io.BytesIO(raw.data))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on a workbook without named styles
        try:
            book = _book(raw, archive)
        except Exception as error:  # openpyxl lets any error of a broken file through
            raise damaged(raw.file, f"工作簿打不开：{error}"[:200]) from error
    if len(book.sheets) > MAX_SHEETS:
        raise suspicious(raw.file, f"工作表超过{MAX_SHEETS}张")
    if len({sheet.part for sheet in book.sheets}) < len(book.sheets):
        raise suspicious(raw.file, "几张工作表指向同一个部件")
    return book


def _book(raw: RawFile, archive: zipfile.ZipFile) -> Book:
    from openpyxl.packaging.manifest import Manifest
    from openpyxl.reader import excel
    from openpyxl.reader.workbook import WorkbookParser
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.xml.constants import SHARED_STRINGS
    from openpyxl.xml.functions import fromstring

    tree: Any = fromstring(archive.read("[Content_Types].xml"))
    manifest: Any = Manifest.from_tree(tree)
    inner: Any = excel  # what finds the workbook is not among its public names
    part = inner._find_workbook_part(manifest).PartName[1:]
    parser: Any = WorkbookParser(archive, part, keep_links=False)
    parser.parse()
    apply_stylesheet(archive, parser.wb)
    shared = manifest.find(SHARED_STRINGS)
    return Book(
        sheets=tuple(_sheets(parser, raw.parts().names)),
        texts=list(_shared_texts(raw, shared.PartName[1:])) if shared is not None else [],
        looks=tuple(_looks(parser.wb)),
        epoch=parser.wb.epoch,
    )


def _sheets(parser: Any, names: tuple[str, ...]) -> Iterator[SheetPart]:
    known = frozenset(names)
    for sheet, relation in parser.find_sheets():
        if relation.target in known and "chartsheet" not in relation.Type:
            yield SheetPart(sheet.name, sheet.state == "visible", relation.target)


def _looks(book: Workbook) -> Iterator[Look]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

    inner: Any = book
    for number, style in enumerate(inner._cell_styles):
        own = style.numFmtId - BUILTIN_FORMATS_MAX_SIZE
        known = BUILTIN_FORMATS.get(style.numFmtId, "General")
        yield Look(
            number_format=inner._number_formats[own] if own >= 0 else known,
            locale_date=LOCALE_DATES.get(style.numFmtId),
            date=number in inner._date_formats,
            timedelta=number in inner._timedelta_formats,
            struck=number > 0 and bool(inner._fonts[style.fontId].strike),
        )


def _shared_texts(raw: RawFile, part: str) -> Iterator[str | Runs]:
    content = raw.parts().take(part)
    for event, item in stream(content, raw.file, (_TEXT_ITEM,)):
        if event == "end":
            runs = list(_runs(item))
            struck = any(crossed for _, crossed in runs)
            yield runs if struck else "".join(text for text, _ in runs)
            forget(item)


def _runs(item: _Element) -> Iterator[tuple[str, bool]]:
    """The pieces of a text and whether each is struck out; phonetic readings are no part of it."""
    for node in item:
        if _local(node) == "t":
            yield node.text or "", False
        elif _local(node) == "r":
            struck = any(
                _local(mark) == "strike" and mark.get("val", "1") in _TRUE for mark in node.iter()
            )
            texts = (child.text or "" for child in node if _local(child) == "t")
            yield "".join(texts), struck


def _local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]
