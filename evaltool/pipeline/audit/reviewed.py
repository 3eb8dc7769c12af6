"""What a reviewer entered in the work papers (复核底稿.xlsx), read back by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from evaltool.audit.reviewing import Entry
from evaltool.errors import InputError
from evaltool.files import Grid, read_grids
from evaltool.pipeline.audit.work_papers import PLACE_HEADING, REVIEW_HEADINGS

_NUMBER = re.compile(r"-?\d{1,4}(?:\.\d{1,6})?")
_DEEPEST_HEADING = 12
_NEEDED = ("复核完成值", "复核得分", "备注", PLACE_HEADING)


def read_reviewed(path: Path) -> Mapping[str, Entry]:
    """The rows of a reviewed workbook by the place of the form's row.

    Raises:
        InputError: it cannot be read, or is no such workbook.
    """
    entries: dict[str, Entry] = {}
    known = False
    for grid in read_grids(path):
        columns, row = _columns(grid)
        known = known or bool(columns)
        if columns:
            entries.update({entry.place: entry for entry in _entries(grid, columns, row)})
    if not known:
        remedy = "请给出由 evaltool audit --output 生成并填写的复核底稿"
        raise InputError("没有找到复核表的表头", place=path.name, remedy=remedy)
    return entries


def _columns(grid: Grid) -> tuple[dict[str, int], int]:
    rows = list(grid.rows())
    for row in range(1, min(grid.height, _DEEPEST_HEADING) + 1):
        cells = {cell.text.strip(): cell.column for cell in rows[row - 1]}
        if all(title in cells for title in _NEEDED):
            return {title: cells[title] for title in (*REVIEW_HEADINGS, PLACE_HEADING)}, row
    return {}, 0


def _entries(grid: Grid, columns: Mapping[str, int], heading: int) -> Iterable[Entry]:
    def text(row: int, title: str) -> str:
        cell = grid.at(row, columns[title])
        return cell.text.strip() if cell is not None else ""

    for row in range(heading + 1, grid.height + 1):
        place = text(row, PLACE_HEADING)
        score = text(row, "复核得分")
        if place:
            yield Entry(
                actual=text(row, "复核完成值"),
                score=Decimal(score) if _NUMBER.fullmatch(score) else None,
                score_text=score,
                remark=text(row, "备注"),
                place=place,
            )
