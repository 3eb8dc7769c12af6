"""The whole year in a real browser: from an empty folder to the documents, script or none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evaltool.actuals import COLLECTION_NAME
from evaltool.actuals.layout import Table
from evaltool.cli.outcome import run_program
from evaltool.pipeline import collect
from evaltool.web.fields import fields_of
from evaltool.workspace import Workspace
from tests.programs import require_program
from tests.web.running import served
from tests.workspaces import ROOT, sample_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

_DECLARATION = ROOT / "targets" / "2024" / "申报表.docx"
_RECORDED = ROOT / "actuals" / "2024" / "actuals-2024.csv"
_PROJECT = "区人大会议费"
_TOTALS = ["98.48", "98.99", "99.30", "97.84", "95.89", "100.00", "97.83", "100.00"]
_WIDTHS = (1280, 390)
_TYPED = 8
"""Fields typed and saved one by one; a workbook brings the others."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's own browser, without a window."""
    program = require_program("chromium", "chromium-browser", "google-chrome")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The collection workbook with the illustrative actuals."""
    folder = sample_workspace(tmp_path_factory.mktemp("filled"))
    collect(Workspace.open(folder))
    return folder / "actuals" / "2024" / COLLECTION_NAME


@contextmanager
def _opened(browser: Browser, folder: Path, *, script: bool = True) -> Iterator[Page]:
    """The page of a folder; nothing may be fetched from elsewhere, no script may fail."""
    with served(folder) as (_, address):
        context = browser.new_context(
            java_script_enabled=script,
            accept_downloads=True,
            viewport={"width": 1280, "height": 900},
        )
        context.set_default_timeout(60_000)  # a busy machine is slow, not wrong
        strangers = _watched(context, address)
        page = context.new_page()
        page.goto(address)
        yield page
        assert strangers == []
        context.close()


def _watched(context: BrowserContext, address: str) -> list[str]:
    """What was asked of other hosts, and what the browser complained of."""
    own = address.partition("/?")[0]
    found: list[str] = []
    context.on(
        "request", lambda r: None if r.url.startswith((own, "data:")) else found.append(r.url)
    )
    refusals = ("status of 4", "Status Error Code 4")  # what the browser and htmx say of a 4xx
    context.on(
        "console",
        lambda m: (
            found.append(m.text)
            if m.type == "error" and not any(each in m.text for each in refusals)
            else None
        ),
    )
    context.on("weberror", lambda error: found.append(str(error.error)))
    return found


def _look(page: Page) -> None:
    """Axe finds nothing, and nothing is wider than the screen, at both widths."""
    from axe_playwright_python.sync_playwright import Axe

    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        told = [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]
        assert told == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
    page.set_viewport_size({"width": _WIDTHS[0], "height": 900})


def _begin(page: Page) -> None:
    page.get_by_label("评价年度").fill("2024")
    page.get_by_role("button", name="新建").click()
    page.get_by_label("放入文件").set_input_files(_DECLARATION)
    page.get_by_role("button", name="放入", exact=True).click()
    assert "读出13张申报表、99个指标" in page.locator("main").inner_text()


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "actuals" / "2024" / name).open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["项目名称"] == _PROJECT]


def _texts(page: Page) -> Iterator[tuple[Locator, str]]:
    """The fields of the project's page, each with the text of the illustrative actuals."""
    indicators = page.locator("table.indicators > tbody")
    for place, row in enumerate(_rows("actuals-2024.csv")):
        yield from _fields(indicators.nth(place), Table.ACTUAL, row)
    (budget,), (situation,) = _rows("budget-2024.csv"), _rows("situation-2024.csv")
    form = page.locator("#budget")
    yield from _fields(form.locator("tbody tr").first, Table.BUDGET, budget)
    yield from _fields(form.locator(".pair"), Table.BUDGET, budget)
    yield from _fields(page.locator("form#situation"), Table.SITUATION, situation)


def _fields(place: Locator, table: Table, row: dict[str, str]) -> Iterator[tuple[Locator, str]]:
    for field in fields_of(table):
        text = row.get(field.heading, "")
        found = place.locator(f'[name^="now."][name$=".{field.name}"]')
        if text and found.count():
            yield found.first, text


