"""The run ledger: what is done stays known, one run holds it, a broken one is begun anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from evaltool.bulk.ledger import LEDGER_FILE, open_ledger
from evaltool.bulk.outcome import Outcome, State
from evaltool.errors import WorkspaceError

_DONE = Outcome(
    key="甲", state=State.DONE, fingerprint="f", record=b"r", made=("reports/2024/表.docx",)
)


def test_what_is_done_stays_known(tmp_path: Path) -> None:
    with open_ledger(tmp_path, 2024) as ledger:
        ledger.store([_DONE])
    with open_ledger(tmp_path, 2024) as ledger:
        assert ledger.known() == {"甲": ("f", ("reports/2024/表.docx",))}
        assert ledger.record("甲") == b"r"
    with open_ledger(tmp_path, 2023) as ledger:
        assert ledger.known() == {}


def test_a_failed_unit_loses_what_is_known_of_it(tmp_path: Path) -> None:
    with open_ledger(tmp_path, 2024) as ledger:
        ledger.store([_DONE])
        ledger.store([Outcome(key="甲", state=State.UNCHANGED, fingerprint="f")])
        assert ledger.known()
        ledger.store([Outcome(key="甲", state=State.FAILED, what="坏了")])
        assert ledger.known() == {}
        assert ledger.record("甲") is None


def test_units_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    with open_ledger(tmp_path, 2024) as ledger:
        ledger.store([_DONE, Outcome(key="乙", state=State.DONE, fingerprint="g", record=b"s")])
        ledger.forget_but(["乙"])
        assert list(ledger.known()) == ["乙"]


def test_nobody_else_may_hold_it(tmp_path: Path) -> None:
    with (
        open_ledger(tmp_path, 2024),
        pytest.raises(WorkspaceError, match="另一个 evaltool bulk 正在"),
        open_ledger(tmp_path, 2024),
    ):
        pass
    with open_ledger(tmp_path, 2024):
        pass


@pytest.mark.parametrize("content", [b"not a database at all " * 60, b"SQLite format 3\x00torn"])
def test_a_broken_ledger_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".evaltool").mkdir()
    (tmp_path / ".evaltool" / LEDGER_FILE).write_bytes(content)
    with open_ledger(tmp_path, 2024) as ledger:
        ledger.store([_DONE])
        assert ledger.known()


def test_a_ledger_of_another_shape_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / ".evaltool").mkdir()
    with sqlite3.connect(tmp_path / ".evaltool" / LEDGER_FILE) as other:
        other.execute("CREATE TABLE units (key TEXT)")
        other.execute("PRAGMA user_version = 99")
    other.close()
    with open_ledger(tmp_path, 2024) as ledger:
        assert ledger.known() == {}


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / ".evaltool").symlink_to(tmp_path / "far", target_is_directory=True)
    with pytest.raises(WorkspaceError, match="链接"), open_ledger(tmp_path, 2024):
        pass
