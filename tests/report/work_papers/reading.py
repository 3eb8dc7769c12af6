"""Reads the work papers the way another program would."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from evaltool.report.work_papers.sheet import FIRST_ROW, HEADING_ROW


def open_book(content: bytes, *, results: bool = True) -> Workbook:
    """The workbook, with results or with formulas."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def read_rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The data rows of a sheet by heading."""
    titles = [str(cell.value) for cell in sheet[HEADING_ROW]]
    rows = sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]
