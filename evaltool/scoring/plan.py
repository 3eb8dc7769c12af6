"""A rule set made ready for columns: which clause and method each kind of row falls under."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from evaltool.rules.model import Band, Clause, RuleSet
from evaltool.scoring.methods import COMPUTED, Column, Method, method
from evaltool.scoring.schema import NONE, Shape

SHARE_UNIT = 10**4
"""100 % in the unit of shares (1/100 %)."""

EDGE_UNIT = 10**6
"""100 % in the unit of the edges of bands (1/10000 %)."""


class Key(IntEnum):
    """What a row is scored as: its shape, or what takes the place of its shape."""

    UNDECIDED = -1
    AT_LEAST = Shape.AT_LEAST
    AT_MOST = Shape.AT_MOST
    EXACT = Shape.EXACT
    RANGE = Shape.RANGE
    DEADLINE = Shape.DEADLINE
    PERIOD = Shape.PERIOD
    QUALITATIVE = Shape.QUALITATIVE
    COMPOUND = Shape.COMPOUND
    EXECUTION = Shape.EXECUTION
    ZERO_TARGET = 9
    MET_WITHOUT_SHARE = 10
    SATISFACTION = 11


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The bands of the levels, indexed by `Level`; edges in 1/10000 %."""

    low: Column
    low_owned: Column
    high: Column
    high_owned: Column


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A rule set for the kernel.

    `clauses` gives the position of a key's clause (its last entry, for UNDECIDED, is NONE);
    `assumed` is the share of 达成 without a share; `banded_satisfaction` whether percentages
    of satisfaction have bands of their own; `growth` the largest of the methods' growths.
    """

    clauses: Column
    methods: dict[Key, Method]
    levels: Levels
    assumed: int
    decided_clause: int
    banded_satisfaction: bool
    growth: int


def plan(ruleset: RuleSet) -> Plan:
    """Prepare a rule set for the kernel."""
    clauses: dict[Key, Clause] = {
        key: ruleset.clause(key.name.lower()) for key in Key if key != Key.UNDECIDED
    }
    methods = {key: method(item) for key, item in clauses.items() if item.method in COMPUTED}
    return Plan(
        clauses=_positions(ruleset, clauses),
        methods=methods,
        levels=_levels(clauses[Key.QUALITATIVE]),
        assumed=int(clauses[Key.MET_WITHOUT_SHARE].figure("share") * 100),
        decided_clause=ruleset.clauses.index(ruleset.clause("decided")),
        banded_satisfaction=Key.SATISFACTION in methods,
        growth=max(bound.growth for bound in methods.values()),
    )


def _positions(ruleset: RuleSet, clauses: dict[Key, Clause]) -> Column:
    order = [ruleset.clauses.index(clauses[key]) for key in sorted(clauses)]
    return np.array([*order, NONE], dtype=np.int16)


def _levels(clause: Clause) -> Levels:
    bands = [band for band in clause.members("levels") if isinstance(band, Band)]
    lows = [int((band.low or 0) * 10**4) for band in bands]
    highs = [int((band.high or 0) * 10**4) for band in bands]
    return Levels(
        low=np.array([0, *lows], dtype=np.int64),
        low_owned=np.array([True, *(band.low_owned for band in bands)]),
        high=np.array([EDGE_UNIT, *highs], dtype=np.int64),
        high_owned=np.array([True, *(band.high_owned for band in bands)]),
    )
