"""The frame made from records: a row per indicator, a row per budget execution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from evaltool.findings import Finding
from evaltool.model import Actual, Case, Target
from evaltool.rules.model import RuleSet
from evaltool.scoring.allocation import Allotment, allocate
from evaltool.scoring.methods import Column
from evaltool.scoring.quantities import Quantity, common_scale, part_quantities, quantity
from evaltool.scoring.schema import (
    EXECUTION_ROW,
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    Category,
    Level,
    Shape,
    Unread,
)
from evaltool.vocabulary import LEVELS, NOT_DONE, NOTHING, squeeze

_LEVELS = {"": Level.BLANK, **dict(zip(LEVELS, list(Level)[1:], strict=True))}
_REFUSED = -2
"""A decided score that no row allows, distinct from NONE."""

_Row = dict[str, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Frames:
    """Cases as columns: `INPUT_COLUMNS`, `PART_COLUMNS`, and how points came about."""

    frame: pd.DataFrame
    parts: pd.DataFrame
    allocation: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]


def build_frame(cases: Sequence[Case], ruleset: RuleSet) -> Frames:
    """The frame of the cases: within a project the indicators in order, then execution."""
    rows: list[_Row] = []
    parts: list[_Row] = []
    allotments = [allocate(case, ruleset) for case in cases]
    for project, (case, allotment) in enumerate(zip(cases, allotments, strict=True)):
        for place in range(len(case.project.indicators)):
            row = _indicator_row(case, place, allotment)
            parts += _part_rows(case, place, len(rows))
            rows.append({**row, "project": project, "indicator": place})
        execution = _execution_row(case, allotment)
        rows.append({**execution, "project": project, "indicator": EXECUTION_ROW})
    return Frames(
        frame=_columns(rows, INPUT_COLUMNS),
        parts=_columns(parts, PART_COLUMNS),
        allocation=tuple(allotment.notes for allotment in allotments),
        findings=tuple(found for allotment in allotments for found in allotment.findings),
    )


def says_something(text: str | None) -> bool:
    """Whether a text cell holds more than a blank or a word for nothing."""
    return text is not None and squeeze(text) not in ("", *NOTHING)


def _columns(rows: Sequence[_Row], kinds: Mapping[str, str]) -> pd.DataFrame:
    columns = {name: _column([row[name] for row in rows], kind) for name, kind in kinds.items()}
    return pd.DataFrame(columns)


def _column(values: list[int], kind: str) -> Column:
    try:
        return np.array(values, dtype=kind)
    except OverflowError:
        return np.array(values, dtype=object)


def _indicator_row(case: Case, place: int, allotment: Allotment) -> _Row:
    target, actual = case.targets[place], case.actuals[place]
    found = quantity(target, case.achieved[place], case.project.year)
    points = allotment.points[place]
    row = {
        **_quantity_row(found),
        "category": allotment.categories[place],
        "points": NONE if points is None else points,
        "percent": int(found.percent),
        "level": Level.BLANK,
        "share": NONE,
        "decided": _decided(actual, points),
    }
    if found.shape is Shape.QUALITATIVE and isinstance(target, Target):
        row |= _qualitative(actual)
    elif found.unread is Unread.READ and found.shape is Shape.COMPOUND:
        row |= _compound(actual)
    elif _not_done(found, actual):
        row |= {"level": Level.NOT_MET, "unread": Unread.READ}
    open_fields = {**_unread_fields(actual, row), **_disputed_points(case, place)}
    return {**row, **open_fields, **_without_points(points)}


def _quantity_row(found: Quantity) -> _Row:
    return {
        "shape": found.shape,
        "target": found.target,
        "target_high": found.target_high,
        "actual": found.actual,
        "start": found.start,
        "exponent": found.exponent,
        "unread": found.unread,
    }


def _part_rows(case: Case, place: int, parent: int) -> list[_Row]:
    target, achieved = case.targets[place], case.achieved[place]
    if not isinstance(target, Target) or not target.parts:
        return []
    found = part_quantities(target, achieved, case.project.year)
    return [{**_quantity_row(part), "parent": parent} for part in found]


def _qualitative(actual: Actual | None) -> _Row:
    level = _LEVELS.get(squeeze(actual.level or "") if actual else "")
    if level is None:
        return {"unread": Unread.LEVEL_UNKNOWN}
    if level is Level.BLANK:
        return {"unread": Unread.LEVEL_BLANK}
    if actual is None or actual.share is None:
        missing = level is not Level.MET
        return {"level": level, "unread": Unread.SHARE_MISSING if missing else Unread.READ}
    found = common_scale(actual.share)
    if found is None or found[0][0] < 0:
        return {"level": level, "unread": Unread.SHARE_OUTSIDE_BAND}
    (share,), places = found
    finer = max(places - 2, 0)
    return {"level": level, "share": share * 10 ** (2 + finer - places), "exponent": finer}


def _compound(actual: Actual | None) -> _Row:
    blank = actual is None or not says_something(actual.value)
    return {"unread": Unread.ACTUAL_BLANK if blank else Unread.READ}


def _not_done(found: Quantity, actual: Actual | None) -> bool:
    """Whether a deadline without a date is recorded as not kept at all (未完成)."""
    if found.shape not in (Shape.DEADLINE, Shape.PERIOD) or actual is None:
        return False
    if found.unread not in (Unread.ACTUAL_BLANK, Unread.ACTUAL_NOT_A_DATE):
        return False
    level = _LEVELS.get(squeeze(actual.level or ""))
    return level is Level.NOT_MET or squeeze(actual.value or "") in NOT_DONE


def _unread_fields(actual: Actual | None, row: _Row) -> _Row:
    """A field that holds what could not be read leaves the row open, whatever else it says."""
    fields = () if actual is None else actual.unread
    for field, code in _UNREAD_FIELDS.items():
        concerns = row["shape"] == Shape.QUALITATIVE or field not in ("level", "share")
        valued = row["shape"] != Shape.QUALITATIVE or field != "value"
        if field in fields and concerns and valued:
            return {"unread": code}
    return {}


_UNREAD_FIELDS = {
    "adjusted_target": Unread.TARGET_UNREADABLE,
    "value": Unread.ACTUAL_DISPUTED,
    "level": Unread.LEVEL_UNKNOWN,
    "share": Unread.SHARE_MISSING,
    "points": Unread.POINTS_UNKNOWN,
    "decided": Unread.DECIDED_REFUSED,
}


def _disputed_points(case: Case, place: int) -> _Row:
    """Points on which two declarations disagree leave the row open, unless recorded ones count."""
    actual, indicator = case.actuals[place], case.project.indicators[place]
    recorded = actual is not None and actual.points is not None
    disputed = "points" in indicator.unread and not recorded
    return {"unread": Unread.POINTS_UNKNOWN} if disputed else {}


def _without_points(points: int | None) -> _Row:
    return {"unread": Unread.POINTS_UNKNOWN} if points is None else {}


def _decided(actual: Actual | None, points: int | None) -> int:
    """认定得分 with its reason, half up to 1/100 point; without a reason it does not count."""
    if actual is None or actual.decided is None or not says_something(actual.decided_reason):
        return NONE
    if not 0 <= actual.decided <= 100:
        return _REFUSED
    if points is not None and actual.decided > Decimal(points) / 100:
        return points + 1
    return int((actual.decided * 100).to_integral_value(ROUND_HALF_UP))


def _execution_row(case: Case, allotment: Allotment) -> _Row:
    adjusted, executed = case.budget.adjusted, case.budget.executed
    row = {
        **_quantity_row(Quantity(shape=Shape.EXECUTION)),
        "category": Category.EXECUTION,
        "points": allotment.execution,
        "percent": 0,
        "level": Level.BLANK,
        "share": NONE,
        "decided": NONE,
    }
    if adjusted is None or executed is None:
        return {**row, "unread": Unread.BUDGET_BLANK}
    found = common_scale(adjusted, executed)
    if found is None or adjusted <= Decimal(0):
        return {**row, "unread": Unread.BUDGET_ZERO}
    (target, actual), exponent = found
    return {**row, "target": target, "actual": actual, "exponent": exponent}
