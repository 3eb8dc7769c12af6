"""The one scan that decides about escaping: over the texts that a template uses, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from operator import attrgetter
from typing import Any

from evaltool.report.own_template.context import Year
from evaltool.report.own_template.kinds import Kind, Many, Plain, fields_of
from evaltool.report.word.escaped import escaped

_Reader = Callable[[Any], tuple[Any, ...]]


class Scan:
    """Reads the used texts of a year and finds whether any of them needs escaping."""

    def __init__(self, used: Set[str]) -> None:
        """`used` holds every name that the template writes, of fields and others."""
        self._plan = _Plan(Year, used)

    def is_plain(self, year: Year) -> bool:
        """Whether every text that the template uses can stand in XML as it is."""
        texts: list[str] = []
        self._plan.read((year,), texts)
        joined = ("".join(texts),)
        return escaped(joined).content is joined


class _Plan:
    """How the used texts of one kind of record are read."""

    def __init__(self, record: type[Any], used: Set[str]) -> None:
        known = {name: kind for name, kind in fields_of(record).items() if name in used}
        self._texts = _reader(name for name, kind in known.items() if kind is Plain.TEXT)
        self._lists = [
            (attrgetter(name), _below(kind.of, used))
            for name, kind in known.items()
            if isinstance(kind, Many)
        ]
        self._records = [
            (attrgetter(name), _Plan(kind, used))
            for name, kind in known.items()
            if isinstance(kind, type)
        ]

    def read(self, records: Iterable[Any], texts: list[str]) -> None:
        """Add the used texts of records to `texts`."""
        for record in records:
            texts += self._texts(record)
            for part, plan in self._lists:
                if plan is None:
                    texts += part(record)
                else:
                    plan.read(part(record), texts)
            for part, plan in self._records:
                plan.read((part(record),), texts)


def _below(kind: Kind, used: Set[str]) -> _Plan | None:
    """The plan for the members of a list; None where they are texts."""
    return _Plan(kind, used) if isinstance(kind, type) else None


def _reader(names: Iterable[str]) -> _Reader:
    named = tuple(names)
    if len(named) > 1:
        return attrgetter(*named)
    if named:
        read = attrgetter(named[0])
        return lambda record: (read(record),)
    return lambda _: ()
