"""Programs outside pip that some tests need: skipped where missing, failed in CI.

`CI=true` promises that everything is installed, so that a check can not drop out unseen.
"""

from __future__ import annotations

import os
import shutil

import pytest


def in_ci() -> bool:
    """Whether this run must not skip anything."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def require_program(*names: str) -> str:
    """The path of the first program found; skips the test where there is none, fails it in CI."""
    for name in names:
        if path := shutil.which(name):
            return path
    reason = f"not installed: {' or '.join(names)}"
    if in_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def require_soffice() -> str:
    """LibreOffice, for tests that render or convert documents."""
    return require_program("soffice", "libreoffice")


def require_pdftoppm() -> str:
    """Poppler's page renderer, for tests that look at pages."""
    return require_program("pdftoppm")
