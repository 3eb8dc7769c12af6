"""Indicators scored from Parquet: a province's store read back into the frame, scored and ranked.

The points of the rows are those of the store: under another rule set the rows are compared by its
methods, but points that a unit did not declare are not divided anew. For that, `bulk --rules`
scores the cases themselves.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from evaltool.bulk.store import PARQUET, exact
from evaltool.rules import RuleSet
from evaltool.scoring import score, totals
from evaltool.scoring.schema import INPUT_COLUMNS, NONE, PART_COLUMNS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_Columns = dict[str, Any]


def frames(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The frame of a store's Parquet files, its parts, and the (unit, project) of each project.

    The frame has `INPUT_COLUMNS`, the projects numbered through all units; parts refer to rows of
    the frame. Raises what DuckDB raises where a file is missing or is none of ours.
    """
    import duckdb

    with duckdb.connect() as connection:
        rows = _read(connection, folder / PARQUET["indicator"], INPUT_COLUMNS)
        members = _read(connection, folder / PARQUET["part"], PART_COLUMNS)
    units, own = rows.pop("unit"), rows["project"]
    begins = np.ones(len(units), bool)
    begins[1:] = (units[1:] != units[:-1]) | (own[1:] != own[:-1])
    first = np.flatnonzero(begins)
    projects = pd.DataFrame({"unit": units[first], "project": own[first]})
    rows["project"] = (np.cumsum(begins) - 1).astype(np.int32)
    offsets = np.searchsorted(units, members.pop("unit"))
    members["parent"] = members["parent"] + offsets
    return pd.DataFrame(rows, copy=False), pd.DataFrame(members, copy=False), projects


def ranked(folder: Path, ruleset: RuleSet) -> pd.DataFrame:
    """The projects of a store scored and ranked, in the order of the store.

    Columns `unit`, `project`, those of `PROJECT_COLUMNS`, and `rank` (NONE while anything is
    undecided; equal totals share a rank).
    """
    frame, parts, projects = frames(folder)
    found = totals(score(frame, ruleset, parts), ruleset, len(projects))
    found["project"] = projects["project"]
    found.insert(0, "unit", projects["unit"])
    return found.assign(rank=_ranks(found["total"].to_numpy()))


def _ranks(total: Any) -> Any:
    """1 for the highest total, one more for every total that is higher."""
    decided = total != NONE
    ordered = np.sort(total[decided])
    above = len(ordered) - np.searchsorted(ordered, total, side="right")
    return np.where(decided, above + 1, NONE)


def _read(connection: DuckDBPyConnection, path: Path, kinds: Any) -> _Columns:
    names = ", ".join(f'coalesce("{name}", {NONE}) AS "{name}"' for name in kinds)
    sql = f"SELECT unit, {names} FROM read_parquet(?)"
    found = connection.execute(sql, [exact(path)]).fetchnumpy()
    columns = {name: found[name].astype(kind, copy=False) for name, kind in kinds.items()}
    wide = "SELECT file_row_number, wide FROM read_parquet(?, file_row_number = true) WHERE wide IS NOT NULL"  # noqa: E501
    for row, text in connection.execute(wide, [exact(path)]).fetchall():
        for name, value in json.loads(text).items():
            if columns[name].dtype != object:
                columns[name] = columns[name].astype(object)
            columns[name][row] = int(value)
    return {"unit": np.asarray(found["unit"]), **columns}
