"""An audit of many files in one call, a process of its own: time, processor and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.audit_sample import make
from tests.benchmarks.clock import Result
from tests.benchmarks.table import Row, rows

COUNT = 1000
_RUN = """
import sys
from pathlib import Path
from evaltool.pipeline.audit import audit_files
if __name__ == "__main__":
    done = audit_files([Path(sys.argv[1])], workers=int(sys.argv[2]))
    print(len(done.claims), sum(item.code == "audit-file-unreadable" for item in done.findings))
"""


def measure() -> list[Row]:
    """The lines of the race; one damaged file lies among the forms."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        for place, count in ((few, COUNT // 4), (many, COUNT)):
            place.mkdir()
            make(place, count)
        cores = os.cpu_count() or 1
        runs = {
            f"evaltool, {cores} workers": _run(many, cores, COUNT),
            "evaltool, 1 worker": _run(many, 1, COUNT),
            f"evaltool, 1 worker, {COUNT // 4} forms": _run(few, 1, COUNT // 4),
        }
        return rows(
            f"audit {COUNT} forms and a damaged file (whole process)",
            [Result(name=name, seconds=(run[0],)) for name, run in runs.items()],
            notes={name: run[1] for name, run in runs.items()},
        )


def _run(folder: Path, workers: int, count: int) -> tuple[float, str]:
    """Seconds by the clock, and processor time and the largest process beside them."""
    script = folder.parent / "run.py"
    script.write_text(_RUN, encoding="utf-8")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", _PEAK, str(script), str(folder), str(workers)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if said[:2] != [str(count), "1"]:
        raise AssertionError(f"forms and damaged files: {said}")
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, f"{busy:.1f} s of processor time, {int(said[2]) // 1024} MiB at most a process"


_PEAK = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, text=True, check=True)
print(done.stdout.strip(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Starts the audit and says what its largest process took: KiB, as Linux counts."""
