"""The scored frame as plain records, exact and unformatted, for whatever writes documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.model import Achieved, Actual, Case, Indicator, Inference, Target, Unreadable
from evaltool.rules.model import Clause, RuleSet
from evaltool.scoring.schema import EXECUTION_ROW, NONE, Category, State, Unread

if TYPE_CHECKING:
    import pandas as pd

    from evaltool.scoring.scored import Scored

_CATEGORIES, _STATES, _UNREAD = tuple(Category), tuple(State), tuple(Unread)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowScore:
    """The result of one row; points and scores in 1/100 point, None where there is none.

    `position` is the row's position in the frame. `attainment` (完成率) is in 1/100 percent.
    """

    position: int
    category: Category
    points: int | None
    attainment: int | None
    computed: int | None
    decided: int | None
    score: int | None
    score_low: int
    score_high: int
    clause: Clause | None
    state: State
    unread: Unread

    @property
    def lost(self) -> bool:
        """Whether points were lost for certain (扣分)."""
        return self.points is not None and self.score_high < self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """One indicator with what was declared and recorded for it, and its result."""

    indicator: Indicator
    target: Target | Unreadable
    actual: Actual | None
    achieved: Achieved | Unreadable | None
    row: RowScore


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectScore:
    """One project: its indicators in declared order, its execution, its total and grade.

    `total` is None while anything is undecided, `grade` where the interval spans several.
    """

    case: Case
    indicators: tuple[IndicatorScore, ...]
    execution: RowScore | None
    total: int | None
    total_low: int
    total_high: int
    grade: str | None
    state: State
    allocation: tuple[str, ...]


def project_scores(scored: Scored) -> tuple[ProjectScore, ...]:
    """The scored year, project by project in order."""
    rows: list[dict[int, RowScore]] = [{} for _ in scored.cases]
    for project, indicator, row in _rows(scored.frame, scored.ruleset):
        rows[project][indicator] = row
    totals = _records(scored.projects)
    return tuple(_project(scored, index, rows[index], total) for index, total in enumerate(totals))


def all_inferred(
    meaning: Target | Achieved | Unreadable | None,
) -> tuple[Inference, ...]:
    """What was inferred for a meaning and for the parts of a compound, each once."""
    if meaning is None or isinstance(meaning, Unreadable):
        return ()
    of_parts = (item for part in meaning.parts for item in all_inferred(part))
    return tuple(dict.fromkeys((*meaning.inferred, *of_parts)))


def _project(
    scored: Scored, index: int, rows: dict[int, RowScore], total: dict[str, int]
) -> ProjectScore:
    case = scored.cases[index]
    grade = _present(total["grade"])
    return ProjectScore(
        case=case,
        indicators=tuple(
            IndicatorScore(
                indicator=indicator,
                target=case.targets[ordinal],
                actual=case.actuals[ordinal],
                achieved=case.achieved[ordinal],
                row=rows[ordinal],
            )
            for ordinal, indicator in enumerate(case.project.indicators)
        ),
        execution=rows.get(EXECUTION_ROW),
        total=_present(total["total"]),
        total_low=total["total_low"],
        total_high=total["total_high"],
        grade=None if grade is None else scored.ruleset.grades[grade].name,
        state=_STATES[total["state"]],
        allocation=scored.allocation[index],
    )


def _rows(frame: pd.DataFrame, ruleset: RuleSet) -> Iterator[tuple[int, int, RowScore]]:
    for position, record in enumerate(_records(frame)):
        yield record["project"], record["indicator"], _row(position, record, ruleset)


def _row(position: int, record: dict[str, int], ruleset: RuleSet) -> RowScore:
    clause = _present(record["clause"])
    return RowScore(
        position=position,
        category=_CATEGORIES[record["category"]],
        points=_present(record["points"]),
        attainment=_present(record["attainment"]),
        computed=_present(record["computed"]),
        decided=_present(record["decided"]),
        score=_present(record["score"]),
        score_low=record["score_low"],
        score_high=record["score_high"],
        clause=None if clause is None else ruleset.clauses[clause],
        state=_STATES[record["state"]],
        unread=_UNREAD[record["unread"]],
    )


def _records(frame: pd.DataFrame) -> list[dict[str, int]]:
    """The frame row by row, taken by column: one may hold integers that int64 cannot."""
    columns = {str(name): column.tolist() for name, column in frame.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _present(value: int) -> int | None:
    return None if value == NONE else value
