"""The store: every scored indicator of a bureau as Parquet files, asked through DuckDB.

Tables `unit`, `project`, `indicator`, `part`, `finding` and `compared`; points and scores in 1/100
point, amounts in 万元. Rows stand in the order of the units, projects and indicators, and the
files hold no clock: the same records give the same bytes.

A quantity that does not fit into 64 bits is NULL in its column and stands, exact, in `wide`.
"""

from __future__ import annotations

import json
import re
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
    import pandas as pd
    from duckdb import DuckDBPyConnection

_SQL = {"int8": "TINYINT", "int16": "SMALLINT", "int32": "INTEGER", "int64": "BIGINT"}
_AMOUNT = "DECIMAL(30, 8)"
_QUANTITIES = ("target", "target_high", "actual", "start", "share")
_PART_QUANTITIES = ("target", "target_high", "actual", "start")
_INT64 = 2**63
_MEMORY = "1GB"
_ROW_GROUP = 20_480
"""Rows that are held in memory before they are compressed into a file."""

_PATTERN = re.compile(r"[\[*?]")
_ANEW = "请重新运行 evaltool bulk"

UNITS_HELD = 16
"""Units whose records are held before they are written down."""

_RENEWED = 4
"""Parts that one DuckDB writes."""

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
            "inputs": "VARCHAR",
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
def open_store(folder: Path) -> Iterator[DuckDBPyConnection]:
    """The tables of a store's Parquet files, to be asked; each row has its `file_row_number`.

    Raises:
        InputError: the files of a store are not all there, cannot be read, or lack a column.
    """
    import duckdb

    with TemporaryDirectory(prefix="evaltool-") as spilled, _opened() as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET temp_directory = {_quoted(spilled)}")
        for table, name in PARQUET.items():
            if not (folder / name).is_file():
                raise unreadable(name)
            rows = f"read_parquet({_quoted(exact(folder / name))}, file_row_number = true)"
            columns = f"{_cast(table)}, file_row_number"
            try:
                connection.execute(f"CREATE VIEW {table} AS SELECT {columns} FROM {rows}")
            except duckdb.Error as error:
                raise unreadable(name) from error
        yield connection


def unreadable(place: str) -> InputError:
    """What is said of a store that no run can have left so."""
    return InputError("不能读取汇总数据", place=place, remedy=_ANEW)


class Filling:
    """Fills the Parquet files of a store with records, one unit after the other.

    What is in memory does not grow with the units: `UNITS_HELD` of them become parts of the files
    together, and the DuckDB that writes them is renewed, for it grows with every statement.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._count = self._parts = 0
        self._held: list[tuple[int, str, Record]] = []
        self._connection = _opened()

    def add(self, key: str, record: Record) -> None:
        """Take in the record of the next unit."""
        self._count += 1
        self._held.append((self._count, key, record))
        if len(self._held) == UNITS_HELD:
            self._flush()

    def end(self, failures: Iterable[Outcome] = ()) -> None:
        """Take in the units that failed, and make the files."""
        self._flush()
        self._parts += 1
        failed = [_failure(self._count + at, each) for at, each in enumerate(failures, 1)]
        self._write("unit", failed)
        for table, name in PARQUET.items():
            made = sorted(self.folder.glob(f"{table}-*.parquet"))  # rows stay in order
            parts = ", ".join(_quoted(exact(part)) for part in made)
            _copy(self._connection, f"SELECT * FROM read_parquet([{parts}])", self.folder / name)
        self._connection.close()

    def discard(self) -> None:
        """Let go of what will not be finished."""
        self._connection.close()

    def _flush(self) -> None:
        self._parts += 1
        for table, rows in _ROWS.items():
            self._write(table, [rows(unit, key, record) for unit, key, record in self._held])
        self._held.clear()
        if self._parts % _RENEWED == 0:
            self._connection.close()
            self._connection = _opened()

    def _write(self, table: str, parts: Sequence[Mapping[str, Sequence[Any]]]) -> None:
        """Write rows given as columns, several sets of them at once."""
        path = self.folder / f"{table}-{self._parts:06d}.parquet"
        self._connection.register("rows", _joined(table, parts))
        _copy(self._connection, f"SELECT {_cast(table)} FROM rows", path)
        self._connection.unregister("rows")


def _cast(table: str) -> str:
    """The columns of a table, each as its own type."""
    kinds = TABLES[table].items()
    return ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in kinds)


def _opened() -> DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 1")  # rows stay in order, bytes the same
    return connection


def _copy(connection: DuckDBPyConnection, rows: str, path: Path) -> None:
    form = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
    connection.execute(f"COPY ({rows}) TO {_quoted(str(path))} ({form})")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def exact(path: Path) -> str:
    """A path as DuckDB is to be given it: no pattern, whatever signs its folders have."""
    return _PATTERN.sub(r"[\g<0>]", str(path))


def _joined(table: str, parts: Sequence[Mapping[str, Sequence[Any]]]) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    columns = TABLES[table]
    kinds = {"TINYINT": "int8", "SMALLINT": "int16", "INTEGER": "int32"}
    joined = {name: list(chain.from_iterable(part[name] for part in parts)) for name in columns}
    return pd.DataFrame(
        {
            name: np.array(values, dtype=kinds.get(columns[name], object))
            for name, values in joined.items()
        },
        copy=False,
    )


def _unit(unit: int, key: str, record: Record) -> Mapping[str, Sequence[Any]]:
    names = ("year", "inputs", "rules", "rules_title", "rules_hash", "sample")
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
        "inputs": "",
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
