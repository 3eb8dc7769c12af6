"""The charts of a year by their place in a report, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace

from evaltool.report.charts.records import Chart
from evaltool.report.charts.year import year_charts
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from tests.report.years import RULES, sample


def charts(scored: Scored) -> dict[str, Chart]:
    return {chart.place: chart for chart in year_charts(scored)}


def bars(chart: Chart, series: int) -> dict[str, str | None]:
    return dict(zip(chart.rows, chart.series[series].values, strict=True))


def many(count: int) -> Scored:
    """The sample year with its projects repeated to so many."""
    cases = [sample().cases[1 + at % 12] for at in range(count)]
    named = [
        replace(case, project=replace(case.project, name=f"第{at}个项目{case.project.name * 5}"))
        for at, case in enumerate(cases)
    ]
    return score_cases(named, load(RULES))
