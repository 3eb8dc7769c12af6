"""Fill in a collection workbook the way a person does, and open it again."""

import csv
import io
from datetime import date

from openpyxl import load_workbook

from evaltool.actuals import read_actuals
from evaltool.files import read_grids
from tests.actuals.making import DATA

SHEETS = {"actuals": "实际完成情况", "budget": "预算执行", "situation": "项目情况"}
KEYS = ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值")
HEADING_ROW = 4


def opened(data):
    return load_workbook(io.BytesIO(data))


def headings(sheet):
    """Heading -> column; the remark in brackets left out."""
    row = next(sheet.iter_rows(min_row=HEADING_ROW, max_row=HEADING_ROW))
    return {cell.value.split("\n")[0]: cell.column for cell in row if cell.value}


def rows(sheet):
    return range(HEADING_ROW + 1, sheet.max_row + 1)


def fill(book):
    """Type the sample csv files into the workbook."""
    for name, title in SHEETS.items():
        sheet = book[title]
        columns = headings(sheet)
        typed = {_key(record, columns): record for record in _records(name)}
        for row in rows(sheet):
            shown = {heading: sheet.cell(row, column).value for heading, column in columns.items()}
            record = typed.get(_key(shown, columns), {})
            if shown.get("资金来源", "合计") == "合计":
                _type(sheet, row, columns, record)


def _records(name):
    with (DATA / f"{name}-2024.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _key(record, columns):
    return tuple(record.get(key) or "" for key in KEYS if key in columns)


def _type(sheet, row, columns, record):
    for heading, text in record.items():
        cell = sheet.cell(row, columns[heading]) if heading in columns else None
        if cell is not None and text and not cell.protection.locked:
            cell.value = _typed(heading, text)


def _typed(heading, text):
    """What Excel makes of the text in a cell of that column."""
    if heading == "完成比例":
        return float(text.rstrip("%")) / 100
    if heading in ("年初预算数", "全年预算数", "全年执行数"):
        return float(text)
    if heading == "填报日期":
        return date.fromisoformat(text)
    return text


def read_back(book, tmp_path, name="采集表.xlsx"):
    path = tmp_path / name
    book.save(path)
    return read_actuals(read_grids(path))
