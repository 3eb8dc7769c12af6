"""Shared settings of the test suite."""

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the golden texts anew; the diff is then read."""
    parser.addoption("--update", action="store_true", help="write the golden texts anew")
