"""Chunks go out a bounded number at a time; whoever takes a worker along is found and told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from evaltool.bulk import driving
from evaltool.bulk.driving import LARGEST_CHUNK, chunked, driven
from evaltool.bulk.executors import Inline, Seat, processes
from evaltool.bulk.options import Documents, Options
from evaltool.bulk.outcome import Outcome, State
from evaltool.bulk.unit_work import Assignment
from evaltool.errors import EvaltoolError

_OPTIONS = Options(year=2024, rules=(), documents=Documents.NONE, version="1")


def _assignments(count: int) -> list[Assignment]:
    return [Assignment(key=f"{number:03d}", folder="") for number in range(count)]


def fatal(chunk: Sequence[Assignment], _: Options) -> tuple[Outcome, ...]:
    """Work that ends its process at unit 005."""
    if any(each.key == "005" for each in chunk):
        os._exit(9)
    return tuple(Outcome(key=each.key, state=State.DONE) for each in chunk)


def test_chunks_are_small_enough_to_keep_all_busy() -> None:
    assert [len(chunk) for chunk in chunked(_assignments(4), 2)] == [1] * 4
    many = chunked(_assignments(1000), 2)
    assert max(map(len, many)) == LARGEST_CHUNK
    assert [len(chunk) for chunk in many[-8:]] == [1] * 8
    assert [each.key for chunk in many for each in chunk] == [f"{n:03d}" for n in range(1000)]


def test_who_takes_his_worker_along_is_told_and_the_others_get_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(driving, "work", fatal)
    seat = Seat(make=lambda: processes(2), workers=2, broken=(BrokenProcessPool,))
    chunks = [tuple(_assignments(12)[at : at + 3]) for at in range(0, 12, 3)]
    outcomes = [each for some in driven(chunks, _OPTIONS, seat) for each in some]
    states = {outcome.key: outcome.state for outcome in outcomes}
    assert len(outcomes) == len(states) == 12
    assert [key for key, state in states.items() if state is State.FAILED] == ["005"]


class _Refusing(Inline):
    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
        raise BrokenProcessPool


def test_processes_that_cannot_start_end_the_run() -> None:
    seat = Seat(make=_Refusing, workers=2, broken=(BrokenProcessPool,))
    with pytest.raises(EvaltoolError, match="启动不了"):
        list(driven(chunked(_assignments(3), 2), _OPTIONS, seat))


def test_a_worker_of_another_version_ends_the_run() -> None:
    seat = Seat(make=Inline, workers=1, broken=())
    with pytest.raises(EvaltoolError, match="不一致"):
        list(driven(chunked(_assignments(1), 1), _OPTIONS, seat))


def test_a_cancelled_cluster_ends_the_run() -> None:
    class _Gone(Inline):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            future: Future[object] = Future()
            future.cancel()
            future.set_running_or_notify_cancel()
            return future

    seat = Seat(make=_Gone, workers=1, broken=())
    with pytest.raises(EvaltoolError, match="中断"):
        list(driven(chunked(_assignments(1), 1), _OPTIONS, seat))


def test_no_more_is_given_out_than_the_workers_need(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[int] = []

    class _Counting(Inline):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            waiting.append(len(waiting))
            return super().submit(fn, *args, **kwargs)

    monkeypatch.setattr(driving, "work", lambda chunk, _: ())
    seat = Seat(make=_Counting, workers=1, broken=())
    outcomes = driven([(each,) for each in _assignments(50)], _OPTIONS, seat)
    next(outcomes)
    assert len(waiting) == 2
    assert len(list(outcomes)) == 49


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_the_processes_of_a_dead_run_end(tmp_path: Path) -> None:
    """A run killed alone, not with its group: its workers notice and leave."""
    script = (
        "import os, sys\n"
        "from evaltool.bulk.executors import processes\n"
        "if __name__ == '__main__':\n"
        "    pool = processes(1)\n"
        "    print(pool.submit(os.getpid).result(), flush=True)\n"
        "    sys.stdin.read()\n"
    )
    path = tmp_path / "run.py"
    path.write_text(script, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with run:
        worker = int(run.stdout.readline())  # type: ignore[union-attr]
        os.kill(run.pid, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and _alive(worker):
        time.sleep(0.05)
    assert not _alive(worker)


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return False
    return state[0] != "Z"
