"""Totals over the years: a bar a year, the forms one after the other."""

from __future__ import annotations

from evaltool.certainty.years import TOTAL, Series, Trends
from evaltool.report.charts import records
from evaltool.report.charts.looks import REACHED
from evaltool.report.charts.records import Chart, clipped
from evaltool.report.charts.rows import MOST_ROWS, NAME

TRENDS = "trends"
"""Where a report puts the chart: in the annex on trends."""


def trend_chart(found: Trends, table: str) -> Chart | None:
    """The totals of as many forms as can be taken in; None where no total can be compared.

    `table` is the table of the report that holds the figures.
    """
    totals = [series for series in found.series if series.title == TOTAL]
    if not totals:
        return None
    ranked = sorted(totals, key=lambda series: -abs(series.trend.slope or 0))
    shown = ranked[: max(1, MOST_ROWS // len(found.years))]
    part = f"（变化最大的{len(shown)}项）" if len(shown) < len(totals) else ""
    first, last = found.years[0], found.years[-1]
    return Chart(
        place=TRENDS,
        lead="各年总分见%s。",
        title=f"{first}至{last}年度总分{part}",
        description=f"条形图，{len(shown)}张自评表各年度的总分，满分100分。",
        table=table,
        rows=tuple(
            f"{clipped(series.project, NAME - 5)} {value.year}"
            for series in shown
            for value in series.values
        ),
        series=(records.Series(name="总分", values=tuple(_totals(shown)), fill=REACHED),),
        unit="分",
        maximum=100,
        stacked=False,
        annexed=True,
    )


def _totals(shown: list[Series]) -> list[str]:
    return [f"{value.value:.2f}" for series in shown for value in series.values]
