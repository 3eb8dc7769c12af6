"""The record of a year: written, read back, scored again; and what damaged ones come to."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.model import Achieved, Case, Source, Target, Unreadable
from evaltool.report.json.scored import scored_json
from evaltool.report.record import DamagedRecordError, read_record, record_of, record_text
from evaltool.report.record.codec import plain, restored
from evaltool.rules import load, load_texts, shipped
from evaltool.scoring import Scored
from tests.report.years import lengthy, mixed, sample, settled, undecided, with_texts

YEARS = {
    "mixed": mixed,
    "settled": settled,
    "sample": sample,
    "undecided": undecided,
    "lengthy": lengthy,
    "hostile": lambda: with_texts("</data>]]>&\x00\ufffe\ud800\u202e🏛\n"),
}


@pytest.mark.parametrize("name", YEARS)
def test_a_year_comes_back_and_is_scored_the_same(name: str) -> None:
    year: Scored = YEARS[name]()
    record = record_of(year, sample=True)
    again = read_record(record_text(record))
    assert again == record
    if name != "hostile":  # its texts were changed after it was scored
        assert scored_json(again.scored(year.ruleset)) == scored_json(year)


@pytest.mark.parametrize("name", shipped())
def test_rules_come_back_from_their_texts(name: str) -> None:
    ruleset = load(name)
    assert load_texts(ruleset.texts, "所附") == ruleset


def test_a_meaning_is_told_from_an_unreadable_text() -> None:
    unread = Unreadable(text="约三成", reason="说不清")
    kind = Target | Unreadable
    assert restored(kind, plain(unread)) == unread  # type: ignore[arg-type]
    said = Achieved(text="约三成")
    assert restored(Achieved | Unreadable | None, plain(said)) == said  # type: ignore[arg-type]
    assert restored(Achieved | Unreadable | None, plain(unread)) == unread  # type: ignore[arg-type]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=None))
def test_numbers_come_back_to_the_digit(number: Decimal) -> None:
    assert str(restored(Decimal, plain(number))) == str(number)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+99999", "1e-99999", "9" * 2000, "", 1])
def test_numbers_that_are_no_figures_are_refused(number: object) -> None:
    with pytest.raises(DamagedRecordError):
        restored(Decimal, number)


GOOD = {"file": "a", "row": 1, "column": 2, "text": ""}


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "a",
        {},
        {**GOOD, "more": 1},
        {**GOOD, "row": "1"},
        {**GOOD, "row": True},
        {**GOOD, "sheet": 1},
        {name: held for name, held in GOOD.items() if name != "text"},
    ],
)
def test_a_record_that_is_none(value: object) -> None:
    assert restored(Source, GOOD) == Source(file="a", row=1, column=2, text="")
    with pytest.raises(DamagedRecordError):
        restored(Source, value)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cases":[],"rules":{}}', "[" * 9000])
def test_texts_that_are_no_record(text: str) -> None:
    with pytest.raises(DamagedRecordError):
        read_record(text)


def test_endless_nesting_is_refused() -> None:
    part: dict[str, object] = {"text": "a", "kind": "count"}
    for _ in range(3000):
        part = {"text": "a", "kind": "compound", "parts": [part]}
    with pytest.raises(DamagedRecordError):
        restored(Target, part)


def test_cases_that_do_not_hold_together_are_damage() -> None:
    record = record_of(settled(), sample=False)
    (case,) = record.cases
    torn: Case = replace(case, actuals=case.actuals[1:])
    with pytest.raises(DamagedRecordError):
        replace(record, cases=(torn,)).scored(load("mof-2020-10"))
    unequal = replace(case, project=replace(case.project, indicators=()))
    with pytest.raises(DamagedRecordError):
        replace(record, cases=(unequal,)).scored(load("mof-2020-10"))


def test_a_record_is_one_line_of_json() -> None:
    text = record_text(record_of(settled(), sample=False))
    assert "\n" not in text
    assert json.loads(text)["cases"][0]["project"]["kind"] == "department"
