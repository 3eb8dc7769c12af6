"""Texts that are safe to stand in XML: a type, and the one scan that makes it.

Templates run without autoescape, because escaping value by value costs more than the rest of
the rendering. What makes that safe is `Escaped`: the renderer takes nothing else, and only
`escaped` makes one, from records whose every string it has seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from evaltool.report.directions import closed

T = TypeVar("T")

_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_SPECIAL = re.compile(
    "[&<>\x00-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2068\ud800-\udfff\ufffe\uffff]"
)
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
    return Escaped(record if _is_plain(texts) else _rewritten(record))


def _is_plain(text: str) -> bool:
    """Whether nothing in a text needs rewriting; quick for what is usual in Chinese tables."""
    if "&" in text or "<" in text or ">" in text:
        return False
    return text.replace("\u3000", "").isprintable() or not _SPECIAL.search(text)


def escaped_text(text: str) -> str:
    """One text, safe inside `w:t`."""
    return closed(_SPECIAL.sub(_written, text.replace("\r\n", "\n")))


def _written(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character >= "\u202a" and character <= "\u2068":
        return character  # `closed` looks after it
    return _WRITTEN.get(character, "")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _values(kind: type) -> Any:
    """What reads all fields of a record of this type at once."""
    return _reader(list(_names(kind)))


@cache
def _parts(kind: type) -> tuple[Any, Any]:
    """What reads the texts of a record of this type, and what reads its other members.

    A field declared as `str` is read without a look at what it holds; whoever puts something else
    there fails when the texts are joined.
    """
    own = fields(kind)
    texts = [field.name for field in own if field.type in {"str", str}]
    others = [field.name for field in own if field.type not in {"str", str, "bool", "int"}]
    return _reader(texts), _reader(others)


def _reader(names: list[str]) -> Any:
    """What reads these fields as a tuple; None where there are none."""
    if not names:
        return None
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


def _texts(value: Any) -> list[str]:
    """All strings in a record, in no particular order."""
    texts: list[str] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        kind = type(each)
        if kind is tuple:
            waiting += each
        elif kind is str:
            texts.append(each)
        elif kind not in _TEXTLESS:
            own, others = _parts(kind)  # type: ignore[arg-type]
            if own is not None:
                texts += own(each)
            if others is not None:
                waiting += others(each)
    return texts


def _rewritten(value: Any) -> Any:
    """The value with its texts rewritten; itself where nothing had to be."""
    if type(value) is str:
        return value if _is_plain(value) else escaped_text(value)
    if type(value) in _TEXTLESS:
        return value
    if type(value) is tuple:
        return tuple(map(_rewritten, value))
    old = _values(type(value))(value)  # type: ignore[arg-type]
    new = tuple(map(_rewritten, old))
    if new == old:
        return value
    names = _names(type(value))  # type: ignore[arg-type]
    return type(value)(**dict(zip(names, new, strict=True)))
