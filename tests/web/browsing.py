"""A browser without a window: Flask's client with the cookie, the token and the address right."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from evaltool.web.app import create_app
from evaltool.web.desk import Desk
from evaltool.web.guard import COOKIE, Keys

PORT = 8000
BASE = f"http://127.0.0.1:{PORT}"
_TAGS = re.compile(r"<[^>]*>")


class Browser:
    """One page of a working folder, opened from the address that was printed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.keys = Keys()
        self.desk = Desk(root)
        self.client = create_app(self.desk, port=PORT, keys=self.keys).test_client()
        self.client.set_cookie(f"{COOKIE}-{PORT}", self.keys.session, domain="127.0.0.1")

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=BASE, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        form = {"token": self.keys.token, **(data or {})}
        return self.client.post(path, data=form, base_url=BASE, **more)

    def project(self, name: str) -> str:
        """The address of a project."""
        page = self.get("/actuals").text
        found = re.search(
            rf'href="(/actuals/[0-9a-f]{{10}})">{re.escape(html.escape(name))}<', page
        )
        assert found, name
        return found[1]


def words(response: TestResponse) -> str:
    """What a person reads on a page."""
    return html.unescape(_TAGS.sub("", response.text))


def fields(page: str) -> dict[str, str]:
    """What a form would send: the names and values of its fields as the page shows them."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="file"' not in tag and 'type="checkbox"' not in tag:
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, value in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', page, re.S
    ):
        found[name] = html.unescape(value)
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r"<option selected>(.*?)</option>", inner)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def field_named(page: str, label: str, nth: int = 0) -> str:
    """The name under which the nth field of a heading is sent."""
    ids = re.findall(rf'<label for="([^"]*)"><span class="of">[^<]*</span>{label}</label>', page)
    row, _, field = ids[nth].removeprefix("f-").rpartition("-")
    return f"{row}.{field}"
