"""The bureau's page (汇总.html): one file that stands alone and reads anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.bulk.charts import bureau_charts
from evaltool.bulk.view import BureauView
from evaltool.report.html import rendered_html
from evaltool.report.html.drawing import drawing
from evaltool.report.html.page import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauPage:
    """The view with its charts drawn."""

    view: BureauView
    figures: tuple[Figure, ...]


def render_bureau_page(view: BureauView) -> bytes:
    """The page; the same view gives the same bytes."""
    figures = tuple(
        Figure(id=f"figure-{number}", number=number, chart=chart, drawing=drawing(chart))
        for number, chart in enumerate(bureau_charts(view), 1)
    )
    return rendered_html("bureau.html.j2", BureauPage(view=view, figures=figures))
