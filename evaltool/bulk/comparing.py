"""Rules compared: whose grade is another one under other rules than those that count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.bulk.questions import asked

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """How many projects have one grade under the first rules and another under the others."""

    rules: str
    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """A project whose grade and total (an interval while undecided) are others under `rules`."""

    rules: str
    unit: str
    project: str
    before: str
    total_low: int
    total_high: int
    after: str
    other_low: int
    other_high: int


def changes(store: DuckDBPyConnection) -> list[ChangeLine]:
    """Grades under the first rules against those under others; what changes before what stays."""
    sql = """
    SELECT c.rules, p.grade AS before, c.grade AS after, count(*) AS count
    FROM compared c JOIN project p USING (unit, project) WHERE p.kind = 'project'
    GROUP BY c.rules, p.grade, c.grade
    ORDER BY c.rules, p.grade = c.grade, count DESC, p.grade, c.grade
    """
    return asked(store, ChangeLine, sql)


def changed(store: DuckDBPyConnection) -> list[ChangedLine]:
    """The projects whose grade is another one under other rules, in their order."""
    sql = """
    SELECT c.rules, u.name AS unit, p.name AS project, p.grade AS before, p.total_low,
        p.total_high, c.grade AS after, c.total_low AS other_low, c.total_high AS other_high
    FROM compared c JOIN project p USING (unit, project) JOIN unit u USING (unit)
    WHERE p.kind = 'project' AND p.grade <> c.grade ORDER BY c.rules, c.unit, c.project
    """
    return asked(store, ChangedLine, sql)
