"""The auditor's corner: other people's forms come in, are checked, and leave nothing behind.

The files are looked at in a folder of their own outside the workspace, which is gone before the
answer is sent; the result is remembered while the page runs.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from flask import abort, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from evaltool.errors import InputError
from evaltool.web.pages import desk
from evaltool.web.pages.downloads import download
from evaltool.web.receiving import chosen, received

if TYPE_CHECKING:
    from evaltool.pipeline.audit import Audit
    from evaltool.workspace import Document

_REMEMBERED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    audit: Audit
    documents: tuple[Document, ...]


_done: dict[str, _Done] = {}


def show() -> str:
    """Where forms come in."""
    from evaltool.rules import load, shipped

    rules = [(item, load(item).title) for item in shipped()]
    return render_template("audit.html", view=None, id="", rules=rules, files=())


def run() -> Response:
    """Audit the forms that came in.

    Raises:
        InputError: nothing came in, or a declaration cannot be read.
    """
    from evaltool.pipeline.audit import audit_documents, audit_files
    from evaltool.rules import shipped

    forms = chosen(request.files.getlist("files"))
    if not forms:
        raise InputError("没有选择文件", remedy="请选择别人填好的自评表")
    rules = request.form.get("rules") or None
    if rules is not None and rules not in shipped():
        abort(404)
    with ExitStack() as stack:
        paths = _paths(stack, forms)
        declared = _paths(stack, chosen(request.files.getlist("declared")))
        audit = audit_files(paths, rules=rules, declared=declared, workers=1)
    name = token_hex(8)
    _done[name] = _Done(audit=audit, documents=audit_documents(audit))
    while len(_done) > _REMEMBERED:
        del _done[next(iter(_done))]
    return redirect(f"/audit/{name}", 303)


def _paths(stack: ExitStack, storages: list[FileStorage]) -> list[Path]:
    return [stack.enter_context(received(storage))[0] for storage in storages]


def result(name: str) -> str:
    """What an audit found."""
    from evaltool.web.views.audited import audited_view

    done = _known(name)
    files = [(n, item.path) for n, item in enumerate(done.documents)]
    view = audited_view(done.audit)
    return render_template("audit.html", view=view, id=name, rules=(), files=files)


def verify() -> str:
    """Whether documents of ours are exactly what the working folder's files give.

    Raises:
        InputError: nothing came in.
    """
    from evaltool.pipeline.verify import Seat, verify_files
    from evaltool.web.views.verified import verified_view

    files = chosen(request.files.getlist("reports"))
    if not files:
        raise InputError("没有选择文件", remedy="请选择自评报告、自评表、底稿或数据文件")
    here = desk()
    workspace = here.workspace()
    seat = Seat(workspace=here.root if workspace.has_targets else None, year=workspace.year)
    with ExitStack() as stack:
        paths = _paths(stack, files)
        done = verify_files(paths, seat)
    pairs = zip(done, paths, strict=True)
    views = tuple(verified_view(each, path.name) for each, path in pairs)
    return render_template("verified.html", views=views)


def document(name: str, number: int) -> Response:
    """One of the two documents of an audit."""
    done = _known(name)
    if number >= len(done.documents):
        abort(404)
    made = done.documents[number]
    return download(made.path, made.data)


def _known(name: str) -> _Done:
    if name not in _done:
        raise InputError("这次复核的结果已经不在了", remedy="请在“复核”页重新上传")
    return _done[name]
