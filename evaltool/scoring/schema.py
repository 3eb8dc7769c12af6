"""The frame: one row per indicator (and one per project for its budget execution).

Whatever the frame is made from, records or Parquet, it has these columns; scoring adds the
result columns. All quantities are exact integers: points and scores in 1/100 point, target
and actual in one common scale per row (10**-exponent of the target's unit), days as
proleptic ordinals, shares and attainment in 1/100 of a percent. `NONE` stands for "not
there", and is never computed with; where it could also be a quantity (a target of -1),
`unread` tells whether there is one.

Quantities that do not fit into int64 make their column an object column of Python ints.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

NONE = -1
FULL = 100 * 100
"""All points there are, in 1/100 point."""

EXECUTION_ROW = -1
"""`indicator` of the row that holds a project's budget execution."""


class Category(IntEnum):
    """First-level categories for scoring (一级指标), budget execution counted as one."""

    EXECUTION = 0
    COST = 1
    OUTPUT = 2
    BENEFIT = 3
    SATISFACTION = 4


class Shape(IntEnum):
    """How a row is compared; together with the rule set it decides the clause."""

    AT_LEAST = 0
    AT_MOST = 1
    EXACT = 2
    RANGE = 3
    DEADLINE = 4
    PERIOD = 5
    QUALITATIVE = 6
    COMPOUND = 7
    EXECUTION = 8


class Level(IntEnum):
    """完成情况 of a qualitative row."""

    BLANK = 0
    MET = 1
    PARTLY_MET = 2
    NOT_MET = 3


class Unread(IntEnum):
    """Why a row cannot be decided; READ where it can."""

    READ = 0
    TARGET_UNREADABLE = 1
    ACTUAL_BLANK = 2
    ACTUAL_NOT_A_QUANTITY = 3
    ACTUAL_NOT_A_DATE = 4
    UNIT_DIFFERS = 5
    LEVEL_BLANK = 6
    LEVEL_UNKNOWN = 7
    SHARE_MISSING = 8
    SHARE_OUTSIDE_BAND = 9
    BUDGET_BLANK = 10
    BUDGET_ZERO = 11
    POINTS_UNKNOWN = 12
    DECIDED_REFUSED = 13
    ACTUAL_DISPUTED = 14


class State(IntEnum):
    """How the score of a row came about (得分状态)."""

    SCORED = 0
    DECIDED = 1
    UNDECIDED = 2


INPUT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "project": "int32",  # ordinal of the project
        "indicator": "int32",  # ordinal within the project, EXECUTION_ROW for execution
        "category": "int8",  # Category
        "shape": "int8",  # Shape
        "points": "int64",  # 1/100 point
        "target": "int64",  # scaled value; low bound of a range; planned last day of a deadline
        "target_high": "int64",  # high bound of a range, else NONE
        "actual": "int64",  # scaled value; actual last day of a deadline or period, NONE
        # beside level NOT_MET where it is recorded as not done
        "start": "int64",  # planned first day of a deadline or period, NONE for 1 January
        "exponent": "int8",  # decimals of target and actual
        "level": "int8",  # Level
        "share": "int64",  # 完成比例 in 1/100 % (and `exponent` decimals more), else NONE
        "decided": "int64",  # 认定得分 in 1/100 point, else NONE
        "percent": "int8",  # 1 where target and actual are percentages
        "unread": "int8",  # Unread
    }
)

PART_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "parent": "int64",  # row position of the compound in the frame
        "shape": "int8",
        "target": "int64",
        "target_high": "int64",
        "actual": "int64",
        "start": "int64",
        "exponent": "int8",
        "unread": "int8",
    }
)

RESULT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "attainment": "int64",  # degree of attainment before the cap, 1/100 %, NONE if undecided
        "computed": "int64",  # score by the clause, 1/100 point, NONE if undecided
        "score": "int64",  # score that counts, NONE if undecided
        "score_low": "int64",  # interval; equal to score where decided
        "score_high": "int64",
        "clause": "int16",  # index into RuleSet.clauses, NONE if undecided
        "state": "int8",  # State
    }
)

PROJECT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "project": "int32",
        "total": "int64",  # 1/100 point, NONE while anything is undecided
        "total_low": "int64",
        "total_high": "int64",
        "grade": "int8",  # index into RuleSet.grades, NONE if the interval spans several
        "state": "int8",  # State: SCORED or UNDECIDED
    }
)
