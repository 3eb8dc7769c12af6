"""A missing program skips a test, and fails it where CI promises that it is there."""

import sys
from pathlib import Path

import pytest

from tests.programs import in_ci, require_program


def test_a_program_that_is_there_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    python = Path(sys.executable)
    monkeypatch.setenv("PATH", str(python.parent))
    assert Path(require_program("no-such-program", python.name)) == python


@pytest.mark.parametrize("value", ["", "false", "0"])
def test_without_ci_a_missing_program_skips(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CI", value)
    assert not in_ci()
    with pytest.raises(pytest.skip.Exception, match="no-such-program"):
        require_program("no-such-program")


def test_in_ci_a_missing_program_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-program"):
        require_program("no-such-program")
