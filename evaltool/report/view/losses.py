"""What a project reached and where it lost points, for the narrative report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from evaltool.model import Kind, ProjectKind, Target
from evaltool.report.directions import closed
from evaltool.report.figures import points_text
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.report.view.columns import actual_text, declared_target, weight
from evaltool.report.view.cutting import IN_THE_FORM, whole_numbers
from evaltool.report.view.reasons import decision_text, undecided_text
from evaltool.report.view.words import (
    attainment_text,
    clause,
    grade_text,
    money_text,
    quoted,
    score_text,
    total_text,
)
from evaltool.rules.model import Clause
from evaltool.scoring.schema import State
from evaltool.vocabulary import CERTAINTY_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored


_UNNUMBERED: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One row that lost points: target, actual, how the score came about, reason, evidence.

    `clause` is the title of the clause; `cited` also tells where it stands in the annex, its
    source and its certainty. `reason_place` is the cell in which the reason is to be written.
    `more` are further rows of what is too long for one; a text that goes on there has no stop.
    """

    label: str
    target: str
    actual: str
    points: str
    score: str
    how: str
    clause: str
    cited: str
    lost: str
    decision: str
    reason: str
    reason_place: str
    evidence: str
    more: tuple[str, ...] = ()
    reason_stop: str = "。"
    evidence_stop: str = "。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One row that is undecided (待定): its interval, why, and the cell to look at."""

    label: str
    target: str
    actual: str
    points: str
    score: str
    cause: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """The budget execution of a project (预算执行); `over` if more was spent than budgeted."""

    initial: str
    adjusted: str
    executed: str
    rate: str
    points: str
    score: str
    decided: bool
    full: bool
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """One project in the narrative (项目完成情况); `brief` is its name for a cell of a table."""

    name: str
    quoted: str
    department: bool
    decided: bool
    total: str
    grade: str
    outcome: str
    count: int
    full_count: int
    execution: Execution
    worst: str
    losses: tuple[Loss, ...]
    pending: tuple[Pending, ...]
    brief: str = ""

    @property
    def all_full(self) -> bool:
        """Whether every indicator has its full points."""
        return self.full_count == self.count


def achievement(
    scored: Scored, project: ProjectScore, numbers: Mapping[str, int] = _UNNUMBERED
) -> Achievement:
    """What one project reached, with every lost and every undecided row.

    `numbers` are those of the clauses in the annex, by their slots.
    """
    case = project.case
    entries = project.indicators
    return Achievement(
        name=case.project.name,
        quoted=quoted(case.project.name),
        department=case.project.kind is ProjectKind.DEPARTMENT,
        decided=project.total is not None,
        total=total_text(project),
        grade=grade_text(project),
        outcome=clause(case.situation.outcome if case.situation else None),
        count=len(entries),
        full_count=sum(is_full(entry.row) for entry in entries),
        execution=_execution(project),
        worst=_worst(entries),
        losses=tuple(_loss(scored, entry, numbers) for entry in entries if _has_lost(entry.row)),
        pending=tuple(pending(entry) for entry in entries if entry.row.state is State.UNDECIDED),
    )


def _worst(entries: Iterable[IndicatorScore]) -> str:
    """The indicator that lost most, with its points and its score; empty where none lost."""
    lost = [
        ((entry.row.points or 0) - entry.row.score_high, entry)
        for entry in entries
        if _has_lost(entry.row)
    ]
    if not lost:
        return ""
    _, entry = max(lost, key=lambda pair: pair[0])
    told = f"{weight(entry.row.points)}分得{score_text(entry.row)}分"
    return f"{quoted(short_label(entry))}（{told}）"


def is_full(row: RowScore) -> bool:
    """Whether a row has its full points."""
    return row.score is not None and row.score == row.points


def _has_lost(row: RowScore) -> bool:
    """Whether a row is decided and lost points; an undecided one is told among the pending."""
    return row.lost and row.score is not None


