"""Why a score is what it is (计分依据): the clause and a line of arithmetic, made on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from fractions import Fraction

import numpy as np
import pandas as pd

from evaltool.model import Actual, Case, Target
from evaltool.rules.model import Clause
from evaltool.scoring import figures
from evaltool.scoring.arithmetic import Work, line, work
from evaltool.scoring.kernel import Rows
from evaltool.scoring.plan import Plan, plan
from evaltool.scoring.schema import (
    EXECUTION_ROW,
    NONE,
    PART_COLUMNS,
    Level,
    Shape,
    State,
    Unread,
)
from evaltool.scoring.scored import Scored
from evaltool.scoring.titles import reason

_PLAIN = Level.BLANK


def why(scored: Scored, row: int) -> str:
    """The explanation (Chinese) of the score in position `row` of the scored frame.

    A person can redo it on paper: the clause with its source, then the arithmetic with the
    recorded figures. An undecided row says what is missing and what it may still come to, a
    decided one (认定得分) what was computed and what was decided.
    """
    values = {str(name): int(column.iloc[row]) for name, column in scored.frame.items()}
    case = scored.cases[values["project"]]
    state = State(values["state"])
    if state is State.UNDECIDED:
        return _undecided(case, values)
    computed = _computed(scored, row, values)
    if state is State.SCORED:
        return computed
    return _decided(scored, case, values, computed)


def _computed(scored: Scored, row: int, values: dict[str, int]) -> str:
    prepared = plan(scored.ruleset)
    if values["computed"] == NONE:
        return ""
    if values["shape"] == Shape.COMPOUND:
        return _compound(scored, row, values, prepared)
    done = work(_rows(scored.frame.iloc[[row]]), prepared, scored.ruleset.clauses)
    if done is None:
        return ""
    factor, told = line(done)
    return _told(done.clause, _sum(values, factor, done.share), told)


def _told(clause: Clause, arithmetic: str, told: str) -> str:
    return f"{arithmetic}（{told}）；依据：{clause.title}，{clause.source}"


def _sum(values: dict[str, int], factor: str, share: Fraction) -> str:
    points, computed = values["points"], values["computed"]
    if not factor:
        return f"得{figures.score(computed)}分"
    if share == 0:
        return f"得{figures.score(0)}分"
    exact = Fraction(points, 100) * share
    return f"{figures.points(points)} × {factor} {figures.equals(exact, computed)}"


def _compound(scored: Scored, row: int, values: dict[str, int], prepared: Plan) -> str:
    members = scored.parts[scored.parts["parent"] == row]
    case = scored.cases[values["project"]]
    target = case.targets[values["indicator"]]
    labels = _labels(target, len(members))
    done = [
        work(_part_rows(members.iloc[[part]], values), prepared, scored.ruleset.clauses)
        for part in range(len(members))
    ]
    known = [part for part in done if part is not None]
    mean = sum((part.share for part in known), Fraction(0)) / max(len(known), 1)
    steps = "；".join(_step(label, part) for label, part in zip(labels, done, strict=True))
    factor = f"({' + '.join(_share_text(part) for part in known)}) ÷ {len(known)}"
    clause = scored.ruleset.clause("compound")
    return _told(clause, _sum(values, factor, mean), f"{len(known)}项平均：{steps}")


def _labels(target: object, count: int) -> Sequence[str]:
    parts = target.parts if isinstance(target, Target) else ()
    named = [part.label or f"第{place}项" for place, part in enumerate(parts, 1)]
    return named if len(named) == count else [f"第{place}项" for place in range(1, count + 1)]


def _step(label: str, done: Work | None) -> str:
    if done is None:
        return f"{label}待定"
    return f"{label}{line(done)[1]}"


def _share_text(done: Work) -> str:
    factor = line(done)[0]
    if not factor:
        return "1"
    return f"({factor})" if " " in factor and "÷" not in factor else factor


def _undecided(case: Case, values: dict[str, int]) -> str:
    told = reason(case, values["indicator"], Unread(values["unread"]))
    low, high = values["score_low"], values["score_high"]
    return f"得分待定，在{figures.score(low)}分至{figures.score(high)}分之间：{told}"


def _decided(scored: Scored, case: Case, values: dict[str, int], computed: str) -> str:
    actual: Actual | None = None
    if values["indicator"] != EXECUTION_ROW:
        actual = case.actuals[values["indicator"]]
    given = actual.decided_reason if actual is not None else None
    points = values["computed"]
    before = "计算得分待定" if points == NONE else f"计算得分{figures.score(points)}分"
    clause = scored.ruleset.clause("decided")
    lead = f"认定得分{figures.score(values['score'])}分，{before}；认定理由：{given or '未填写'}"
    return f"{lead}；依据：{clause.title}，{clause.source}" + (
        f"。计算过程：{computed}" if computed else ""
    )


def _rows(frame: pd.DataFrame) -> Rows:
    return Rows(**{field.name: frame[field.name].to_numpy() for field in fields(Rows)})


def _part_rows(part: pd.DataFrame, parent: dict[str, int]) -> Rows:
    one = np.array([NONE])
    return Rows(
        **{name: part[name].to_numpy() for name in PART_COLUMNS if name != "parent"},
        category=np.array([parent["category"]]),
        percent=np.array([parent["percent"]]),
        level=np.array([_PLAIN]),
        share=one,
    )
