"""The bureau's report as a Word document: 汇总报告.docx."""

from __future__ import annotations

from evaltool.bulk.charts import bureau_charts
from evaltool.bulk.view import BureauView
from evaltool.report.charts.writing import chart_insets
from evaltool.report.word.escaped import escaped
from evaltool.report.word.templates import rendered_document


def render_bureau_report(view: BureauView) -> bytes:
    """The summary report; the same view gives the same bytes."""
    return rendered_document("bureau", escaped(view), insets=chart_insets(bureau_charts(view)))
