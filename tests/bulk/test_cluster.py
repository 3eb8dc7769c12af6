"""A real scheduler and two workers of dask.distributed, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from evaltool.bulk import Step
from evaltool.errors import EvaltoolError
from tests.bulk.bureaus import bureau, contents, run

pytest.importorskip("distributed", reason="dask.distributed is not installed")

_PATIENCE = 60
_SCHEDULER = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
_WORKER = ("-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard", "--no-nanny")
_ADDRESS = re.compile(r"tcp://127\.0\.0\.1:\d+")


@contextmanager
def _process(arguments: tuple[str, ...], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, *arguments], stdout=stream, stderr=stream, cwd=log.parent
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def _cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with two workers: its address, and the workers."""
    with ExitStack() as stack:
        log = folder / "scheduler.log"
        stack.enter_context(_process((*_SCHEDULER, "--no-dashboard"), log))
        address = _told(log, _ADDRESS)
        logs = [folder / f"worker{number}.log" for number in range(2)]
        workers = [stack.enter_context(_process((*_WORKER, address), each)) for each in logs]
        for each in logs:
            _told(each, re.compile("Starting established connection"))
        yield address, workers


def _told(log: Path, pattern: re.Pattern[str]) -> str:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        found = pattern.search(log.read_text(encoding="utf-8", errors="replace"))
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


def test_a_cluster_gives_the_same_bytes_even_if_a_worker_is_killed(tmp_path: Path) -> None:
    here, there = bureau(tmp_path / "here", units=6), bureau(tmp_path / "there", units=6)
    broken = bureau(tmp_path / "broken", units=6)
    run(here)
    with _cluster(tmp_path) as (address, workers):
        assert run(there, cluster=address).done == 6
        assert contents(there) == contents(here)

        def kill(step: Step) -> None:
            if step.done == 1:
                os.kill(workers[0].pid, signal.SIGKILL)
                workers[0].wait(_PATIENCE)  # as a nanny does: until then it counts as living

        assert run(broken, cluster=address, progress=kill).done == 6
        assert workers[0].returncode == -signal.SIGKILL
    assert contents(broken) == contents(here)


def test_a_cluster_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaltool.bulk.executors._CONNECTING", 0.5)
    with pytest.raises(EvaltoolError, match="连接不上集群的调度程序"):
        run(bureau(tmp_path), cluster="tcp://127.0.0.1:9")
