"""Grids of cells as Word and Excel files, quickly and the same bytes each time.

A cell is (text, columns, rows); one of no rows goes on from the row above.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cells = Sequence[Sequence[tuple[str, int, int]]]

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
_BODY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}<w:p/></w:body></w:document>'
)


def grid_docx(grids: Sequence[Cells]) -> bytes:
    """A Word file with one table a grid."""
    buffer = io.BytesIO()
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _BODY.format("".join(map(_table, grids))),
    }
    with ZipFile(buffer, "w") as package:
        for name, text in members.items():
            package.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return buffer.getvalue()


def _table(grid: Cells) -> str:
    width = sum(columns for _, columns, _ in grid[0])
    rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _cell(cell: tuple[str, int, int]) -> str:
    text, columns, rows = cell
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merge = "<w:vMerge/>" if not rows else '<w:vMerge w:val="restart"/>' if rows > 1 else ""
    return (
        f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>"
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"
    )


def grid_xlsx(sheets: Sequence[tuple[str, Cells]]) -> bytes:
    """An Excel file with one sheet a grid; sheets without a name are numbered."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        for number, (name, grid) in enumerate(sheets, 1):
            page = book.add_worksheet(name or f"表{number}")
            for row, cells in enumerate(grid):
                _put_row(page, row, cells)
    return buffer.getvalue()


def _put_row(page, row, cells) -> None:  # type: ignore[no-untyped-def]
    column = 0
    for text, columns, rows in cells:
        wide = max(columns, 1)
        if rows and (wide > 1 or rows > 1):
            page.merge_range(row, column, row + rows - 1, column + wide - 1, text)
        elif rows:
            page.write_string(row, column, text)
        column += wide
