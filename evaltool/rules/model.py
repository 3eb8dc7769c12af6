"""A rule set as the rest of the program sees it: cited clauses, points and grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are that the cited document says so; repeated in every report."""

    CONFIRMED = "confirmed"
    PRACTICE = "practice"
    RECALLED = "recalled"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause (条款): what it demands in our own words, its source and its certainty.

    `slot` is what it is for (at_least, deadline, execution …), `method` the name of the
    computation in `evaltool.scoring.methods`, `parameters` its exact figures.
    """

    slot: str
    title: str
    method: str
    says: str
    source: str
    certainty: Certainty
    parameters: Mapping[str, Decimal | str | tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One grade (等级) from its lowest total, that edge included, upwards."""

    name: str
    at_least: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A rule set (评分规则).

    `clauses` in a fixed order: a scored row names its clause by position. `points` maps the
    categories execution, cost, output, benefit and satisfaction to their points; `hash` is
    the sha256 of the rule files it was read from.
    """

    id: str
    title: str
    document: str
    issued: date | None
    certainty: Certainty
    points: Mapping[str, Decimal]
    grades: tuple[Grade, ...]
    clauses: tuple[Clause, ...]
    hash: str

    def clause(self, slot: str) -> Clause:
        """The clause of a slot.

        Raises:
            KeyError: the rule set has no such clause.
        """
        for clause in self.clauses:
            if clause.slot == slot:
                return clause
        raise KeyError(slot)
