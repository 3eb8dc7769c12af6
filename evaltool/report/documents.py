"""The Word documents of a scored year, as bytes: 绩效自评表.docx and 绩效自评报告.docx.

The same scored year gives the same bytes: no clock, no environment, fixed time stamps.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from evaltool.report.certainty.annexes import NONE_ASKED, Annexes, further
from evaltool.report.charts.writing import chart_insets
from evaltool.report.charts.year import year_charts
from evaltool.report.layouts import DEFAULT, shipped_layout
from evaltool.report.manifest import Manifest, manifest
from evaltool.report.view.forms import forms_view
from evaltool.report.view.narrative import report_view
from evaltool.report.word.escaped import escaped
from evaltool.report.word.evidence import evidence_part
from evaltool.report.word.parts import Part
from evaltool.report.word.templates import rendered_document

if TYPE_CHECKING:
    from evaltool.report.layouts import Layout
    from evaltool.scoring.scored import Scored


REPORT = "report"
"""What the manifest of a report calls its template; that of forms is the id of their layout."""


def render_forms(
    scored: Scored,
    *,
    sample: bool = False,
    layout: Layout | None = None,
    data: str = "",
    record: str = "",
) -> bytes:
    """The forms (绩效自评表): the department form and one per project.

    Args:
        scored: the scored year.
        sample: whether its actuals are made up; every page then says 示例数据.
        layout: the layout of the project forms; by default that of the rule set.
        data: the scored year as JSON, to be embedded beside the manifest; nothing is embedded
            where it is empty.
        record: the record of the year as JSON, embedded beside the data.

    Raises:
        TemplateError: the layout cannot be used.
    """
    layout = layout or layout_of(scored)
    view = escaped(forms_view(scored, sample=sample, layout=layout))
    own_hash = layout.hash if layout.own else ""
    parts = _evidence(manifest(scored, layout.id, own_hash), data, record)
    return rendered_document("forms", view, page="form", layout=layout, parts=parts)


def layout_of(scored: Scored) -> Layout:
    """The layout that goes with the rule set (表样)."""
    return shipped_layout(scored.ruleset.form or DEFAULT)


def render_report(
    scored: Scored,
    *,
    sample: bool = False,
    data: str = "",
    record: str = "",
    annexes: Annexes = NONE_ASKED,
) -> bytes:
    """The narrative report (绩效自评报告), with the rules it rests on as its annexes.

    Args:
        scored: the scored year.
        sample: whether its actuals are made up; every page then says 示例数据.
        data: see `render_forms`.
        record: see `render_forms`.
        annexes: what the report is asked to add; nothing by default.
    """
    added, charts = further(scored, annexes)
    view = escaped(replace(report_view(scored, sample=sample), further=added))
    parts = _evidence(manifest(scored, REPORT, annexes=annexes), data, record)
    insets = chart_insets((*year_charts(scored), *charts))
    return rendered_document("report", view, insets=insets, parts=parts)


def _evidence(origin: Manifest, data: str, record: str) -> tuple[Part, ...]:
    return (evidence_part(origin, data, record),) if data else ()
