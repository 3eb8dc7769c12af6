"""Methods of the clauses: what the rule files may name is what can be computed."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaltool.rules.methods import SLOTS
from evaltool.rules.model import Band, Certainty, Clause
from evaltool.scoring.methods import COMPUTED, method, scaled
from evaltool.scoring.plan import Key

BANDS = (
    Band(low=Decimal(90), low_owned=True, high=None, high_owned=False, share=Decimal(100)),
    Band(
        low=Decimal("59.5"),
        low_owned=False,
        high=Decimal(90),
        high_owned=False,
        share=Decimal("62.5"),
    ),
    Band(low=None, low_owned=False, high=Decimal("59.5"), high_owned=True, share=Decimal(0)),
)
PARAMETERS = {
    "pass_line": {"pass_line": Decimal("62.5")},
    "bands": {"bands": BANDS},
    "per_day_late": {"lost_per_day": Decimal("0.5")},
}


def clause(name: str) -> Clause:
    return Clause(
        slot="x",
        title="x",
        method=name,
        says="x",
        source="x",
        certainty=Certainty.DECISION,
        parameters=PARAMETERS.get(name, {}),
    )


def test_every_method_of_a_scoring_slot_is_computed() -> None:
    scoring = {key.name.lower() for key in Key} & set(SLOTS)
    named = {name for slot in scoring for name in SLOTS[slot]}
    assert named - COMPUTED == {"mean", "as_quantitative"}
    assert named >= COMPUTED


@pytest.mark.parametrize("kind", [np.int64, object])
@pytest.mark.parametrize("name", sorted(COMPUTED))
@given(numerator=st.integers(0, 10**6), denominator=st.integers(1, 10**6))
def test_shares_lie_between_nothing_and_everything(name, kind, numerator, denominator) -> None:
    bound = method(clause(name))
    over, under = bound.share(np.array([numerator], kind), np.array([denominator], kind))
    assert 0 <= over[0] <= under[0]
    assert under[0] > 0
    assert over.dtype == under.dtype == np.dtype(kind)
    assert max(over[0], under[0]) <= bound.growth * max(numerator, denominator, 1)


@pytest.mark.parametrize(
    ("name", "rate", "share"),
    [
        ("pass_line", (625, 1000), 0),
        ("pass_line", (8125, 10_000), 0.5),
        ("pass_line", (2, 1), 1),
        ("bands", (9, 10), 1),
        ("bands", (899, 1000), 0.625),
        ("bands", (595, 1000), 0),
        ("bands", (5951, 10_000), 0.625),
        ("per_day_late", (10, 11), 0.995),
        ("per_day_late", (10, 500), 0),
        ("linear_reverse", (10, 15), 0.5),
        ("linear_reverse", (10, 21), 0),
        ("yes_no", (10, 11), 0),
        ("yes_no", (11, 11), 1),
        ("ratio", (12, 11), 1),
    ],
)
def test_shares(name, rate, share) -> None:
    over, under = method(clause(name)).share(np.array([rate[0]]), np.array([rate[1]]))
    assert over[0] / under[0] == share


def test_figures_on_one_scale() -> None:
    assert scaled(Decimal("62.5"), Decimal(100)) == (625, 1000)
    assert scaled(Decimal("1E+2")) == (100,)
