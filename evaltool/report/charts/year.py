"""The charts of a scored year: execution rates, scores by first-level category, completion.

Figures come from the scored frame as they are; a row that is undecided has no bar, or the part
of its interval that is certain and the rest hatched. Charts of a single bar are not drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaltool.report.charts.categories import category_chart, single_chart
from evaltool.report.charts.rates import completion_chart, execution_chart
from evaltool.report.charts.records import Chart
from evaltool.report.scores import project_scores
from evaltool.report.view.words import unit_and_year

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored


def year_charts(scored: Scored) -> tuple[Chart, ...]:
    """The charts worth drawing for a scored year, in the order of a report."""
    projects = project_scores(scored)
    if not projects:
        return ()
    _, year = unit_and_year(scored.cases)
    numbered = tuple(enumerate(projects, 1))
    several = len(projects) > 1
    charts = (
        execution_chart(numbered, year),
        category_chart(numbered, year) if several else single_chart(projects[0], year),
        completion_chart(projects, year),
    )
    return tuple(chart for chart in charts if chart is not None)
