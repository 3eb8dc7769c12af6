"""Records <-> JSON: the frozen dataclasses of the domain, exact and checked on the way back.

A record is an object of its fields without those that have their default; a `Decimal` is a
string, a day is ISO, an enum its value, a tuple a list. Of a union of records the one is meant
whose fields are there. What comes back from a document may have been changed by anybody: every
value is checked against the type of its field.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_SIMPLE = frozenset({str, int, bool, float})
_MOST_DIGITS = 1000
"""Digits and decimals of a number; more are no figure of a budget."""


class DamagedRecordError(ValueError):
    """A record that does not hold what it should; its text names the field."""


def plain(value: Any) -> Any:
    """A record as values of JSON."""
    if value is None or type(value) in _SIMPLE:
        return value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    kept = (
        (name, default, getattr(value, name)) for name, default in _defaults(cast(Any, type(value)))
    )
    return {name: plain(held) for name, default, held in kept if held != default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, each.default) for each in fields(kind))


def restored(kind: type[T], value: Any) -> T:
    """The record of a type from values of JSON.

    Raises:
        DamagedRecordError: something in it is missing, unknown or of the wrong type.
    """
    try:
        result: T = _reader(cast(Any, kind))(value)
    except RecursionError as error:
        raise DamagedRecordError("nested too deeply") from error
    return result


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads a value of a type."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if kind in _SPECIAL:
        return _SPECIAL[kind]
    if is_dataclass(kind):
        return partial(_record, kind)
    return partial(_member if issubclass(kind, Enum) else _simple, kind)


def _simple(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise DamagedRecordError(f"no {kind.__name__}")
    return value


def _member(kind: type[Enum], value: Any) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        raise DamagedRecordError(f"no {kind.__name__}") from error


def _decimal(value: Any) -> Decimal:
    try:
        number = Decimal(_simple(str, value))
    except InvalidOperation as error:
        raise DamagedRecordError("no number") from error
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or max(len(value), abs(exponent)) > _MOST_DIGITS:
        raise DamagedRecordError("no number of reasonable size")
    return number


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(_simple(str, value))
    except ValueError as error:
        raise DamagedRecordError("no day") from error


_SPECIAL: Mapping[type, Callable[[Any], Any]] = {Decimal: _decimal, date: _day}


def _tuple(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    each = members[0] if members[1:] == (...,) else None

    def read(value: Any) -> Any:
        if not isinstance(value, list) or (each is None and len(value) != len(members)):
            raise DamagedRecordError("no list")
        kinds = [each] * len(value) if each is not None else members
        return tuple(_reader(kind)(item) for kind, item in zip(kinds, value, strict=True))

    return read


def _union(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    records: list[Any] = [member for member in members if is_dataclass(member)]
    others = [member for member in members if member not in (*records, types.NoneType)]

    def read(value: Any) -> Any:
        if value is None and types.NoneType in members:
            return None
        for kind in records:
            if isinstance(value, dict) and _fits(kind, value):
                return _reader(kind)(value)
        if len(others) != 1:
            raise DamagedRecordError("no such record")
        return _reader(others[0])(value)

    return read


def _fits(kind: Any, value: Mapping[str, Any]) -> bool:
    """Whether an object has all fields that a record must have, and none that it has not."""
    known = _fields(kind)
    needed = {name for name, (each, _) in known.items() if _has_no_default(each)}
    return needed <= value.keys() <= known.keys()


def _record(kind: Any, value: Any) -> Any:
    if not isinstance(value, dict):
        raise DamagedRecordError(f"no {kind.__name__}")
    known = _fields(kind)
    read: dict[str, Any] = {}
    for name, held in value.items():
        if name not in known:
            raise DamagedRecordError(f"{kind.__name__}.{name} is unknown")
        try:
            read[name] = _reader(known[name][1])(held)
        except DamagedRecordError as error:
            raise DamagedRecordError(f"{kind.__name__}.{name}: {error}") from error
    missing = [name for name, (each, _) in known.items() if _has_no_default(each)]
    if lacking := [name for name in missing if name not in read]:
        raise DamagedRecordError(f"{kind.__name__}.{lacking[0]} is missing")
    return kind(**read)


@cache
def _fields(kind: Any) -> Mapping[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {each.name: (each, hints[each.name]) for each in fields(kind)}


def _has_no_default(each: Field[Any]) -> bool:
    return each.default is MISSING
