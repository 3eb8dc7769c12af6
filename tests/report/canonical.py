"""The canonical text of a Word document: every paragraph and cell with style, span and text.

A paragraph is `[style] text`; a table begins with its style and column widths, a row with its
marks (`*` repeated on each page, `=` not split), a cell is `style(span)merge:text`, with a
further paragraph of the cell after ` ¶ `.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MERGES = {"restart": "↓", "continue": "↑"}


def document(docx: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(part))


def canonical(docx: bytes) -> str:
    header = "".join(document(docx, "word/header1.xml").itertext())
    lines = [f"页眉：{header}", *_blocks(document(docx)[0])]
    return "\n".join(lines) + "\n"


def _blocks(body: etree._Element) -> Iterator[str]:
    for block in body:
        if block.tag == f"{W}p":
            yield f"[{_style(block)}] {_text(block)}".rstrip()
        elif block.tag == f"{W}tbl":
            yield from _table(block)


def _table(table: etree._Element) -> Iterator[str]:
    widths = " ".join(str(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol"))
    style = table.find(f"{W}tblPr/{W}tblStyle")
    yield f"表格 {style.get(f'{W}val')} {widths}"
    for row in table.iter(f"{W}tr"):
        head = "*" if row.find(f"{W}trPr/{W}tblHeader") is not None else " "
        whole = "=" if row.find(f"{W}trPr/{W}cantSplit") is not None else " "
        cells = " | ".join(_cell(cell) for cell in row.iter(f"{W}tc"))
        yield f"{head}{whole} {cells}".rstrip()


def _cell(cell: etree._Element) -> str:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    spanned = f"({span.get(f'{W}val')})" if span is not None else ""
    merged = MERGES[merge.get(f"{W}val")] if merge is not None else ""
    first, *others = cell.iter(f"{W}p")
    more = "".join(f" ¶ {_style(each)}:{_text(each)}" for each in others)
    return f"{_style(first)}{spanned}{merged}:{_text(first)}{more}"


def _style(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def _text(element: etree._Element) -> str:
    parts = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if node.tag == f"{W}t" and node.text:
            shade = node.getparent().find(f"{W}rPr/{W}rStyle")
            parts.append(f"‹{node.text}›" if shade is not None else node.text)
        elif node.tag != f"{W}t":
            parts.append("⏎" if node.tag == f"{W}br" else "⇥")
    return "".join(parts)
