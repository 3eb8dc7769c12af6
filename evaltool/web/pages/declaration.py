"""The declaration: files come in, what was understood stands beside the text, corrections go in."""

from __future__ import annotations

from pathlib import Path

from flask import abort, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from evaltool.errors import EvaltoolError, InputError
from evaltool.web.fields import project_id, row_id
from evaltool.web.pages import desk, tell
from evaltool.web.receiving import chosen, put_in, received
from evaltool.web.texts import normal
from evaltool.workspace import Workspace


def show() -> str:
    """What was declared, beside what it was understood to mean."""
    from evaltool.web.views.declared import declared_view

    workspace = desk().workspace()
    files = []
    if workspace.has_targets:
        files = [workspace.relative(path) for path in workspace.target_files()]
    view = declared_view(desk().declaration(), workspace) if files else None
    return render_template("declaration.html", view=view, files=files)


def add() -> Response:
    """Take in files, each read first: one that cannot be read is told and not kept."""
    workspace = desk().workspace()
    files = chosen(request.files.getlist("files"))
    if not files:
        tell("没有选择文件。", "warning")
    for storage in files:
        try:
            tell(_taken(workspace, storage))
        except EvaltoolError as error:
            tell(f"没有接收。{error}", "error")
    return redirect("/declaration", 303)


def _taken(workspace: Workspace, storage: FileStorage) -> str:
    from evaltool.pipeline import read_targets

    with received(storage) as (path, data):
        declared = read_targets([path], year=workspace.year)
        if not declared.projects and not declared.corrections:
            raise InputError(
                "没有认出绩效目标申报表",
                place=path.name,
                remedy="请核对是不是申报表；完成情况请在“填报”页上传",
            )
        _refuse_actuals(path)
        name, new = put_in(workspace, workspace.targets, path.name, data)
    indicators = sum(len(project.indicators) for project in declared.projects)
    told = f"读出{len(declared.projects)}张申报表、{indicators}个指标"
    return f"已放入 {name}：{told}。" if new else f"{name} 中已有同样的内容，没有重复放入。"


def _refuse_actuals(path: Path) -> None:
    """A filled collection workbook repeats the declaration; taken for one it would double it."""
    from evaltool.actuals import read_actuals
    from evaltool.files import read_file

    read = read_actuals(read_file(path).grids)
    if any(entry.value or entry.level or entry.share is not None for entry in read.entries):
        raise InputError(
            "这是填有完成情况的表，不是绩效目标申报表",
            place=path.name,
            remedy="请在“填报”页上传，先逐项对照再写入",
        )


def correct(pid: str, row: str) -> Response:
    """Enter, change or take back the correction of one 指标值."""
    from evaltool.web.corrections import Correction, put_correction

    with desk().changing() as workspace:
        found = [
            (project, indicator)
            for project in desk().declaration().projects
            if project_id(project) == pid
            for indicator in project.indicators
            if row_id(indicator) == row
        ]
        if not found:
            abort(404)
        texts = (" ".join(normal(request.form.get(n, "")).split()) for n in _TYPED)
        corrected, reason, author = texts
        stated = Correction(corrected=corrected, reason=reason, author=author)
        put_correction(workspace, *found[0], stated, normal(request.form.get("was", "")))
    tell("更正已保存。" if corrected else "更正已撤销。")
    return redirect(f"/declaration#d-{pid}-{row}", 303)


_TYPED = ("corrected", "reason", "author")
