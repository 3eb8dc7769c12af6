"""Writing one form and the document of thirteen forms, against docxtpl and python-docx."""

from __future__ import annotations

from evaltool.report.documents import render_forms
from evaltool.report.layouts import DEFAULT, shipped_layout
from evaltool.report.view.form import FormsView
from evaltool.report.view.forms import forms_view
from evaltool.report.word.escaped import escaped
from evaltool.report.word.templates import rendered_document
from evaltool.scoring.scored import Scored
from tests.benchmarks import peers
from tests.benchmarks.clock import Entrant, Result, race
from tests.benchmarks.sample import one_project, sample_year
from tests.benchmarks.table import Row, rows

WRITER = "evaltool, from ready texts"
WHOLE = "evaltool, from the scored frame"


def measure() -> list[Row]:
    """The lines of both races."""
    return [
        *_race("one form", one_project(), repeat=20, slow=1),
        *_race("13 forms", sample_year(), repeat=5, slow=3),
    ]


def _race(work: str, year: Scored, *, repeat: int, slow: int) -> list[Row]:
    view = forms_view(year)
    entrants = [
        Entrant(name=WRITER, run=lambda: _written(view), repeat=repeat),
        Entrant(name=WHOLE, run=lambda: render_forms(year), repeat=repeat),
    ]
    for name, write in peers.writers(peers.written_grids(render_forms(year))).items():
        rounds = 7 // slow if "table.cell" in name else 7
        entrants.append(Entrant(name=name, run=write, rounds=rounds))
    results = race(entrants)
    npm = peers.npm_docx(peers.written_grids(render_forms(year)), rounds=7)
    if npm:
        results.append(Result(name="npm docx (in node)", seconds=npm))
    return rows(f"write {work}", results)


def _written(view: FormsView) -> bytes:
    return rendered_document("forms", escaped(view), layout=shipped_layout(DEFAULT))