def _put(field: Locator, text: str) -> None:
    if not field.is_visible():
        field.locator("xpath=ancestor::details[not(@open)][1]/summary").click()
    if field.evaluate("e => e.tagName") == "SELECT":
        field.select_option(text)
    else:
        field.fill(text)


def _upload(page: Page, filled: Path) -> None:
    page.goto(page.url.split("/actuals")[0] + "/actuals")
    page.get_by_label("上传填好的采集表").set_input_files(filled)
    page.get_by_role("button", name="上传并对照").click()
    assert "与现有内容不同 0 处" in page.locator("main").inner_text()


def _attach(page: Page) -> None:
    page.goto(page.url.split("/import")[0] + "/actuals")
    page.get_by_role("link", name=_PROJECT, exact=True).click()
    page.get_by_label("文件", exact=True).set_input_files(_DECLARATION)
    page.get_by_role("button", name="附上").click()
    assert "已附上" in page.locator("main").inner_text()


def _refused_by_the_program(page: Page, table: Path) -> None:
    """What the program answers is told, not that it does not answer."""
    kept = table.read_bytes()
    other = page.context.new_page()
    other.goto(page.url.partition("#")[0])
    table.write_text("别的内容", encoding="utf-8")
    field = other.locator('table.indicators [name$=".value"][name^="now."]').first
    field.fill("丙填的")
    field.blur()
    other.wait_for_selector("#net:not([hidden])")
    assert "认不出的样子" in other.locator("#net").inner_text()
    assert field.input_value() == "丙填的"
    other.close()
    table.write_bytes(kept)


def _documents(page: Page, folder: Path) -> dict[str, bytes]:
    """The documents, downloaded one by one."""
    made = {}
    for link in page.locator("ul.documents a.button").all():
        with page.expect_download() as download:
            link.click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        made[path.name] = path.read_bytes()
    return made


def _as_run_writes(folder: Path) -> dict[str, bytes]:
    """The documents that the command line writes from the very same folder."""
    assert run_program(["run", "--workspace", str(folder)]) == 0
    return {path.name: path.read_bytes() for path in (folder / "reports" / "2024").iterdir()}


def test_the_whole_year_with_script(chromium: Browser, tmp_path: Path, filled: Path) -> None:
    folder = tmp_path / "单位"
    folder.mkdir()
    with _opened(chromium, folder) as page:
        _look(page)
        _begin(page)
        _look(page)
        page.get_by_role("link", name="填报", exact=True).first.click()
        assert "草稿" in page.locator("main").inner_text()
        _look(page)
        page.get_by_role("link", name=_PROJECT, exact=True).click()
        _look(page)
        before = page.locator("#total dd").first.inner_text()
        for field, text in list(_texts(page))[:_TYPED]:
            _put(field, text)
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                field.blur()
        page.wait_for_function(
            "t => document.querySelector('#total dd').textContent !== t", arg=before
        )
        page.wait_for_selector("table.indicators .score .badge.scored")
        assert page.locator("form .state .ok").count()
        _look(page)
        _upload(page, filled)
        page.get_by_role("button", name="写入勾选的内容").first.click()
        totals = page.locator("table.list tbody td:nth-child(2)").all_inner_texts()
        assert totals[:8] == _TOTALS
        page.get_by_role("link", name="结果", exact=True).click()
        _look(page)
        downloads = tmp_path / "下载"
        downloads.mkdir()
        assert _documents(page, downloads) == _as_run_writes(folder)
        for number, title in ((0, "绩效自评报告"), (1, "部门整体支出绩效自评表")):
            page.goto(page.url.split("/results")[0] + f"/results/preview/{number}")
            assert title in page.locator(".paper").inner_text()
            _look(page)
        page.get_by_role("link", name="复核", exact=True).click()
        page.get_by_label("自评报告、自评表、底稿").set_input_files(
            [downloads / "绩效自评报告.docx", _RECORDED]
        )
        page.get_by_role("button", name="核验").click()
        assert "一致" in page.locator("main").inner_text()
        _look(page)


