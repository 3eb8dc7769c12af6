"""The published text layout of a form: one tab-indented line a cell, a blank line ends a row.

A line without the tab goes on with the cell above it. A cell that is merged away stands as a
line holding the tab alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from evaltool.files.grid import Cell, Grid
from evaltool.files.raw import FileRead, RawFile
from evaltool.files.text import decode

_ENOUGH = 0.5


def is_cell_layout(text: str) -> bool:
    """Whether a text is in this layout: most lines begin with their only tab."""
    lines = [line for line in text.split("\n") if line.strip(" ")]
    indented = sum(line.startswith("\t") and line.count("\t") == 1 for line in lines)
    return indented > _ENOUGH * len(lines)


def read(raw: RawFile) -> FileRead:
    """One grid for the whole text; a cell's row is the line on which its row begins."""
    cells = tuple(
        Cell(line, column, text.strip())
        for line, row in _rows(decode(raw.data, raw.file))
        for column, text in enumerate(row, start=1)
    )
    return FileRead(grids=(Grid(file=raw.file, cells=cells),) if cells else ())


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    begin, row = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("\t"):
            begin = begin if row else number
            row.append(line[1:])
        elif line.strip():
            begin = begin if row else number
            row[-1:] = ["\n".join([*row[-1:], line])]
        elif row:
            yield begin, row
            row = []
    if row:
        yield begin, row
