"""How far every total can go when points move: a floating bar from the worst total to the best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evaltool.certainty.stability import Stability, Standing
from evaltool.model import ProjectKind
from evaltool.report.charts.looks import LESS, MORE, OPEN, PLACE
from evaltool.report.charts.records import Chart, Series, clipped
from evaltool.report.charts.rows import MOST_ROWS, NAME, part_of
from evaltool.report.figures import points_text

STABILITY = "stability"
"""Where a report puts the chart: in the annex on stability."""

_FULL = 100
_STEP = 10
_LEAST_SHOWN = 20
"""The shortest axis, in points, so that small moves are not drawn as large ones."""


def stability_chart(found: Stability, year: str, table: str) -> Chart | None:
    """The bounds of every form, the lowest first; None where no total can move.

    `table` is the table of the report that holds the figures.
    """
    computed = [each for each in found.standings if not each.skipped]
    if all(each.worst == each.best for each in computed):
        return None
    shown = sorted(computed, key=_rank)[:MOST_ROWS]
    minimum = _minimum(shown)
    return Chart(
        place=STABILITY,
        lead=f"各项总分可能变动的范围见%s，横轴自{minimum}分起，总分不会变动的没有横条。",
        title=f"{year}年度总分可能变动的范围{part_of(shown, computed, '最低总分最低的')}",
        description=f"条形图，共{len(shown)}行，每行从最低总分到最高总分，深浅交界处为现有总分。",
        table=table,
        rows=tuple(
            f"{clipped(each.name, NAME - 6)} {points_text(each.worst)}～{points_text(each.best)}"
            for each in shown
        ),
        series=tuple(_series(shown)),
        unit="分",
        maximum=_FULL,
        stacked=True,
        minimum=minimum,
        annexed=True,
    )


def _rank(standing: Standing) -> tuple[bool, int]:
    """The department first, then the lowest worst total."""
    return standing.case.project.kind is ProjectKind.PROJECT, standing.worst


def _minimum(shown: Sequence[Standing]) -> int:
    """Where the axis begins: a whole step below the lowest total."""
    lowest = min(each.worst for each in shown) // (100 * _STEP) * _STEP
    return max(0, min(lowest, _FULL - _LEAST_SHOWN))


def _series(shown: Sequence[Standing]) -> list[Series]:
    worst = _values(each.worst for each in shown)
    lost = _values(each.total_low - each.worst for each in shown)
    parts = [
        Series(name="空白处：最低总分以下", values=worst, fill=PLACE, labelled=False),
        Series(name="最低总分至现有总分", values=lost, fill=LESS, labelled=False),
    ]
    if any(each.total_low != each.total_high for each in shown):
        still_open = _values(each.total_high - each.total_low for each in shown)
        parts.append(Series(name="待定", values=still_open, fill=OPEN, labelled=False))
    gained = _values(each.best - each.total_high for each in shown)
    parts.append(Series(name="现有总分至最高总分", values=gained, fill=MORE, labelled=False))
    return parts


def _values(cents: Iterable[int]) -> tuple[str, ...]:
    return tuple(map(points_text, cents))
