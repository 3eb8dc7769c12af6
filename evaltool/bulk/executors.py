"""The executor seam: work goes to an executor of `concurrent.futures`, whatever stands behind it.

In this process, in several processes of this machine, or on a cluster of dask.distributed: the
same calls. Whoever asks for an executor gets a fresh one when the last one broke.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from evaltool.errors import EvaltoolError, InputError

T = TypeVar("T")

INSTALL = "pip install 'evaltool[bulk]'"
_PRELOADED = ("evaltool.bulk.unit_work", "evaltool.bulk.warming")
_CONNECTING = 20
"""Seconds to wait for the scheduler of a cluster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where work is done: `make` opens an executor, `workers` is how many work at a time.

    `broken` are the exceptions that mean a worker died over its work.
    """

    make: Callable[[], Executor]
    workers: int
    broken: tuple[type[BaseException], ...]


class Inline(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """A future that has already ended."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def seat(workers: int, cluster: str | None) -> Iterator[Seat]:
    """The place of work: a cluster where an address is given, else this machine.

    Raises:
        EvaltoolError: the cluster cannot be reached or has no workers.
    """
    if cluster is not None:
        with _cluster(cluster) as found:
            yield found
        return
    from concurrent.futures.process import BrokenProcessPool

    make = Inline if workers < 2 else lambda: processes(workers)
    yield Seat(make=make, workers=workers, broken=(BrokenProcessPool,))


def processes(workers: int) -> Executor:
    """So many processes of this machine, their imports done once where the system can fork."""
    context = _context()
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=_begin)


def begin_early(workers: int | None) -> None:
    """Let the process that the workers are forked from import, while the run does its own.

    Does nothing where one process is all there will be, or the system cannot fork.
    """
    if (workers or cores()) > 1 and _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload(list(_PRELOADED))
    return context


def _begin() -> None:
    """Leave interruptions to the run, and do not outlive it: there is nobody to work for then."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    run = multiprocessing.parent_process()
    if run is not None:
        threading.Thread(target=_leave_with, args=(run,), daemon=True).start()


def _leave_with(run: Any) -> None:
    run.join()
    os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Seat]:
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise InputError("没有安装集群运行所需的组件", remedy=f"运行 {INSTALL}") from error
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=_CONNECTING, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise EvaltoolError(
            "连接不上集群的调度程序",
            place=address,
            remedy="请核对地址（如 tcp://127.0.0.1:8786）和调度程序是否在运行",
        ) from error
    with client:
        workers = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        if not workers:
            raise EvaltoolError(
                "集群中没有工作节点", place=address, remedy="请先启动工作节点（dask worker）"
            )
        yield Seat(
            make=partial(client.get_executor, pure=False),
            workers=workers,
            broken=(KilledWorker,),
        )
