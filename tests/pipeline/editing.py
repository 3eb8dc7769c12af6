"""Cells of the sample year's recorded actuals, changed as a person would change them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

ACTUALS = "actuals/2024/actuals-2024.csv"
BUDGETS = "actuals/2024/budget-2024.csv"
MEETING = "区人大会议费"

Record = dict[str, str]


def edit(root: Path, file: str, change: Callable[[int, Record], None], *more: str) -> None:
    """Change every record of a csv file, counted from 0; `more` are headings to add."""
    path = root / file
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        headings = [*(reader.fieldnames or ()), *more]
        records = [{**dict.fromkeys(more, ""), **record} for record in reader]
    for place, record in enumerate(records):
        change(place, record)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, headings)
        writer.writeheader()
        writer.writerows(records)


def edit_one(root: Path, file: str, chosen: Record, **cells: str) -> None:
    """Change the cells of the records that hold what is `chosen`; other headings are added."""
    with (root / file).open(encoding="utf-8-sig", newline="") as stream:
        known = csv.DictReader(stream).fieldnames or ()

    def change(_: int, record: Record) -> None:
        if all(record[heading] == text for heading, text in chosen.items()):
            record.update(cells)

    edit(root, file, change, *(heading for heading in cells if heading not in known))
