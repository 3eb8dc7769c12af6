"""What each row is scored as."""

from __future__ import annotations

import pytest

from evaltool.rules import load
from evaltool.scoring.keys import keyed
from evaltool.scoring.plan import Key, plan
from evaltool.scoring.rows import Rows
from evaltool.scoring.schema import NONE, Category, Level, Shape, Unread
from tests.scoring import frames

DEFAULT, LINE = plan(load("mof-2020-10")), plan(load("mof-2021-101"))
LIKED = {"category": Category.SATISFACTION, "percent": 1}


def rows(**facts) -> Rows:
    frame = frames.frame([facts])
    return Rows(**{name: frame[name].to_numpy() for name in Rows.__dataclass_fields__})


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({}, Key.AT_LEAST),
        ({"unread": Unread.ACTUAL_BLANK}, Key.UNDECIDED),
        ({"target": 0}, Key.ZERO_TARGET),
        ({"shape": Shape.EXACT, "target": 0}, Key.ZERO_TARGET),
        ({"shape": Shape.RANGE, "target": 0, "target_high": 5}, Key.RANGE),
        ({"target": 0, "unread": Unread.ACTUAL_BLANK}, Key.UNDECIDED),
        ({"target": -1, "actual": -1}, Key.AT_MOST),
        ({"shape": Shape.AT_MOST, "target": -1, "actual": -1}, Key.AT_LEAST),
        ({"shape": Shape.EXACT, "target": -1}, Key.EXACT),
        (LIKED, Key.AT_LEAST),
        ({"shape": Shape.QUALITATIVE, "level": Level.MET}, Key.MET_WITHOUT_SHARE),
        ({"shape": Shape.QUALITATIVE, "level": Level.PARTLY_MET}, Key.UNDECIDED),
        ({"shape": Shape.QUALITATIVE, "level": Level.MET, "share": 8000}, Key.QUALITATIVE),
        ({"shape": Shape.QUALITATIVE, "level": Level.MET, "share": 7999}, Key.UNDECIDED),
        ({"shape": Shape.QUALITATIVE, "share": 8000}, Key.UNDECIDED),
        ({"shape": Shape.DEADLINE, "actual": NONE}, Key.UNDECIDED),
        ({"shape": Shape.DEADLINE, "actual": NONE, "level": Level.NOT_MET}, Key.DEADLINE),
        ({"shape": Shape.PERIOD, "actual": 5}, Key.PERIOD),
        ({"shape": Shape.EXECUTION, "target": 0}, Key.UNDECIDED),
        ({"shape": Shape.EXECUTION}, Key.EXECUTION),
        ({"shape": Shape.COMPOUND}, Key.COMPOUND),
    ],
)
def test_default_rules(facts, key) -> None:
    assert keyed(rows(**facts), DEFAULT)[0][0] == key


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (LIKED, Key.SATISFACTION),
        ({**LIKED, "shape": Shape.EXACT, "target": 0}, Key.SATISFACTION),
        ({**LIKED, "shape": Shape.AT_MOST}, Key.AT_MOST),
        ({**LIKED, "percent": 0}, Key.AT_LEAST),
        ({**LIKED, "category": Category.OUTPUT}, Key.AT_LEAST),
        ({**LIKED, "unread": Unread.ACTUAL_BLANK}, Key.UNDECIDED),
    ],
)
def test_satisfaction_with_bands_of_its_own(facts, key) -> None:
    assert keyed(rows(**facts), LINE)[0][0] == key


def test_mirroring_leaves_the_rows_themselves_alone() -> None:
    given = rows(target=-5, actual=-4)
    _, mirrored = keyed(given, DEFAULT)
    assert (mirrored.target[0], mirrored.actual[0]) == (5, 4)
    assert (given.target[0], given.actual[0]) == (-5, -4)
