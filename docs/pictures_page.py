"""Makes the pictures of the local page: the sample case in Chromium, for a desk and a phone."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.programs import require_program  # noqa: E402
from tests.web.running import served  # noqa: E402

_PROJECT = "区人大代表票决制和重点民生实事项目经费"


def main() -> None:
    """Write the pictures beside this script."""
    program = require_program("chromium", "chromium-browser", "google-chrome")
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as (_, address),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 780})
        page.goto(address)
        page.get_by_role("button", name="载入示例数据").click()
        page.get_by_role("link", name=_PROJECT, exact=True).click()
        page.locator("form#indicators h2").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('form#indicators h2').scrollIntoView()")
        _picture(page, "page-project")
        page.get_by_role("link", name="结果", exact=True).click()
        _picture(page, "page-results")
        page.go_back()
        page.set_viewport_size({"width": 390, "height": 780})
        page.evaluate("document.querySelector('table.indicators tbody').scrollIntoView()")
        _picture(page, "page-phone")


def _picture(page: Page, name: str) -> None:
    page.wait_for_timeout(300)
    page.screenshot(path=ROOT / "docs" / f"{name}.png")


if __name__ == "__main__":
    main()
