"""The page as an application: its addresses, its templates, its answers to what goes wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, render_template, request
from jinja2 import FileSystemLoader, StrictUndefined
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from evaltool import __version__
from evaltool.errors import EvaltoolError, InputError, WorkspaceError
from evaltool.web.desk import Desk
from evaltool.web.guard import ADMITTED, TOKEN_FIELD, Keys, install
from evaltool.web.pages import NOTICES, told

LARGEST_REQUEST = 80 * 2**20
"""Bytes of one request: a file of the largest size that is read, and its form."""
_LARGEST_TEXT = 4 * 2**20
_MOST_FIELDS = 5000

ROUTES: tuple[tuple[str, str, str], ...] = (
    ("GET", "/", "home.show"),
    ("GET", "/summary", "home.summary"),
    ("POST", "/workspace", "home.begin"),
    ("POST", "/sample", "home.sample"),
    ("GET", "/declaration", "declaration.show"),
    ("POST", "/declaration/files", "declaration.add"),
    ("POST", "/declaration/corrections/<pid>/<row>", "declaration.correct"),
    ("GET", "/actuals", "actuals.projects"),
    ("GET", "/actuals/workbook", "actuals.workbook"),
    ("POST", "/actuals/upload", "importing.upload"),
    ("GET", "/import", "importing.show"),
    ("POST", "/import", "importing.take"),
    ("POST", "/files/aside", "importing.aside"),
    ("GET", "/actuals/<pid>", "actuals.show"),
    ("POST", "/actuals/<pid>/evidence", "evidence.add"),
    ("POST", "/actuals/<pid>/<section>", "actuals.save"),
    ("GET", "/results", "results.show"),
    ("POST", "/results/rules", "results.choose_rules"),
    ("POST", "/results/write", "results.write"),
    ("GET", "/results/files/<int:number>", "results.document"),
    ("GET", "/results/all.zip", "results.everything"),
    ("GET", "/results/disclosure", "results.disclosure"),
    ("GET", "/results/pdf.zip", "results.pdf"),
    ("GET", "/results/preview/<int:number>", "results.preview"),
    ("GET", "/audit", "auditing.show"),
    ("POST", "/audit", "auditing.run"),
    ("POST", "/verify", "auditing.verify"),
    ("GET", "/audit/<name>", "auditing.result"),
    ("GET", "/audit/<name>/<int:number>", "auditing.document"),
)
"""Method, address and the function under `pages` that answers; imported when first asked for."""

_STRANGER: dict[str, Any] = {
    "version": __version__,
    "notices": list,
    "workspace": None,
    "path": "",
}
"""What the page that turns somebody away may use: nothing of the working folder."""

_HERE = Path(__file__).parent
_TEMPLATES = (_HERE / "templates", _HERE.parent / "report" / "html" / "templates")
"""Our own, and the figures of the page for disclosure: found as files, not imported with it."""
_ENDINGS = {
    404: "没有这一页。",
    405: "这个地址不能这样打开。",
    400: "请求不完整，请刷新页面后重试。",
}


def create_app(desk: Desk, *, port: int, keys: Keys) -> Flask:
    """The application for one working folder.

    Args:
        desk: the working folder.
        port: where it is served; requests to other hosts and ports are refused.
        keys: the secrets of this start.
    """
    app = Flask("evaltool.web")
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=_LARGEST_TEXT,
        MAX_FORM_PARTS=_MOST_FIELDS,
        DESK=desk,
        **{NOTICES: deque(maxlen=50)},
    )
    app.jinja_options = {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "loader": FileSystemLoader(_TEMPLATES),
    }
    install(app, port=port, keys=keys)
    app.context_processor(lambda: _shared(desk, keys) if g.get(ADMITTED) else _STRANGER)
    for method, rule, name in ROUTES:
        app.add_url_rule(rule, endpoint=name, view_func=_lazy(name), methods=[method])
    app.register_error_handler(EvaltoolError, _refused)
    app.register_error_handler(OSError, _disk_refused)
    app.register_error_handler(HTTPException, _ended)
    return app


def _lazy(name: str) -> Callable[..., Any]:
    """A view that imports its module when it is first asked for: the first page is quick."""
    module, _, function = name.partition(".")

    def view(**arguments: Any) -> Any:
        return getattr(import_module(f"evaltool.web.pages.{module}"), function)(**arguments)

    return view


def _shared(desk: Desk, keys: Keys) -> dict[str, Any]:
    """What every template may use."""
    try:
        workspace = desk.workspace() if desk.begun else None
    except EvaltoolError:
        workspace = None
    return {
        "token": keys.token,
        "token_field": TOKEN_FIELD,
        "version": __version__,
        "notices": told,
        "workspace": workspace,
        "path": request.path,
    }


def _refused(error: EvaltoolError) -> tuple[str, int]:
    """What cannot go on, told in its own words; an input that stops the pages can be put aside."""
    aside = bool(error.place) and _stops_pages(error)
    return render_template("error.html", error=error, told="", aside=aside), 422


def _stops_pages(error: EvaltoolError) -> bool:
    """Whether the fault lies in an input file of the year as a whole."""
    from evaltool.web.receiving import input_file
    from evaltool.web.tables import SpoiltError

    if not isinstance(error, (InputError, SpoiltError)):
        return False
    try:
        return input_file(current_app.config["DESK"].workspace(), error.place) is not None
    except EvaltoolError:
        return False


def _disk_refused(error: OSError) -> tuple[str, int]:
    """What the disk, or a folder that was moved meanwhile, did not allow."""
    place = Path(str(error.filename)).name if error.filename else ""
    remedy = "请检查工作目录还在不在、能不能写入、磁盘是否已满，然后重试"
    return _refused(WorkspaceError("磁盘没有照办，没有完成", place=place, remedy=remedy))


def _ended(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    if isinstance(error, RequestEntityTooLarge):
        told = f"上传的内容超过 {LARGEST_REQUEST // 2**20} MB 的上限，没有接收。"
    elif code == 403:
        told = str(error.description)
    else:
        told = _ENDINGS.get(code, "程序出错了，填报的内容没有受影响。请看命令行窗口中的说明。")
    return render_template("error.html", error=None, told=told, aside=False), code
