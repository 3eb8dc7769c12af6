"""A small writer of PDFs with Chinese text and rulings, for the tests."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Drawing:
    """A page; places in points from its top left. Chinese characters are as wide as `size`."""

    code: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10) -> Drawing:
        """A line of text whose top is at y."""
        shown = text.encode("utf-16-be").hex()
        self.code.append(f"BT /F1 {size} Tf {x} {HEIGHT - y - size} Td <{shown}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Drawing:
        """A ruling."""
        self.code.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def cell(self, x0: float, y0: float, x1: float, y1: float, *lines: str) -> Drawing:
        """A cell with all four borders and its lines at the top."""
        self.line(x0, y0, x1, y0).line(x0, y1, x1, y1).line(x0, y0, x0, y1).line(x1, y0, x1, y1)
        for number, text in enumerate(lines):
            self.text(x0 + 5, y0 + 4 + 14 * number, text)
        return self

    def table(
        self, xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], height: float = 20
    ) -> Drawing:
        """A table of equal rows; a line end parts the lines in a cell."""
        for number, row in enumerate(rows):
            y = top + number * height
            for x0, x1, text in zip(xs, xs[1:], row, strict=False):
                self.cell(x0, y, x1, y + height, *text.split("\n"))
        return self


def document(*pages: Drawing | bytes, extra: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF of these pages; `extra` objects are numbered from 1000."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        b" /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        b" /W [1 95 500] /FontDescriptor 5 0 R /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120"
        b" /FontBBox [0 -200 1000 900] /ItalicAngle 0 /CapHeight 800 /StemV 80 >>",
    }
    kids = []
    for number, page in enumerate(pages):
        at = 10 + 2 * number
        code = page if isinstance(page, bytes) else "\n".join(page.code).encode()
        objects[at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {at + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /X0 1000 0 R >> >> >>"
        ).encode()
        objects[at + 1] = stream(code)
        kids.append(f"{at} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return written({**objects, **(extra or {})})


def stream(code: bytes, attributes: str = "") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(code)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {attributes} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def form(code: bytes, resources: str = "") -> bytes:
    """A form that a page, or another form, can draw."""
    return stream(
        code, f"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << {resources} >>"
    )


def written(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """A PDF file of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer << /Root 1 0 R /Size {max(objects) + 1} {trailer} >>\n".encode()
    return bytes(out + f"startxref\n{table}\n%%EOF\n".encode())
