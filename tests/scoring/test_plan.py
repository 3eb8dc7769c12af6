"""A rule set made ready for columns."""

import pytest

from evaltool.rules import load, shipped
from evaltool.scoring.plan import Key, plan
from evaltool.scoring.schema import NONE, Shape


@pytest.mark.parametrize("name", shipped())
def test_every_key_has_its_clause(name) -> None:
    ruleset = load(name)
    prepared = plan(ruleset)
    for key in Key:
        clause = prepared.clauses[key]
        if key is Key.UNDECIDED:
            assert clause == NONE
        else:
            assert ruleset.clauses[clause].slot == key.name.lower()
    assert ruleset.clauses[prepared.decided_clause].slot == "decided"


def test_keys_begin_with_the_shapes() -> None:
    assert [Key(shape).name for shape in Shape] == [shape.name for shape in Shape]


def test_only_bands_make_satisfaction_a_key_of_its_own() -> None:
    assert not plan(load("mof-2020-10")).banded_satisfaction
    assert plan(load("mof-2021-101")).banded_satisfaction


def test_edges_of_the_levels() -> None:
    levels = plan(load("hubei-2020")).levels
    assert levels.low.tolist() == [0, 800_000, 500_000, 0]
    assert levels.high.tolist() == [1_000_000, 1_000_000, 800_000, 500_000]
    assert levels.high_owned.tolist() == [True, True, False, False]
