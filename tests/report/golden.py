"""Comparing a text with its golden file; `pytest --update` writes the file instead."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden"


def check_golden(request: pytest.FixtureRequest, name: str, text: str) -> None:
    """Fail where `text` differs from `tests/golden/NAME`; read the diff before updating it."""
    path = FOLDER / name
    if request.config.getoption("--update"):
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden text {name}: run pytest --update and read it"
    assert text == path.read_text(encoding="utf-8")
