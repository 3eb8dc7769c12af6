"""Reading the real declaration (13 tables) into cells with merges resolved."""

from __future__ import annotations

import docx

from evaltool.files import read_grids
from tests.benchmarks.clock import Entrant, race
from tests.benchmarks.sample import DECLARATION
from tests.benchmarks.table import Row, rows


def measure() -> list[Row]:
    """The lines of the race."""
    return rows(
        "read the 13-form docx",
        race(
            [
                Entrant(
                    name="evaltool `read_grids`", run=lambda: read_grids(DECLARATION), repeat=3
                ),
                Entrant(name="python-docx `row.cells`", run=row_cells),
                Entrant(name="python-docx `table.cell`", run=table_cell, rounds=3),
            ]
        ),
    )


def row_cells() -> list[list[list[str]]]:
    """Every text through `row.cells`, the usual way."""
    document = docx.Document(str(DECLARATION))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def table_cell() -> list[list[list[str]]]:
    """Every text through `table.cell(row, column)`, the way of the documentation."""
    document = docx.Document(str(DECLARATION))
    return [
        [
            [table.cell(row, column).text for column in range(len(table.columns))]
            for row in range(len(table.rows))
        ]
        for table in document.tables
    ]
