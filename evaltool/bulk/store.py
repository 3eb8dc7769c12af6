"""The store: every scored indicator of a bureau in DuckDB tables, and as Parquet beside them.

Tables `unit`, `project`, `indicator`, `part`, `finding` and `compared`; points and scores in 1/100
point, amounts in 万元. Rows stand in the order of the units, projects and indicators, and the
files hold no clock: the same records give the same bytes.

A quantity that does not fit into 64 bits is NULL in its column and stands, exact, in `wide`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from evaltool.bulk.executors import INSTALL
from evaltool.bulk.outcome import Outcome, Record
from evaltool.errors import InputError
from evaltool.scoring.schema import INPUT_COLUMNS, PART_COLUMNS, RESULT_COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SQL = {"int8": "TINYINT", "int16": "SMALLINT", "int32": "INTEGER", "int64": "BIGINT"}
_AMOUNT = "DECIMAL(30, 8)"
_QUANTITIES = ("target", "target_high", "actual", "start", "share")
_PART_QUANTITIES = ("target", "target_high", "actual", "start")
_INT64 = 2**63
_BATCH = 16
_MEMORY = "1GB"

_TOTALS = {
    "total": "BIGINT",
    "total_low": "BIGINT",
    "total_high": "BIGINT",
    "grade": "VARCHAR",
    "state": "TINYINT",
}

TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "unit": {
            "unit": "INTEGER",
            "key": "VARCHAR",
            "name": "VARCHAR",
            "year": "INTEGER",
            "rules": "VARCHAR",
            "rules_title": "VARCHAR",
            "rules_hash": "VARCHAR",
            "sample": "BOOLEAN",
            "state": "VARCHAR",
            "what": "VARCHAR",
            "remedy": "VARCHAR",
        },
        "project": {
            "unit": "INTEGER",
            "project": "INTEGER",
            "name": "VARCHAR",
            "kind": "VARCHAR",
            "initial": _AMOUNT,
            "adjusted": _AMOUNT,
            "executed": _AMOUNT,
            **_TOTALS,
        },
        "indicator": {
            "unit": "INTEGER",
            "level1": "VARCHAR",
            "level2": "VARCHAR",
            "name": "VARCHAR",
            "target_text": "VARCHAR",
            "actual_text": "VARCHAR",
            "reason": "VARCHAR",
            "place": "VARCHAR",
            **{name: _SQL[kind] for name, kind in INPUT_COLUMNS.items()},
            **{name: _SQL[kind] for name, kind in RESULT_COLUMNS.items()},
            "clause": "VARCHAR",
            "wide": "VARCHAR",
        },
        "part": {
            "unit": "INTEGER",
            **{name: _SQL[kind] for name, kind in PART_COLUMNS.items()},
            "wide": "VARCHAR",
        },
        "finding": {
            "unit": "INTEGER",
            "severity": "VARCHAR",
            "code": "VARCHAR",
            "title": "VARCHAR",
            "place": "VARCHAR",
            "message": "VARCHAR",
            "remedy": "VARCHAR",
        },
        "compared": {"unit": "INTEGER", "project": "INTEGER", "rules": "VARCHAR", **_TOTALS},
    }
)
"""The columns of each table and their SQL types. `parent` of a part counts within its unit."""

PARQUET = MappingProxyType(
    {
        "unit": "单位.parquet",
        "project": "项目.parquet",
        "indicator": "指标.parquet",
        "part": "分项.parquet",
        "finding": "发现.parquet",
        "compared": "规则比较.parquet",
    }
)
"""The file of each table."""


def require() -> None:
    """Make sure that DuckDB is there, before anything is begun.

    Raises:
        InputError: it is not installed.
    """
    if find_spec("duckdb") is None:
        raise InputError("没有安装汇总所需的 DuckDB", remedy=f"运行 {INSTALL}")


@contextmanager
def open_store() -> Iterator[DuckDBPyConnection]:
    """A store of its own, empty, that keeps to a bounded memory."""
    import duckdb

    with TemporaryDirectory(prefix="evaltool-") as folder:
        connection = duckdb.connect(str(Path(folder) / "store.duckdb"))
        try:
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            place = folder.replace("'", "''")
            connection.execute(f"SET temp_directory = '{place}'")
            connection.execute("SET threads = 1")  # rows stay in order, bytes the same
            for table, columns in TABLES.items():
                declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
                connection.execute(f"CREATE TABLE {table} ({declared})")
            yield connection
        finally:
            connection.close()


class Filling:
    """Fills a store with records one by one, a batch at a time."""

    def __init__(self, store: DuckDBPyConnection) -> None:
        self._store = store
        self._count = 0
        self._held: list[tuple[int, str, Record]] = []

    def add(self, key: str, record: Record) -> None:
        """Take in the record of the next unit."""
        self._count += 1
        self._held.append((self._count, key, record))
        if len(self._held) == _BATCH:
            self._flush()

    def end(self, failures: Iterable[Outcome] = ()) -> None:
        """Take in the units that failed, and have everything in the tables."""
        self._flush()
        failed = [_failure(self._count + at, each) for at, each in enumerate(failures, 1)]
        _append(self._store, "unit", failed)

    def _flush(self) -> None:
        for table, rows in _ROWS.items():
            parts = [rows(unit, key, record) for unit, key, record in self._held]
            _append(self._store, table, parts)
        self._held.clear()


def _append(
    store: DuckDBPyConnection, table: str, parts: Sequence[Mapping[str, Sequence[Any]]]
) -> None:
    """Add rows given as columns, several sets of them at once."""
    import numpy as np
    import pandas as pd

    columns = TABLES[table]
    kinds = {"TINYINT": "int8", "SMALLINT": "int16", "INTEGER": "int32"}
    joined = {name: list(chain.from_iterable(part[name] for part in parts)) for name in columns}
    if not joined["unit"]:
        return
    rows = pd.DataFrame(
        {
            name: np.array(values, dtype=kinds.get(columns[name], object))
            for name, values in joined.items()
        },
        copy=False,
    )
    store.register("rows", rows)
    cast = ", ".join(f'CAST("{name}" AS {kind})' for name, kind in columns.items())
    store.execute(f"INSERT INTO {table} SELECT {cast} FROM rows")
    store.unregister("rows")


def _unit(unit: int, key: str, record: Record) -> Mapping[str, Sequence[Any]]:
    names = ("year", "rules", "rules_title", "rules_hash", "sample")
    own = {name: record[name] for name in names}
    named = record["unit"] or key
    row = {
        "unit": unit,
        "key": key,
        "name": named,
        **own,
        "state": "done",
        "what": "",
        "remedy": "",
    }
    return {name: [value] for name, value in row.items()}


def _failure(unit: int, outcome: Outcome) -> Mapping[str, Sequence[Any]]:
    row = {
        "unit": unit,
        "key": outcome.key,
        "name": outcome.key,
        "year": 0,
        "rules": "",
        "rules_title": "",
        "rules_hash": "",
        "sample": False,
        "state": outcome.state.value,
        "what": outcome.what,
        "remedy": outcome.remedy,
    }
    return {name: [value] for name, value in row.items()}


def _projects(unit: int, _: str, record: Record) -> Mapping[str, Sequence[Any]]:
    held = record["projects"]
    count = len(held["name"])
    return {"unit": [unit] * count, "project": range(count), **held}


def _indicators(unit: int, _: str, record: Record) -> Mapping[str, Sequence[Any]]:
    held = record["indicators"]
    return _widened({"unit": [unit] * len(held["name"]), **held}, _QUANTITIES)


def _parts(unit: int, _: str, record: Record) -> Mapping[str, Sequence[Any]]:
    held = record["parts"]
    return _widened({"unit": [unit] * len(held["parent"]), **held}, _PART_QUANTITIES)


def _widened(
    columns: Mapping[str, Sequence[Any]], quantities: Sequence[str]
) -> Mapping[str, Sequence[Any]]:
    """The columns with what 64 bits cannot hold set aside as text."""
    wide: list[str | None] = [None] * len(columns["unit"])
    result = dict(columns)
    for name in quantities:
        values = columns[name]
        large = [at for at, value in enumerate(values) if not -_INT64 <= value < _INT64]
        if not large:
            continue
        result[name] = [None if at in large else value for at, value in enumerate(values)]
        for at in large:
            held = json.loads(wide[at] or "{}")
            wide[at] = json.dumps({**held, name: str(values[at])})
    return {**result, "wide": wide}


def _findings(unit: int, _: str, record: Record) -> Mapping[str, Sequence[Any]]:
    held = record["findings"]
    return {"unit": [unit] * len(held["code"]), **held}


def _compared(unit: int, _: str, record: Record) -> Mapping[str, Sequence[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name in TABLES["compared"]}
    for rules, held in record["compared"].items():
        count = len(held["grade"])
        columns["unit"] += [unit] * count
        columns["project"] += range(count)
        columns["rules"] += [rules] * count
        for name in _TOTALS:
            columns[name] += held[name]
    return columns


_ROWS = {
    "unit": _unit,
    "project": _projects,
    "indicator": _indicators,
    "part": _parts,
    "finding": _findings,
    "compared": _compared,
}


def parquet(store: DuckDBPyConnection, folder: Path) -> dict[str, bytes]:
    """The tables as Parquet files, by file name; made in a folder that may be thrown away."""
    made = {}
    for table, name in PARQUET.items():
        path = folder / f"{table}.parquet"
        place = str(path).replace("'", "''")
        store.execute(f"COPY {table} TO '{place}' (FORMAT parquet, COMPRESSION zstd)")
        made[name] = path.read_bytes()
    return made
