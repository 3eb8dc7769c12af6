"""The run ledger (运行台账): what became of each unit, kept so that a broken-off run goes on.

An SQLite file in the bureau's `.evaltool` folder, held by one run at a time. A unit stands in it
only when its documents lie in their places; whatever a killed run had not recorded is done again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evaltool.bulk.outcome import Outcome, State
from evaltool.errors import WorkspaceError
from evaltool.workspace.record import RECORD_FOLDER

LEDGER_FILE = "bulk.sqlite"
_SHAPE = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS units (
    year INTEGER NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, made TEXT NOT NULL,
    record BLOB NOT NULL, PRIMARY KEY (year, key)
) WITHOUT ROWID
"""


class Ledger:
    """The ledger of one bureau's folder, for one year (0 where the units' settings say it)."""

    def __init__(self, connection: sqlite3.Connection, year: int) -> None:
        self._connection = connection
        self._year = year

    def known(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The units done before: key -> fingerprint, and what was written for it."""
        rows = self._connection.execute(
            "SELECT key, fingerprint, made FROM units WHERE year = ?", (self._year,)
        )
        return {key: (fingerprint, tuple(json.loads(made))) for key, fingerprint, made in rows}

    def store(self, outcomes: Iterable[Outcome]) -> None:
        """Put down finished units together; a failed one loses what is known of it."""
        with self._connection:
            for outcome in outcomes:
                self._store(outcome)

    def _store(self, outcome: Outcome) -> None:
        at = (self._year, outcome.key)
        if outcome.state is State.FAILED:
            self._connection.execute("DELETE FROM units WHERE year = ? AND key = ?", at)
        elif outcome.state is State.DONE:
            values = (*at, outcome.fingerprint, json.dumps(outcome.made), outcome.record)
            self._connection.execute("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?)", values)

    def forget_but(self, keys: Iterable[str]) -> None:
        """Drop the units of the year that are no longer there."""
        gone = self.known().keys() - set(keys)
        with self._connection:
            self._connection.executemany(
                "DELETE FROM units WHERE year = ? AND key = ?", [(self._year, key) for key in gone]
            )

    def record(self, key: str) -> bytes | None:
        """The packed record of a unit; None where it has none, because it failed."""
        sql = "SELECT record FROM units WHERE year = ? AND key = ?"
        row = self._connection.execute(sql, (self._year, key)).fetchone()
        return bytes(row[0]) if row else None


@contextmanager
def open_ledger(root: Path, year: int) -> Iterator[Ledger]:
    """The ledger of a bureau's folder, made where there is none; nobody else may hold it.

    A ledger that cannot be read is begun anew: everything is then done again.

    Raises:
        WorkspaceError: another run holds it, or the folder cannot be written.
    """
    folder = root / RECORD_FOLDER
    path = folder / LEDGER_FILE
    if folder.is_symlink() or path.is_symlink():
        raise WorkspaceError("是指向别处的链接", place=RECORD_FOLDER, remedy="请移走该链接")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise WorkspaceError(
            "没有写入", place=RECORD_FOLDER, remedy="请检查该文件夹的写入权限"
        ) from error
    connection = _connected(path)
    try:
        yield Ledger(connection, year)
    finally:
        connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    try:
        return _prepared(path)
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise _unusable(error) from error
        raise WorkspaceError(
            "另一个 evaltool bulk 正在这个文件夹中运行",
            place=str(path.parent.parent),
            remedy="等它结束后再运行",
        ) from error
    except sqlite3.DatabaseError:
        path.unlink()
    try:
        return _prepared(path)
    except sqlite3.DatabaseError as error:
        raise _unusable(error) from error


def _unusable(error: sqlite3.DatabaseError) -> WorkspaceError:
    place = f"{RECORD_FOLDER}/{LEDGER_FILE}"
    return WorkspaceError(f"运行台账不能使用（{error}）", place=place, remedy="请检查磁盘和权限")


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.2)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        (shape,) = connection.execute("PRAGMA user_version").fetchone()
        if shape not in (0, _SHAPE):
            connection.execute("DROP TABLE IF EXISTS units")
        connection.execute(_TABLES)
        connection.execute(f"PRAGMA user_version = {_SHAPE}")
        connection.commit()
    except BaseException:
        connection.close()
        raise
    return connection
