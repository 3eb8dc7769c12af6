"""Texts labelled by examiners who had not seen the reader, and what they say as actuals.

A `doubtful` text has two defensible readings: it is read as labelled or told to be doubtful.
`units` are the units that are equally right; without `unit` none is asked for. In the two
examined tables every doubtful text must be told, by more than what every bare value is told;
`corrected` says why a label is not the examiner's.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from evaltool.model import Achieved, Target, Unreadable
from evaltool.report.json.target import target_json
from evaltool.values import normal_form, parse_actual, parse_target
from tests.strings.test_strings import (
    HERE,
    Row,
    comparable,
    context_of,
    is_told,
    rows,
    without_wording,
)


def is_right(row: Row, read: Row) -> bool:
    if comparable(read["value"]) != comparable(row["value"]):
        return False
    if any(read[key] != row[key] for key in ("kind", "op", "end")):
        return False
    started = row["kind"] == "deadline" or read["start"] == row["start"]
    units = row.get("units", [row.get("unit", read["unit"])])
    return started and _plain(read["unit"]) in {_plain(unit) for unit in units}


def _plain(unit: str | None) -> str | None:
    return unit and unit.replace("（", "(").replace("）", ")").replace("•", "·")


@pytest.mark.parametrize("row", rows("unseen.jsonl"))
def test_unseen_targets(row: Row) -> None:
    read = target_json(parse_target(row["text"], context_of(row)))
    if row.get("unfilled"):
        assert read["unreadable"]
        return
    told = read["ambiguous"] or read["unreadable"] or read["inferred"]
    assert is_right(row, read) or (row.get("doubtful") and told)


@pytest.mark.parametrize("row", rows("examined.jsonl"))
def test_examined_targets(row: Row) -> None:
    target = parse_target(row["text"], context_of(row))
    if row.get("doubtful"):
        assert is_told(target)
    elif row.get("unfilled"):
        assert isinstance(target, Unreadable)
    else:
        assert is_right(row, target_json(target))


@pytest.mark.parametrize("name", ["unseen.jsonl", "examined.jsonl"])
def test_the_normal_form_of_an_unseen_text_means_the_same(name: str) -> None:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        context = context_of(row)
        target = parse_target(row["text"], context)
        if isinstance(target, Unreadable) or "columns" in row or target.ambiguous:
            continue
        if row.get("doubtful") and target.parts:  # what is left out has no normal form
            continue
        again = parse_target(normal_form(target), context)
        assert isinstance(again, Target), row["text"]
        assert without_wording(again) == without_wording(target), row["text"]


def said(actual: Achieved | Unreadable) -> Any:
    if isinstance(actual, Unreadable):
        return None
    if actual.parts:
        return [said(part) for part in actual.parts]
    return actual.value if actual.value is not None else (actual.start, actual.end)


def read(row: Row) -> Achieved | Unreadable:
    context = context_of(row)
    target = parse_target(row["target"], context)
    assert isinstance(target, Target)
    return parse_actual(row["actual"], target, context)


@pytest.mark.parametrize("row", rows("unseen_actuals.jsonl"))
def test_unseen_actuals(row: Row) -> None:
    actual = read(row)
    if row.get("unreadable") or (row.get("doubtful") and isinstance(actual, Unreadable)):
        parts = actual.parts if isinstance(actual, Achieved) else ()
        refused = [isinstance(part, Unreadable) for part in parts]
        assert isinstance(actual, Unreadable) or (refused and all(refused))
        return
    assert isinstance(actual, Achieved)
    assert says(actual, row)


@pytest.mark.parametrize("row", rows("examined_actuals.jsonl"))
def test_examined_actuals(row: Row) -> None:
    actual = read(row)
    if row.get("doubtful"):
        assert isinstance(actual, Unreadable) or doubts(actual)
    elif row.get("unreadable"):
        assert isinstance(actual, Unreadable)
    else:
        assert isinstance(actual, Achieved)
        assert says(actual, row)


def doubts(actual: Achieved) -> list[str]:
    usual = ("没有写年份", "没有写到日")
    return [item.basis for item in actual.inferred if not item.basis.startswith(usual)]


def says(actual: Achieved, row: Row) -> bool:
    if "parts" in row:
        return bool(said(actual) == [Decimal(part) for part in row["parts"]])
    if "value" in row:
        return actual.value == Decimal(row["value"])
    if "end" in row:
        started = actual.start and actual.start.isoformat()
        ended = actual.end and actual.end.isoformat()
        return bool(ended == row["end"] and row.get("start", started) == started)
    return bool(row["words"])
