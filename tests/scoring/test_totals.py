"""Totals and grades: both sides of every edge, points that do not add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.rules import load
from evaltool.scoring import score, totals
from evaltool.scoring.schema import FULL, NONE, State, Unread
from tests.scoring import frames

DEFAULT = load("mof-2020-10")


def project(*rows, count=None):
    return totals(score(frames.frame(rows), DEFAULT), DEFAULT, count).iloc[0]


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        (10_000, "优"),
        (9000, "优"),
        (8999, "良"),
        (8000, "良"),
        (7999, "中"),
        (6000, "中"),
        (5999, "差"),
        (0, "差"),
    ],
)
def test_grades_from_the_printed_total(total, grade) -> None:
    found = project({"points": FULL, "target": FULL, "actual": total})
    assert found["total"] == total
    assert DEFAULT.grades[found["grade"]].name == grade


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500)), min_size=1, max_size=9))
def test_totals_are_sums_of_printed_scores(pairs) -> None:
    rows = [{"points": 100, "target": target, "actual": actual} for target, actual in pairs]
    rows.append({"points": FULL - 100 * len(pairs)})
    scored = score(frames.frame(rows), DEFAULT)
    found = totals(scored, DEFAULT).iloc[0]
    assert found["total"] == found["total_low"] == found["total_high"] == scored["score"].sum()


def test_open_rows_widen_the_total() -> None:
    found = project({"points": 9500}, {"points": 500, "unread": Unread.ACTUAL_BLANK})
    assert (found["total"], found["total_low"], found["total_high"]) == (NONE, 9500, FULL)
    assert found["grade"] == 0


def test_an_interval_over_two_grades_has_none() -> None:
    found = project({"points": 8900}, {"points": 1100, "unread": Unread.ACTUAL_BLANK})
    assert found["grade"] == NONE


def test_points_nobody_has_stay_open() -> None:
    found = project({"points": 9000})
    assert (found["total"], found["total_low"], found["total_high"]) == (NONE, 9000, FULL)
    assert found["state"] == State.UNDECIDED


def test_points_too_many_stay_open() -> None:
    found = project({"points": 10_500, "target": 10_500, "actual": 9000})
    assert (found["total"], found["total_low"], found["total_high"]) == (NONE, 8500, 9000)


def test_unknown_points_are_what_is_left() -> None:
    found = project({"points": 9900}, {"points": NONE})
    assert (found["total_low"], found["total_high"]) == (9900, FULL)


def test_projects_without_rows_are_listed() -> None:
    scored = score(frames.frame([{"project": 1, "points": FULL}]), DEFAULT)
    found = totals(scored, DEFAULT, 3)
    assert found["project"].tolist() == [0, 1, 2]
    assert found["total"].tolist() == [NONE, FULL, NONE]
    assert len(totals(scored, DEFAULT)) == 2
