"""Points of rows in forms without a column of points: printed in the names above them.

Some forms print 数量指标（20分） and leave the rows themselves without points. A name with one
row under it gives its points to that row; where several rows share a name, what each is
worth stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from evaltool.audit.claim import ClaimedRow, Figure
from evaltool.audit.figures import shown, stated_points

_Naming = Callable[[ClaimedRow], tuple[str, ...]]

_NAMINGS: tuple[_Naming, ...] = (
    lambda row: (row.indicator.category, row.indicator.subcategory),
    lambda row: (row.indicator.category,),
)


def weighed_by_names(rows: tuple[ClaimedRow, ...]) -> tuple[ClaimedRow, ...]:
    """The rows, those of a form without points with the points that their names print."""
    if any(not row.points.blank for row in rows):
        return rows
    counts = [Counter(naming(row) for row in rows) for naming in _NAMINGS]
    return tuple(_weighed(row, counts) for row in rows)


def _weighed(row: ClaimedRow, counts: list[Counter[tuple[str, ...]]]) -> ClaimedRow:
    for naming, counted in zip(_NAMINGS, counts, strict=True):
        names = naming(row)
        points = stated_points(names[-1])
        if points is not None and counted[names] == 1:
            figure = Figure(text=shown(points), value=points, source=row.indicator.source)
            return replace(row, points=figure)
    return row
