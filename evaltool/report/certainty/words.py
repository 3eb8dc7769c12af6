"""Words that the tables share: totals, grades, differences."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from evaltool.certainty.lines import rounded
from evaltool.report.figures import interval_text, points_text

if TYPE_CHECKING:
    from evaltool.certainty.lines import Sheet
    from evaltool.scoring.scored import Scored

NOTHING = "—"
UNDECIDED = "待定"


def total_text(low: int, high: int) -> str:
    """A total (1/100 point), or the interval it lies in."""
    return interval_text(low if low == high else None, low, high)


def grade_text(sheet: Sheet, scored: Scored) -> str:
    """The grade of a project, 待定 where it spans several."""
    return UNDECIDED if sheet.grade is None else scored.ruleset.grades[sheet.grade].name


def signed(cents: int | Fraction) -> str:
    """A difference in points from 1/100 point, with its sign; half a cent away from zero."""
    size = rounded(abs(Fraction(cents)))
    if not size:
        return "0.00"
    return f"{'-' if cents < 0 else '+'}{points_text(size)}"
