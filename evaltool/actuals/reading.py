"""Recorded actuals out of grids: the collection workbook and the three csv layouts alike.

What cannot be read is a finding at its cell and stays out of the record, marked as unread:
neither blank, nor 0, nor a guess.
"""

from __future__ import annotations

from collections.abc import Iterable

from evaltool.actuals.budgets import read_budgets
from evaltool.actuals.entries import is_blank, read_entries
from evaltool.actuals.layout import Table
from evaltool.actuals.records import Actuals
from evaltool.actuals.situations import read_situations
from evaltool.actuals.tables import find_tables
from evaltool.files.grid import Grid
from evaltool.findings import Finding


def read_actuals(grids: Iterable[Grid]) -> Actuals:
    """All that the grids record, table by table in the order given."""
    found: list[Finding] = []
    tables = find_tables(grids, found)
    rows = [
        row for table in tables if table.table is Table.ACTUAL for row in read_entries(table, found)
    ]
    budgets = [
        record
        for table in tables
        if table.table is Table.BUDGET
        for record in read_budgets(table, found)
    ]
    situations = [
        situation
        for table in tables
        if table.table is Table.SITUATION
        for situation in read_situations(table, found)
    ]
    return Actuals(
        entries=tuple(row for row in rows if not is_blank(row)),
        blanks=tuple(row for row in rows if is_blank(row)),
        budgets=tuple(budgets),
        situations=tuple(situations),
        findings=tuple(found),
    )
