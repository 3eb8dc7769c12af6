"""Gives chunks of units out and takes their outcomes in, a bounded number at a time.

When a worker dies (killed, out of memory, a library that crashed), the units that were with
it are tried one by one, each alone; the one that takes its worker with it is told, the others
get done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait

from evaltool.bulk.executors import Seat
from evaltool.bulk.options import Options
from evaltool.bulk.outcome import Outcome, State
from evaltool.bulk.unit_work import Assignment, work
from evaltool.errors import EvaltoolError

LARGEST_CHUNK = 16
"""Units handled together at most: enough to be worth a message, few enough to show progress."""

_SHARES = 8
"""Chunks that each worker would get of what is left, were they all as large as the next one."""

_AHEAD = 2
"""Chunks that wait for each worker, so that none is ever idle."""

_Chunk = tuple[Assignment, ...]
_Waiting = dict["Future[tuple[Outcome, ...]]", _Chunk]


def chunked(assignments: Sequence[Assignment], workers: int) -> list[_Chunk]:
    """The assignments in chunks, ever smaller, so that all workers end at about the same time."""
    chunks, at = [], 0
    while at < len(assignments):
        size = max(1, min(LARGEST_CHUNK, (len(assignments) - at) // (workers * _SHARES)))
        chunks.append(tuple(assignments[at : at + size]))
        at += size
    return chunks


def driven(chunks: Sequence[_Chunk], options: Options, seat: Seat) -> Iterator[tuple[Outcome, ...]]:
    """The outcomes of all chunks as they come in, in no particular order.

    Raises:
        EvaltoolError: the work cannot go on; what came in before is done.
    """
    due, suspects = deque(chunks), deque[_Chunk]()
    while due:
        before = len(due)
        yield from _until_broken(due, suspects, options, seat)
        if len(due) == before:
            raise EvaltoolError("工作进程启动不了", remedy="请检查内存，或用 --workers 1 运行")
    alone = deque((assignment,) for chunk in suspects for assignment in chunk)
    while alone:
        chunk = alone.popleft()
        broken: deque[_Chunk] = deque()
        yield from _until_broken(deque([chunk]), broken, options, seat)
        if broken:
            yield (_crashed(chunk[0]),)


def _until_broken(
    due: deque[_Chunk], suspects: deque[_Chunk], options: Options, seat: Seat
) -> Iterator[tuple[Outcome, ...]]:
    """Work on what is due; when a worker dies, what was given out is suspect."""
    executor, waiting, sound = seat.make(), _Waiting(), True
    try:
        while (due and sound) or waiting:
            sound = sound and _given_out(executor, due, waiting, options, seat)
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                chunk = waiting.pop(future)
                try:
                    outcomes = future.result()
                except seat.broken:
                    suspects.append(chunk)
                    sound = False
                else:
                    yield outcomes
    except CancelledError as error:
        raise EvaltoolError(
            "与集群的连接中断", remedy="恢复后重新运行，已完成的单位不会重做"
        ) from error
    finally:
        for future in waiting:
            future.cancel()
        executor.shutdown(wait=True)


def _given_out(
    executor: Executor, due: deque[_Chunk], waiting: _Waiting, options: Options, seat: Seat
) -> bool:
    """Keep the workers supplied; False where the executor takes nothing any more."""
    while due and len(waiting) < seat.workers * _AHEAD:
        try:
            future = executor.submit(work, due[0], options)
        except seat.broken:
            return False
        waiting[future] = due.popleft()
    return True


def _crashed(assignment: Assignment) -> Outcome:
    return Outcome(
        key=assignment.key,
        state=State.FAILED,
        what="处理时工作进程意外终止，可能是文件损坏或内存不足",
        remedy="请逐个核对该单位的文件，可用 evaltool run 单独运行",
    )
