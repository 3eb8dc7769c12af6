"""`score`: the one scoring, over columns, block by block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from evaltool.rules.model import RuleSet
from evaltool.scoring import compound
from evaltool.scoring.kernel import groups, half_up
from evaltool.scoring.keys import within
from evaltool.scoring.methods import Column
from evaltool.scoring.plan import EDGE_UNIT, SHARE_UNIT, Key, Plan, plan
from evaltool.scoring.rows import INT64_MAX, Rows, too_large
from evaltool.scoring.schema import (
    FULL,
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    RESULT_COLUMNS,
    Level,
    Shape,
    State,
    Unread,
)

BLOCK = 32_768
"""Rows computed at a time: what stays in the processor's cache."""

_MOST_POINTS = 10**8
_UNDECIDED, _SCORED = np.int8(State.UNDECIDED), np.int8(State.SCORED)
_CODES = {"shape": Shape, "level": Level, "unread": Unread}
_ROW_COLUMNS = tuple(Rows.__dataclass_fields__)
_Columns = dict[str, Column]


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """The rows of one block with what only the outcome needs."""

    rows: Rows
    points: Column
    decided: Column
    parts: Rows | None
    owner: Column | None


def score(frame: pd.DataFrame, ruleset: RuleSet, parts: pd.DataFrame | None = None) -> pd.DataFrame:
    """The frame with `RESULT_COLUMNS`, every score exact; the frame itself is not changed.

    Args:
        frame: `INPUT_COLUMNS`, in any order of rows.
        ruleset: the rules to score by.
        parts: `PART_COLUMNS`, the members of the compounds of `frame`, if it has any.

    Raises:
        ValueError: a column is missing or holds a code that is none.
    """
    columns = _checked(frame, tuple(INPUT_COLUMNS))
    members = _sorted_parts(parts, len(frame))
    prepared = plan(ruleset)
    results = {name: np.empty(len(frame), kind) for name, kind in RESULT_COLUMNS.items()}
    for first in range(0, len(frame), BLOCK):
        chosen = slice(first, min(first + BLOCK, len(frame)))
        outcome = _outcome(_block(columns, members, chosen), prepared)
        for name, column in outcome.items():
            results[name][chosen] = column
    inputs = frame.drop(columns=list(RESULT_COLUMNS), errors="ignore")
    found = pd.DataFrame(results, index=frame.index, copy=False)
    return pd.concat([inputs, found], axis=1)


def _checked(frame: pd.DataFrame, names: tuple[str, ...]) -> _Columns:
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise ValueError(f"columns missing from the frame: {', '.join(missing)}")
    columns = {name: frame[name].to_numpy() for name in names}
    for name, codes in _CODES.items():
        column = columns.get(name)
        if (
            column is not None
            and len(column)
            and not 0 <= column.min() <= column.max() < len(codes)
        ):
            raise ValueError(f"column {name} holds codes outside {codes.__name__}")
    if len(frame) and columns["exponent"].min() < 0:
        raise ValueError("column exponent holds negative values")
    if len(frame) and "points" in columns and columns["points"].max() > _MOST_POINTS:
        raise ValueError("column points holds more than a million points")
    return columns


def _sorted_parts(parts: pd.DataFrame | None, count: int) -> _Columns | None:
    if parts is None or not len(parts):
        return None
    columns = _checked(parts, tuple(PART_COLUMNS))
    parent = columns["parent"]
    if parent.min() < 0 or parent.max() >= count:
        raise ValueError("column parent points outside the frame")
    if (parent[1:] >= parent[:-1]).all():
        return columns
    order = np.argsort(parent, kind="stable")
    return {name: column[order] for name, column in columns.items()}


def _block(columns: _Columns, members: _Columns | None, chosen: slice) -> _Block:
    held = {name: column[chosen] for name, column in columns.items()}
    unknown = held["points"] < 0
    if unknown.any():
        held["unread"] = np.where(unknown, np.int8(Unread.POINTS_UNKNOWN), held["unread"])
    rows = Rows(**{name: held[name] for name in _ROW_COLUMNS})
    parts, owner = (None, None) if members is None else _members(members, rows, chosen)
    return _Block(rows, held["points"], held["decided"], parts, owner)


def _members(members: _Columns, rows: Rows, chosen: slice) -> tuple[Rows | None, Column | None]:
    bounds = np.searchsorted(members["parent"], (chosen.start, chosen.stop))
    if bounds[0] == bounds[1]:
        return None, None
    held = {name: column[slice(*bounds)] for name, column in members.items()}
    owner = held["parent"] - chosen.start
    parts = Rows(
        category=rows.category[owner],
        percent=rows.percent[owner],
        level=np.zeros(len(owner), np.int8),
        share=np.full(len(owner), NONE, np.int64),
        **{name: held[name] for name in PART_COLUMNS if name != "parent"},
    )
    return parts, owner


