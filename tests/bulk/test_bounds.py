"""What is held in memory does not grow with the number of units."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from evaltool.bulk import driving, store
from evaltool.bulk.driving import LARGEST_CHUNK, chunked, driven
from evaltool.bulk.executors import Seat
from evaltool.bulk.ledger import open_ledger
from evaltool.bulk.options import Documents, Options
from evaltool.bulk.outcome import Outcome, Record, State, unpacked
from evaltool.bulk.store import PARQUET, Filling
from evaltool.bulk.unit_work import Assignment
from evaltool.bulk.workbook import BureauBook
from tests.bulk.bureaus import YEAR, bureau, run

_OPTIONS = Options(year=YEAR, rules=(), documents=Documents.NONE, version="1")
_CACHE = type(cache(str))
_MOST_TEXTS = 4096
"""Entries of a cache at most, of texts that differ from unit to unit."""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    folder = bureau(tmp_path_factory.mktemp("bounds"), units=5)
    run(folder, documents=Documents.NONE)
    with open_ledger(folder, YEAR) as ledger:
        return [unpacked(ledger.record(key) or b"") for key in sorted(ledger.known())]


class _Flow:
    """Counts the units given out whose outcomes have not come back."""

    def __init__(self) -> None:
        self.now = self.most = 0

    def make(self) -> ThreadPoolExecutor:
        flow = self

        class Counting(ThreadPoolExecutor):
            def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
                flow.now += len(args[0])
                flow.most = max(flow.most, flow.now)
                return super().submit(fn, *args, **kwargs)

        return Counting(max_workers=2)


def _ended(chunk: Sequence[Assignment], _: Options) -> tuple[Outcome, ...]:
    return tuple(Outcome(key=each.key, state=State.DONE) for each in chunk)


@pytest.mark.parametrize("units", [200, 2000])
def test_few_units_are_given_out_at_a_time(units: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driving, "work", _ended)
    flow, due = _Flow(), [Assignment(key=str(number), folder="") for number in range(units)]
    seat = Seat(make=flow.make, workers=2, broken=())
    done = 0
    for outcomes in driven(chunked(due, 2), _OPTIONS, seat):
        done += len(outcomes)
        flow.now -= len(outcomes)
    assert done == units
    assert flow.most <= 2 * 2 * LARGEST_CHUNK


def _rows(path: Path) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


def test_a_store_holds_few_units_and_its_rows_do_not_depend_on_how_many(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {}
    for most in (2, 64):
        monkeypatch.setattr(store, "UNITS_HELD", most)
        folder = tmp_path / str(most)
        folder.mkdir()
        filling = Filling(folder)
        for number, record in enumerate(records):
            filling.add(str(number), record)
            assert len(filling._held) < most
        filling.end()
        made[most] = {name: _rows(folder / name) for name in PARQUET.values()}
    assert made[2] == made[64]


def test_rows_of_the_workbook_are_let_go(records: list[Record]) -> None:
    book = BureauBook()
    for _ in range(3):
        for record in records:
            book.add("甲", record)
    for page in book._book.worksheets():
        assert max(map(len, (page.table, page.row_info, page.row_sizes))) <= 3
    book.discard()


def _caches() -> Iterator[tuple[str, Any]]:
    for name, module in list(sys.modules.items()):
        if name.startswith("evaltool"):
            for value in vars(module).values():
                if isinstance(value, _CACHE) and value.__module__ == name:
                    yield f"{name}.{value.__qualname__}", value


def test_what_is_remembered_of_texts_is_bounded(tmp_path: Path) -> None:
    folder = bureau(tmp_path, units=6, projects=2)
    held = tmp_path / "held"
    held.mkdir()
    for unit in ("0004", "0005", "0006"):
        (folder / unit).rename(held / unit)
    run(folder)
    unbounded = {n: c for n, c in _caches() if c.cache_parameters()["maxsize"] is None}
    before = {name: each.cache_info().currsize for name, each in unbounded.items()}
    for unit in held.iterdir():
        unit.rename(folder / unit.name)
    assert run(folder).done == 3
    after = {name: each.cache_info().currsize for name, each in unbounded.items()}
    assert after == before
    assert len(unbounded) > 10
    sizes = {n: c.cache_parameters()["maxsize"] or 0 for n, c in _caches()}
    assert [name for name, size in sizes.items() if size > _MOST_TEXTS] == []
