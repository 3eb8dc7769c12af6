"""A whole process watched: how long it took, its processor time, the memory of all it started."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Watched:
    """Seconds of wall clock, and the peak of the memory of the whole tree in MiB (0 if unknown)."""

    seconds: float
    memory: float


def watched(command: Sequence[str | Path]) -> Watched:
    """Run a command, quietly, and watch it with all processes that it starts.

    Shared pages are counted once (Pss), so that processes forked from one another do not seem to
    hold the same memory twice.
    """
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    began = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), **quiet)
    peaks = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - began
    watcher.join()
    return Watched(seconds=seconds, memory=peaks[0])


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(map(_memory, _tree(process.pid))))
        time.sleep(0.2)


def _tree(pid: int) -> list[int]:
    found = [pid]
    try:
        for task in (each.name for each in Path(f"/proc/{pid}/task").iterdir()):
            children = Path(f"/proc/{pid}/task/{task}/children").read_text(encoding="ascii")
            for child in children.split():
                found += _tree(int(child))
    except OSError:
        pass  # it has ended meanwhile, or this system has no such files
    return found


def _memory(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((line for line in text.splitlines() if line.startswith("Pss:")), "Pss: 0")
    return int(line.split()[1]) / 1024
