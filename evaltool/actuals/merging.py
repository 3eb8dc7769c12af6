"""The same thing recorded twice: merged field by field where nothing contradicts.

A blank never contradicts. Which record comes first is the order in which the files are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from evaltool.findings import Finding, finding
from evaltool.matching import matching
from evaltool.model import Source


class Recorded(Protocol):
    """A record read from a cell."""

    @property
    def source(self) -> Source:
        """The cell."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two records that state different things in one field, by their places in the sequence."""

    field: str
    first: int
    second: int


def merged_fields(records: Sequence[object], fields: Sequence[str]) -> dict[str, Any]:
    """For each field what the first record that fills it in states."""
    return {name: next(_stated(records, name), (0, None))[1] for name in fields}


def conflicts(records: Sequence[object], fields: Sequence[str]) -> tuple[Conflict, ...]:
    """The fields in which records contradict each other, each told once."""
    return tuple(conflict for name in fields for conflict in _conflict(records, name))


def _conflict(records: Sequence[object], name: str) -> Iterator[Conflict]:
    stated = list(_stated(records, name))
    for place, value in stated[1:]:
        if not _same(stated[0][1], value):
            yield Conflict(name, stated[0][0], place)
            return


def _stated(records: Sequence[object], name: str) -> Iterator[tuple[int, object]]:
    for place, record in enumerate(records):
        value = getattr(record, name)
        if value is not None:
            yield place, value


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return matching(one) == matching(other)
    return one == other


@dataclass(slots=True)
class MergeNote:
    """How often rows of one table repeat what another one says, to be told in one finding."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, records: Sequence[Recorded]) -> None:
        """Note that records beyond the first were merged into it."""
        for record in records[1:]:
            self.counts[_table(records[0].source), _table(record.source)] += 1

    def findings(self) -> Iterator[Finding]:
        """One finding a pair of tables."""
        for (first, second), count in self.counts.items():
            yield finding("actuals-merged", place=second, first=first, count=count)


def _table(source: Source) -> str:
    return source.file if source.sheet is None else f"{source.file} 工作表“{source.sheet}”"
