"""The questions a bureau asks of its store, ready: ranking, grades, weak spots, what is open.

Averages are exact integers of 1/100 point, rounded half up once; ranks follow the printed
figures, so that equal averages share a rank. Whatever is undecided is counted apart, never as a
low score.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """One unit: `mean` is the average total of its projects, None while one is undecided.

    Amounts add up the projects of which both are known, `unknown` counts the others.
    `department` is the total of the department form. `rank` is None where `mean` is.
    """

    unit: int
    key: str
    name: str
    rules: str
    projects: int
    indicators: int
    adjusted: Decimal
    executed: Decimal
    unknown: int
    department: int | None
    mean: int | None
    mean_low: int | None
    mean_high: int | None
    rank: int | None
    undecided_projects: int
    undecided: int
    lost: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A unit that was not done, and why."""

    key: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """How many projects have a grade, empty where it is undecided."""

    grade: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLine:
    """Decided indicators of a category: their points and scores, and how many lost points."""

    category: int
    level2: str
    rows: int
    points: int
    score: int
    lost: int
    undecided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionLine:
    """Projects whose execution rate lies in a band (1/100 %, `low` included).

    `mean` is the average total of the decided ones, `rate` the share of the indicators' points
    that they got, in 1/100 %.
    """

    low: int
    count: int
    decided: int
    mean: int | None
    rate: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosyLine:
    """A project that left much money unspent and yet scored high."""

    unit: str
    project: str
    execution: int
    rate: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """One kind of finding: how often, in how many units, and one example."""

    severity: str
    code: str
    title: str
    count: int
    units: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """Why rows are undecided (`Unread`), and how many."""

    unread: int
    count: int
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The bureau as a whole; amounts as in `UnitLine`, of the projects."""

    projects: int
    departments: int
    indicators: int
    adjusted: Decimal
    executed: Decimal
    unknown: int
    decided: int
    mean: int | None
    undecided: int
    year: int
    samples: int


_MEAN = "CAST((2 * sum({0}) + count({0})) // (2 * count({0})) AS BIGINT)"
"""An average rounded half up, of what is not NULL; NULL where there is nothing."""

_MONEY = """
    coalesce(sum(p.adjusted) FILTER (p.executed IS NOT NULL AND p.adjusted > 0), 0) AS adjusted,
    coalesce(sum(p.executed) FILTER (p.executed IS NOT NULL AND p.adjusted > 0), 0) AS executed,
    count(*) FILTER (p.executed IS NULL OR p.adjusted IS NULL OR p.adjusted <= 0) AS unknown
"""

_UNITS = f"""
WITH own AS (
    SELECT p.unit, count(*) AS projects, {_MONEY},
        count(*) FILTER (p.total < 0) AS undecided_projects,
        CASE WHEN count(*) FILTER (p.total < 0) = 0 THEN {_MEAN.format("p.total")} END AS mean,
        {_MEAN.format("p.total_low")} AS mean_low, {_MEAN.format("p.total_high")} AS mean_high
    FROM project p WHERE p.kind = 'project' GROUP BY p.unit
), whole AS (
    SELECT unit, min(total) AS total FROM project WHERE kind = 'department' GROUP BY unit
), rows AS (
    SELECT unit, count(*) FILTER (indicator >= 0) AS indicators,
        count(*) FILTER (state = 2) AS undecided,
        count(*) FILTER (points >= 0 AND score_high < points) AS lost
    FROM indicator GROUP BY unit
), told AS (
    SELECT unit, count(*) FILTER (severity = 'error') AS errors,
        count(*) FILTER (severity = 'warning') AS warnings
    FROM finding GROUP BY unit
), ranked AS (
    SELECT unit, rank() OVER (ORDER BY mean DESC) AS place FROM own WHERE mean IS NOT NULL
)
SELECT u.unit, u.key, u.name, u.rules, coalesce(own.projects, 0) AS projects,
    coalesce(rows.indicators, 0) AS indicators,
    coalesce(own.adjusted, 0) AS adjusted, coalesce(own.executed, 0) AS executed,
    coalesce(own.unknown, 0) AS unknown,
    CASE WHEN whole.total >= 0 THEN whole.total END AS department,
    own.mean, own.mean_low, own.mean_high, ranked.place AS rank,
    coalesce(own.undecided_projects, 0) AS undecided_projects,
    coalesce(rows.undecided, 0) AS undecided, coalesce(rows.lost, 0) AS lost,
    coalesce(told.errors, 0) AS errors, coalesce(told.warnings, 0) AS warnings
