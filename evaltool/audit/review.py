"""A claim beside what the rules give for it: the same frame and the same scoring as our own.

Points are the claim's own: a row whose form prints none stays undecided, and budget execution
is worth what the form says it is worth. Every shipped rule set scores the claim, so that a
finding can say which one would defend a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from evaltool.audit.cases import case_of
from evaltool.audit.claim import Claim, ClaimedRow, Figure
from evaltool.audit.correspondence import declared_for
from evaltool.model import Achieved, Case, Project, Target, Unreadable
from evaltool.rules.model import Clause, RuleSet
from evaltool.scoring import Scored, build_frame, score_frames
from evaltool.scoring.schema import EXECUTION_ROW, NONE, Shape, State, Unread
from evaltool.scoring.titles import reason as undecided_reason
from evaltool.scoring.why import why

_CENTS = 100
_MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result:
    """What one rule set gives for one row, in points; score is None while undecided."""

    ruleset: RuleSet
    points: Decimal | None
    score: Decimal | None
    low: Decimal
    high: Decimal
    attainment: Decimal | None
    clause: Clause | None
    shape: Shape
    unread: Unread
    position: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowReview:
    """One claimed row beside its meaning and its results, the chosen rule set's first."""

    row: ClaimedRow
    target: Target | Unreadable
    achieved: Achieved | Unreadable | None
    level: str | None
    result: Result
    others: tuple[Result, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Review:
    """A claim with everything a check may need; `declared` only where a declaration was given."""

    claim: Claim
    case: Case
    rows: tuple[RowReview, ...]
    execution: Result
    execution_others: tuple[Result, ...]
    scored: Scored
    declared: Project | None = None
    has_declaration: bool = False

    @property
    def ruleset(self) -> RuleSet:
        """The rule set chosen for this audit."""
        return self.scored.ruleset

    @property
    def weighed(self) -> tuple[RowReview, ...]:
        """The rows that take part in scoring."""
        return tuple(item for item in self.rows if item.row.weighed)

    def why(self, result: Result) -> str:
        """How the chosen rule set comes to a result."""
        return why(self.scored, result.position)

    def undecided(self, item: RowReview) -> str:
        """Why a row cannot be scored again."""
        place = next(n for n, other in enumerate(self.rows) if other is item)
        return undecided_reason(self.case, place, item.result.unread)


def review_claims(
    claims: Sequence[Claim],
    rulesets: Sequence[RuleSet],
    *,
    declared: Sequence[Project] | None = None,
) -> tuple[Review, ...]:
    """Score the claims by every rule set; the first one is the one that was chosen.

    `declared` are the declared projects to compare with, None where none were given.
    """
    if not claims:
        return ()
    cases = tuple(case_of(claim) for claim in claims)
    years = [_scored(claims, cases, ruleset) for ruleset in rulesets]
    results = [_results(scored) for scored in years]
    reviews = (
        _review(claim, case, place, years[0], results)
        for place, (claim, case) in enumerate(zip(claims, cases, strict=True))
    )
    if declared is None:
        return tuple(reviews)
    return tuple(
        replace(one, declared=declared_for(one.claim, declared), has_declaration=True)
        for one in reviews
    )


def _scored(claims: Sequence[Claim], cases: Sequence[Case], ruleset: RuleSet) -> Scored:
    """The cases scored with the points that the claims print."""
    built = build_frame(cases, ruleset)
    points = [
        _cents(_claimed_points(claims[project], place))
        for project, place in zip(
            built.frame["project"].tolist(), built.frame["indicator"].tolist(), strict=True
        )
    ]
    unread = built.frame["unread"].to_numpy().copy()
    known = np.array(points) >= 0
    unread[known & (unread == Unread.POINTS_UNKNOWN)] = Unread.READ
    unread[~known & (unread == Unread.READ)] = Unread.POINTS_UNKNOWN
    frame = built.frame.assign(points=np.array(points, np.int64), unread=unread)
    return score_frames(
        cases,
        ruleset,
        type(built)(frame=frame, parts=built.parts, allocation=built.allocation, findings=()),
    )


def _claimed_points(claim: Claim, place: int) -> Figure | Decimal | None:
    if place != EXECUTION_ROW:
        return claim.rows[place].points
    return execution_points(claim)


def execution_points(claim: Claim) -> Decimal | None:
    """What the form says that budget execution is worth, in its row or in a heading."""
    row = claim.execution
    if row is not None and row.points.value is not None:
        return row.points.value
    stated = (item.points for item in claim.stated if item.kind == "execution")
    return next(stated, None)


def _cents(points: Figure | Decimal | None) -> int:
    value = points.value if isinstance(points, Figure) and not points.shared else points
    if not isinstance(value, Decimal) or not 0 <= value <= _MOST:
        return NONE
    return int((value * _CENTS).to_integral_value(ROUND_HALF_UP))


_Rows = dict[tuple[int, int], Result]


def _results(scored: Scored) -> _Rows:
    frame = scored.frame
    names = [str(name) for name in frame.columns]
    found: _Rows = {}
    columns = [frame[name].tolist() for name in names]
    for position, values in enumerate(zip(*columns, strict=True)):
        held = dict(zip(names, values, strict=True))
        found[held["project"], held["indicator"]] = _result(scored.ruleset, position, held)
    return found


def _result(ruleset: RuleSet, position: int, held: dict[str, int]) -> Result:
    decided = held["state"] != State.UNDECIDED
    clause = held["clause"]
    return Result(
        ruleset=ruleset,
        points=_points(held["points"]),
        score=_points(held["score"]) if decided else None,
        low=Decimal(held["score_low"]) / _CENTS,
        high=Decimal(held["score_high"]) / _CENTS,
        attainment=_points(held["attainment"]),
        clause=None if clause == NONE else ruleset.clauses[clause],
        shape=Shape(held["shape"]),
        unread=Unread(held["unread"]),
        position=position,
    )


def _points(cents: int) -> Decimal | None:
    return None if cents == NONE else Decimal(cents) / _CENTS


def _review(
    claim: Claim, case: Case, place: int, scored: Scored, results: Sequence[_Rows]
) -> Review:
    def of(indicator: int) -> tuple[Result, tuple[Result, ...]]:
        first, *others = (rows[place, indicator] for rows in results)
        return first, tuple(others)

    rows = []
    for ordinal, row in enumerate(claim.rows):
        result, others = of(ordinal)
        actual = case.actuals[ordinal]
        rows.append(
            RowReview(
                row=row,
                target=case.targets[ordinal],
                achieved=case.achieved[ordinal],
                level=actual.level if actual else None,
                result=result,
                others=others,
            )
        )
    execution, execution_others = of(EXECUTION_ROW)
    return Review(
        claim=claim,
        case=case,
        rows=tuple(rows),
        execution=execution,
        execution_others=execution_others,
        scored=scored,
    )
