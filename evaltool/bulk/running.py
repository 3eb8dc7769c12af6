"""A bulk run: every unit of a bureau's folder worked on, then the bureau's own documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from evaltool import __version__
from evaltool.bulk.bureau import bureau_root, bureau_settings
from evaltool.bulk.discovery import Found, Unit, find_units
from evaltool.bulk.driving import chunked, driven
from evaltool.bulk.executors import Seat, cores, seat
from evaltool.bulk.ledger import Ledger, open_ledger
from evaltool.bulk.options import Documents, Options
from evaltool.bulk.outcome import Outcome, State
from evaltool.bulk.store import require
from evaltool.bulk.summary import Summary, summing
from evaltool.bulk.unit_work import Assignment
from evaltool.errors import WorkspaceError
from evaltool.findings import Finding
from evaltool.rules import load
from evaltool.workspace import Kept, Settings, Workspace

WORTH_A_POOL = 3
"""Units from which several processes are worth their start: half a second of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for.

    `year` is the year evaluated; else that of the bureau's settings, else of each unit's.
    `rules` are ids or files of rule sets: the first counts for every unit, the others are compared
    with it; where none is given, the bureau's settings decide, else each unit's. `documents` are
    written for each unit. `workers` are processes at most, all cores where None; `cluster` is the
    address of a dask scheduler that gives the work to its workers instead.
    """

    year: int | None = None
    rules: tuple[str, ...] = ()
    documents: Documents = Documents.ALL
    workers: int | None = None
    cluster: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a run is: `done` of `due` units, of which `fresh` took work and `failed` failed."""

    done: int
    due: int
    fresh: int
    failed: int


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What a bulk run came to."""

    summary: Summary
    done: int
    unchanged: int
    failures: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    kept: tuple[Kept, ...]


def bulk(folder: Path, order: Order, *, progress: Progress = lambda step: None) -> Bulk:
    """Work on every unit of a bureau's folder, and write the bureau's documents.

    Units whose inputs, rules and options have not changed since their last run are left as they
    stand; a run that was broken off goes on where it was. `progress` is told after every chunk.

    Raises:
        EvaltoolError: the run cannot go on; what was done stays done.
    """
    require()
    root = bureau_root(folder)
    settings = bureau_settings(root)
    options = _options(root, settings, order)
    found = _found(root, options.year)
    tally = _Tally(due=len(found.units), progress=progress)
    with (
        open_ledger(root, options.year or 0) as ledger,
        summing([unit.key for unit in found.units], ledger.record, options) as summary,
    ):
        place = seat(_workers(order.workers, found.units), order.cluster)
        for outcomes in _worked(found.units, options, ledger, place):
            for outcome in outcomes:
                summary.add(outcome.key)
            tally.add(outcomes)
        failures = tuple(sorted(tally.failures, key=lambda outcome: outcome.key))
        bureau = Workspace(root=root, year=options.year or 0, settings=settings)
        made = summary.finish(bureau, failures, found)
    return Bulk(
        summary=made,
        done=tally.done,
        unchanged=tally.unchanged,
        failures=failures,
        findings=made.findings,
        kept=(*tally.kept, *made.kept),
    )


def _worked(
    units: Sequence[Unit],
    options: Options,
    ledger: Ledger,
    place: AbstractContextManager[Seat],
) -> Iterator[tuple[Outcome, ...]]:
    """Have every unit worked on; what has ended stands in the ledger when it comes out here."""
    ledger.forget_but(unit.key for unit in units)
    assignments = _assignments(units, ledger)
    with place as opened:
        for outcomes in driven(chunked(assignments, opened.workers), options, opened):
            ledger.store(outcomes)
            yield outcomes


class _Tally:
    """Counts outcomes as they come in."""

    def __init__(self, *, due: int, progress: Progress) -> None:
        self._due, self._progress = due, progress
        self.done = self.unchanged = 0
        self.failures: list[Outcome] = []
        self.kept: list[Kept] = []

    def add(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            self.done += outcome.state is State.DONE
            self.unchanged += outcome.state is State.UNCHANGED
            if outcome.state is State.FAILED:
                self.failures.append(outcome)
            self.kept += [
                Kept(path=f"{outcome.key}/{path}", kept_as=f"{outcome.key}/{kept_as}")
                for path, kept_as in outcome.kept
            ]
        failed = len(self.failures)
        ended = self.done + self.unchanged + failed
        self._progress(Step(done=ended, due=self._due, fresh=self.done + failed, failed=failed))


def _found(root: Path, year: int | None) -> Found:
    found = find_units(root, year)
    if not found.units:
        raise WorkspaceError(
            "没有找到任何单位",
            place=root.name,
            remedy="每个单位一个子文件夹，其中有 targets/年度 和 actuals/年度；或放入一张导出表",
            details=tuple(f"{item.place}：{item.message}" for item in found.findings),
        )
    return found


def _options(root: Path, settings: Settings, order: Order) -> Options:
    """The options with all that is relative made absolute; every rule set is tried first."""
    given = [_rules(Path.cwd(), each) for each in order.rules]
    if not given and settings.rules:
        given = [_rules(root, settings.rules)]
    for each in given:
        load(each)
    return Options(
        year=order.year if order.year is not None else settings.year,
        rules=tuple(given),
        documents=order.documents,
        version=__version__,
    )


def _rules(folder: Path, named: str) -> str:
    beside = folder / named
    return str(beside.resolve()) if named.lower().endswith(".toml") and beside.is_file() else named


def _assignments(units: Sequence[Unit], ledger: Ledger) -> list[Assignment]:
    known = ledger.known()
    nothing: tuple[str, tuple[str, ...]] = ("", ())
    return [
        Assignment(
            key=unit.key,
            folder=str(unit.folder),
            name=unit.name,
            tables=unit.tables,
            known=known.get(unit.key, nothing)[0],
            made=known.get(unit.key, nothing)[1],
        )
        for unit in units
    ]


def _workers(asked: int | None, units: Sequence[Unit]) -> int:
    if len(units) < WORTH_A_POOL:
        return 1
    return max(1, min(asked or cores(), len(units)))
