"""The worst and best total: equal to what a linear programme solver finds, and exact."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from evaltool.certainty.lines import Line
from evaltool.certainty.moves import by_category, reach, share
from evaltool.scoring.schema import Category


def _line(place: int, points: int, low: int, high: int, category: Category) -> Line:
    return Line(
        position=place,
        place=place,
        title=f"指标{place}",
        category=category,
        points=points,
        low=low,
        high=high,
    )


@st.composite
def _lines(draw: st.DrawFn) -> list[Line]:
    lines = []
    for place in range(draw(st.integers(1, 8))):
        points = draw(st.integers(0, 3000))
        low = draw(st.integers(0, points))
        high = draw(st.integers(low, points))
        category = draw(st.sampled_from([Category.OUTPUT, Category.BENEFIT]))
        lines.append(_line(place, points, low, high, category))
    return lines


def _solved(lines: list[Line], move: float, *, best: bool) -> float:
    """The same programme given to a solver."""
    points = np.array([line.points for line in lines], dtype=float)
    earned = [line.high if best else line.low for line in lines]
    shares = np.array([float(share(got, line.points)) for got, line in zip(earned, lines)])  # noqa: B905
    groups = by_category(lines)
    sums = np.array([[float(line.category is each) for line in lines] for each in groups])
    found = linprog(
        -shares if best else shares,
        A_eq=sums,
        b_eq=sums @ points,
        bounds=list(zip(points * (1 - move), points * (1 + move), strict=True)),
    )
    assert found.success
    return float(shares @ found.x)


@given(_lines(), st.integers(0, 100))
@settings(max_examples=60, deadline=None)
def test_it_is_what_a_solver_finds(lines: list[Line], percent: int) -> None:
    found = reach(lines, Fraction(percent, 100))
    assert float(found.worst) == pytest.approx(_solved(lines, percent / 100, best=False), abs=1e-6)
    assert float(found.best) == pytest.approx(_solved(lines, percent / 100, best=True), abs=1e-6)


def test_by_hand() -> None:
    """10 and 30 points at 50 % and 100 %, ±20 %: 2 points can be moved either way."""
    lines = [
        _line(0, 1000, 500, 500, Category.OUTPUT),
        _line(1, 3000, 3000, 3000, Category.OUTPUT),
    ]
    found = reach(lines, Fraction(20, 100))
    assert (found.worst, found.best) == (3400, 3600)


def test_nothing_moves_without_allowance_or_company() -> None:
    lines = [_line(0, 1000, 333, 334, Category.OUTPUT), _line(1, 500, 0, 0, Category.BENEFIT)]
    for percent in (0, 20, 100):
        found = reach(lines, Fraction(percent, 100), fixed=[_line(9, 9, 7, 8, Category.EXECUTION)])
        assert (found.worst, found.best) == (340, 342)


def test_rows_without_points_earn_nothing() -> None:
    lines = [_line(0, 0, 0, 0, Category.OUTPUT), _line(1, 5000, 4000, 4000, Category.OUTPUT)]
    found = reach(lines, Fraction(1))
    assert (found.worst, found.best) == (4000, 4000)
