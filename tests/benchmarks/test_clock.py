"""The clock: everybody runs in every round, ratios are taken round by round."""

import pytest

from tests.benchmarks.clock import Entrant, Result, race


def test_entrants_run_in_turn() -> None:
    order: list[str] = []
    race(
        [
            Entrant(name="a", run=lambda: order.append("a"), repeat=2, rounds=3),
            Entrant(name="b", run=lambda: order.append("b"), rounds=2),
        ]
    )
    assert "".join(order) == "aabaabaa"


def test_ratios_are_medians_over_common_rounds() -> None:
    ours = Result(name="ours", seconds=(1.0, 2.0, 4.0))
    peer = Result(name="peer", seconds=(3.0, 4.0))
    assert peer.times_slower(ours) == pytest.approx(2.5)
    assert ours.median == pytest.approx(2.0)
