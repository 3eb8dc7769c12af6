"""Documents of a scored year: Word, work papers, HTML, JSON; here alone figures become text.

The writers are imported when they are first asked for: whoever only prints a table of scores
does not pay for Jinja and the workbook writer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evaltool.report.documents import render_forms, render_report
    from evaltool.report.html import render_page
    from evaltool.report.work_papers import render_work_papers

__all__ = ["render_forms", "render_page", "render_report", "render_work_papers"]

_WRITERS = {
    "render_forms": "evaltool.report.documents",
    "render_page": "evaltool.report.html",
    "render_report": "evaltool.report.documents",
    "render_work_papers": "evaltool.report.work_papers",
}


def __getattr__(name: str) -> object:
    if name not in _WRITERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WRITERS[name]), name)