def label(entry: IndicatorScore) -> str:
    """How a sentence calls an indicator: its name, or its categories on the department form."""
    indicator = entry.indicator
    categories = dict.fromkeys((indicator.category, indicator.subcategory))
    return closed(indicator.name or "·".join(categories))


_LONGEST_NAME = 80
"""Characters of an indicator's name that a sentence or a list repeats; the forms have it whole."""


def short_label(entry: IndicatorScore) -> str:
    """The same for sentences and lists: of a name as long as a paragraph, the beginning.

    It says where the whole name stands.
    """
    whole = label(entry)
    if len(whole) <= _LONGEST_NAME:
        return whole
    return closed(whole[: whole_numbers(whole, _LONGEST_NAME)]) + IN_THE_FORM


def pending(entry: IndicatorScore) -> Pending:
    """One undecided row."""
    source = entry.actual.source if entry.actual else entry.indicator.source
    return Pending(
        label=label(entry),
        target=declared_target(entry),
        actual=actual_text(entry) or "未填",
        points=weight(entry.row.points),
        score=score_text(entry.row),
        cause=undecided_text(entry.row),
        place=source.place,
    )


def reason_place(entry: IndicatorScore) -> str:
    """The cell for 偏差原因分析及改进措施 of a row; its target where nothing is recorded at all."""
    source = entry.actual.cell("reason") if entry.actual else entry.indicator.source
    return source.place


def _loss(scored: Scored, entry: IndicatorScore, numbers: Mapping[str, int]) -> Loss:
    row, actual = entry.row, entry.actual
    return Loss(
        label=label(entry),
        target=declared_target(entry),
        actual=actual_text(entry),
        points=weight(row.points),
        score=score_text(row),
        how=_how(scored, entry),
        clause=row.clause.title if row.clause else "",
        cited=_cited(row.clause, numbers) if row.clause else "",
        lost=points_text((row.points or 0) - row.score_high),
        decision=decision_text(entry) if row.state is State.DECIDED else "",
        reason=clause(actual.reason if actual else None),
        reason_place=reason_place(entry),
        evidence=clause(actual.evidence if actual else None),
    )


def _cited(used: Clause, numbers: Mapping[str, int]) -> str:
    number = numbers.get(used.slot)
    place = f"附表1第{number}条" if number else ""
    certainty = CERTAINTY_TITLES[used.certainty.value]
    told = used.source if certainty in used.source else f"{used.source}，{certainty}"
    return f"{place}“{used.title}”，{told}"


_ALL = 10000
"""The rate (1/100 %) at which all of a budget is spent."""
_TOLD = (Kind.DEADLINE, Kind.PERIOD, Kind.COMPOUND)
"""Kinds whose arithmetic cannot be followed from target and actual alone."""


def _how(scored: Scored, entry: IndicatorScore) -> str:
    """How the score came about: the arithmetic of `why`.

    `why` writes arithmetic（what went into it）；依据：clause. Target and actual stand beside it
    already; the clauses stand in the annex with their sources.
    """
    from evaltool.scoring.why import why

    text, _, _ = why(scored, entry.row.position).partition("；依据：")
    arithmetic, bracket, _ = text.partition("（")
    told = isinstance(entry.target, Target) and entry.target.kind in _TOLD
    return text if told or not bracket or arithmetic.startswith("得") else arithmetic


def _execution(project: ProjectScore) -> Execution:
    budget, row = project.case.budget, project.execution
    return Execution(
        initial=money_text(budget.initial),
        adjusted=money_text(budget.adjusted),
        executed=money_text(budget.executed),
        rate=attainment_text(row),
        points=weight(row.points) if row else "",
        score=score_text(row) if row else "",
        decided=bool(row and row.score is not None),
        full=bool(row and is_full(row)),
        over=bool(row and row.attainment is not None and row.attainment > _ALL),
    )
