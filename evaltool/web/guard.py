"""Who may ask, and what answers may do: this machine's browser alone, and nothing from elsewhere.

- The Host header must name this machine; a foreign name that points here (DNS rebinding) must not.
- The first request brings the key printed at the start and gets a cookie for it; other users and
  programs of the machine do not have it.
- Whatever changes something must come from our own page: Origin, and a token in the form.
- Pages run no script and load no resource but our own files, are framed by nobody and kept nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe

from flask import Flask, abort, g, redirect, request
from werkzeug.wrappers import Response

COOKIE = "evaltool"
ADMITTED = "admitted"
"""Set for a request that brought the cookie of this start."""
TOKEN_FIELD = "token"  # noqa: S105 - the name of the field, not a secret
_NAMES = ("127.0.0.1", "localhost")
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # no-referrer would make browsers send "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The secrets of one start: the key of the first address, the cookie's, the forms' token."""

    entry: str = field(default_factory=lambda: token_urlsafe(24))
    session: str = field(default_factory=lambda: token_urlsafe(32))
    token: str = field(default_factory=lambda: token_urlsafe(32))


def install(app: Flask, *, port: int, keys: Keys) -> None:
    """Put the guard before every request and behind every answer."""
    hosts = frozenset(f"{name}:{port}" for name in _NAMES)
    cookie = f"{COOKIE}-{port}"

    def check() -> Response | None:
        if request.host not in hosts:
            abort(403, "网址不是本机的地址。请从命令行窗口显示的地址打开。")
        if request.endpoint == "static":
            return None
        if request.path == "/" and "key" in request.args:
            return _enter(cookie, keys)
        if not _equal(request.cookies.get(cookie, ""), keys.session):
            abort(403, "请从命令行窗口显示的地址打开本页。服务重新启动后，地址会变。")
        setattr(g, ADMITTED, True)
        if request.method == "POST":
            _check_origin(hosts)
            if not _equal(request.form.get(TOKEN_FIELD, ""), keys.token):
                abort(403, "这个请求不是从本页发出的，没有执行。请刷新页面后重试。")
        return None

    def add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint == "static":
            response.headers["Cache-Control"] = "max-age=3600"
        else:
            response.headers["Cache-Control"] = "no-store"
        return response

    app.before_request(check)
    app.after_request(add_headers)


def _enter(cookie: str, keys: Keys) -> Response:
    if not _equal(request.args["key"], keys.entry):
        abort(403, "地址中的口令不对。请从命令行窗口显示的地址打开。")
    answer = redirect("/", 303)
    answer.set_cookie(cookie, keys.session, httponly=True, samesite="Strict", path="/")
    return answer


def _check_origin(hosts: frozenset[str]) -> None:
    own = {f"http://{host}" for host in hosts}
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if (origin is not None and origin not in own) or site != "same-origin":
        abort(403, "这个请求来自别的网站，没有执行。")


def _equal(given: str, own: str) -> bool:
    return compare_digest(given.encode(), own.encode())
