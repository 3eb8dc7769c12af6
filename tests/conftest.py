"""Shared settings of the test suite."""

import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

_MOST_WORKERS = 8
"""Each holds a few hundred MB, and some tests start browsers and office programs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the golden texts anew; the diff is then read."""
    parser.addoption("--update", action="store_true", help="write the golden texts anew")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker a core for the whole suite; none for a few tests, which are over sooner without."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    return min(os.cpu_count() or 1, _MOST_WORKERS)