FROM unit u LEFT JOIN own USING (unit) LEFT JOIN whole USING (unit) LEFT JOIN rows USING (unit)
    LEFT JOIN told USING (unit) LEFT JOIN ranked USING (unit)
WHERE u.state = 'done'
ORDER BY ranked.place IS NULL, ranked.place, own.mean_low DESC NULLS LAST, u.unit
"""


def units(store: DuckDBPyConnection) -> list[UnitLine]:
    """The units, best average first; those with anything undecided behind the ranked ones."""
    return asked(store, UnitLine, _UNITS)


def failures(store: DuckDBPyConnection) -> list[Failure]:
    """The units that were not done."""
    sql = "SELECT key, what, remedy FROM unit WHERE state = 'failed' ORDER BY key"
    return asked(store, Failure, sql)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesLine:
    """A rule set by which units were scored, and how many."""

    rules: str
    title: str
    hash: str
    units: int


def rules(store: DuckDBPyConnection) -> list[RulesLine]:
    """The rule sets by which the units were scored; the most frequent first."""
    sql = """
    SELECT rules, any_value(rules_title) AS title, rules_hash AS hash, count(*) AS units
    FROM unit WHERE state = 'done' GROUP BY rules, rules_hash ORDER BY units DESC, rules, hash
    """
    return asked(store, RulesLine, sql)


def sums(store: DuckDBPyConnection) -> Sums:
    """The bureau as a whole."""
    sql = f"""
    SELECT count(*) FILTER (p.kind = 'project') AS projects,
        count(*) FILTER (p.kind = 'department') AS departments,
        (SELECT count(*) FROM indicator WHERE indicator >= 0) AS indicators,
        (SELECT count(*) FROM indicator WHERE state = 2) AS undecided,
        (SELECT coalesce(max(year), 0) FROM unit) AS year,
        (SELECT count(*) FROM unit WHERE sample) AS samples,
        own.* FROM project p, (
            SELECT {_MONEY}, count(*) FILTER (p.total >= 0) AS decided,
                {_MEAN.format("nullif(p.total, -1)")} AS mean
            FROM project p WHERE p.kind = 'project'
        ) own GROUP BY ALL
    """
    found = asked(store, Sums, sql)
    return (
        found[0]
        if found
        else Sums(
            projects=0,
            departments=0,
            indicators=0,
            adjusted=Decimal(0),
            executed=Decimal(0),
            unknown=0,
            decided=0,
            mean=None,
            undecided=0,
            year=0,
            samples=0,
        )
    )


def inputs(store: DuckDBPyConnection) -> dict[str, str]:
    """The units that were done, each with the hash over its input files."""
    rows = store.execute("SELECT key, inputs FROM unit WHERE state = 'done' ORDER BY unit")
    return dict(rows.fetchall())


def grades(store: DuckDBPyConnection) -> list[GradeLine]:
    """How many projects have which grade, the best first and the undecided last."""
    sql = """
    SELECT grade, count(*) AS count FROM project WHERE kind = 'project'
    GROUP BY grade ORDER BY grade = '', max(total_low) DESC, grade
    """
    return asked(store, GradeLine, sql)


_CATEGORY = """
    count(*) AS rows,
    CAST(coalesce(sum(points) FILTER (score >= 0), 0) AS BIGINT) AS points,
    CAST(coalesce(sum(score) FILTER (score >= 0), 0) AS BIGINT) AS score,
    count(*) FILTER (score >= 0 AND score < points) AS lost,
    count(*) FILTER (state = 2) AS undecided
