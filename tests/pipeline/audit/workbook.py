"""A drawn form as a workbook file."""

from pathlib import Path

import openpyxl
from openpyxl.worksheet.cell_range import CellRange

from tests.declaration.drawing import draw


def written(text: str, path: Path, *, title: str = "项目支出绩效自评表") -> None:
    """Write a drawing as the only sheet of a workbook, titles above it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, above in enumerate((title, "（2023年度）"), start=1):
        sheet.cell(row, 1, above)
    for cell in draw(text).cells:
        row = cell.row + 2
        sheet.cell(row, cell.column, cell.text)
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.column + cell.column_span - 1, row + cell.row_span - 1)
            area = CellRange(min_col=cell.column, min_row=row, max_col=last[0], max_row=last[1])
            sheet.merge_cells(area.coord)
    book.save(path)
