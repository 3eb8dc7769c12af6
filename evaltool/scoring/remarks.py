"""What scoring has to tell about a year: undecided rows, missing reasons, lenient readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from evaltool.findings import Finding, finding
from evaltool.model import Actual, Case, Indicator, Target
from evaltool.scoring.frame import says_something
from evaltool.scoring.methods import scaled
from evaltool.scoring.schema import EXECUTION_ROW, NONE, Level, Shape, State, Unread
from evaltool.scoring.scored import Scored
from evaltool.scoring.titles import budget_cell, cell, indicator_title, reason

_LOW_RATE = 90
"""Execution rates below this percentage need a reason."""

_COLUMNS = (
    *("project", "indicator", "shape", "points", "target", "actual", "level", "share"),
    *("decided", "unread", "computed", "score", "score_low", "score_high", "state"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the scored frame beside its records."""

    case: Case
    place: int
    values: dict[str, int]

    @property
    def indicator(self) -> Indicator:
        return self.case.project.indicators[self.place]

    @property
    def actual(self) -> Actual | None:
        return self.case.actuals[self.place]

    @property
    def target(self) -> Target | None:
        target = self.case.targets[self.place]
        return target if isinstance(target, Target) else None

    @property
    def facts(self) -> dict[str, str]:
        title = indicator_title(self.indicator)
        return {"project": self.case.project.name, "indicator": title}


def remarks(scored: Scored) -> Iterator[Finding]:
    """Everything scoring found, in the order of the projects and their rows."""
    listed_from = scored.ruleset.clause("far_above").figure("from")
    exceeding = _exceeding(scored, listed_from)
    for position, row in enumerate(_rows(scored)):
        if row.values["state"] == State.UNDECIDED:
            yield _undecided(row)
        if row.place == EXECUTION_ROW:
            yield from _budget(row)
            continue
        yield from _decision(row)
        yield from _reasons(row, position in exceeding, listed_from)
        yield from _reading(row)
    for case in scored.cases:
        yield from _inferred(case)


def _rows(scored: Scored) -> Iterator[_Row]:
    lists = [scored.frame[name].tolist() for name in _COLUMNS]
    for values in zip(*lists, strict=True):
        held = dict(zip(_COLUMNS, values, strict=True))
        yield _Row(scored.cases[held["project"]], held["indicator"], held)


def _exceeding(scored: Scored, listed_from: Decimal) -> frozenset[int]:
    """The rows that reach their target so many times over that a reason is due."""
    edge = scaled(listed_from, Decimal(100))
    rows = _far_above(scored.frame, edge)
    parents = scored.parts["parent"].tolist()
    return frozenset(rows) | {parents[part] for part in _far_above(scored.parts, edge)}


def _far_above(frame: pd.DataFrame, edge: Sequence[int]) -> list[int]:
    most, whole = edge
    columns = [frame[name].tolist() for name in ("shape", "unread", "target", "actual")]
    return [
        row
        for row, (shape, unread, target, actual) in enumerate(zip(*columns, strict=True))
        if shape == Shape.AT_LEAST and unread == Unread.READ
        if target > 0 and actual * whole >= most * target
    ]


def _undecided(row: _Row) -> Finding:
    unread = Unread(row.values["unread"])
    execution = row.place == EXECUTION_ROW
    return finding(
        "scoring-undecided",
        cell(row.case, row.place, unread),
        project=row.case.project.name,
        indicator="预算执行率" if execution else indicator_title(row.indicator),
        reason=reason(row.case, row.place, unread),
        low=_points(row.values["score_low"]),
        high=_points(row.values["score_high"]),
    )


def _decision(row: _Row) -> Iterator[Finding]:
    actual = row.actual
    if actual is None or actual.decided is None:
        yield from _reason_alone(row)
        return
    source = actual.cell("decided")
    if row.values["state"] == State.DECIDED:
        yield finding("scoring-decided", source, **row.facts, **_decided_facts(row))
    elif not says_something(actual.decided_reason):
        yield finding("scoring-decided-without-reason", source, **row.facts, decided=actual.decided)
    else:
        yield finding("scoring-decided-refused", source, **row.facts, **_bound_facts(row))


def _reason_alone(row: _Row) -> Iterator[Finding]:
    """A reason (认定理由) beside no score decides nothing; an unread score is told as such."""
    actual = row.actual
    if actual is None or "decided" in actual.unread or not says_something(actual.decided_reason):
        return
    yield finding("scoring-decided-reason-alone", actual.cell("decided_reason"), **row.facts)


