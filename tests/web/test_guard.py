"""Nobody else may ask: foreign names, other users and sites; nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaltool.web.app import ROUTES
from evaltool.web.guard import COOKIE
from tests.web.browsing import BASE, PORT, Browser, words

_PLACES = {"<pid>": "0123456789", "<row>": "0123456789", "<section>": "budget"}


def _address(rule: str) -> str:
    for name, value in _PLACES.items():
        rule = rule.replace(name, value)
    return re.sub(r"<int:\w+>", "0", re.sub(r"<\w+>", "x", rule))


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The sample case for what only looks or is refused; none of it may change a file."""
    browser = Browser(tmp_path_factory.mktemp("standing"))
    assert browser.post("/sample").status_code == 303
    before = _contents(browser.root)
    yield browser
    assert _contents(browser.root) == before


def _contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


_POSTS = [_address(rule) for method, rule, _ in ROUTES if method == "POST"]
_GETS = [_address(rule) for method, rule, _ in ROUTES if method == "GET"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", f"evil.example:{PORT}", "localhost:1"]
)
@pytest.mark.parametrize("path", ["/", "/results", "/static/page.css"])
def test_a_foreign_host_is_refused(standing: Browser, host: str, path: str) -> None:
    answer = standing.client.get(path, base_url=f"http://{host}")
    assert answer.status_code == 403
    assert "98.48" not in answer.text


@pytest.mark.parametrize("path", _GETS)
def test_without_the_cookie_nothing_is_shown(standing: Browser, path: str) -> None:
    stranger = standing.client.application.test_client()
    answer = stranger.get(path, base_url=BASE)
    assert answer.status_code == 403
    assert "请从命令行窗口显示的地址打开" in words(answer)


def test_the_printed_address_lets_in_and_a_wrong_key_does_not(empty: Browser) -> None:
    empty.client.delete_cookie(f"{COOKIE}-{PORT}", domain="127.0.0.1")
    assert empty.get("/?key=wrong").status_code == 403
    answer = empty.get(f"/?key={empty.keys.entry}")
    assert answer.status_code == 303
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert empty.get("/").status_code == 200


@pytest.mark.parametrize("path", _POSTS)
def test_a_write_without_the_token_is_refused(standing: Browser, path: str) -> None:
    answer = standing.client.post(path, data={"token": "x"}, base_url=BASE)
    assert answer.status_code == 403
    assert "没有执行" in words(answer)


@pytest.mark.parametrize("path", _POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_write_from_another_site_is_refused(
    standing: Browser, path: str, headers: dict[str, str]
) -> None:
    assert standing.post(path, headers=headers).status_code == 403


def test_a_write_from_our_own_page_is_taken(sample: Browser) -> None:
    headers = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    assert (
        sample.post("/results/rules", {"rules": "hubei-2020"}, headers=headers).status_code == 303
    )


@pytest.mark.parametrize("path", _GETS)
def test_what_a_page_may_do_is_bounded(standing: Browser, path: str) -> None:
    headers = standing.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/declaration", "/actuals", "/results"])
def test_a_page_holds_no_script_style_or_address_from_elsewhere(
    standing: Browser, path: str
) -> None:
    text = standing.get(path).text
    scripts = re.findall(r"<script(.*?)</script>", text, re.DOTALL)
    assert scripts
    assert all(re.fullmatch(r' src="/static/[\w.]+" defer>', item) for item in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text)


def test_an_unknown_address_and_a_wrong_method_are_told(standing: Browser) -> None:
    assert "没有这一页" in words(standing.get("/nothing"))
    assert standing.get("/sample").status_code == 405
    assert standing.get("/actuals/0123456789").status_code == 404


def test_a_request_that_is_too_large_is_refused(sample: Browser) -> None:
    sample.client.application.config["MAX_CONTENT_LENGTH"] = 1000
    answer = sample.post("/workspace", {"unit": "x" * 2000})
    assert answer.status_code == 413
    assert "上限" in words(answer)
