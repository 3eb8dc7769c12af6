"""The rows of an indicator table -> indicators, each with the cell of its target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaltool import values
from evaltool.declaration.amounts import canonical, is_blank
from evaltool.declaration.columns import Columns
from evaltool.declaration.lines import Line, is_dots
from evaltool.declaration.wording import plain, trimmed
from evaltool.files import Cell
from evaltool.findings import Finding, finding
from evaltool.model import Indicator, IndicatorKey, Source, Unreadable
from evaltool.vocabulary import category_of

_POINTS = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)[分%％]?")
_SIGNS = re.compile(
    r"[≥≤＞＜><=＝≧≦﹥﹤]{1,2}|[大小]于(?:等于|或等于)?|等于|不[低少高多超]于?过?|至少"
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of an indicator table as it stands, levels carried down where they are blank."""

    line: Line
    category: str
    subcategory: str
    name: str
    target_text: str
    columns: values.Columns | None
    points: Decimal | None
    source: Source


def rows_of(
    lines: Iterable[tuple[Columns, Line]],
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The rows that state an indicator; what is incomplete or unreadable is a finding."""
    rows: list[Row] = []
    found: list[Finding] = []
    category = subcategory = ""
    for columns, line in lines:
        own = _level(columns, "category", line.row)
        below = _level(columns, "subcategory", line.row)
        subcategory = below or ("" if own and own != category else subcategory)
        category = own or category
        row = _row(columns, line, category, subcategory)
        if row is not None:
            rows.append(row)
            found += _incomplete(columns, row)
    return tuple(rows), tuple(found)


def _row(columns: Columns, line: Line, category: str, subcategory: str) -> Row | None:
    name = _level(columns, "name", line.row)
    stated = trimmed(columns.text("target", line.row))
    points = _own_points(columns, line.row)
    if not (name or stated or points):
        return None
    cell = columns.cell("target", line.row)
    parts = _parts(columns, line.row, stated)
    return Row(
        line=line,
        category=category,
        subcategory=subcategory,
        name=name,
        target_text=joined(parts) if parts else stated,
        columns=parts,
        points=_number(points),
        source=_source(columns, line, cell),
    )


def _level(columns: Columns, level: str, row: int) -> str:
    """The name of a level in a row, the dots of a template (……) left out."""
    text = plain(columns.text(level, row))
    return "" if is_dots(text) else text


def _source(columns: Columns, line: Line, cell: Cell | None) -> Source:
    if cell is None:
        column = columns.spans.get("target", (columns.first_level, 0))[0]
        cell = Cell(line.row, column, "")
    return line.grid.source(cell)


def _parts(columns: Columns, row: int, stated: str) -> values.Columns | None:
    """Sign, value and unit where the form keeps them in columns of their own."""
    op = trimmed(columns.text("op", row)) or trimmed(columns.text("direction", row))
    unit = trimmed(columns.text("measure", row))
    if not op and not unit:
        return None
    return values.Columns(op=op or None, value=stated or None, unit=unit or None)


def joined(columns: values.Columns) -> str:
    """Sign, value and unit in one text, nothing doubled that the value already holds."""
    value, op, unit = columns.value or "", columns.op or "", columns.unit or ""
    if not value:
        return ""
    unit = "" if is_blank(unit) else unit
    sign = op if _SIGNS.fullmatch(op) and not _SIGNS.match(value) else ""
    return sign + value + ("" if value.endswith(unit) or not value[-1:].isdigit() else unit)


def _own_points(columns: Columns, row: int) -> str:
    """The text of 分值 where it begins in this row; a merged cell is told by `_incomplete`."""
    cell = columns.cell("points", row)
    return plain(cell.text) if cell is not None and cell.row_span == 1 else ""


def _number(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(text)
    return canonical(Decimal(match[1])) if match else None


def _incomplete(columns: Columns, row: Row) -> Iterator[Finding]:
    who = row.name or row.subcategory or row.category
    if not row.category:
        yield finding("declaration-no-category", row.line.source(), name=who)
    if not row.name and "name" in columns:
        yield finding("declaration-no-indicator-name", row.source, target=row.target_text[:20])
    if not row.target_text:
        yield finding("declaration-target-blank", row.source, name=who)
    cell = columns.cell("points", row.line.row)
    if cell is not None and plain(cell.text) and row.points is None:
        code = "declaration-points-unreadable"
        if cell.row_span > 1:
            code = "declaration-points-shared"
        yield finding(code, row.line.source(cell), text=plain(cell.text)[:20], name=who)


def indicators_of(
    rows: Iterable[Row], project: str, year: int | None
) -> tuple[tuple[Indicator, ...], tuple[Finding, ...]]:
    """The indicators of a project, keyed, each with the meaning of its target."""
    seen: Counter[IndicatorKey] = Counter()
    indicators: list[Indicator] = []
    found: list[Finding] = []
    for row in rows:
        key = IndicatorKey(
            project=project, category=row.category, subcategory=row.subcategory, name=row.name
        )
        numbered = IndicatorKey(
            project=project,
            category=row.category,
            subcategory=row.subcategory,
            name=row.name,
            ordinal=seen[key],
        )
        seen[key] += 1
        indicator = _indicator(row, numbered, year)
        indicators.append(indicator)
        found += _unclear(indicator)
    return tuple(indicators), (*found, *_unknown_categories(indicators))


def _indicator(row: Row, key: IndicatorKey, year: int | None) -> Indicator:
    context = values.Context(
        name=row.name or None,
        category=row.category or None,
        subcategory=row.subcategory or None,
        year=year,
        columns=row.columns,
    )
    return Indicator(
        key=key,
        category=row.category,
        subcategory=row.subcategory,
        name=row.name,
        target_text=row.target_text,
        target=values.parse_target(row.target_text, context),
        points=row.points,
        source=row.source,
    )


def _unclear(indicator: Indicator) -> Iterator[Finding]:
    target = indicator.target
    if isinstance(target, Unreadable) and indicator.target_text:
        name = indicator.name or indicator.subcategory or indicator.category
        yield finding(
            "declaration-target-unreadable",
            indicator.source,
            name=name,
            text=indicator.target_text[:30],
            reason=target.reason,
        )


def _unknown_categories(indicators: Iterable[Indicator]) -> Iterator[Finding]:
    """One finding per unknown 一级指标, at the first row under it."""
    told: set[str] = set()
    for indicator in indicators:
        category = indicator.category
        if category and category not in told and category_of(category) is None:
            told.add(category)
            yield finding("declaration-unknown-category", indicator.source, category=category)