FROM indicator WHERE points > 0
"""


def categories(store: DuckDBPyConnection) -> list[CategoryLine]:
    """The first-level categories (budget execution counted as one), in their own order."""
    sql = f"SELECT category, '' AS level2, {_CATEGORY} GROUP BY category ORDER BY category"
    return asked(store, CategoryLine, sql)


def weakest(store: DuckDBPyConnection, limit: int | None = None) -> list[CategoryLine]:
    """The second-level categories that got the smallest share of their points."""
    sql = f"""
    SELECT category, level2, {_CATEGORY} AND indicator >= 0 GROUP BY category, level2
    HAVING sum(points) FILTER (score >= 0) > 0
    ORDER BY CAST(sum(score) FILTER (score >= 0) AS DOUBLE)
        / CAST(sum(points) FILTER (score >= 0) AS DOUBLE), category, level2 {_first(limit)}
    """
    return asked(store, CategoryLine, sql)


_PERFORMANCE = """
WITH per AS (
    SELECT unit, project, max(attainment) FILTER (indicator < 0) AS execution,
        CAST(sum(points) FILTER (indicator >= 0 AND score >= 0) AS BIGINT) AS points,
        CAST(sum(score) FILTER (indicator >= 0 AND score >= 0) AS BIGINT) AS score
    FROM indicator GROUP BY unit, project
), known AS (
    SELECT p.unit, p.name, p.project, p.total, per.*  EXCLUDE (unit, project),
        CASE WHEN points > 0 THEN (20000 * score + points) // (2 * points) END AS rate
    FROM project p JOIN per USING (unit, project)
    WHERE p.kind = 'project' AND per.execution >= 0
)
"""

BANDS = (9500, 9000, 8000, 0)
"""Lower edges of the bands of execution rates, in 1/100 %."""


def execution(store: DuckDBPyConnection) -> list[ExecutionLine]:
    """Execution against performance, by bands of the execution rate; the highest first."""
    bands = " ".join(f"WHEN execution >= {low} THEN {low}" for low in BANDS)
    sql = f"""{_PERFORMANCE}
    SELECT CAST(CASE {bands} END AS INTEGER) AS low, count(*) AS count,
        count(*) FILTER (total >= 0) AS decided, {_MEAN.format("nullif(total, -1)")} AS mean,
        CAST((20000 * sum(score) + sum(points)) // (2 * sum(points)) AS BIGINT) AS rate
    FROM known GROUP BY low ORDER BY low DESC
    """
    return asked(store, ExecutionLine, sql)


def rosy(store: DuckDBPyConnection, limit: int | None = None) -> list[RosyLine]:
    """Projects that spent less than 80 % and whose indicators got a greater share by 5 %."""
    sql = f"""{_PERFORMANCE}
    SELECT u.name AS unit, known.name AS project, CAST(execution AS BIGINT) AS execution,
        CAST(rate AS BIGINT) AS rate, total
    FROM known JOIN unit u USING (unit)
    WHERE execution < 8000 AND total >= 0 AND 100 * rate > 105 * execution
    ORDER BY execution, known.unit, known.project {_first(limit)}
    """
    return asked(store, RosyLine, sql)


def problems(store: DuckDBPyConnection, limit: int) -> list[ProblemLine]:
    """The kinds of findings that call for something, the most frequent first."""
    sql = f"""
    SELECT severity, code, any_value(title) AS title, count(*) AS count,
        count(DISTINCT unit) AS units, arg_min(message, file_row_number) AS example
    FROM finding WHERE severity <> 'info' GROUP BY severity, code
    ORDER BY severity = 'warning', count DESC, code LIMIT {limit:d}
    """
    return asked(store, ProblemLine, sql)


def undecided(store: DuckDBPyConnection) -> list[OpenLine]:
    """Why rows are undecided, the most frequent reason first."""
    sql = """
    SELECT unread, count(*) AS count, count(DISTINCT unit) AS units FROM indicator
    WHERE state = 2 GROUP BY unread ORDER BY count DESC, unread
    """
    return asked(store, OpenLine, sql)


def _first(limit: int | None) -> str:
    return "" if limit is None else f"LIMIT {limit:d}"


def asked(store: DuckDBPyConnection, record: type[R], sql: str) -> list[R]:
    """The rows of a query as records, whose fields its columns are."""
    cursor = store.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [record(**dict(zip(names, row, strict=True))) for row in rows]
