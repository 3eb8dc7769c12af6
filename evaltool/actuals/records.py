"""What reading and pairing the recorded actuals give."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.findings import Finding
from evaltool.model import Actual, BudgetRecord, Case, Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Actuals:
    """All that was recorded for a year (实际完成情况), in the order it was read.

    `blanks` are rows of the same tables in which nothing has been filled in yet: they are
    no records, but tell the cell that waits for one.
    """

    entries: tuple[Actual, ...] = ()
    budgets: tuple[BudgetRecord, ...] = ()
    situations: tuple[Situation, ...] = ()
    blanks: tuple[Actual, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The declared projects, each with what was recorded for it.

    `cases` stand in declared order; those of `cancelled` projects (已取消项目) stand apart.
    """

    cases: tuple[Case, ...]
    cancelled: tuple[Case, ...] = ()
    findings: tuple[Finding, ...] = ()
