"""Texts that are safe to stand in XML: a type, and the one scan that makes it.

Templates run without autoescape, because escaping value by value costs more than the rest of
the rendering. What makes that safe is `Escaped`: the renderer takes nothing else, and only
`escaped` makes one, from records whose every string it has seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_SPECIAL = re.compile("[&<>\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\t": _TAB,
    "\n": _LINE,
    "\x0b": _LINE,
    "\x85": _LINE,
    "\u2028": _LINE,
    "\u2029": _LINE,
    "\ufffe": "\ufffd",
    "\uffff": "\ufffd",
}
"""Line ends become line breaks of Word; what XML cannot hold is dropped or replaced."""


_TEXTLESS = frozenset({bool, int, type(None)})


@dataclass(frozen=True, slots=True)
class Escaped(Generic[T]):
    """A record of strings that may stand inside `w:t` as they are; made by `escaped` only."""

    content: T


def escaped(record: T) -> Escaped[T]:
    """The record with every string in it, at any depth, safe inside `w:t`.

    Records are frozen dataclasses of strings, counts, flags, tuples and further records. One scan
    over all texts decides whether anything must be changed at all: usually not.
    """
    texts = "".join(_texts(record))
    return Escaped(_rewritten(record) if _SPECIAL.search(texts) else record)


def escaped_text(text: str) -> str:
    """One text, safe inside `w:t`."""
    return _SPECIAL.sub(_written, text.replace("\r\n", "\n"))


def _written(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _WRITTEN.get(character, "")


@cache
def _values(kind: type) -> Any:
    """What reads all fields of a record of this type at once."""
    names = [field.name for field in fields(kind)]
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


def _texts(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        each = stack.pop()
        if type(each) is str:
            yield each
        elif type(each) is tuple:
            stack.extend(each)
        elif type(each) not in _TEXTLESS:
            stack.extend(_values(type(each))(each))  # type: ignore[arg-type] - types are hashable


def _rewritten(value: Any) -> Any:
    if isinstance(value, str):
        return escaped_text(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(item) for item in value)
    if type(value) in _TEXTLESS:
        return value
    names = [field.name for field in fields(value)]
    return replace(value, **{name: _rewritten(getattr(value, name)) for name in names})
