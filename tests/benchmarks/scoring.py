"""Scoring measured: rows per second and core, and every result against plain fractions.

    python tests/benchmarks/scoring.py [ROWS [CHECKED]]

Not a test: times depend on the machine. The mix of rows is stated in `MIX`.
"""

from __future__ import annotations

import sys
import time
from fractions import Fraction

import numpy as np
import pandas as pd

from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import (
    INPUT_COLUMNS,
    NONE,
    PART_COLUMNS,
    Category,
    Level,
    Shape,
    State,
    Unread,
)

MIX = {
    Shape.AT_LEAST: 0.45,
    Shape.AT_MOST: 0.15,
    Shape.QUALITATIVE: 0.25,
    Shape.DEADLINE: 0.05,
    Shape.PERIOD: 0.02,
    Shape.COMPOUND: 0.03,
    None: 0.05,
}
"""Share of each shape; None are rows that cannot be decided."""

_NEW_YEAR = 738_886  # 2024-01-01
_PER_PROJECT = 11


def make_frame(rows: int, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """A frame of indicator rows in the proportions of `MIX`, and the parts of its compounds."""
    random = np.random.default_rng(seed)
    kinds = np.array([int(Shape.AT_LEAST) if kind is None else int(kind) for kind in MIX], np.int8)
    drawn = random.choice(len(MIX), size=rows, p=list(MIX.values()))
    columns = {name: np.full(rows, NONE, kind) for name, kind in INPUT_COLUMNS.items()}
    columns["shape"] = kinds[drawn]
    columns["unread"] = np.where(drawn == len(MIX) - 1, Unread.ACTUAL_BLANK, Unread.READ).astype(
        "i1"
    )
    columns["project"] = (np.arange(rows) // _PER_PROJECT).astype("i4")
    columns["indicator"] = (np.arange(rows) % _PER_PROJECT).astype("i4")
    columns["category"] = random.integers(Category.OUTPUT, Category.SATISFACTION + 1, rows, "i1")
    columns["points"] = random.integers(1, 31, rows) * 50
    columns["percent"] = np.zeros(rows, "i1")
    columns["exponent"] = np.full(rows, 2, "i1")
    columns["level"] = np.zeros(rows, "i1")
    _put_values(columns, random)
    _put_levels(columns, random)
    _put_days(columns, random)
    return pd.DataFrame(columns), _make_parts(columns["shape"], random)


def _put_values(columns: dict[str, np.ndarray], random: np.random.Generator) -> None:
    rows = len(columns["shape"])
    columns["target"] = random.integers(1, 200_000, rows)
    columns["actual"] = columns["target"] * random.integers(60, 131, rows) // 100
    even = random.random(rows) < 0.3
    columns["actual"] = np.where(even, columns["target"], columns["actual"])


def _put_levels(columns: dict[str, np.ndarray], random: np.random.Generator) -> None:
    chosen = np.flatnonzero(columns["shape"] == Shape.QUALITATIVE)
    share = random.integers(0, 10_001, len(chosen))
    level = np.where(share >= 8000, Level.MET, np.where(share >= 6000, 2, 3))
    columns["level"][chosen] = level
    columns["exponent"][chosen] = 0
    columns["share"][chosen] = share


def _put_days(columns: dict[str, np.ndarray], random: np.random.Generator) -> None:
    shape = columns["shape"]
    chosen = np.flatnonzero((shape == Shape.DEADLINE) | (shape == Shape.PERIOD))
    planned = random.integers(20, 366, len(chosen))
    columns["start"][chosen] = _NEW_YEAR
    columns["target"][chosen] = _NEW_YEAR + planned
    columns["actual"][chosen] = _NEW_YEAR + planned + random.integers(-40, 41, len(chosen))


def _make_parts(shape: np.ndarray, random: np.random.Generator) -> pd.DataFrame:
    compounds = np.flatnonzero(shape == Shape.COMPOUND)
    counts = random.integers(2, 4, len(compounds))
    total = int(counts.sum())
    columns = {name: np.full(total, NONE, kind) for name, kind in PART_COLUMNS.items()}
    columns["parent"] = np.repeat(compounds, counts)
    columns["shape"] = np.full(total, int(Shape.AT_LEAST), "i1")
    columns["target"] = random.integers(1, 10_000, total)
    columns["actual"] = columns["target"] * random.integers(50, 121, total) // 100
    columns["exponent"] = np.zeros(total, "i1")
    columns["unread"] = np.zeros(total, "i1")
    return pd.DataFrame(columns)


def wrong(scored: pd.DataFrame, parts: pd.DataFrame) -> int:
    """How many rows of a scored frame differ from plain fractions (default rule set)."""
    members: dict[int, list[Fraction]] = {}
    for parent, target, actual in zip(
        parts["parent"].tolist(), parts["target"].tolist(), parts["actual"].tolist(), strict=True
    ):
        members.setdefault(parent, []).append(min(Fraction(actual, target), Fraction(1)))
    records = zip(*(scored[name].tolist() for name in _CHECKED), strict=True)
    return sum(
        _expected(row, members.get(position, [])) != tuple(row[-4:])
        for position, row in enumerate(records)
    )


def ties(scored: pd.DataFrame) -> np.ndarray:
    """The rows whose exact score lies just between two cents: there a float goes wrong.

    Of ratios, levels and days; the compounds' means are not looked through.
    """
    shape, points = scored["shape"].to_numpy(), scored["points"].to_numpy()
    target, actual, start = (scored[name].to_numpy() for name in ("target", "actual", "start"))
    least, most = shape == Shape.AT_LEAST, shape == Shape.AT_MOST
    graded = shape == Shape.QUALITATIVE
    days = (shape == Shape.DEADLINE) | (shape == Shape.PERIOD)
    over = np.select(
        [least, most, graded, days], [actual, target, scored["share"], target - start + 1], 1
    )
    under = np.select([least, most, graded, days], [target, actual, 10_000, actual - start + 1], 1)
    sound = (under > 0) & (over < under) & (scored["unread"].to_numpy() == Unread.READ)
    doubled = 2 * points * over
    whole = np.where(sound, doubled % np.maximum(under, 1) == 0, False)
    return np.flatnonzero(whole & (doubled // np.maximum(under, 1) % 2 == 1))


_CHECKED = (
    *("shape", "unread", "points", "target", "actual", "start", "share"),
    *("score", "score_low", "score_high", "state"),
)


def _expected(row: tuple[int, ...], members: list[Fraction]) -> tuple[int, int, int, int]:
    shape, unread, points, target, actual, start, share = row[:7]
    if unread:
        return NONE, 0, points, int(State.UNDECIDED)
    part = _part(shape, target, actual, start, share, members)
    exact = points * part + Fraction(1, 2)
    value = exact.numerator // exact.denominator
    return value, value, value, int(State.SCORED)


def _part(
    shape: int, target: int, actual: int, start: int, share: int, members: list[Fraction]
) -> Fraction:
    if shape == Shape.AT_LEAST:
        return min(Fraction(actual, target), Fraction(1))
    if shape == Shape.AT_MOST:
        return min(Fraction(target, actual), Fraction(1)) if actual else Fraction(1)
    if shape == Shape.QUALITATIVE:
        return Fraction(share, 10_000)
    if shape == Shape.COMPOUND:
        return sum(members, Fraction(0)) / len(members)
    return Fraction(target - start + 1, actual - start + 1) if actual > target else Fraction(1)


def main(rows: int = 10_000_000, checked: int = 1_000_000) -> None:
    """Measure `rows` rows (best of three) and check a frame of `checked` rows."""
    ruleset = load("mof-2020-10")
    frame, parts = make_frame(rows, 1)
    seconds = []
    for _ in range(3):
        begin = time.process_time()
        score(frame, ruleset, parts)
        seconds.append(time.process_time() - begin)
    best = min(seconds)
    print(f"{rows:,} rows: {best:.3f} s of one core, {rows / best / 1e6:.1f} M rows/s")
    frame, parts = make_frame(checked, 2)
    print(f"{wrong(score(frame, ruleset, parts), parts)} wrong of {checked:,}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