def _outcome(block: _Block, prepared: Plan) -> _Columns:
    """The result columns of a block."""
    key, computed, attainment = _computed(block.rows, block.points, prepared)
    low, high = computed.copy(), computed.copy()
    _put_compounds(block, prepared, key, (computed, attainment, low, high))
    undecided = key == int(Key.UNDECIDED)
    _put_intervals(block, prepared, np.flatnonzero(undecided), (computed, attainment, low, high))
    columns = {
        "attainment": attainment,
        "computed": computed,
        "score": computed,
        "score_low": low,
        "score_high": high,
        "clause": prepared.clauses[key],
        "state": np.where(undecided, _UNDECIDED, _SCORED),
    }
    return _with_decisions(block, prepared, columns)


def _computed(rows: Rows, points: Column, prepared: Plan) -> tuple[Column, Column, Column]:
    """Keys, scores and attainments, by Python ints where int64 would not do."""
    most = max(int(points.max()), 0)
    large = too_large(rows, prepared, most)
    if large is None:
        return _evaluated(rows.holding(np.int64), points, prepared)
    key = np.empty(len(rows), np.int8)
    computed, attainment = np.empty(len(rows), np.int64), np.empty(len(rows), np.int64)
    columns: tuple[Column, ...] = (key, computed, attainment)
    for chosen, kind in ((np.flatnonzero(~large), np.int64), (np.flatnonzero(large), object)):
        if len(chosen):
            found = _evaluated(rows.take(chosen).holding(kind), points[chosen], prepared)
            for column, values in zip(columns, found, strict=True):
                column[chosen] = values
    return key, computed, attainment


def _evaluated(rows: Rows, points: Column, prepared: Plan) -> tuple[Column, Column, Column]:
    key, found = groups(rows, prepared)
    held = points.astype(rows.target.dtype, copy=False)
    computed, attainment = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    for group in found:
        computed[group.chosen] = half_up(held[group.chosen], group.share)
        attainment[group.chosen] = np.minimum(half_up(SHARE_UNIT, group.rate), INT64_MAX)
    return key, computed, attainment


def _put_compounds(block: _Block, prepared: Plan, key: Column, results: tuple[Column, ...]) -> None:
    compounds = key == int(Key.COMPOUND)
    if block.parts is None or block.owner is None:
        key[compounds] = Key.UNDECIDED
        return
    wanted = compounds[block.owner]
    with_parts = np.zeros(len(key), bool)
    with_parts[block.owner] = True
    key[compounds & ~with_parts] = Key.UNDECIDED
    if not wanted.any():
        return
    found = compound.means(block.parts.take(wanted), block.owner[wanted], block.points, prepared)
    computed, attainment, low, high = results
    computed[found.row], attainment[found.row] = found.low, found.attainment
    low[found.row], high[found.row] = found.low, found.high
    key[found.row[found.unknown > 0]] = int(Key.UNDECIDED)


def _put_intervals(
    block: _Block, prepared: Plan, chosen: Column, results: tuple[Column, ...]
) -> None:
    """What an undecided row may still come to: its band, its open parts, or 0 … points."""
    computed, attainment, low, high = results
    points, shape = block.points[chosen], block.rows.shape[chosen]
    level = np.where(shape == int(Shape.QUALITATIVE), block.rows.level[chosen], Level.BLANK)
    least = half_up(points, (prepared.levels.low[level], EDGE_UNIT))
    most = half_up(points, (prepared.levels.high[level], EDGE_UNIT))
    open_parts = (shape == int(Shape.COMPOUND)) & (high[chosen] > 0)
    unknown = points < 0
    least = np.where(open_parts, low[chosen], np.where(unknown, 0, least))
    most = np.where(open_parts, high[chosen], np.where(unknown, FULL, most))
    computed[chosen], attainment[chosen] = NONE, NONE
    low[chosen], high[chosen] = least, most


def _with_decisions(block: _Block, prepared: Plan, columns: _Columns) -> _Columns:
    """The officer's scores (认定得分) where they keep within their bounds."""
    given = np.flatnonzero(block.decided != NONE)
    if not len(given):
        return columns
    decided, points = block.decided[given], block.points[given]
    graded = block.rows.shape[given] == Shape.QUALITATIVE
    level = np.where(graded, block.rows.level[given], Level.BLANK)
    allowed = (decided >= 0) & (decided <= points)
    allowed &= within(decided, np.maximum(points, 0), level, prepared.levels)
    chosen, values = given[allowed], decided[allowed]
    columns["score"] = columns["score"].copy()
    for name in ("score", "score_low", "score_high"):
        columns[name][chosen] = values
    clause = columns["clause"]
    clause[chosen] = np.where(clause[chosen] == NONE, prepared.decided_clause, clause[chosen])
    columns["state"][chosen] = State.DECIDED
    return columns
