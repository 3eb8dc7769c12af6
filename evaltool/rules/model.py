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
class Band:
    """One band of a scale (档次), its edges in percent, each with whether the band owns it.

    `low` or `high` is None where the band has no end on that side. `share` is the part of
    the points that the band earns, in percent, None for a band that only limits a share;
    `name` is the level (完成情况) that the band belongs to, if any.
    """

    low: Decimal | None
    low_owned: bool
    high: Decimal | None
    high_owned: bool
    share: Decimal | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where points of a category go that a project does not have: `points` of `missing` `to`."""

    missing: str
    to: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause (条款): what it demands in our own words, its source and its certainty.

    `slot` is what it is for (at_least, deadline, execution …), `method` the name of the
    computation in `evaltool.scoring.methods`, `parameters` its exact figures: a figure, or a
    tuple of `Band`, `Move` or category names (see `evaltool.rules.methods`).
    """

    slot: str
    title: str
    method: str
    says: str
    source: str
    certainty: Certainty
    parameters: Mapping[str, Decimal | str | tuple[object, ...]]

    def figure(self, name: str) -> Decimal:
        """A parameter that is a figure.

        Raises:
            TypeError: the parameter is something else.
        """
        value = self.parameters[name]
        if not isinstance(value, Decimal):
            raise TypeError(name)
        return value

    def members(self, name: str) -> tuple[object, ...]:
        """A parameter that is a list, empty where the clause has none."""
        value = self.parameters.get(name, ())
        return value if isinstance(value, tuple) else ()


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
    the sha256 of the rule files it was read from. `form` is the id of the layout in which its
    forms are written (表样), empty for the standard one. `texts` are the contents of these
    files, the one that is extended first.
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
    form: str = ""
    texts: tuple[str, ...] = ()

    def clause(self, slot: str) -> Clause:
        """The clause of a slot.

        Raises:
            KeyError: the rule set has no such clause.
        """
        for clause in self.clauses:
            if clause.slot == slot:
                return clause
        raise KeyError(slot)
