"""The ready questions asked again: of the store that an earlier run wrote, without another run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaltool.bulk import questions
from evaltool.bulk.answers import Question, answered
from evaltool.bulk.bureau import bureau_root, bureau_settings
from evaltool.bulk.discovery import SUMMARY_FOLDER, Unit, find_units
from evaltool.bulk.sources import Folder, hashed, hashes_of_tables
from evaltool.bulk.store import open_store, require, unreadable
from evaltool.bulk.summary import DATA_FOLDER
from evaltool.errors import EvaltoolError, WorkspaceError
from evaltool.findings import Finding, finding
from evaltool.report.certainty.listing import Listing
from evaltool.workspace import Workspace

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question: as tables, as JSON, and what has changed since the store."""

    year: int
    listings: tuple[Listing, ...]
    data: Mapping[str, Any]
    findings: tuple[Finding, ...]


def ask(folder: Path, question: Question, *, year: int | None = None) -> Answer:
    """Ask the store of a bureau's folder.

    Args:
        folder: the bureau's folder.
        question: what is asked.
        year: the year; else that of the bureau's settings, else the latest that was summed up.

    Raises:
        EvaltoolError: nothing was summed up yet, the store cannot be read, or it has no answer.
    """
    require()
    root = bureau_root(folder)
    common = bureau_settings(root).year
    chosen = _stored_year(root, year if year is not None else common)
    with _store(root, chosen) as store:
        listings, data = answered(store, question, chosen)
        known, failed = questions.inputs(store), {line.key for line in questions.failures(store)}
    stale = tuple(_stale(root, known, failed, chosen, common))
    return Answer(year=chosen, listings=listings, data=data, findings=stale)


@contextmanager
def _store(root: Path, year: int) -> Iterator[DuckDBPyConnection]:
    """The store of a year; damage within its files shows only when they are asked."""
    import duckdb

    folder = root / SUMMARY_FOLDER / str(year) / DATA_FOLDER
    try:
        with open_store(folder) as store:
            yield store
    except (duckdb.Error, ValueError) as error:
        raise unreadable(f"{SUMMARY_FOLDER}/{year}/{DATA_FOLDER}") from error


def _stored_year(root: Path, asked: int | None) -> int:
    """The year that has a store.

    Raises:
        WorkspaceError: it has none.
    """
    found = root / SUMMARY_FOLDER
    years = {
        int(path.parent.name)
        for path in found.glob(f"[0-9][0-9][0-9][0-9]/{DATA_FOLDER}")
        if path.is_dir()
    }
    if asked in years or (asked is None and years):
        return asked or max(years)
    held = f"，有{'、'.join(map(str, sorted(years)))}年度的" if years else ""
    what = f"没有{asked}年度的汇总{held}" if asked and years else "还没有汇总，不能提问"
    option = f" --year {asked}" if asked else ""
    raise WorkspaceError(
        what, place=root.name, remedy=f"请先运行 evaltool bulk 文件夹{option}，再用 --ask 提问"
    )


def _of_another_year(unit: Unit, year: int) -> bool:
    """Whether the settings of a unit's own folder name another year."""
    if unit.tables:
        return False
    try:
        return Workspace.open(unit.folder).year != year
    except EvaltoolError:
        return False


def _stale(
    root: Path, known: Mapping[str, str], failed: Collection[str], year: int, common: int | None
) -> Iterator[Finding]:
    """What is no longer as it was when the store was filled; units that failed stand apart.

    Without a year `common` to the bureau, a unit of another year is rightly not in the store.
    """
    here = {unit.key: unit for unit in find_units(root, year).units}
    fresh = [key for key in here if key not in known and key not in failed]
    if common is None:
        fresh = [key for key in fresh if not _of_another_year(here[key], year)]
    told = {
        "材料或设置有变动": [
            key for key, unit in here.items() if key in known and _now(unit, year) != known[key]
        ],
        "没有列入": fresh,
        "已不在文件夹中": [key for key in known if key not in here],
    }
    what = "，".join(f"{title}的{_named(keys)}" for title, keys in told.items() if keys)
    if what:
        yield finding("bulk-out-of-date", what=what)


def _now(unit: Unit, year: int) -> str:
    """The hash of a unit's inputs as they are; empty where they cannot be read."""
    if unit.tables:
        return hashed(hashes_of_tables(unit.tables))
    try:
        workspace = Workspace.open(unit.folder, year=year)
        return hashed(Folder(workspace=workspace).dependencies())
    except (EvaltoolError, OSError):
        return ""


def _named(keys: Sequence[str]) -> str:
    more = "等" if len(keys) > _NAMED else ""
    return f"{len(keys)}个（{'、'.join(keys[:_NAMED])}{more}）"
