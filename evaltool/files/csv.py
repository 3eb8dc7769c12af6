"""Delimited text (csv, tsv): one grid, a cell for every field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from evaltool.errors import InputError
from evaltool.files.grid import Cell, Grid
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.text import decode

MAX_FIELD = 2**20
"""Characters of one field."""

_DELIMITERS = ",\t;|"
_SAMPLE = 20
_HEAD = 2**18
_QUOTED = re.compile(r'"[^"]*(?:"|$)')


def read(raw: RawFile) -> FileRead:
    """The records of a delimited text; a cell's row is the record's number.

    Raises:
        InputError: quotes do not match up, or a field is unreasonably long.
    """
    text = decode(raw.data, raw.file)
    csv.field_size_limit(MAX_FIELD)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        cells = tuple(_cells(records))
    except csv.Error as error:
        raise InputError(
            f"第{records.line_num}行的引号不成对，或内容过长",
            place=raw.file,
            remedy="请用 Excel 或 WPS 打开检查该行，另存为 CSV 后重试",
        ) from error
    return FileRead(grids=(Grid(file=raw.file, cells=cells),) if cells else ())


def _cells(records: Iterable[list[str]]) -> Iterator[Cell]:
    for row, record in enumerate(records, start=1):
        for column, field in enumerate(record, start=1):
            yield Cell(row, column, field.strip())


def _delimiter(text: str) -> str:
    """The delimiter that splits the first lines most evenly; a comma where none does.

    What stands in quotes splits nothing.
    """
    outside = _QUOTED.sub("", text[:_HEAD])
    lines = [line for line in outside.split("\n")[:_SAMPLE] if line.strip()]
    return max(_DELIMITERS, key=lambda mark: sum(mark in line for line in lines), default=",")
