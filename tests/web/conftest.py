"""Working folders for the page: an empty one, the sample, the declaration alone."""

from pathlib import Path

import pytest

from tests.web.browsing import Browser
from tests.workspaces import ROOT


@pytest.fixture
def empty(tmp_path: Path) -> Browser:
    """A folder with nothing in it."""
    return Browser(tmp_path)


@pytest.fixture
def sample(empty: Browser) -> Browser:
    """The sample case, loaded on the page."""
    assert empty.post("/sample").status_code == 303
    return empty


@pytest.fixture
def declared(empty: Browser) -> Browser:
    """A new working folder with the real declaration and no actuals."""
    assert empty.post("/workspace", {"year": "2024"}).status_code == 303
    with (ROOT / "targets" / "2024" / "申报表.docx").open("rb") as file:
        answer = empty.post("/declaration/files", {"files": (file, "申报表.docx")})
    assert answer.status_code == 303
    return empty
