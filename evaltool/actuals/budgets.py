"""Rows of 预算执行 -> one `BudgetRecord` a project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from evaltool.actuals.cells import Refused, read_amount
from evaltool.actuals.layout import Layout, Row
from evaltool.actuals.tables import records, take
from evaltool.findings import Finding
from evaltool.matching import matching_project
from evaltool.model import Budget, BudgetRecord, FundLine, FundSource, FundUse, Source
from evaltool.vocabulary import FUND_SOURCES, FUND_USES, squeeze

AMOUNTS = ("initial", "adjusted", "executed")
"""The amounts of a line (年初预算数, 全年预算数, 全年执行数)."""

_REASONS = ("change_reason", "low_rate_reason")


def read_budgets(layout: Layout, found: list[Finding]) -> Iterator[BudgetRecord]:
    """The budget record of each project of one table, its lines in the order of the rows."""
    rows: dict[str, list[Row]] = {}
    for row in records(layout, found):
        if any(row.text(field) is not None for field in (*AMOUNTS, *_REASONS)):
            rows.setdefault(matching_project(row.shared("project") or ""), []).append(row)
    for of_project in rows.values():
        yield _record(of_project, found)


def _record(rows: Sequence[Row], found: list[Finding]) -> BudgetRecord:
    lines = [_line(row, found) for row in rows]
    return BudgetRecord(
        project=rows[0].shared("project") or "",
        budget=Budget(lines=tuple(line for line in lines if line is not None)),
        change_reason=_reasons(rows, "change_reason"),
        low_rate_reason=_reasons(rows, "low_rate_reason"),
        source=rows[0].source("project"),
    )


def _line(row: Row, found: list[Finding]) -> FundLine | None:
    """The amounts of a row; None where its source or use is unknown, which is told."""
    blank_source, blank_use = row.text("source") is None, row.text("use") is None
    source = FundSource.TOTAL if blank_source else take(row, "source", _fund_source, found)
    use = FundUse.ALL if blank_use else take(row, "use", _fund_use, found)
    if source is None or use is None or all(row.text(field) is None for field in AMOUNTS):
        return None
    initial, adjusted, executed = (
        take(row, field, partial(read_amount, in_yuan=field in row.layout.in_yuan), found)
        for field in AMOUNTS
    )
    return FundLine(
        use=use,
        source=source,
        initial=initial,
        adjusted=adjusted,
        executed=executed,
        origin=row.source("executed"),
        cells=_cells(row),
        unread=tuple(
            field
            for field, amount in (
                ("initial", initial),
                ("adjusted", adjusted),
                ("executed", executed),
            )
            if amount is None and row.text(field) is not None
        ),
    )


def _cells(row: Row) -> tuple[tuple[str, Source], ...]:
    """The cells of the amounts and of the reasons of a row, blank ones too."""
    there = (field for field in (*AMOUNTS, *_REASONS) if field in row.layout.columns)
    return tuple((field, row.source(field)) for field in there)


def _fund_source(text: str) -> FundSource | Refused:
    known = FUND_SOURCES.get(squeeze(text))
    return FundSource(known) if known else Refused(f"应为{'、'.join(FundSource)}之一")


def _fund_use(text: str) -> FundUse | Refused:
    known = FUND_USES.get(squeeze(text))
    return FundUse(known) if known else Refused(f"应为{'、'.join(FundUse)}之一")


def _reasons(rows: Sequence[Row], field: str) -> str | None:
    """The reasons given in the rows of one project, each once."""
    texts = dict.fromkeys(text for row in rows if (text := row.text(field)) is not None)
    return "；".join(texts) or None