def _decided_facts(row: _Row) -> dict[str, str]:
    computed = row.values["computed"]
    return {
        "computed": "待定" if computed == NONE else f"{_points(computed)}分",
        "decided": _points(row.values["score"]),
    }


def _bound_facts(row: _Row) -> dict[str, str]:
    graded = row.values["shape"] == Shape.QUALITATIVE and row.values["level"] != Level.BLANK
    points = row.values["points"]
    return {
        "decided": str(row.actual.decided if row.actual else ""),
        "points": "未知" if points == NONE else f"{_points(points)}分",
        "band": "，也要在所填完成情况的档次之内" if graded else "",
    }


def _reasons(row: _Row, exceeding: bool, listed_from: Decimal) -> Iterator[Finding]:
    actual = row.actual
    explained = actual is not None and says_something(actual.reason)
    source = row.indicator.source if actual is None else actual.cell("reason")
    if exceeding:
        code = "scoring-far-above" if explained else "scoring-far-above-unexplained"
        told = actual.value if actual is not None and actual.value else ""
        facts = {"target": row.indicator.target_text, "actual": told}
        yield finding(code, source, **row.facts, **facts, percent=_plain(listed_from))
    lost = 0 <= row.values["score_high"] < row.values["points"]
    decided = row.values["state"] == State.DECIDED
    if lost and not explained and not decided:
        least = "至少" if row.values["state"] == State.UNDECIDED else ""
        facts = {
            "least": least,
            "lost": _points(row.values["points"] - row.values["score_high"]),
        }
        yield finding("scoring-loss-unexplained", source, **row.facts, **facts)


def _reading(row: _Row) -> Iterator[Finding]:
    values, actual, target = row.values, row.actual, row.target
    assumed = values["shape"] == Shape.QUALITATIVE and values["share"] == NONE
    if assumed and values["computed"] != NONE and actual is not None:
        yield finding("scoring-share-assumed", actual.cell("share"), **row.facts)
    yield from _unused(row)
    if target is not None and target.ambiguous:
        yield finding(
            "scoring-lenient-reading", row.indicator.source, **row.facts, target=target.text
        )


def _unused(row: _Row) -> Iterator[Finding]:
    """完成情况 and 完成比例 on a row that is scored by its value, where they change nothing."""
    values, actual = row.values, row.actual
    if actual is None or row.target is None or values["shape"] == Shape.QUALITATIVE:
        return
    used = values["level"] == Level.NOT_MET
    fields = {"level": "完成情况", "share": "完成比例"}
    told = [name for name in fields if getattr(actual, name) is not None]
    if told and not used:
        facts = {"fields": "和".join(fields[name] for name in told)}
        yield finding("scoring-level-unused", actual.cell(told[0]), **row.facts, **facts)


def _inferred(case: Case) -> Iterator[Finding]:
    """How many directions of a project were inferred; each is shown in the work papers."""
    targets = [target for target in case.targets if isinstance(target, Target)]
    count = sum(any(one.what == "direction" for one in target.inferred) for target in targets)
    if count:
        yield finding(
            "scoring-direction-inferred",
            case.project.source,
            project=case.project.name,
            count=count,
        )


def _budget(row: _Row) -> Iterator[Finding]:
    case, budget = row.case, row.case.budget
    adjusted, executed = budget.adjusted, budget.executed
    project = case.project.name
    changed = budget.initial is not None and adjusted is not None and budget.initial != adjusted
    if changed and not says_something(case.change_reason):
        facts = {"initial": _plain(budget.initial), "adjusted": _plain(adjusted)}
        source = budget_cell(case, "change_reason")
        yield finding("scoring-change-unexplained", source, project=project, **facts)
    if adjusted is None or executed is None or adjusted <= 0:
        return
    facts = {"adjusted": _plain(adjusted), "executed": _plain(executed)}
    if executed > adjusted:
        source = budget_cell(case, "executed")
        yield finding("scoring-overspent", source, project=project, **facts)
    if executed * 100 < adjusted * _LOW_RATE and not says_something(case.low_rate_reason):
        code, source = "scoring-low-execution-unexplained", budget_cell(case, "low_rate_reason")
        yield finding(code, source, project=project, **facts, percent=_LOW_RATE)


def _plain(figure: Decimal | None) -> str:
    return "" if figure is None else f"{figure:f}"


def _points(cents: int) -> str:
    return f"{(Decimal(cents) / 100):.2f}"
