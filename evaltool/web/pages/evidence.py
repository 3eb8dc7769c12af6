"""Evidence comes in: kept in the working folder, named with its hash beside the indicator."""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from evaltool.errors import InputError
from evaltool.web.evidence import attach
from evaltool.web.fields import project_id
from evaltool.web.pages import desk, tell
from evaltool.web.receiving import chosen, received


def add(pid: str) -> Response:
    """Attach a file to an indicator.

    Raises:
        InputError: nothing came in, or no kind of evidence.
    """
    here = desk()
    project = next((p for p in here.declaration().projects if project_id(p) == pid), None)
    if project is None:
        abort(404)
    files = chosen(request.files.getlist("file"))
    if not files:
        raise InputError("没有选择文件", remedy="请选择佐证材料的文件")
    with received(files[0]) as (path, data):
        where, outcome = attach(here, project, request.form.get("row", ""), path.name, data)
    for item in outcome.refused:
        tell(f"文件已存入 {where}，但没有写入佐证材料：{item.why}", "warning")
    if not outcome.refused:
        tell(f"已附上 {where}。")
    return redirect(f"/actuals/{pid}#evidence", 303)