def test_the_whole_year_without_script(chromium: Browser, tmp_path: Path, filled: Path) -> None:
    folder = tmp_path / "单位"
    folder.mkdir()
    with _opened(chromium, folder, script=False) as page:
        _begin(page)
        page.get_by_role("link", name="填报", exact=True).first.click()
        page.get_by_role("link", name=_PROJECT, exact=True).click()
        for section, button in (
            ("indicators", "保存绩效指标"),
            ("budget", "保存预算执行"),
            ("situation", "保存项目情况"),
        ):
            for field, text in _texts(page):
                if field.evaluate("e => e.form.id") == section:
                    _put(field, text)
            page.get_by_role("button", name=button).click()
            assert "已保存" in page.locator("main").inner_text()
        assert page.locator("#total dd").first.inner_text() == "98.99"
        _upload(page, filled)
        page.get_by_role("button", name="写入勾选的内容").first.click()
        page.get_by_role("link", name="结果", exact=True).click()
        downloads = tmp_path / "下载"
        downloads.mkdir()
        assert _documents(page, downloads) == _as_run_writes(folder)


def test_what_is_refused_is_seen_and_nothing_typed_is_lost(
    chromium: Browser, tmp_path: Path
) -> None:
    with _opened(chromium, tmp_path) as page:
        page.get_by_role("button", name="载入示例数据").click()
        page.wait_for_selector("table.list")
        _look(page)
        page.get_by_role("link", name=_PROJECT, exact=True).click()
        other = page.context.new_page()
        other.goto(page.url)
        for tab, text in ((page, "甲填的"), (other, "乙填的")):
            field = tab.locator('table.indicators [name$=".value"][name^="now."]').first
            field.fill(text)
            with tab.expect_response(lambda answer: answer.request.method == "POST"):
                field.blur()
        state = other.locator("table.indicators .state .problem.error").first
        assert "刚有人把它改为“甲填的”" in state.inner_text()
        assert other.locator('[name^="now."][name$=".value"]').first.input_value() == "乙填的"
        _look(other)
        other.close()
        page.goto(page.url.split("/actuals")[0] + "/actuals")
        page.get_by_label("上传填好的采集表").set_input_files(_RECORDED)
        page.get_by_role("button", name="上传并对照").click()
        assert "与现有内容不同 1 处" in page.locator("main").inner_text()
        _look(page)
        _attach(page)
        _look(page)
        place = tmp_path / "actuals" / "2024"
        _refused_by_the_program(page, place / "网页填报-实际完成情况.csv")
        place.joinpath("采集.csv").write_bytes(_RECORDED.read_bytes())
        page.goto(page.url.split("/actuals")[0] + "/actuals")
        _look(page)
        page.get_by_role("link", name="对照并入").click()
        assert "新填 0 处" in page.locator("main").inner_text()
        _look(page)
        place.joinpath("网页填报-项目情况.csv").write_text("别的内容", encoding="utf-8")
        page.goto(page.url.split("/import")[0] + "/results")
        _look(page)
        page.get_by_role("button", name="把这个文件移到 archive 文件夹").click()
        page.get_by_role("link", name="复核", exact=True).click()
        _look(page)
        page.get_by_label("自评表", exact=True).set_input_files(_DECLARATION)
        page.get_by_role("button", name="复核").click()
        _look(page)
        page.goto(page.url.split("/audit")[0] + "/nothing")
        _look(page)


def test_when_the_program_has_stopped_what_was_typed_is_told_as_not_saved(
    chromium: Browser, tmp_path: Path
) -> None:
    context = chromium.new_context()
    with served(tmp_path) as (process, address):
        page = context.new_page()
        page.goto(address)
        page.get_by_role("button", name="载入示例数据").click()
        page.wait_for_selector("table.list")
        page.get_by_role("link", name=_PROJECT, exact=True).click()
        page.wait_for_load_state("load")  # the page's script must have come before
        process.kill()
        process.wait()
        field = page.locator('table.indicators [name$=".value"]').first
        field.fill("没有人听")
        field.blur()
        page.wait_for_selector("#net:not([hidden])")
        assert "没有保存" in page.locator("#net").inner_text()
        assert field.input_value() == "没有人听"
    context.close()
