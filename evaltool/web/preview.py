"""A Word document that we made, as blocks for a page: the forms as they will print (预览).

It is made from the very bytes that are downloaded: what is seen is what is in the file. Charts and
fields of Word (page numbers, the table of contents) are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGE, _MIDDLE = 40, 32
"""Sizes in half points from which a line is a title, and a heading."""

Element = etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: its text and the classes of its look."""

    text: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """One cell with its spans."""

    paragraphs: tuple[Paragraph, ...]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: the widths of its columns in percent, and its rows."""

    widths: tuple[int, ...]
    rows: tuple[tuple[TableCell, ...], ...]


Block = Paragraph | Table


def preview(data: bytes) -> tuple[Block, ...]:
    """The blocks of a Word document, in order."""
    with ZipFile(io.BytesIO(data)) as package:
        styles = _looks(etree.fromstring(package.read("word/styles.xml")))
        body = etree.fromstring(package.read("word/document.xml"))[0]
    return tuple(_blocks(body, styles))


def _looks(root: Element) -> Mapping[str, str]:
    """The classes of each paragraph style, what it is based on counted in."""
    own: dict[str, dict[str, str]] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        on = style.find(f"{_W}basedOn")
        based[name] = "" if on is None else on.get(f"{_W}val", "")
        own[name] = dict(_properties(style))
    return {name: _classes(_inherited(name, own, based)) for name in own}


def _inherited(
    name: str, own: Mapping[str, dict[str, str]], based: Mapping[str, str]
) -> dict[str, str]:
    chain = []
    while name in own and name not in chain:
        chain.append(name)
        name = based[name]
    return {key: value for each in reversed(chain) for key, value in own[each].items()}


def _properties(style: Element) -> Iterator[tuple[str, str]]:
    for path in ("pPr/jc", "rPr/sz", "rPr/b", "pPr/outlineLvl"):
        found = style.find("/".join(f"{_W}{step}" for step in path.split("/")))
        if found is not None:
            yield path.partition("/")[2], found.get(f"{_W}val", "1")


def _classes(properties: Mapping[str, str]) -> str:
    size = int(properties.get("sz", "0"))
    looks = {"center": "centre", "right": "right", "end": "right"}
    names = [looks.get(properties.get("jc", ""), "")]
    names.append("large" if size >= _LARGE else "")
    names.append("strong" if properties.get("b") == "1" or "outlineLvl" in properties else "")
    return " ".join(filter(None, names))


def _blocks(body: Element, looks: Mapping[str, str]) -> Iterator[Block]:
    for element in body:
        if element.tag == f"{_W}tbl":
            yield _table(element, looks)
        elif element.tag == f"{_W}p":
            paragraph = _paragraph(element, looks)
            if paragraph.text:
                yield paragraph
        elif element.tag == f"{_W}sdt":
            continue  # the table of contents


def _paragraph(element: Element, looks: Mapping[str, str]) -> Paragraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    return Paragraph(text="".join(_texts(element)).strip(), look=looks.get(name, ""))


def _texts(element: Element) -> Iterator[str]:
    for item in element.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        if item.tag == f"{_W}t":
            yield item.text or ""
        else:
            yield "\n" if item.tag == f"{_W}br" and item.get(f"{_W}type") != "page" else " "


def _table(element: Element, looks: Mapping[str, str]) -> Table:
    columns = [int(c.get(f"{_W}w", "0")) for c in element.findall(f"{_W}tblGrid/{_W}gridCol")]
    whole = sum(columns) or 1
    grid = [list(_row(row)) for row in element.findall(f"{_W}tr")]
    rows = []
    for number, row in enumerate(grid):
        cells = [
            TableCell(
                paragraphs=tuple(_paragraph(p, looks) for p in cell.findall(f"{_W}p")),
                columns=span,
                rows=_height(grid, number, at) if merge == "restart" else 1,
            )
            for at, span, merge, cell in row
            if merge != "continue"
        ]
        rows.append(tuple(cells))
    return Table(widths=tuple(round(c * 100 / whole) for c in columns), rows=tuple(rows))


_Cell = tuple[int, int, str, Element]
"""Where a cell begins, its span, how it is merged downwards, and the cell."""


def _row(row: Element) -> Iterator[_Cell]:
    at = 0
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        width = 1 if span is None else int(span.get(f"{_W}val", "1"))
        yield at, width, "" if merge is None else merge.get(f"{_W}val", "continue"), cell
        at += width


def _height(grid: list[list[_Cell]], number: int, at: int) -> int:
    """How many rows a cell that is merged downwards takes."""
    height = 1
    for row in grid[number + 1 :]:
        if not any(place == at and merge == "continue" for place, _, merge, _ in row):
            break
        height += 1
    return height
