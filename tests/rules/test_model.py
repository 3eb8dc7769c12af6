"""A rule set and its clauses as the program sees them."""

import pickle
from decimal import Decimal

import pytest

from evaltool.rules import load

DEFAULT = load("mof-2020-10")


def test_clauses_are_found_by_slot() -> None:
    assert DEFAULT.clause("execution").method == "ratio"
    with pytest.raises(KeyError):
        DEFAULT.clause("near")


def test_parameters_by_kind() -> None:
    assert DEFAULT.clause("far_above").figure("from") == Decimal(130)
    assert len(DEFAULT.clause("qualitative").members("levels")) == 3
    assert DEFAULT.clause("at_least").members("bands") == ()
    with pytest.raises(TypeError):
        DEFAULT.clause("qualitative").figure("levels")
    assert DEFAULT.clause("far_above").members("from") == ()


def test_rule_sets_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(DEFAULT)) == DEFAULT
