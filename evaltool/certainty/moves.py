"""How far a total can go when the points of its level-3 indicators move within the rules.

The question is a linear programme: maximise (or minimise) the sum of points × earned share,
each indicator's points within ±X % of what they are, the points of every first-level category
staying what they are. Its constraints are bounds and one sum a category, so that ordering the
indicators by their share solves it exactly, in fractions; no solver's tolerance decides a grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaltool.certainty.lines import Line
from evaltool.scoring.schema import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The worst and the best total in 1/100 point, exact before rounding."""

    worst: Fraction
    best: Fraction


def reach(lines: Sequence[Line], move: Fraction, fixed: Iterable[Line] = ()) -> Reach:
    """The worst and best total of indicators whose points may move by the share `move`.

    Args:
        lines: the indicators; all their points are known.
        move: how far points may move, 0 ≤ move ≤ 1.
        fixed: rows whose points stay (budget execution).
    """
    rows = tuple(fixed)
    worst, best = (Fraction(sum(scores)) for scores in _scores(rows))
    for group in by_category(lines).values():
        worst -= _most([(line.points, -share(line.low, line.points)) for line in group], move)
        best += _most([(line.points, share(line.high, line.points)) for line in group], move)
    return Reach(worst=worst, best=best)


def share(score: int, points: int) -> Fraction:
    """The share of its points that a row earned (得分率), as printed; 0 where it has none."""
    return Fraction(score, points) if points > 0 else Fraction(0)


def by_category(lines: Iterable[Line]) -> dict[Category, list[Line]]:
    """The rows of each first-level category, in order."""
    groups: dict[Category, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.category, []).append(line)
    return groups


def _scores(rows: Sequence[Line]) -> tuple[list[int], list[int]]:
    return [row.low for row in rows], [row.high for row in rows]


def _most(rows: Sequence[tuple[int, Fraction]], move: Fraction) -> Fraction:
    """The largest sum of points × value: what can be moved goes to the best value first."""
    left = sum(points for points, _ in rows) * move
    total = sum((points * (1 - move) * value for points, value in rows), Fraction(0))
    for points, value in sorted(rows, key=lambda row: -row[1]):
        taken = min(left, 2 * move * points)
        total += taken * value
        left -= taken
    return total
