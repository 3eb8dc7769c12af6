"""The JSON shape of a parsed value."""

from __future__ import annotations

import json

from evaltool.report.json.target import target_json
from evaltool.values import Context, parse_target

KEYS = [
    "text", "kind", "op", "direction", "value", "unit", "start", "end", "parts", "inferred",
    "ambiguous", "readings", "unreadable",
]  # fmt: skip


def shape(text: str) -> dict[str, object]:
    return target_json(parse_target(text, Context(year=2024)))


def test_a_quantity() -> None:
    assert shape("≥1,200.50人次") == {
        "text": "≥1,200.50人次",
        "kind": "count",
        "op": ">=",
        "direction": "at_least",
        "value": "1200.5",
        "unit": "人次",
        "start": None,
        "end": None,
        "parts": [],
        "inferred": [],
        "ambiguous": False,
        "readings": [],
        "unreadable": None,
    }


def test_every_shape_has_the_same_keys_and_is_json() -> None:
    for text in ("", "2月前", "3-5次", "公务员24人，工勤2人", "效果明显", "11月底完成100%"):
        assert list(shape(text)) == KEYS
        assert json.loads(json.dumps(shape(text))) == shape(text)


def test_lists_days_and_readings() -> None:
    assert shape("±3%")["value"] == ["-3", "3"]
    compound = shape("11月底完成100%")
    assert (compound["op"], compound["value"], compound["end"]) == ("before", ["100"], "2024-11-30")
    doubt = shape("2月前")
    assert doubt["ambiguous"] is True
    assert len(doubt["readings"]) == 2  # type: ignore[arg-type]


def test_what_is_unreadable_says_why_and_nothing_else() -> None:
    said = shape("≤****元")
    assert said["kind"] is None
    assert "占位符" in str(said["unreadable"])
