"""`score` over columns: exact, bounded, the same in any order and size."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.rules import load
from evaltool.scoring import engine
from evaltool.scoring.schema import (
    FULL,
    INPUT_COLUMNS,
    NONE,
    RESULT_COLUMNS,
    Category,
    Level,
    Shape,
    State,
    Unread,
)
from tests.scoring import frames

DEFAULT = load("mof-2020-10")
LINE = load("mof-2021-101")
DAY = 738_886  # 2024-01-01

figures = st.one_of(
    st.integers(-30, 30), st.integers(-(10**6), 10**6), st.integers(-(2**80), 2**80)
)
points = st.integers(0, 10_000)
compared = st.fixed_dictionaries(
    {
        "shape": st.sampled_from([0, 1, 2]),
        "target": figures,
        "actual": figures,
        "points": points,
    }
)


def scored(rows, ruleset=DEFAULT, parts=None) -> pd.DataFrame:
    return engine.score(frames.frame(rows), ruleset, parts)


def one(ruleset=DEFAULT, parts=None, **row):
    return scored([row], ruleset, parts).iloc[0]


@given(st.lists(compared, min_size=1, max_size=20))
def test_scores_agree_with_fractions(rows) -> None:
    result = scored(rows)
    rates = [frames.rate(row["shape"], row["target"], NONE, row["actual"]) for row in rows]
    expected = [frames.score(row["points"], rate) for row, rate in zip(rows, rates, strict=True)]
    assert result["score"].tolist() == expected
    assert result["computed"].tolist() == result["score_low"].tolist() == expected


@given(figures, figures, figures, points)
def test_ranges_agree_with_fractions(first, second, actual, worth) -> None:
    low, high = sorted((first, second))
    row = {"shape": Shape.RANGE, "target": low, "target_high": high}
    result = one(**row, actual=actual, points=worth)
    assert result["score"] == frames.score(worth, frames.rate(Shape.RANGE, low, high, actual))


@given(st.integers(1, 400), st.integers(1, 10**6), st.integers(1, 10**6))
def test_ties_are_rounded_up(worth, half, whole) -> None:
    """Points x (2h + 1) / (2 points) = h + 1/2, whatever the sizes."""
    target, actual = 2 * worth * whole, (2 * min(half, worth - 1) + 1) * whole
    result = one(target=target, actual=actual, points=worth)
    assert result["score"] == min(half, worth - 1) + 1


@given(compared, figures)
def test_more_never_scores_less_where_more_is_wanted(row, other) -> None:
    less, more = sorted((row["actual"], other))
    row = {**row, "shape": Shape.AT_LEAST}
    results = scored([{**row, "actual": less}, {**row, "actual": more}])["score"].tolist()
    assert 0 <= results[0] <= results[1] <= row["points"]


@given(compared, figures)
def test_less_never_scores_less_where_less_is_wanted(row, other) -> None:
    less, more = sorted((row["actual"], other))
    row = {**row, "shape": Shape.AT_MOST}
    results = scored([{**row, "actual": less}, {**row, "actual": more}])["score"].tolist()
    assert row["points"] >= results[0] >= results[1] >= 0


@given(st.lists(compared, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows, random) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    straight = scored(rows)["score"].tolist()
    assert scored([rows[place] for place in order])["score"].tolist() == [
        straight[place] for place in order
    ]


@given(st.integers(0, 700), st.integers(0, 400), st.integers(0, 900), points)
def test_days_agree_with_fractions(before, planned, taken, worth) -> None:
    start, target = DAY + before, DAY + before + planned
    actual = DAY + before + taken
    result = one(shape=Shape.PERIOD, start=start, target=target, actual=actual, points=worth)
    late = Fraction(planned + 1, taken + 1) if actual > target else Fraction(1)
    assert result["score"] == frames.score(worth, late)


def test_deadline_without_a_start_counts_from_new_year() -> None:
    result = one(shape=Shape.DEADLINE, target=DAY + 334, actual=DAY + 344, points=1200)
    assert result["score"] == 1165
    assert result["attainment"] == 9710


def test_deadline_recorded_as_not_done_earns_nothing() -> None:
    row = {"shape": Shape.DEADLINE, "target": DAY, "start": DAY, "actual": NONE}
    assert one(**row, level=Level.NOT_MET)["score"] == 0
    assert one(**row)["state"] == State.UNDECIDED


@given(st.integers(0, 10_000), points)
def test_pass_line_agrees_with_fractions(percent, worth) -> None:
    result = one(LINE, target=10_000, actual=percent, points=worth)
    share = max(Fraction(percent, 10_000) - Fraction(3, 5), Fraction(0)) / Fraction(2, 5)
    assert result["score"] == frames.half_up(worth * share)


@given(
    st.lists(st.tuples(st.integers(1, 2**70), st.integers(0, 2**70)), min_size=1, max_size=6),
    points,
)
def test_compounds_are_the_mean_of_their_parts(pairs, worth) -> None:
    members = frames.parts(
        [{"parent": 0, "target": target, "actual": actual} for target, actual in pairs]
    )
    result = one(parts=members, shape=Shape.COMPOUND, points=worth)
    shares = [min(Fraction(actual, target), Fraction(1)) for target, actual in pairs]
    assert result["score"] == frames.half_up(worth * sum(shares, Fraction(0)) / len(shares))


@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=2, max_size=5))
def test_open_parts_leave_an_interval(actuals) -> None:
    rows = [
        {
            "parent": 0,
            "target": 12,
            "actual": NONE if actual is None else actual,
            "unread": Unread.ACTUAL_BLANK if actual is None else Unread.READ,
        }
        for actual in actuals
    ]
    result = one(parts=frames.parts(rows), shape=Shape.COMPOUND, points=900)
    known = sum((Fraction(actual, 12) for actual in actuals if actual is not None), Fraction(0))
    unknown = actuals.count(None)
    assert result["score_low"] == frames.half_up(900 * known / len(actuals))
    assert result["score_high"] == frames.half_up(900 * (known + unknown) / len(actuals))
    assert (result["state"] == State.UNDECIDED) == (unknown > 0)


def test_compound_without_parts_is_undecided() -> None:
    result = one(shape=Shape.COMPOUND, points=900)
    assert (result["score_low"], result["score_high"], result["score"]) == (0, 900, NONE)


def test_unread_compound_does_not_use_its_parts() -> None:
    members = frames.parts([{"parent": 0}])
    result = one(parts=members, shape=Shape.COMPOUND, unread=Unread.TARGET_UNREADABLE, points=900)
    assert (result["score_low"], result["score_high"]) == (0, 900)


def test_parts_may_come_in_any_order() -> None:
    rows = [{"shape": Shape.COMPOUND}, {"shape": Shape.COMPOUND}]
    members = frames.parts(
        [{"parent": 1, "actual": 0}, {"parent": 0}, {"parent": 1}, {"parent": 0}]
    )
    assert scored(rows, parts=members)["score"].tolist() == [1000, 500]


def test_blocks_do_not_show(monkeypatch) -> None:
    random = np.random.default_rng(1)
    rows = [{"target": int(a), "actual": int(b)} for a, b in random.integers(1, 99, (50, 2))]
    rows[20] = {"shape": Shape.COMPOUND}
    rows[30]["target"] = 2**70
    members = frames.parts([{"parent": 20, "target": 3}, {"parent": 20}])
    whole = scored(rows, parts=members)
    monkeypatch.setattr(engine, "BLOCK", 7)
    pd.testing.assert_frame_equal(scored(rows, parts=members), whole)


def test_large_values_do_not_change_their_neighbours() -> None:
    rows = [{"target": 95, "actual": 94}, {"target": 2**100, "actual": 2**99}]
    assert scored(rows)["score"].tolist() == [989, 500]


def test_attainment_is_not_capped_but_bounded() -> None:
    rows = [{"target": 100, "actual": 156}, {"target": 1, "actual": 2**90}]
    assert scored(rows)["attainment"].tolist() == [15_600, 2**63 - 1]


def test_smallest_int64_is_mirrored_exactly() -> None:
    assert one(target=-(2**63), actual=-(2**63))["score"] == 1000


def test_undecided_rows_keep_their_whole_interval() -> None:
    result = one(unread=Unread.ACTUAL_BLANK)
    assert result[list(RESULT_COLUMNS)].tolist() == [NONE, NONE, NONE, 0, 1000, NONE, 2]


def test_unknown_points_leave_everything_open() -> None:
    result = one(points=NONE)
    assert (result["score"], result["score_low"], result["score_high"]) == (NONE, 0, FULL)


def test_banded_satisfaction_needs_percentages() -> None:
    row = {"category": Category.SATISFACTION, "target": 9500, "actual": 9000, "exponent": 2}
    assert one(LINE, **row, percent=1)["score"] == 1000
    assert one(LINE, **row)["score"] == 868
    assert one(**row, percent=1)["score"] == 947


def test_finer_shares_are_exact() -> None:
    row = {"shape": Shape.QUALITATIVE, "level": Level.MET, "points": 700}
    fine = one(**row, share=857_142_857_142_857_142_857, exponent=17)
    assert fine["score"] == 600
    beyond = one(**row, share=10**21 + 1, exponent=17)
    assert beyond["state"] == State.UNDECIDED
    edge = one(**{**row, "level": Level.PARTLY_MET}, share=8 * 10**9 - 1, exponent=6)
    assert edge["state"] == State.SCORED


def test_decided_scores_count_within_their_bounds() -> None:
    rows = [{"actual": 0, "decided": decided} for decided in (0, 1000, 1001, -2)]
    result = scored(rows)
    assert result["score"].tolist() == [0, 1000, 0, 0]
    assert result["computed"].tolist() == [0] * 4
    assert result["state"].tolist() == [1, 1, 0, 0]


def test_execution_without_a_budget_is_undecided() -> None:
    row = {"shape": Shape.EXECUTION, "category": Category.EXECUTION}
    assert one(**row, target=0, actual=0)["state"] == State.UNDECIDED
    assert one(**row, target=10, actual=-1)["score"] == 0


def test_rescoring_replaces_the_results() -> None:
    first = scored([{"actual": 0}])
    again = engine.score(first, DEFAULT)
    pd.testing.assert_frame_equal(first, again)


def test_the_frame_is_not_changed() -> None:
    given_frame = frames.frame([{"decided": 5}, {"unread": Unread.ACTUAL_BLANK}])
    before = given_frame.copy(deep=True)
    engine.score(given_frame, DEFAULT)
    pd.testing.assert_frame_equal(given_frame, before)


def test_an_empty_frame_is_scored() -> None:
    result = engine.score(frames.frame([]), DEFAULT, frames.parts([]))
    assert list(result.columns) == [*INPUT_COLUMNS, *RESULT_COLUMNS]
    assert {name: str(result[name].dtype) for name in RESULT_COLUMNS} == dict(RESULT_COLUMNS)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"shape": 9}, "shape"),
        ({"level": 4}, "level"),
        ({"unread": -1}, "unread"),
        ({"exponent": -1}, "exponent"),
        ({"points": 10**9}, "points"),
    ],
)
def test_codes_that_are_none_are_refused(row, message) -> None:
    with pytest.raises(ValueError, match=message):
        one(**row)


def test_missing_columns_are_named() -> None:
    with pytest.raises(ValueError, match="share"):
        engine.score(frames.frame([{}]).drop(columns="share"), DEFAULT)


def test_parts_outside_the_frame_are_refused() -> None:
    with pytest.raises(ValueError, match="parent"):
        one(parts=frames.parts([{"parent": 1}]))
