"""Rows on their way through the kernel, and the guard of int64."""

from __future__ import annotations

import numpy as np
import pytest

from evaltool.rules import load
from evaltool.scoring.kernel import groups, half_up
from evaltool.scoring.plan import plan
from evaltool.scoring.rows import INT64_MAX, Rows, too_large
from tests.scoring import frames

PREPARED = plan(load("mof-2021-101"))


def rows(*facts: dict) -> Rows:
    frame = frames.frame(facts)
    return Rows(**{name: frame[name].to_numpy() for name in Rows.__dataclass_fields__})


def test_rows_that_fit_need_no_care() -> None:
    assert too_large(rows({"target": 10**10, "actual": -(10**10)}), PREPARED, 10_000) is None


@pytest.mark.parametrize(
    "facts",
    [
        {"target": INT64_MAX},
        {"actual": -INT64_MAX},
        {"target_high": 2**90},
        {"share": 10**13},
        {"exponent": 9},
    ],
)
def test_large_rows_are_marked_one_by_one(facts) -> None:
    assert too_large(rows({}, facts), PREPARED, 10_000).tolist() == [False, True]


@pytest.mark.parametrize("points", [1, 500, 10_000, 10**8])
def test_the_guard_leaves_room_for_every_method(points) -> None:
    """The largest rows let through give in int64 what they give in Python ints."""
    limit = INT64_MAX // (6 * max(PREPARED.growth * (points + 1), 20_000))
    for facts in ({"target": limit, "actual": limit - 1}, {"target": limit // 7, "actual": limit}):
        for shape in range(4):
            one = rows({**facts, "shape": shape, "target_high": facts["target"]})
            assert too_large(one, PREPARED, points) is None
            fast, slow = (
                next(groups(one.holding(kind), PREPARED)[1]) for kind in (np.int64, object)
            )
            worth = np.array([points])
            assert half_up(worth, fast.share) == half_up(worth.astype(object), slow.share)
            assert half_up(10_000, fast.rate) == half_up(10_000, slow.rate)


def test_powers_of_the_exponents() -> None:
    found = rows({"exponent": 2}, {"exponent": 0})
    assert found.powers(np.array([0, 1])).tolist() == [100, 1]
    assert found.powers(np.array([1])) == 1
    assert found.holding(object).powers(np.array([0])).tolist() == [100]


def test_chosen_rows() -> None:
    assert rows({"target": 5}, {"target": 7}).take(np.array([1])).target.tolist() == [7]
