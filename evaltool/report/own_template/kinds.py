"""What kind of thing a name in a template stands for, worked out from the records themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from evaltool.report.own_template.context import Year


class Plain(Enum):
    """Kinds without fields; ANYTHING is what could not be worked out."""

    TEXT = "文字"
    NUMBER = "数"
    FLAG = "是否"
    ANYTHING = "未知"


@dataclass(frozen=True, slots=True)
class Many:
    """A list of things of one kind (清单)."""

    of: Kind


@dataclass(frozen=True, slots=True)
class Loop:
    """The state of a loop (`loop`) over things of one kind."""

    of: Kind


Kind: TypeAlias = "Plain | Many | Loop | type[Any]"

LOOP: Mapping[str, Plain] = {
    "index": Plain.NUMBER,
    "index0": Plain.NUMBER,
    "revindex": Plain.NUMBER,
    "revindex0": Plain.NUMBER,
    "length": Plain.NUMBER,
    "first": Plain.FLAG,
    "last": Plain.FLAG,
}
"""The fields of `loop`; `previtem` and `nextitem` besides are of the kind of its items."""

NEIGHBOURS = ("previtem", "nextitem")


def fields_of(record: type[Any]) -> Mapping[str, Kind]:
    """The fields of a record with their kinds, in order."""
    hints = get_type_hints(record)
    return {each.name: _kind(hints[each.name]) for each in fields(record)}


def _kind(hint: Any) -> Kind:
    if get_origin(hint) is tuple:
        return Many(_kind(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return hint
    return {str: Plain.TEXT, int: Plain.NUMBER, bool: Plain.FLAG}[hint]


@cache
def records() -> tuple[type[Any], ...]:
    """Every record that templates can reach, the outermost first."""
    found: dict[type[Any], None] = {}
    waiting: list[Kind] = [Year]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, Many):
            waiting.append(kind.of)
        elif isinstance(kind, type) and kind not in found:
            found[kind] = None
            waiting += fields_of(kind).values()
    return tuple(found)


@cache
def every_name() -> frozenset[str]:
    """The names of all fields of all records and of `loop`: nothing else is ever looked up."""
    own = {name for record in records() for name in fields_of(record)}
    return frozenset((*own, *LOOP, *NEIGHBOURS))


def nearest(name: str, known: Mapping[str, object] | frozenset[str]) -> str:
    """The known name most like a mistyped one; empty where none is."""
    shared = [each for each in sorted(known) if len(each) > 1 and (each in name or name in each)]
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return (close or shared or [""])[0]


def title(kind: Kind) -> str:
    """A kind in the words of the documentation."""
    if isinstance(kind, Plain):
        return kind.value
    if isinstance(kind, Many):
        return f"清单（每项为{title(kind.of)}）"
    if isinstance(kind, Loop):
        return "循环"
    return record_name(kind)


def record_name(record: type[Any]) -> str:
    """The Chinese name of a record: 自评."""
    return (record.__doc__ or "").rpartition("(")[2].partition(")")[0]
