"""The scored rows of a project as plain records: what every question about its grade starts from.

Points and scores are in 1/100 point, as everywhere in scoring.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from evaltool.model import Case, Indicator
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import EXECUTION_ROW, FULL, Category
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

_LONGEST_TARGET = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One scored row: an indicator, or the budget execution where `place` is EXECUTION_ROW.

    `position` is its position in the scored frame. `points` is NONE (-1) where unknown; `low`
    and `high` bound its score and are equal where it is decided.
    """

    position: int
    place: int
    title: str
    category: Category
    points: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The rows of one project with its total and the grade that goes with it (自评表).

    `grade` is the position in the rule set's grades, None while the total's interval spans
    several; `complete` tells whether the points add up to 100.
    """

    case: Case
    lines: tuple[Line, ...]
    total_low: int
    total_high: int
    grade: int | None

    @property
    def complete(self) -> bool:
        """Whether every row has points and they add up to 100."""
        known = all(line.points >= 0 for line in self.lines)
        return known and sum(line.points for line in self.lines) == FULL

    @property
    def indicators(self) -> tuple[Line, ...]:
        """The rows of indicators, budget execution left out."""
        return tuple(line for line in self.lines if line.place != EXECUTION_ROW)


def sheets(scored: Scored) -> tuple[Sheet, ...]:
    """The projects of a scored year in order."""
    lines: list[list[Line]] = [[] for _ in scored.cases]
    names = ("project", "indicator", "category", "points", "score_low", "score_high")
    columns = (scored.frame[name].tolist() for name in names)
    for position, row in enumerate(zip(*columns, strict=True)):
        project, place, category, points, low, high = row
        lines[project].append(
            Line(
                position=position,
                place=place,
                title=_title(scored.cases[project], place),
                category=Category(category),
                points=points,
                low=low,
                high=high,
            )
        )
    totals = (scored.projects[name].tolist() for name in ("total_low", "total_high", "grade"))
    return tuple(
        Sheet(
            case=case,
            lines=tuple(rows),
            total_low=low,
            total_high=high,
            grade=None if grade < 0 else grade,
        )
        for case, rows, low, high, grade in zip(scored.cases, lines, *totals, strict=True)
    )


def grade_of(total: int, ruleset: RuleSet) -> int:
    """The position of the grade of a printed total (1/100 point)."""
    return sum(total < edge(place, ruleset) for place in range(len(ruleset.grades)))


def edge(grade: int, ruleset: RuleSet) -> int:
    """The lowest total of a grade, in 1/100 point."""
    return int(ruleset.grades[grade].at_least * 100)


def rounded(value: Fraction) -> int:
    """A fraction rounded half up, as totals are printed."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def indicator_title(indicator: Indicator) -> str:
    """An indicator as a table names it: its 三级指标, else 二级指标 with its target."""
    if indicator.name:
        return indicator.name
    text = indicator.target_text
    shown = text if len(text) <= _LONGEST_TARGET else f"{text[:_LONGEST_TARGET]}…"
    return f"{indicator.subcategory or indicator.category}（{shown}）"


def _title(case: Case, place: int) -> str:
    if place == EXECUTION_ROW:
        return CATEGORY_TITLES["execution"]
    return indicator_title(case.project.indicators[place])
