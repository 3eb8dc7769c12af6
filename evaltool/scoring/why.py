"""Why a score is what it is (计分依据): the clause and a line of arithmetic, made on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from functools import lru_cache

import numpy as np

from evaltool.model import Actual, Case, Target, Unreadable
from evaltool.rules.model import Clause, RuleSet
from evaltool.scoring import figures
from evaltool.scoring.arithmetic import Work, line, work
from evaltool.scoring.plan import Plan, plan
from evaltool.scoring.rows import Rows
from evaltool.scoring.schema import EXECUTION_ROW, NONE, Level, Shape, State, Unread
from evaltool.scoring.scored import Scored
from evaltool.scoring.titles import reason

_Values = Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Year:
    """A scored year with what every explanation needs, columns as lists."""

    columns: Mapping[str, Sequence[int]]
    members: Mapping[int, Sequence[_Values]]
    plan: Plan


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """One row to be explained, beside its records."""

    case: Case
    values: _Values
    members: Sequence[_Values]
    ruleset: RuleSet
    plan: Plan

    @property
    def place(self) -> int:
        return self.values["indicator"]

    @property
    def target(self) -> Target | Unreadable | None:
        return None if self.place == EXECUTION_ROW else self.case.targets[self.place]

    @property
    def actual(self) -> Actual | None:
        return None if self.place == EXECUTION_ROW else self.case.actuals[self.place]


def why(scored: Scored, row: int) -> str:
    """The explanation (Chinese) of the score in position `row` of the scored frame.

    A person can redo it on paper: the arithmetic with the recorded figures, what was
    compared, and the clause with its source. An undecided row says what is missing and what
    it may still come to, a decided one (认定得分) what was computed and what was decided.
    """
    year = _year(scored)
    values = {name: column[row] for name, column in year.columns.items()}
    case = scored.cases[values["project"]]
    one = _Row(case, values, year.members.get(row, ()), scored.ruleset, year.plan)
    state = State(values["state"])
    if state is State.UNDECIDED:
        return _undecided(one)
    return _decided(one) if state is State.DECIDED else _computed(one)


@lru_cache(maxsize=1)
def _year(scored: Scored) -> _Year:
    members: dict[int, list[_Values]] = {}
    names = list(scored.parts.columns)
    for values in zip(*(scored.parts[name].tolist() for name in names), strict=True):
        part = dict(zip(names, values, strict=True))
        members.setdefault(part["parent"], []).append(part)
    columns = {str(name): column.tolist() for name, column in scored.frame.items()}
    return _Year(columns, members, plan(scored.ruleset))


def _computed(row: _Row) -> str:
    """How the clause's own score came about, empty where there is none."""
    if row.values["computed"] == NONE:
        return ""
    if row.values["shape"] == Shape.COMPOUND:
        return _compound(row) + _adjustment(row)
    done = work(_rows(row.values), row.plan, row.ruleset.clauses, _unit(row))
    if done is None:
        return ""
    factor, told = line(done)
    return _told(done.clause, _sum(row.values, factor, done.share), told) + _adjustment(row)


def _unit(row: _Row) -> str:
    if row.place == EXECUTION_ROW:
        return "万元"
    return row.target.unit or "" if isinstance(row.target, Target) else ""


def _told(clause: Clause, arithmetic: str, told: str) -> str:
    return f"{arithmetic}（{told}）；依据：{clause.title}，{clause.source}"


def _sum(values: _Values, factor: str, share: Fraction) -> str:
    points, computed = values["points"], values["computed"]
    if not factor or share == 0:
        return f"得{figures.score(computed)}分"
    exact = Fraction(points, 100) * share
    return f"{figures.points(points)} × {factor} {figures.equals(exact, computed)}"


def _adjustment(row: _Row) -> str:
    """The target as declared, where an approved adjustment took its place."""
    if row.actual is None or row.target is None:
        return ""
    declared = row.case.project.indicators[row.place]
    if row.target == declared.target:
        return ""
    told = f"“{declared.target_text}”" if declared.target_text else "空白"
    approval = f"（{row.actual.approval}）" if row.actual.approval else ""
    return f"；按调整后指标值“{row.target.text}”{approval}计，申报的是{told}"


def _compound(row: _Row) -> str:
    works = _works(row)
    shares = [done.share for _, done in works if done is not None]
    mean = sum(shares, Fraction(0)) / len(shares)
    terms = " + ".join(line(done)[0] or "1" for _, done in works if done is not None)
    factor = "" if mean == 1 else f"({terms}) ÷ {len(shares)}"
    told = f"{len(shares)}项平均：{_steps(works)}"
    return _told(row.ruleset.clause("compound"), _sum(row.values, factor, mean), told)


def _works(row: _Row) -> list[tuple[str, Work | None]]:
    """The parts of a compound, each with its label; None for those that are undecided."""
    parts = row.target.parts if isinstance(row.target, Target) else ()
    works = []
    for place, values in enumerate(row.members):
        part = parts[place] if place < len(parts) else None
        label = (part.label if part else None) or f"第{place + 1}项"
        unit = (part.unit if part else None) or ""
        rows = _rows({**row.values, "level": Level.BLANK, "share": NONE, **values})
        works.append((label, work(rows, row.plan, row.ruleset.clauses, unit)))
    return works


def _steps(works: Sequence[tuple[str, Work | None]]) -> str:
    return "；".join(f"{label}：{line(done)[1] if done else '待定'}" for label, done in works)


def _undecided(row: _Row) -> str:
    told = reason(row.case, row.place, Unread(row.values["unread"]))
    if row.values["points"] == NONE:
        return f"得分待定：{told}"
    low, high = row.values["score_low"], row.values["score_high"]
    lead = f"得分待定，在{figures.score(low)}分至{figures.score(high)}分之间：{told}"
    works = _works(row) if row.values["shape"] == Shape.COMPOUND else []
    known = any(done is not None for _, done in works)
    return f"{lead}；{_steps(works)}" if known else lead


def _decided(row: _Row) -> str:
    given = row.actual.decided_reason if row.actual is not None else None
    computed = row.values["computed"]
    before = "计算得分待定" if computed == NONE else f"计算得分{figures.score(computed)}分"
    score = figures.score(row.values["score"])
    clause = row.ruleset.clause("decided")
    lead = f"认定得分{score}分，{before}；认定理由：{given or '未填写'}"
    process = _computed(row)
    tail = f"。计算过程：{process}" if process else ""
    return f"{lead}；依据：{clause.title}，{clause.source}{tail}"


def _rows(values: _Values) -> Rows:
    return Rows(**{field.name: np.array([values[field.name]]) for field in fields(Rows)})
