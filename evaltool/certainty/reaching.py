"""What it would take to reach a grade (差距分析): the fewest indicators, and what each must show.

A needed value is found by scoring values between what was achieved and what was planned, by the
one scoring; nothing is inverted by hand, so that a needed value scores what it is said to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.certainty.lines import Line, Sheet, edge, sheets
from evaltool.certainty.needed import needed_quantity
from evaltool.errors import InputError
from evaltool.model import Case
from evaltool.rules.model import RuleSet

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

MOST_ALONE = 5
ASSUMPTIONS = (
    "差距按现有完成值、分值和评分规则计算；待定的指标按其得分下限计。",
    "最少指标数，指从可挽回分数最多的指标起，全部达到目标后总分够到该等级所需的指标个数；"
    "单独够到的完成值，由同一评分规则逐值试算得出。",
    "差距分析只说明差在哪里，完成值必须据实填报，不得为够到等级改动。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One indicator and what it could still bring, in 1/100 point.

    `needed` is the value with which it alone reaches the grade, in `unit`: a quantity, a share in
    percent of a qualitative row that counts as `level`, or the last day; None where no single
    value does or none can be named (then the indicator must reach its target in full).
    """

    title: str
    points: int
    score: int
    gain: int
    needed: Decimal | date | None = None
    unit: str = ""
    at_most: bool = False
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """What one project lacks to the grade, in 1/100 point; 0 or less where it has it already.

    `fewest` reach it together, `alone` each by itself. `skipped` tells why nothing is computed.
    """

    case: Case
    total_low: int
    total_high: int
    grade: str | None
    missing: int = 0
    fewest: tuple[Step, ...] = ()
    alone: tuple[Step, ...] = ()
    skipped: str = ""

    @property
    def reached(self) -> bool:
        """Whether the grade is reached whatever is still undecided."""
        return not self.skipped and self.missing <= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The answer for a year: the grade asked for with its lowest total, each project."""

    grade: str
    edge: int
    paths: tuple[Path, ...]


def reach_grade(scored: Scored, grade: str = "") -> Paths:
    """What it would take for every project to reach a grade; the best one where none is named.

    Raises:
        InputError: the rule set has no such grade.
    """
    names = [each.name for each in scored.ruleset.grades]
    wanted = grade.strip() or names[0]
    if wanted not in names:
        raise InputError(
            f"评分规则没有等级“{wanted}”", place="--reach", remedy=f"可用的等级：{'、'.join(names)}"
        )
    lowest = edge(names.index(wanted), scored.ruleset)
    paths = tuple(_path(scored, sheet, lowest) for sheet in sheets(scored))
    return Paths(grade=wanted, edge=lowest, paths=paths)


def _path(scored: Scored, sheet: Sheet, lowest: int) -> Path:
    missing = lowest - sheet.total_low
    skipped = "" if sheet.complete else "各项分值合计不是100分，请先核对分值"
    open_ = missing > 0 and not skipped
    return Path(
        case=sheet.case,
        total_low=sheet.total_low,
        total_high=sheet.total_high,
        grade=_grade(sheet, scored.ruleset),
        missing=missing,
        fewest=_fewest(sheet, missing) if open_ else (),
        alone=_alone(scored, sheet, missing) if open_ else (),
        skipped=skipped,
    )


def _grade(sheet: Sheet, ruleset: RuleSet) -> str | None:
    return None if sheet.grade is None else ruleset.grades[sheet.grade].name


def _ranked(sheet: Sheet) -> list[Line]:
    """The rows that could bring more, the most first."""
    short = [line for line in sheet.lines if line.low < line.points]
    return sorted(short, key=lambda line: line.low - line.points)


def _fewest(sheet: Sheet, missing: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    for line in _ranked(sheet):
        if missing <= 0:
            break
        steps.append(_step(line))
        missing -= line.points - line.low
    return tuple(steps)


def _alone(scored: Scored, sheet: Sheet, missing: int) -> tuple[Step, ...]:
    fitting = [line for line in _ranked(sheet) if line.points - line.low >= missing]
    return tuple(_single(scored, sheet, line, missing) for line in fitting[:MOST_ALONE])


def _single(scored: Scored, sheet: Sheet, line: Line, missing: int) -> Step:
    found = needed_quantity(scored, sheet.case, line, line.low + missing)
    if found is None:
        return _step(line)
    return Step(
        title=line.title,
        points=line.points,
        score=line.low,
        gain=line.points - line.low,
        needed=found.value,
        unit=found.unit,
        at_most=found.at_most,
        level=found.level,
    )


def _step(line: Line) -> Step:
    gain = line.points - line.low
    return Step(title=line.title, points=line.points, score=line.low, gain=gain)
