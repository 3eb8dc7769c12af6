"""The record of the narrative report (绩效自评报告): what its templates show, in strings."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.report.certainty.annexes import NOTHING_FURTHER, Further
from evaltool.report.view.basis import Basis
from evaltool.report.view.losses import Achievement
from evaltool.report.view.problems import Named, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A budget that was adjusted during the year (预算调整)."""

    quoted: str
    initial: str
    adjusted: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LowExecution:
    """An execution rate below 90 % and the recorded reason."""

    quoted: str
    rate: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Who signs the report; empty where nobody was recorded."""

    leader: str
    finance_leader: str
    contact: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The projects in groups: all points, only execution short, indicators short, undecided.

    `waiting` are those of which nothing at all is decided; they are not among the undecided.
    """

    full: tuple[Achievement, ...]
    execution_short: tuple[Achievement, ...]
    short: tuple[Achievement, ...]
    undecided: tuple[Achievement, ...]
    waiting: tuple[Achievement, ...]

    @property
    def with_details(self) -> tuple[Achievement, ...]:
        """The projects with rows to be explained, in the order the report tells them."""
        return (*self.short, *self.undecided, *self.waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds:
    """What section 资金收支情况 tells: how many projects spent all, what changed, what ran low.

    Of those that spent all (`full`), `over` spent more than their budget.
    """

    full: int
    over: int
    short: int
    unknown: int
    department_changes: tuple[Change, ...]
    changes: tuple[Change, ...]
    department_low: tuple[LowExecution, ...]
    low: tuple[LowExecution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The narrative report; numbers of things are texts too.

    `further` are its annexes on certainty, which it has only where they are asked for or due.
    """

    title: str
    unit: str
    year: str
    marks: str
    basis: str
    sample: bool
    pending_count: int
    project_count: int
    indicator_count: int
    forms: str
    goal: str
    uses: str
    points: str
    achievements: tuple[Achievement, ...]
    department: Achievement | None
    groups: Grouped
    details: tuple[Achievement, ...]
    title_lines: tuple[str, ...]
    funds: Funds
    grades: str
    graded: str
    ranking: str
    found: tuple[Problem, ...]
    problems: tuple[Named, ...]
    measures: tuple[Named, ...]
    unmeasured: tuple[str, ...]
    filed: str
    annex: Basis
    signers: Signers
    further: Further = NOTHING_FURTHER
