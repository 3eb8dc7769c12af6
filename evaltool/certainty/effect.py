"""The same year under two rule sets (规则比较): what each clause makes of it.

A difference has two sources that are kept apart: other points for the same rows, and another
method for the same performance. Both are exact and add up to the difference of the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from evaltool.certainty.lines import sheets
from evaltool.certainty.moves import share
from evaltool.model import Case
from evaltool.scoring.schema import NONE

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

UNDECIDED = "待定"
ASSUMPTIONS = (
    "同一目标、同一完成值，分别按两个评分规则重新分配分值并计分；申报了分值的按申报分值。",
    "待定的指标按得分下限计入，两边一致；按条款归类以前一规则适用的条款为准。",
    "“因分值”指得分率不变、只因分值不同引起的得分差，“因计分办法”为其余部分，两者之和等于得分差。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseEffect:
    """What the rows of one clause of the first rule set earn under both; in 1/100 point.

    `by_points` and `by_method` add up to `second - first`.
    """

    slot: str
    title: str
    rows: int
    first_points: int
    second_points: int
    first: int
    second: int
    by_points: Fraction
    by_method: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEffect:
    """The total and grade of one project under both rule sets; grades None where undecided."""

    case: Case
    first: tuple[int, int]
    second: tuple[int, int]
    first_grade: str | None
    second_grade: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A year under two rule sets, by project and by clause."""

    projects: tuple[ProjectEffect, ...]
    clauses: tuple[ClauseEffect, ...]


def effect(first: Scored, second: Scored) -> Effect:
    """The difference that the rule set of `second` makes; both have the same cases."""
    return Effect(projects=_projects(first, second), clauses=_clauses(first, second))


def _projects(first: Scored, second: Scored) -> tuple[ProjectEffect, ...]:
    names = [[grade.name for grade in each.ruleset.grades] for each in (first, second)]
    return tuple(
        ProjectEffect(
            case=one.case,
            first=(one.total_low, one.total_high),
            second=(other.total_low, other.total_high),
            first_grade=None if one.grade is None else names[0][one.grade],
            second_grade=None if other.grade is None else names[1][other.grade],
        )
        for one, other in zip(sheets(first), sheets(second), strict=True)
    )


def _clauses(first: Scored, second: Scored) -> tuple[ClauseEffect, ...]:
    groups: dict[int, list[tuple[int, int, int, int]]] = {}
    columns = [
        frame[name].tolist() for frame in (first.frame, second.frame)
        for name in ("points", "score_low")
    ]  # fmt: skip
    for clause, row in zip(first.frame["clause"].tolist(), zip(*columns, strict=True), strict=True):
        groups.setdefault(clause, []).append(row)
    known = sorted(groups, key=lambda clause: (clause == NONE, clause))
    return tuple(_clause(first, clause, groups[clause]) for clause in known)


def _clause(first: Scored, clause: int, rows: list[tuple[int, int, int, int]]) -> ClauseEffect:
    known = None if clause == NONE else first.ruleset.clauses[clause]
    by_points = sum(
        ((max(new, 0) - max(old, 0)) * share(earned, old) for old, earned, new, _ in rows),
        Fraction(0),
    )
    before, after = (sum(row[at] for row in rows) for at in (1, 3))
    return ClauseEffect(
        slot=known.slot if known else "",
        title=known.title if known else UNDECIDED,
        rows=len(rows),
        first_points=sum(max(row[0], 0) for row in rows),
        second_points=sum(max(row[2], 0) for row in rows),
        first=before,
        second=after,
        by_points=by_points,
        by_method=after - before - by_points,
    )
