"""Tables of target and actual texts, each row with the meaning that a careful reader gives it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evaltool.model import Achieved, Target, Unreadable
from evaltool.report.json.target import target_json
from evaltool.values import Columns, Context, normal_form, parse_actual, parse_target

HERE = Path(__file__).parent
MEANING = ("kind", "op", "value", "unit", "start", "end")

Row = dict[str, Any]


def rows(name: str) -> list[Any]:
    """The rows of a table as parameters; a row with `xfail` is known to be read wrongly."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    made = []
    for number, row in enumerate(map(json.loads, lines), 1):
        known = row.get("xfail")
        marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
        text = row.get("text") or row.get("target") or ""
        made.append(pytest.param(row, id=f"{number}-{text[:24]}", marks=marks))
    return made


def context_of(row: Row) -> Context:
    columns = row.get("columns")
    return Context(
        name=row.get("name"),
        category=row.get("category"),
        subcategory=row.get("level2"),
        year=row.get("year"),
        columns=Columns(**columns) if columns else None,
    )


def comparable(value: Any) -> Any:
    if isinstance(value, list):
        return [Decimal(str(item)) for item in value]
    return None if value is None else Decimal(str(value))


def is_told(target: Target | Unreadable) -> bool:
    """Whether a reading is told to be doubtful; what every bare value is told is no doubt."""
    if isinstance(target, Unreadable) or target.readings:
        return True
    usual = ("没有写符号", "没有写年份", "没有写到日")
    told = [item for each in (target, *target.parts) for item in each.inferred]
    return any(not item.basis.startswith(usual) for item in told)


def meaning(row: Row, *keys: str) -> Row:
    return {key: comparable(row[key]) if key == "value" else row[key] for key in keys}


@pytest.mark.parametrize("row", rows("declaration.jsonl"))
def test_every_cell_of_the_declaration(row: Row) -> None:
    target = parse_target(row["text"], context_of(row))
    read = target_json(target)
    assert meaning(read, *MEANING, "direction") == meaning(row, *MEANING, "direction")
    assert read["ambiguous"] == row.get("ambiguous", False)
    assert isinstance(target, Target)
    assert [part.label for part in target.parts] == row.get("labels", [])
    assert [part.direction for part in target.parts] == row.get("directions", [])


@pytest.mark.parametrize(
    "row", [param for param in rows("labels.jsonl") if "hard" not in param.values[0]]
)
def test_labelled_texts_of_published_tables(row: Row) -> None:
    read = target_json(parse_target(row["text"], context_of(row)))
    assert meaning(read, *MEANING) == meaning(row, *MEANING)
    assert not read["ambiguous"]


@pytest.mark.parametrize(
    "row", [param for param in rows("labels.jsonl") if "hard" in param.values[0]]
)
def test_doubtful_texts_are_read_as_labelled_or_told_to_be_doubtful(row: Row) -> None:
    read = target_json(parse_target(row["text"], context_of(row)))
    right = meaning(read, *MEANING) == meaning(row, *MEANING)
    assert right or read["ambiguous"] or read["unreadable"] or read["inferred"]


@pytest.mark.parametrize("row", rows("families.jsonl"))
def test_families_of_texts(row: Row) -> None:
    target = parse_target(row["text"], context_of(row))
    read = target_json(target)
    if row.get("unreadable"):
        assert isinstance(target, Unreadable)
        return
    if row.get("doubtful"):
        assert is_told(target)
        return
    keys = [key for key in (*MEANING, "direction") if key in row]
    assert meaning(read, *keys) == meaning(row, *keys)
    assert read["ambiguous"] == row.get("ambiguous", False)
    assert isinstance(target, Target)
    assert target.approximate == row.get("approximate", False) or "approximate" not in row
    assert "per_year" not in row or target.per_year == Decimal(row["per_year"])


def spoken(actual: Achieved | Unreadable) -> Row:
    if isinstance(actual, Unreadable):
        return {"unreadable": True}
    said: Row = {
        "value": actual.value,
        "start": actual.start and actual.start.isoformat(),
        "end": actual.end and actual.end.isoformat(),
        "parts": [spoken(part) for part in actual.parts],
        "inferred": [item.what for item in actual.inferred],
    }
    return {key: value for key, value in said.items() if value not in (None, [])}


def expected(row: Row) -> Row:
    keys = ("unreadable", "value", "start", "end", "parts", "inferred")
    said = {key: row[key] for key in keys if key in row}
    if "value" in said:
        said["value"] = Decimal(said["value"])
    if "parts" in said:
        said["parts"] = [expected(part) for part in said["parts"]]
    return said


@pytest.mark.parametrize("row", rows("actuals.jsonl"))
def test_actuals_against_their_targets(row: Row) -> None:
    context = context_of(row)
    target = parse_target(row["target"], context)
    assert isinstance(target, Target)
    assert spoken(parse_actual(row["actual"], target, context)) == expected(row)


def without_wording(target: Target) -> tuple[Any, ...]:
    """What a target means, without its text, its label and how we came to hold it."""
    parts = tuple((part.label, without_wording(part)) for part in target.parts)
    return (
        target.kind, target.op, target.direction, target.value, target.low, target.high,
        target.unit, target.start, target.end, target.per_year, target.approximate,
        target.recurring, parts,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["declaration.jsonl", "labels.jsonl", "families.jsonl"])
def test_the_normal_form_of_every_text_means_the_same(name: str) -> None:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "columns" in row:
            continue
        context = context_of(row)
        target = parse_target(row["text"], context)
        if isinstance(target, Unreadable):
            continue
        again = parse_target(normal_form(target), context)
        assert isinstance(again, Target), row["text"]
        assert without_wording(again) == without_wording(target), row["text"]


@pytest.mark.parametrize("name", ["declaration.jsonl", "labels.jsonl", "families.jsonl"])
def test_compatible_characters_and_spaces_do_not_change_the_meaning(name: str) -> None:
    import unicodedata

    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        if "columns" in row or any(sign in text for sign in "①②③"):
            continue
        context = context_of(row)
        target = parse_target(text, context)
        for other in (unicodedata.normalize("NFKC", text), f" {'  '.join(text)}\u3000"):
            again = parse_target(other, context)
            if isinstance(target, Unreadable):
                assert isinstance(again, Unreadable), text
            else:
                assert isinstance(again, Target), text
                assert without_wording(again) == without_wording(target), text
