"""The first page: what lies in the folder, what comes next, the totals once they are there."""

from __future__ import annotations

import re

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from evaltool.errors import EvaltoolError
from evaltool.web.pages import desk
from evaltool.web.shipped import sample_home
from evaltool.web.texts import normal
from evaltool.workspace import Workspace

_YEAR = re.compile(r"\d{4}")


def show() -> str:
    """The steps of the year; a folder that is none yet is offered to become one."""
    here = desk()
    if not here.begun:
        strangers = sorted(item.name for item in here.root.iterdir() if item.name[0] not in ".~")
        return render_template(
            "begin.html",
            root=str(here.root),
            strangers=strangers[:8],
            more=max(0, len(strangers) - 8),
            sample=sample_home() is not None,
        )
    workspace = here.workspace()
    return render_template(
        "home.html", root=str(here.root), targets=_targets(workspace), actuals=_actuals(workspace)
    )


def _targets(workspace: Workspace) -> list[str]:
    if not workspace.has_targets:
        return []
    return [workspace.relative(path) for path in workspace.target_files()]


def _actuals(workspace: Workspace) -> list[str]:
    if not workspace.has_actuals:
        return []
    return [workspace.relative(path) for path in workspace.actual_files()]


def summary() -> str:
    """The totals, as a part of the first page; or why there are none."""
    from evaltool.web.views.overview import overview

    try:
        view = overview(desk().year())
    except EvaltoolError as error:
        return render_template("refused.html", error=error)
    return render_template("summary.html", view=view)


def begin() -> Response:
    """Make the folder a working folder."""
    from evaltool.web.beginning import begin as begin_workspace

    year = normal(request.form.get("year", ""))
    number = int(year) if _YEAR.fullmatch(year) else 0
    begin_workspace(desk().root, number, _one_line("unit"))
    return redirect("/declaration", 303)


def sample() -> Response:
    """Put the sample case into the folder."""
    from evaltool.web.beginning import begin_with_sample

    begin_with_sample(desk().root)
    return redirect("/", 303)


def _one_line(name: str) -> str:
    return " ".join(normal(request.form.get(name, "")).split())
