"""Two JSON values compared: every leaf that differs, with the path to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

_NOTHING = object()
_LONGEST = 200


def compare_trees(found: Any, expected: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """(path, found, expected) of every difference; a list member is called by its name."""
    if isinstance(found, dict) and isinstance(expected, dict):
        for key in dict.fromkeys((*expected, *found)):
            here = f"{path}.{key}" if path else str(key)
            yield from compare_trees(found.get(key, _NOTHING), expected.get(key, _NOTHING), here)
    elif isinstance(found, list) and isinstance(expected, list):
        pairs = zip_longest(found, expected, fillvalue=_NOTHING)
        for at, (said, should) in enumerate(pairs, 1):
            yield from compare_trees(said, should, f"{path}[{_named(should, at)}]")
    elif found != expected or type(found) is not type(expected):
        yield path or "全部", _text(found), _text(expected)


def _named(member: Any, at: int) -> str:
    name = member.get("name") if isinstance(member, dict) else None
    return f"{at} {name}" if isinstance(name, str) and name else str(at)


def _text(value: Any) -> str:
    if value is _NOTHING:
        return "（没有）"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
