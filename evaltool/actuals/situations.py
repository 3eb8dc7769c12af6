"""Rows of 项目情况 -> one `Situation` a project."""

from __future__ import annotations

from collections.abc import Iterator

from evaltool.actuals.cells import read_day
from evaltool.actuals.layout import Layout
from evaltool.actuals.tables import records, take
from evaltool.findings import Finding
from evaltool.model import Situation
from evaltool.vocabulary import SITUATION_HEADINGS

STATED = tuple(field for field in SITUATION_HEADINGS.values() if field != "project")
"""The fields of a situation that somebody fills in."""

_TEXTS = tuple(field for field in STATED if field != "filed")


def read_situations(layout: Layout, found: list[Finding]) -> Iterator[Situation]:
    """What one table tells about each project; a row without anything tells nothing."""
    for row in records(layout, found):
        if all(row.text(field) is None for field in STATED):
            continue
        yield Situation(
            project=row.shared("project") or "",
            filed=take(row, "filed", read_day, found),
            source=row.source("project"),
            **{field: row.text(field) for field in _TEXTS},
        )
