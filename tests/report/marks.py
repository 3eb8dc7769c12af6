"""Where the cells of tables stand on the pages, told by marks that do not show.

Each cell that is not merged with one above or below gets a bookmark where its text begins and one
where it ends; LibreOffice writes them into the PDF as named places.
"""

from __future__ import annotations

import ctypes
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from lxml import etree
from pypdfium2 import raw

from tests.report.canonical import W

EXPORT = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)
"""What LibreOffice is asked to convert to."""
_PART = "word/document.xml"
_NAME = re.compile(r"row(\d+)x(\d+)x([01])")
_FIRST_ID = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """Where the text of a cell stands: pages from 0, heights in points from the foot of the page.

    `upper` and `lower` are the tops of its first and of its last line.
    """

    first_page: int
    last_page: int
    upper: float
    lower: float

    @property
    def middle(self) -> float:
        return (self.upper + self.lower) / 2


def with_marks(docx: bytes) -> bytes:
    """The document with the marks; what it shows is the same."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as read, zipfile.ZipFile(made, "w") as written:
        for name in read.namelist():
            content = read.read(name)
            written.writestr(name, _marked(content) if name == _PART else content)
    return made.getvalue()


def _marked(content: bytes) -> bytes:
    root = etree.fromstring(content)
    count = _FIRST_ID
    rows = list(root.iter(f"{W}tr"))
    for number, row in enumerate(rows):
        below = _merges(rows[number + 1]) if number + 1 < len(rows) else {}
        for place, cell in enumerate(_unmerged(row, below)):
            first, *others = cell.iter(f"{W}p")
            for end, paragraph in enumerate((first, others[-1] if others else first)):
                at = len(paragraph) if end else 1
                name = f"row{number}x{place}x{end}"
                mark = {f"{W}id": str(count), f"{W}name": name}
                paragraph.insert(at, etree.Element(f"{W}bookmarkStart", mark))
                paragraph.insert(at + 1, etree.Element(f"{W}bookmarkEnd", {f"{W}id": str(count)}))
                count += 1
    return etree.tostring(root)


def _unmerged(row: etree._Element, below: dict[int, str]) -> Iterator[etree._Element]:
    """The cells of a row that are one with no cell above or below."""
    for (column, merge), cell in zip(_merges(row).items(), row.iter(f"{W}tc"), strict=True):
        if merge != "continue" and not (merge == "restart" and below.get(column) == "continue"):
            yield cell


def _merges(row: etree._Element) -> dict[int, str]:
    """How the cells of a row are merged, by the grid column in which they begin."""
    column, merges = 0, {}
    for cell in row.iter(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        merges[column] = "" if merge is None else str(merge.get(f"{W}val"))
        column += 1 if span is None else int(str(span.get(f"{W}val")))
    return merges


def cells(pdf: bytes) -> dict[int, dict[int, Cell]]:
    """The cells of each row by their numbers, counted over all tables of the document."""
    document = pypdfium2.PdfDocument(pdf)
    ends: defaultdict[tuple[int, int], dict[int, tuple[int, float]]] = defaultdict(dict)
    for number in range(raw.FPDF_CountNamedDests(document)):
        name, page, height = _place(document, number)
        if match := _NAME.fullmatch(name):
            row, cell, end = map(int, match.groups())
            ends[row, cell][end] = (page, height)
    rows: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for (row, cell), told in sorted(ends.items()):
        (first, upper), (last, lower) = told[0], told[1]
        rows[row][cell] = Cell(first, last, upper, lower)
    return dict(rows)


def _place(document: pypdfium2.PdfDocument, number: int) -> tuple[str, int, float]:
    """The name, the page and the height of a named place."""
    length = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, number, None, length)
    buffer = ctypes.create_string_buffer(length.value)
    place = raw.FPDF_GetNamedDest(document, number, buffer, length)
    page = raw.FPDFDest_GetDestPageIndex(document, place)
    flags = [ctypes.c_int() for _ in range(3)]
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    raw.FPDFDest_GetLocationInPage(place, *flags, x, y, zoom)
    return buffer.raw.decode("utf-16-le").rstrip("\0"), page, y.value
