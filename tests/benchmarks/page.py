"""The local page: from the command to the first page, and a field saved with its new score."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable
from http.cookiejar import CookieJar
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.clock import Entrant, Result, race
from tests.benchmarks.table import Row, rows
from tests.web.browsing import Browser, field_named, fields
from tests.web.running import served
from tests.workspaces import sample_workspace

_SAVES = 100
_COUNTED = 20


def measure() -> list[Row]:
    """The lines of both."""
    with TemporaryDirectory() as folder:
        return [*_first_page(sample_workspace(Path(folder))), *_save()]


def _first_page(year: Path) -> list[Row]:
    name = "`evaltool serve`, process start to page"
    (found,) = race([Entrant(name=name, run=lambda: _open(year), rounds=9)])
    return rows("the first page (whole process)", [found], notes={name: _told(found)})


def _open(year: Path) -> None:
    with served(year) as (_, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(address) as answer:
            assert "得分" in answer.read().decode()


def _save() -> list[Row]:
    name = "saved, scored, answered"
    with TemporaryDirectory() as folder:
        save = _saver(Path(folder))
        (found,) = race([Entrant(name=name, run=save, rounds=_SAVES)])
        began = time.process_time()
        for _ in range(_COUNTED):
            save()
        own = (time.process_time() - began) / _COUNTED
    note = f"{_told(found)}; {own * 1000:,.0f} ms of processor time"
    return rows("a field of the real case", [found], notes={name: note})


def _saver(folder: Path) -> Callable[[], object]:
    """What saves one more value of a field, as a browser with script does."""
    browser = Browser(folder)
    browser.post("/sample")
    path = browser.project("区人大会议费")
    page = browser.get(path).text
    name, form, numbers = field_named(page, "实际完成值"), fields(page), count(2)

    def save() -> None:
        now = f"{next(numbers)}次"
        answer = browser.post(
            f"{path}/indicators", {**form, f"now.{name}": now}, headers={"HX-Request": "true"}
        )
        assert "已保存" in answer.text
        form[f"was.{name}"] = now

    save()
    return save


def _told(result: Result) -> str:
    """The 95th percentile, by which the page is judged."""
    slow = sorted(result.seconds)[round(0.95 * (len(result.seconds) - 1))]
    return f"95th percentile {slow * 1000:,.0f} ms"
