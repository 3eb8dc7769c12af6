"""Totals (总分) and grades (等级) of the projects of a scored frame."""

from __future__ import annotations

import numpy as np
import pandas as pd

from evaltool.rules.model import RuleSet
from evaltool.scoring.methods import Column
from evaltool.scoring.schema import FULL, NONE, PROJECT_COLUMNS, State


def totals(frame: pd.DataFrame, ruleset: RuleSet, count: int | None = None) -> pd.DataFrame:
    """`PROJECT_COLUMNS` of a scored frame, a row per project in order.

    A total is the sum of the scores as printed. Points that were not given to any row, or
    given beyond 100, leave a total open by as much: it stays an interval.

    Args:
        frame: `INPUT_COLUMNS` and `RESULT_COLUMNS`.
        ruleset: the rules whose grades apply.
        count: number of projects, where some may have no row; else the last one's.
    """
    project = frame["project"].to_numpy()
    size = int(project.max()) + 1 if count is None and len(project) else count or 0
    known = frame["points"].to_numpy() >= 0
    points = _sums(project, np.where(known, frame["points"].to_numpy(), 0), size)
    low = _sums(project, frame["score_low"].to_numpy(), size)
    high = _sums(project, np.where(known, frame["score_high"].to_numpy(), 0), size)
    low = np.maximum(low - np.maximum(points - FULL, 0), 0)
    high = np.minimum(high + np.maximum(FULL - points, 0), FULL)
    undecided = _sums(project, (frame["state"].to_numpy() == State.UNDECIDED) * 1, size)
    open_ = (undecided > 0) | (points != FULL)
    lowest, highest = _grades(low, ruleset), _grades(high, ruleset)
    columns = {
        "project": np.arange(size),
        "total": np.where(open_, NONE, low),
        "total_low": low,
        "total_high": high,
        "grade": np.where(lowest == highest, lowest, NONE),
        "state": np.where(open_, State.UNDECIDED, State.SCORED),
    }
    return pd.DataFrame(
        {name: columns[name].astype(kind) for name, kind in PROJECT_COLUMNS.items()}
    )


def _sums(project: Column, values: Column, size: int) -> Column:
    sums = np.zeros(size, np.int64)
    np.add.at(sums, project, values.astype(np.int64))
    return sums


def _grades(total: Column, ruleset: RuleSet) -> Column:
    """The position of the grade of each total."""
    edges = np.array([int(grade.at_least * 100) for grade in ruleset.grades], np.int64)
    grades: Column = (total[:, None] < edges[None, :]).sum(axis=1)
    return grades
