"""A parsed 指标值 as JSON (`parse --json`, `read --json`).

    {text, kind, op, direction, value, unit, start, end, parts, inferred, ambiguous, readings,
     unreadable}

Decimals are strings without exponent, days ISO. `value` is a list for a range (low, high) and
for a compound (the numbers of its parts); a part's `text` carries its label. `unreadable` is
the reason where the text has no meaning, and then everything else is null or empty.
"""

from __future__ import annotations

from typing import Any

from evaltool.model import Kind, Target, Unreadable
from evaltool.report.json.amounts import plain_number

Json = dict[str, Any]


def target_json(meaning: Target | Unreadable) -> Json:
    """The meaning of a 指标值 in the documented shape."""
    if isinstance(meaning, Unreadable):
        return _unreadable(meaning)
    return {
        "text": meaning.text,
        "kind": meaning.kind.value,
        "op": meaning.op and meaning.op.value,
        "direction": meaning.direction and meaning.direction.value,
        "value": _value(meaning),
        "unit": meaning.unit,
        "start": meaning.start and meaning.start.isoformat(),
        "end": meaning.end and meaning.end.isoformat(),
        "parts": [target_json(part) for part in meaning.parts],
        "inferred": [{"what": item.what, "basis": item.basis} for item in meaning.inferred],
        "ambiguous": meaning.ambiguous,
        "readings": [target_json(reading) for reading in meaning.readings],
        "unreadable": None,
    }


def _unreadable(meaning: Unreadable) -> Json:
    nothing = dict.fromkeys(("kind", "op", "direction", "value", "unit", "start", "end"))
    return {
        "text": meaning.text,
        **nothing,
        "parts": [],
        "inferred": [],
        "ambiguous": False,
        "readings": [],
        "unreadable": meaning.reason,
    }


def _value(meaning: Target) -> str | list[str] | None:
    if meaning.kind == Kind.COMPOUND:
        return [number for part in meaning.parts for number in _numbers(part)]
    if meaning.low is not None and meaning.high is not None:
        return _numbers(meaning)
    return None if meaning.value is None else plain_number(meaning.value)


def _numbers(part: Target) -> list[str]:
    numbers = (part.low, part.high) if part.value is None else (part.value,)
    return [plain_number(number) for number in numbers if number is not None]
