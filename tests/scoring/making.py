"""Cases made by hand for the tests of scoring, cells read by the grammar that reads real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from evaltool.model import (
    Actual,
    Budget,
    Case,
    FundLine,
    Indicator,
    IndicatorKey,
    Kind,
    Project,
    ProjectKind,
    Source,
    Target,
)
from evaltool.values import Context, parse_actual, parse_target

YEAR = 2024


@dataclass(frozen=True, kw_only=True)
class Row:
    """An indicator with what was recorded for it, as texts."""

    target: str
    value: str | None = None
    category: str = "产出指标"
    subcategory: str = "数量指标"
    name: str = "指标"
    level: str | None = None
    share: str | None = None
    points: str | None = None
    declared_points: str | None = None
    reason: str | None = None
    decided: str | None = None
    decided_reason: str | None = None
    unread: tuple[str, ...] = ()


def amount(text: str | None) -> Decimal | None:
    """A decimal, or None where the cell is blank."""
    return None if text is None else Decimal(text)


def place(row: int, column: int, text: str = "") -> Source:
    """A cell of the made-up files."""
    return Source(file="actuals.csv", row=row, column=column, text=text)


def budget(initial: str | None, adjusted: str | None, executed: str | None) -> Budget:
    """A fund table of one line."""
    line = FundLine(initial=amount(initial), adjusted=amount(adjusted), executed=amount(executed))
    return Budget(lines=(line,))


FULL_BUDGET = budget("10", "10", "10")


def case(
    rows: Sequence[Row],
    *,
    name: str = "项目",
    funds: Budget = FULL_BUDGET,
    year: int = YEAR,
    change_reason: str | None = None,
    low_rate_reason: str | None = None,
) -> Case:
    """A case of these rows."""
    indicators = tuple(_indicator(name, number, row, year) for number, row in enumerate(rows))
    actuals = tuple(
        _actual(found, number, row) for number, (found, row) in _paired(indicators, rows)
    )
    targets = tuple(indicator.target for indicator in indicators)
    achieved = tuple(
        _achieved(indicator, row, year) for indicator, row in zip(indicators, rows, strict=True)
    )
    project = Project(
        name=name,
        kind=ProjectKind.PROJECT,
        unit="单位",
        year=year,
        goal="目标",
        budget=funds,
        indicators=indicators,
        form="项目支出绩效目标申报表",
        source=Source(file="申报表.docx", row=1, column=1, text=name, table=1),
    )
    return Case(
        project=project,
        actuals=actuals,
        targets=targets,
        achieved=achieved,
        budget=funds,
        change_reason=change_reason,
        low_rate_reason=low_rate_reason,
    )


def _paired(indicators: Sequence[Indicator], rows: Sequence[Row]) -> list:
    return list(enumerate(zip(indicators, rows, strict=True)))


def _context(row: Row, year: int) -> Context:
    return Context(
        name=row.name or None, category=row.category, subcategory=row.subcategory, year=year
    )


def _indicator(project: str, number: int, row: Row, year: int) -> Indicator:
    key = IndicatorKey(
        project=project,
        category=row.category,
        subcategory=row.subcategory,
        name=row.name,
        ordinal=number,
    )
    return Indicator(
        key=key,
        category=row.category,
        subcategory=row.subcategory,
        name=row.name,
        target_text=row.target,
        target=parse_target(row.target, _context(row, year)),
        points=amount(row.declared_points),
        source=Source(file="申报表.docx", row=number + 5, column=5, text=row.target, table=1),
    )


def _actual(indicator: Indicator, number: int, row: Row) -> Actual:
    return Actual(
        key=indicator.key,
        value=row.value,
        level=row.level,
        share=amount(row.share),
        points=amount(row.points),
        reason=row.reason,
        decided=amount(row.decided),
        decided_reason=row.decided_reason,
        unread=row.unread,
        columns=(("value", 6), ("level", 7), ("share", 8), ("points", 9), ("reason", 10)),
        source=place(number + 2, 6, row.value or ""),
    )


def _achieved(indicator: Indicator, row: Row, year: int) -> object:
    target = indicator.target
    readable = isinstance(target, Target) and target.kind is not Kind.QUALITATIVE
    if row.value is None or not readable:
        return None
    return parse_actual(row.value, target, _context(row, year))
