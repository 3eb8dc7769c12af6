"""A made-up bureau: one process against two, and the memory of 50 units against more of them.

Time is taken in pairs, in turn, with nobody watching: who reads the memory of a whole tree takes
some of the second core. Memory is taken in runs of their own.

`EVALTOOL_MANY=800` in the environment adds a bureau of so many units.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.clock import Result
from tests.benchmarks.table import Row, rows
from tests.benchmarks.watching import Watched, watched
from tests.generated import write_bureau

UNITS, FEWER, PROJECTS = 200, 50, 12
PAIRS = 2
MANY = int(os.environ.get("EVALTOOL_MANY", "0"))


def measure() -> list[Row]:
    """Whole processes; every run begins with nothing done."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        write_bureau(folder / "many", units=UNITS, projects=PROJECTS)
        write_bureau(folder / "fewer", units=FEWER, projects=PROJECTS)
        pairs = [(_timed(folder / "many", 2), _timed(folder / "many", 1)) for _ in range(PAIRS)]
        two, one = _run(folder / "many", 2), _run(folder / "many", 1)
        fewer = _run(folder / "fewer", 2)
        again = watched(_command(folder / "fewer", 2))
        floor = _floor(folder / "fewer", folder / "floor")
        more = [_many(folder, MANY, fewer)] if MANY else []
    results = [
        Result(name="evaltool `bulk`, two processes", seconds=tuple(pair[0] for pair in pairs)),
        Result(name="evaltool `bulk`, one process", seconds=tuple(pair[1] for pair in pairs)),
    ]
    notes = {results[0].name: _grown(two, fewer), results[1].name: f"{_memory(one)} at most"}
    small = [
        Result(name="evaltool `bulk`, two processes", seconds=(fewer.seconds,)),
        Result(name="once more, nothing changed", seconds=(again.seconds,)),
        Result(name="the same bytes only written", seconds=(floor,)),
    ]
    return [
        *rows(f"{UNITS} units × {PROJECTS} projects, all documents", results, notes=notes),
        *rows(
            f"{FEWER} units × {PROJECTS} projects, all documents",
            small,
            notes={small[0].name: f"{_memory(fewer)} at most"},
        ),
        *more,
    ]


def _many(folder: Path, units: int, fewer: Watched) -> Row:
    write_bureau(folder / "still more", units=units, projects=PROJECTS)
    seen = _run(folder / "still more", 2)
    return Row(
        work=f"{units} units × {PROJECTS} projects, all documents",
        who="evaltool `bulk`, two processes",
        seconds=seen.seconds,
        note=f"{units / seen.seconds:.1f} units/s, {_grown(seen, fewer)}",
    )


def _floor(folder: Path, target: Path) -> float:
    """What the disk asks for: every document read before, written and flushed."""
    target.mkdir()
    contents = [path.read_bytes() for path in sorted(folder.glob("*/reports/*/*"))]
    began = time.perf_counter()
    for number, content in enumerate(contents):
        with (target / str(number)).open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    return time.perf_counter() - began


def _grown(seen: Watched, fewer: Watched) -> str:
    """The memory at most, and how much more that is than with fewer units."""
    ratio = seen.memory / fewer.memory if fewer.memory else 1.0
    return f"{_memory(seen)} at most, {ratio:.2f}× that of {FEWER} units"


def _memory(seen: Watched) -> str:
    return f"{seen.memory:.0f} MiB"


def _timed(folder: Path, workers: int) -> float:
    _undone(folder)
    began = time.perf_counter()
    subprocess.run(_command(folder, workers), capture_output=True, check=False)
    return time.perf_counter() - began


def _run(folder: Path, workers: int) -> Watched:
    _undone(folder)
    return watched(_command(folder, workers))


def _undone(folder: Path) -> None:
    for left in (".evaltool", "汇总", "*/reports", "*/.evaltool"):
        for path in folder.glob(left):
            shutil.rmtree(path)
    os.sync()  # what was written before must not wait in the way of what is written now


def _command(folder: Path, workers: int) -> list[str | Path]:
    verb: list[str | Path] = [sys.executable, "-m", "evaltool", "bulk", folder, "--year", "2024"]
    return [*verb, "--workers", str(workers)]
