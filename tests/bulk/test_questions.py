"""The ready questions, against plain Python over the same records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evaltool.bulk import comparing, questions
from evaltool.bulk.ledger import open_ledger
from evaltool.bulk.options import Documents
from evaltool.bulk.outcome import unpacked
from evaltool.bulk.store import PARQUET, Filling, open_store
from evaltool.errors import InputError
from tests.bulk.bureaus import YEAR, bureau, run

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Held = list[dict[str, Any]]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    folder = bureau(tmp_path_factory.mktemp("questions"), units=14, projects=5)
    run(folder, documents=Documents.NONE, rules=("mof-2020-10", "hubei-2020"))
    with open_ledger(folder, YEAR) as ledger:
        keys = sorted(ledger.known())
        return [{"key": key, **unpacked(ledger.record(key) or b"")} for key in keys]


@pytest.fixture(scope="module")
def store(held: Held, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("a [store] of '*'")
    filling = Filling(folder)
    for record in held:
        filling.add(record["key"], record)
    filling.end()
    with open_store(folder) as opened:
        yield opened


def _half_up(value: Fraction) -> int:
    return int((2 * value.numerator + value.denominator) // (2 * value.denominator))


def _own(record: dict[str, Any], column: str) -> list[Any]:
    """The values of a column of the projects, without the department form."""
    held = record["projects"]
    pairs = zip(held["kind"], held[column], strict=True)
    return [value for kind, value in pairs if kind == "project"]


def test_units_are_ranked_by_their_exact_averages(held: Held, store: DuckDBPyConnection) -> None:
    lines = questions.units(store)
    expected = {
        number: _half_up(Fraction(sum(totals), len(totals)))
        for number, record in enumerate(held, 1)
        if -1 not in (totals := _own(record, "total"))
    }
    assert {line.unit: line.mean for line in lines if line.mean is not None} == expected
    ranked = [line for line in lines if line.rank is not None]
    assert [line.rank for line in ranked] == [
        1 + sum(mean > expected[line.unit] for mean in expected.values()) for line in ranked
    ]
    assert all(line.rank is None for line in lines[len(ranked) :])
    assert len(ranked) < len(lines)  # the made-up bureau has undecided units too


def test_money_adds_up(held: Held, store: DuckDBPyConnection) -> None:
    pairs = [
        (Decimal(adjusted), Decimal(executed))
        for record in held
        for adjusted, executed in zip(
            _own(record, "adjusted"), _own(record, "executed"), strict=True
        )
        if adjusted is not None and executed is not None and Decimal(adjusted) > 0
    ]
    sums = questions.sums(store)
    assert sums.adjusted == sum(adjusted for adjusted, _ in pairs)
    assert sums.executed == sum(executed for _, executed in pairs)
    assert sums.projects - sums.unknown == len(pairs)
    assert sum(line.adjusted for line in questions.units(store)) == sums.adjusted


def test_grades_are_counted(held: Held, store: DuckDBPyConnection) -> None:
    counted = Counter(grade for record in held for grade in _own(record, "grade"))
    assert {line.grade: line.count for line in questions.grades(store)} == counted


def test_categories_add_up(held: Held, store: DuckDBPyConnection) -> None:
    lines = questions.categories(store)
    rows = [
        row
        for record in held
        for row in zip(
            *(record["indicators"][name] for name in ("category", "points", "score")), strict=True
        )
    ]
    for line in lines:
        own = [row for row in rows if row[0] == line.category]
        decided = [row for row in own if row[2] >= 0]
        assert line.rows == len(own)
        assert line.undecided == len(own) - len(decided)
        assert line.score == sum(score for _, _, score in decided)
        assert line.lost == sum(score < points for _, points, score in decided)
    weak = questions.weakest(store, 99)
    rates = [Fraction(line.score, line.points) for line in weak]
    assert rates == sorted(rates)
    assert sum(line.rows for line in weak) == sum(line.rows for line in lines if line.category)


def test_execution_bands_hold_every_project_with_a_rate(
    held: Held, store: DuckDBPyConnection
) -> None:
    bands = questions.execution(store)
    sums = questions.sums(store)
    assert sum(line.count for line in bands) == sums.projects - sums.unknown
    assert [line.low for line in bands] == sorted((line.low for line in bands), reverse=True)
    for line in questions.rosy(store, 99):
        assert line.execution < 8000
        assert line.rate * 100 > line.execution * 105


def test_undecided_rows_have_their_reasons(held: Held, store: DuckDBPyConnection) -> None:
    states = [state for record in held for state in record["indicators"]["state"]]
    assert sum(line.count for line in questions.undecided(store)) == states.count(2)
    assert all(line.unread for line in questions.undecided(store))


def test_problems_are_counted_over_units(held: Held, store: DuckDBPyConnection) -> None:
    counted: Counter[str] = Counter()
    for record in held:
        own = record["findings"]
        pairs = zip(own["code"], own["severity"], strict=True)
        counted.update(code for code, severity in pairs if severity != "info")
    lines = questions.problems(store, 99)
    assert {line.code: line.count for line in lines} == counted
    assert all(1 <= line.units <= len(held) for line in lines)


def test_grades_under_two_rule_sets_are_compared(held: Held, store: DuckDBPyConnection) -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for record in held:
        kinds = record["projects"]["kind"]
        before, after = record["projects"]["grade"], record["compared"]["hubei-2020"]["grade"]
        rows = zip(kinds, before, after, strict=True)
        counted.update((one, two) for kind, one, two in rows if kind == "project")
    lines = comparing.changes(store)
    assert {(line.before, line.after): line.count for line in lines} == counted


def test_an_empty_store_has_answers_too(tmp_path: Path) -> None:
    Filling(tmp_path).end()
    with open_store(tmp_path) as empty:
        assert questions.units(empty) == []
        assert questions.sums(empty).projects == 0
        assert questions.execution(empty) == questions.grades(empty) == []


@pytest.mark.parametrize("content", [None, b"", b"not one of ours"])
def test_a_store_that_is_not_whole_is_told(content: bytes | None, tmp_path: Path) -> None:
    Filling(tmp_path).end()
    name = PARQUET["part"]
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=name), open_store(tmp_path):
        pass
