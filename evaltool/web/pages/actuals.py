"""The actuals: the list of projects, and one page a project on which everything is typed."""

from __future__ import annotations

from flask import abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from evaltool.actuals.layout import Table
from evaltool.web.fields import LEVEL_CHOICES, edits_in, project_id
from evaltool.web.pages import desk, tell
from evaltool.web.pages.downloads import download
from evaltool.web.saving import Outcome
from evaltool.web.saving import save as save_edits

_SECTIONS = {"indicators": Table.ACTUAL, "budget": Table.BUDGET, "situation": Table.SITUATION}


def projects() -> str:
    """The list of projects: totals, grades, and what is still missing."""
    from evaltool.web.tables import is_ours
    from evaltool.web.views.overview import overview

    if not desk().workspace().has_targets:
        return render_template("nothing.html", title="填报")
    year = desk().year()
    workspace = year.workspace
    files = workspace.actual_files() if workspace.has_actuals else ()
    names = [workspace.relative(path) for path in files]
    others = [name for name in names if not is_ours(workspace, name)]
    return render_template("projects.html", view=overview(year), others=others)


def workbook() -> Response:
    """The collection workbook with all that is recorded, to be filled in by others."""
    from evaltool.actuals import COLLECTION_NAME, write_collection

    year = desk().year()
    data = write_collection(
        year.gathered.declaration.projects,
        sample=year.workspace.sample,
        existing=year.gathered.actuals,
    )
    return download(COLLECTION_NAME, data)


def show(pid: str) -> str:
    """One project."""
    return _page(pid, Outcome())


def save(pid: str, section: str) -> str | Response:
    """Save what was typed in one section; a request of htmx gets the changed parts only."""
    table = _SECTIONS.get(section)
    if table is None:
        abort(404)
    here = desk()
    project = next((p for p in here.declaration().projects if project_id(p) == pid), None)
    if project is None:
        abort(404)
    edits = list(edits_in(request.form))
    outcome = save_edits(here, project, table, edits)
    if request.headers.get("HX-Request"):
        return _parts(pid, outcome)
    if outcome.refused:
        return make_response(_page(pid, outcome), 409)
    tell(f"已保存{len(outcome.saved)}处。" if outcome.saved else "没有改动。")
    return redirect(f"/actuals/{pid}#{section}", 303)


def _page(pid: str, outcome: Outcome) -> str:
    from evaltool.web.evidence import attached
    from evaltool.web.views.project import project_view

    year = desk().year()
    view = project_view(year, pid, outcome)
    if view is None:
        abort(404)
    return render_template(
        "project.html",
        view=view,
        outcome=outcome,
        levels=LEVEL_CHOICES,
        attached=attached(year.workspace, view),
    )


def _parts(pid: str, outcome: Outcome) -> str:
    """The states of the fields that were sent, and every score of the project."""
    from evaltool.web.views.project import project_view

    view = project_view(desk().year(), pid, outcome)
    if view is None:
        abort(404)
    touched = {(edit.row, edit.field) for edit in outcome.saved}
    touched |= {(item.edit.row, item.edit.field) for item in outcome.refused}
    rows = {row for row, _ in touched}
    changed = [field for field in view.fields if field.row in rows and not field.declared]
    return render_template("saved.html", view=view, changed=changed, outcome=outcome)
