"""A filled workbook comes in, or one that lies among the actuals is taken over: compared first."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from evaltool.errors import InputError
from evaltool.web.importing import Comparison, Source, accept, compared, stage
from evaltool.web.pages import desk, tell
from evaltool.web.receiving import chosen, put_aside, received
from evaltool.web.saving import Outcome


def upload() -> Response:
    """Take in a workbook and show the comparison; nothing is entered yet."""
    files = chosen(request.files.getlist("file"))
    if not files:
        raise InputError("没有选择文件", remedy="请选择填好的采集表")
    workspace = desk().workspace()
    with received(files[0]) as (path, data):
        from evaltool.files import read_file

        read_file(path)  # refuses what is damaged or hostile before it is kept
        source = stage(workspace, path.name, data)
    return redirect(f"/import?staged={source.staged}&file={_escaped(source.name)}", 303)


def show() -> str:
    """The comparison of a file with what is recorded."""
    return _page(compared(desk().year(), _source()), Outcome())


def take() -> Response:
    """Enter what was chosen; the file goes into the archive."""
    source = _source()
    wanted = {item: request.form.get(f"was.{item}", "") for item in request.form.getlist("take")}
    outcome = accept(desk(), source, wanted)
    if outcome.refused:
        return make_response(_page(compared(desk().year(), source), outcome), 409)
    tell(f"已写入{len(outcome.saved)}处；原文件保存在 archive 文件夹。")
    return redirect("/actuals", 303)


def aside() -> Response:
    """Move an input file out of the year, into the archive."""
    name = request.form.get("name", "")
    with desk().changing() as workspace:
        where = put_aside(workspace, name)
    tell(f"已移出 {name}，保存在 {where}。")
    return redirect("/declaration" if name.startswith("targets/") else "/actuals", 303)


def _source() -> Source:
    return Source(name=request.values.get("file", ""), staged=request.values.get("staged", ""))


def _page(view: Comparison, outcome: Outcome) -> str:
    from evaltool.web.views.spots import problem

    told = [problem(item) for item in view.findings]
    return render_template("import.html", view=view, outcome=outcome, problems=told)


def _escaped(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")
