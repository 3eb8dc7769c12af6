"""Scoring plain ratios against pandas floats and Decimals, then 1 M and 10 M rows of all shapes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import Shape, Unread
from tests.benchmarks.clock import Entrant, Result, race
from tests.benchmarks.scoring import make_frame, ties, wrong
from tests.benchmarks.table import Row, rows

_MILLION = 1_000_000
_FEW = 20_000
"""Rows on which the slowest is measured."""
_CENT = Decimal("0.01")


def measure() -> list[Row]:
    """The lines of the races: plain ratios against peers, then all shapes."""
    return [
        *_ratios(),
        *_all_shapes(_MILLION, seed=2, check=True),
        *_all_shapes(10 * _MILLION, seed=1),
    ]


def _ratios() -> list[Row]:
    ruleset = load("mof-2020-10")
    frame, parts = make_frame(_MILLION, 2)
    simple, none = simple_rows(frame), parts.iloc[:0]
    few = simple.iloc[:_FEW]
    results = race(
        [
            Entrant(name="evaltool `score`", run=lambda: score(simple, ruleset, none)),
            Entrant(name="pandas, floats", run=lambda: by_floats(simple)),
            Entrant(name="Decimal row by row", run=lambda: by_decimal(simple), rounds=3),
            Entrant(name="Decimal, pandas `apply`", run=lambda: by_apply(few), rounds=3),
        ]
    )
    results[-1] = Result(
        name=results[-1].name,
        seconds=tuple(time * len(simple) / len(few) for time in results[-1].seconds),
    )
    exact = by_decimal(simple)
    ours = score(simple, ruleset, none)["score"].tolist()
    wrongs = (
        *(_differing(ours, exact), _differing(by_floats(simple).tolist(), exact)),
        *(0, _differing(by_apply(few).tolist(), exact[:_FEW])),
    )
    notes = {
        result.name: f"{_pace(result, len(simple))}, {count:,} wrong"
        for result, count in zip(results, wrongs, strict=True)
    }
    return rows(f"score {len(simple):,} ratios", results, notes=notes)


def _differing(scores: list[int], exact: list[int]) -> int:
    return sum(a != b for a, b in zip(scores, exact, strict=True))


def _all_shapes(count: int, *, seed: int, check: bool = False) -> list[Row]:
    ruleset = load("mof-2020-10")
    frame, parts = make_frame(count, seed)
    ours = Entrant(name="evaltool `score`", run=lambda: score(frame, ruleset, parts), rounds=3)
    (result,) = race([ours])
    note = _pace(result, count)
    scored = score(frame, ruleset, parts)
    if check:
        note += f", {wrong(scored, parts)} wrong against fractions"
    else:
        between = scored.iloc[ties(scored)].reset_index(drop=True)
        note += f", {wrong(between, parts.iloc[:0])} of {len(between):,} ties wrong"
    return rows(
        f"score {count // _MILLION} M rows of all shapes", [result], notes={ours.name: note}
    )


def simple_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows whose score is a plain ratio."""
    plain = frame["shape"].isin([int(Shape.AT_LEAST), int(Shape.AT_MOST)])
    return frame[plain & (frame["unread"] == int(Unread.READ))].reset_index(drop=True)


def by_floats(frame: pd.DataFrame) -> pd.Series:
    """What one writes with pandas: ratios in floats, rounded with `round`; in 1/100 point."""
    target, actual = frame["target"].astype(float), frame["actual"].astype(float)
    ratio = (actual / target).where(frame["shape"] == int(Shape.AT_LEAST), target / actual)
    points = frame["points"] / 100
    return ((points * ratio.clip(upper=1)).round(2) * 100).round().astype("int64")


def by_decimal(frame: pd.DataFrame) -> list[int]:
    """The careful loop: one Decimal score per row, multiplied before it is divided."""
    columns = (frame[name].tolist() for name in ("shape", "points", "target", "actual"))
    scores = []
    for shape, points, target, actual in zip(*columns, strict=True):
        over, under = (actual, target) if shape == Shape.AT_LEAST else (target, actual)
        full = Decimal(points) / 100
        exact = full if over >= under else Decimal(points * over) / Decimal(under * 100)
        scores.append(int(exact.quantize(_CENT, ROUND_HALF_UP) * 100))
    return scores


def by_apply(frame: pd.DataFrame) -> pd.Series:
    """The same with `DataFrame.apply`, a function called with every row."""
    return frame.apply(_score, axis=1)


def _score(row: pd.Series) -> int:
    least = row["shape"] == Shape.AT_LEAST
    over, under = (row["actual"], row["target"]) if least else (row["target"], row["actual"])
    full = Decimal(int(row["points"])) / 100
    exact = full if over >= under else full * int(over) / Decimal(int(under))
    return int(exact.quantize(_CENT, ROUND_HALF_UP) * 100)


def _pace(result: Result, count: int) -> str:
    return f"{count / result.median / 1e6:.1f} M rows/s"
