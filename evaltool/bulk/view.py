"""The view of the bureau's year: all that the summary report and the page say, as strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from evaltool.bulk import comparing, questions
from evaltool.bulk.questions import CategoryLine, ExecutionLine, Sums, UnitLine
from evaltool.findings import Severity
from evaltool.report.figures import amount_text, interval_text, points_text, rate_text
from evaltool.report.view.words import NOTHING, marks_text
from evaltool.scoring.schema import Category, Unread
from evaltool.scoring.titles import REASONS
from evaltool.vocabulary import CATEGORY_TITLES, SEVERITY_TITLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_UNITS = 40
"""Units that the ranking of the report shows; beyond it the first and the last of them."""
_ENDS = MOST_UNITS // 2
_MOST = 10
_OPEN = "待定"
_BAND_TITLES = {9500: "95%及以上", 9000: "90%至95%", 8000: "80%至90%", 0: "80%以下"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeShown:
    """One grade: projects, and their share of all."""

    grade: str
    count: int
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryShown:
    """One category: its decided points and scores, the rate, and how many rows lost points."""

    title: str
    level2: str
    rows: int
    points: str
    score: str
    rate: str
    lost: int
    undecided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionShown:
    """Projects of one band of execution rates, and what they scored."""

    band: str
    count: int
    share: str
    mean: str
    rate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosyShown:
    """A project that spent little and scored high."""

    unit: str
    project: str
    execution: str
    rate: str
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitShown:
    """One unit in the ranking; `gap` comes before the last ones where some are left out."""

    rank: str
    name: str
    projects: int
    mean: str
    department: str
    execution: str
    undecided: int
    errors: int
    warnings: int
    gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemShown:
    """One kind of finding."""

    severity: str
    title: str
    count: int
    units: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShown:
    """Why rows are undecided."""

    reason: str
    count: int
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """Grades under the first rule set against those under another."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonShown:
    """One other rule set: how many grades stay, which change."""

    rules: str
    same: int
    changed: int
    changes: tuple[ChangeShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauView:
    """The bureau's year in strings and counts."""

    title: str
    unit: str
    marks: str
    basis: str
    year: str
    sample: bool
    units: int
    failed: int
    projects: int
    departments: int
    indicators: int
    adjusted: str
    executed: str
    execution: str
    unknown: int
    decided: int
    open_projects: int
    open_rows: int
    mean: str
    grades: tuple[GradeShown, ...]
    categories: tuple[CategoryShown, ...]
    weakest: tuple[CategoryShown, ...]
    bands: tuple[ExecutionShown, ...]
    rosy: tuple[RosyShown, ...]
    ranking: tuple[UnitShown, ...]
    ranked: int
    open_units: tuple[UnitShown, ...]
    left_open: int
    problems: tuple[ProblemShown, ...]
    reasons: tuple[OpenShown, ...]
    failures: tuple[questions.Failure, ...]
    comparisons: tuple[ComparisonShown, ...]
    rules: tuple[questions.RulesLine, ...]
    findings: tuple[str, ...]
    version: str


def bureau_view(
    store: DuckDBPyConnection,
    *,
    name: str,
    grades: Sequence[str],
    findings: Iterable[str] = (),
) -> BureauView:
    """The view of a filled store.

    Args:
        store: the store.
        name: the bureau, "" where it is not known.
        grades: the names of the grades, the best first.
        findings: what concerns the bureau as a whole, in sentences.
    """
    from evaltool import __version__

    sums, rules = questions.sums(store), questions.rules(store)
    failures = questions.failures(store)
    year = str(sums.year) if sums.year else ""
    return BureauView(
        title=f"{year}年度预算绩效自评汇总报告",
        unit=name,
        marks=marks_text(sample=bool(sums.samples), draft=bool(sums.undecided or failures)),
        basis="、".join(line.rules for line in rules),
        year=year,
        sample=bool(sums.samples),
        failed=len(failures),
        grades=tuple(grades_shown(store, grades)),
        problems=tuple(map(_problem, questions.problems(store, _MOST))),
        reasons=tuple(map(open_shown, questions.undecided(store))),
        failures=tuple(failures),
        comparisons=tuple(_comparisons(store)),
        rules=tuple(rules),
        findings=tuple(findings),
        version=__version__,
        **_totals(sums),
        **_units(questions.units(store)),
        **_performance(store),
    )


def _totals(sums: Sums) -> dict[str, Any]:
    return {
        "projects": sums.projects,
        "departments": sums.departments,
        "indicators": sums.indicators,
        "adjusted": amount_text(sums.adjusted),
        "executed": amount_text(sums.executed),
        "execution": percent(sums.executed, sums.adjusted),
        "unknown": sums.unknown,
        "decided": sums.decided,
        "open_projects": sums.projects - sums.decided,
        "open_rows": sums.undecided,
        "mean": NOTHING if sums.mean is None else points_text(sums.mean),
    }


def _units(units: Sequence[UnitLine]) -> dict[str, Any]:
    """The ranking, and the units that are not in it."""
    ranked = [unit for unit in units if unit.rank is not None]
    left = [unit for unit in units if unit.rank is None]
    return {
        "units": len(units),
        "ranking": tuple(_ranking(ranked)),
        "ranked": len(ranked),
        "open_units": tuple(unit_shown(unit) for unit in left[:_ENDS]),
        "left_open": max(0, len(left) - _ENDS),
    }


def _performance(store: DuckDBPyConnection) -> dict[str, Any]:
    return {
        "categories": tuple(map(category_shown, questions.categories(store))),
        "weakest": tuple(map(category_shown, questions.weakest(store, _MOST))),
        "bands": tuple(bands_shown(questions.execution(store))),
        "rosy": tuple(map(rosy_shown, questions.rosy(store, _MOST))),
    }


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    """A share as a percentage to two decimals, half up; a dash where there is no whole."""
    if not whole:
        return NOTHING
    share = Decimal(part) * 10000 / Decimal(whole)
    return rate_text(int(share.to_integral_value(ROUND_HALF_UP)))


def grades_shown(store: DuckDBPyConnection, names: Sequence[str]) -> Iterator[GradeShown]:
    """The grades with their shares: those named, then others that occur, the undecided last."""
    counts = {line.grade: line.count for line in questions.grades(store)}
    whole = sum(counts.values())
    order = [*names, *(name for name in counts if name and name not in names), ""]
    for name in dict.fromkeys(order):
        count = counts.get(name, 0)
        if name or count:
            yield GradeShown(grade=name or _OPEN, count=count, share=percent(count, whole))


def category_shown(line: CategoryLine) -> CategoryShown:
    """A category as it is shown."""
    return CategoryShown(
        title=CATEGORY_TITLES[Category(line.category).name.lower()],
        level2=line.level2,
        rows=line.rows,
        points=points_text(line.points),
        score=points_text(line.score),
        rate=percent(line.score, line.points),
        lost=line.lost,
        undecided=line.undecided,
    )


def bands_shown(lines: Sequence[ExecutionLine]) -> Iterator[ExecutionShown]:
    """The bands of execution rates with their shares of the projects."""
    whole = sum(line.count for line in lines)
    for line in lines:
        yield ExecutionShown(
            band=_BAND_TITLES[line.low],
            count=line.count,
            share=percent(line.count, whole),
            mean=NOTHING if line.mean is None else points_text(line.mean),
            rate=NOTHING if line.rate is None else rate_text(line.rate),
        )


def rosy_shown(line: questions.RosyLine) -> RosyShown:
    """A project that spent little and scored high, as it is shown."""
    return RosyShown(
        unit=line.unit,
        project=line.project,
        execution=rate_text(line.execution),
        rate=rate_text(line.rate),
        total=points_text(line.total),
    )


def _ranking(units: Sequence[UnitLine]) -> Iterator[UnitShown]:
    if len(units) <= MOST_UNITS:
        yield from map(unit_shown, units)
        return
    yield from map(unit_shown, units[:_ENDS])
    for at, unit in enumerate(units[-_ENDS:]):
        yield unit_shown(unit, gap=not at)


def unit_shown(unit: UnitLine, *, gap: bool = False) -> UnitShown:
    """A unit as a line of the ranking shows it."""
    return UnitShown(
        rank=_OPEN if unit.rank is None else str(unit.rank),
        name=unit.name,
        projects=unit.projects,
        mean=mean_text(unit),
        department=NOTHING if unit.department is None else points_text(unit.department),
        execution=percent(unit.executed, unit.adjusted),
        undecided=unit.undecided,
        errors=unit.errors,
        warnings=unit.warnings,
        gap=gap,
    )


def mean_text(unit: UnitLine) -> str:
    """The average total of a unit's projects, or the interval it lies in."""
    if unit.mean is not None:
        return points_text(unit.mean)
    if unit.mean_low is None or unit.mean_high is None:
        return NOTHING
    return f"{_OPEN}（{interval_text(None, unit.mean_low, unit.mean_high)}）"


def _problem(line: questions.ProblemLine) -> ProblemShown:
    return ProblemShown(
        severity=SEVERITY_TITLES[Severity(line.severity)],
        title=line.title,
        count=line.count,
        units=line.units,
        example=line.example,
    )


def open_shown(line: questions.OpenLine) -> OpenShown:
    """A reason for undecided rows in words."""
    reason = REASONS.get(Unread(line.unread), "尚不能判定")
    return OpenShown(reason=reason, count=line.count, units=line.units)


def _comparisons(store: DuckDBPyConnection) -> Iterator[ComparisonShown]:
    lines = comparing.changes(store)
    for rules in dict.fromkeys(line.rules for line in lines):
        own = [line for line in lines if line.rules == rules]
        changed = [line for line in own if line.before != line.after]
        yield ComparisonShown(
            rules=rules,
            same=sum(line.count for line in own) - sum(line.count for line in changed),
            changed=sum(line.count for line in changed),
            changes=tuple(
                ChangeShown(
                    before=line.before or _OPEN, after=line.after or _OPEN, count=line.count
                )
                for line in changed
            ),
        )
