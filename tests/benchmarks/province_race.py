"""A province: 2.2 M indicators of 200,000 projects scored from Parquet and ranked.

Run with a folder as its argument, this module does the work of one measured process.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pandas as pd

from evaltool.bulk.rescoring import ranked
from evaltool.bulk.store import PARQUET
from evaltool.rules import load
from tests.benchmarks.clock import Result
from tests.benchmarks.scoring import make_frame
from tests.benchmarks.table import Row, rows
from tests.benchmarks.watching import watched

_SIZES = (10, 100, 1_000, 10_000, 100_000, 200_000)
_PER_PROJECT = 11
_PER_UNIT = 12


def write_province(folder: Path, projects: int) -> None:
    """Made-up rows of so many projects as the Parquet files of a store."""
    frame, parts = make_frame(projects * _PER_PROJECT, 7)
    unit = (frame["project"] // _PER_UNIT + 1).astype("int32")
    begins = pd.Series(np.searchsorted(unit, unit), index=frame.index)
    members = parts.assign(
        unit=unit.to_numpy()[parts["parent"]],
        parent=parts["parent"] - begins.to_numpy()[parts["parent"]],
        wide=pd.Series(None, index=parts.index, dtype=object),
    )
    indicators = frame.assign(
        unit=unit, project=frame["project"] % _PER_UNIT, wide=pd.Series(None, dtype=object)
    )
    with duckdb.connect() as connection:
        for name, held in (("indicator", indicators), ("part", members)):
            connection.register("held", held)
            path = folder / PARQUET[name]
            columns = "* REPLACE (CAST(wide AS VARCHAR) AS wide)"
            connection.execute(f"COPY (SELECT {columns} FROM held) TO '{path}' (FORMAT parquet)")
            connection.unregister("held")


def measure() -> list[Row]:
    """Whole processes, by the number of projects; then the same score row by row."""
    lines: list[Row] = []
    for projects in _SIZES:
        with TemporaryDirectory() as place:
            write_province(Path(place), projects)
            seen = watched([sys.executable, "-m", "tests.benchmarks.province_race", place])
        count = projects * _PER_PROJECT
        result = Result(name="evaltool, from Parquet (whole process)", seconds=(seen.seconds,))
        note = f"{count:,} indicators, {seen.memory:.0f} MiB at most"
        work = f"score and rank {projects:,} projects"
        lines += rows(work, [result], notes={result.name: note})
    return lines


if __name__ == "__main__":
    print(len(ranked(Path(sys.argv[1]), load("mof-2020-10"))))
