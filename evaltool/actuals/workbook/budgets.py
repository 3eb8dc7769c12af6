"""The sheet 预算执行: a total row a project, and rows by source where the split is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evaltool.actuals.workbook.columns import Column, Entry
from evaltool.actuals.workbook.looks import Colour, Looks
from evaltool.actuals.workbook.sheet import INPUT_RULES, Head, Sheet, any_rule
from evaltool.model import Case, FundLine, FundSource, FundUse

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

SHEET_NAME = "预算执行"
_ALWAYS = (FundSource.FISCAL, FundSource.CARRIED_OVER, FundSource.OTHER)
_SPLIT = "不清楚来源划分的留空，不要填 0。"

_COLUMNS = (
    Column(heading="项目名称", width=40, field="project"),
    Column(heading="资金类别", width=13, field="use"),
    Column(heading="资金来源", width=13, field="source"),
    Column(
        heading="年初预算数",
        width=13,
        field="initial",
        entry=Entry.AMOUNT,
        remark="万元",
        hint="年初批复的预算数，单位万元。申报表中已有的不必填。",
    ),
    Column(
        heading="全年预算数",
        width=13,
        field="adjusted",
        entry=Entry.AMOUNT,
        remark="万元",
        hint=f"调整后的全年预算数，含上年结转，单位万元。没有调整的照填年初数。{_SPLIT}",
    ),
    Column(
        heading="全年执行数",
        width=13,
        field="executed",
        entry=Entry.AMOUNT,
        remark="万元",
        hint=f"全年实际支出数，单位万元，与决算一致。{_SPLIT}",
    ),
    Column(
        heading="预算调整原因",
        width=34,
        field="change_reason",
        entry=Entry.TEXT,
        hint="全年预算数与年初预算数不同的，写明调整原因。",
    ),
    Column(
        heading="执行率偏低原因",
        width=34,
        field="low_rate_reason",
        entry=Entry.TEXT,
        hint="执行率低于90%的，写明原因。",
    ),
)
_REASONS = ("预算调整原因", "执行率偏低原因")


def add_budgets(book: Workbook, looks: Looks, cases: Sequence[Case], head: Head) -> None:
    """Write the sheet."""
    in_wan_yuan = replace(head, line=f"{head.line}　金额单位：万元")
    sheet = Sheet(book, looks, SHEET_NAME, _COLUMNS, in_wan_yuan)
    sheet.begin("预算执行情况采集表", frozen=3, legend=3, lowest=21)
    for band, case in enumerate(cases):
        for place, fund_line in enumerate(fund_lines(case)):
            _row(sheet, case, fund_line, band, first=place == 0)
    for column in _COLUMNS:
        if column.hint:
            rule = INPUT_RULES.get(column.entry) or any_rule(column.hint, column.heading)
            sheet.validate(column.heading, rule)
    _colours(sheet)
    sheet.finish()


def fund_lines(case: Case) -> list[FundLine]:
    """The total first, then what was declared or recorded by use and source, then usual sources."""
    held = {(line.use, line.source): line for line in case.budget.lines}
    total = held.pop((FundUse.ALL, FundSource.TOTAL), FundLine())
    usual = [FundLine(source=source) for source in _ALWAYS]
    lines = {(line.use, line.source): line for line in usual} | held
    order = list(FundUse), list(FundSource)
    sorted_places = sorted(lines, key=lambda at: (order[0].index(at[0]), order[1].index(at[1])))
    return [total, *(lines[place] for place in sorted_places)]


def _row(sheet: Sheet, case: Case, line: FundLine, band: int, *, first: bool) -> None:
    looks = sheet.looks
    locked = looks.declared(band, first=first, bold=first)
    sheet.put("项目名称", case.project.name, locked)
    sheet.put("资金类别", line.use.value, locked)
    sheet.put("资金来源", line.source.value, locked)
    declared = case.project.budget.line(line.source, line.use)
    known = declared is not None and declared.initial is not None
    amount = looks.to_fill(Entry.AMOUNT, first=first)
    kept = looks.declared_amount(band, first=first)
    sheet.put("年初预算数", line.initial, kept if known else amount)
    sheet.put("全年预算数", line.adjusted, amount)
    sheet.put("全年执行数", line.executed, amount)
    reasons = (case.change_reason, case.low_rate_reason) if first else (None, None)
    text = looks.to_fill(Entry.TEXT, first=first) if first else looks.closed(first=first)
    for heading, reason in zip(_REASONS, reasons, strict=True):
        sheet.put(heading, reason, text)
    sheet.end_row()


def _colours(sheet: Sheet) -> None:
    initial, adjusted, executed, change, low = (
        sheet.cell(name) for name in ("年初预算数", "全年预算数", "全年执行数", *_REASONS)
    )
    use, source = sheet.cell("资金类别"), sheet.cell("资金来源")
    total = f'{use}="{FundUse.ALL}",{source}="{FundSource.TOTAL}"'
    numbers = f"ISNUMBER({adjusted}),ISNUMBER({executed})"
    over = f"AND({numbers},ROUND({executed}-{adjusted},6)>0)"
    for heading, cell in (("全年预算数", adjusted), ("全年执行数", executed)):
        sheet.colour(heading, f'AND({total},{cell}="")', Colour.TO_FILL)
    sheet.colour("全年执行数", over, Colour.WRONG)
    changed = f"ISNUMBER({initial}),ISNUMBER({adjusted}),ROUND({initial}-{adjusted},6)<>0"
    sheet.colour(_REASONS[0], f'AND({total},{changed},{change}="")', Colour.NEEDED)
    behind = f"{numbers},ROUND({executed}-0.9*{adjusted},6)<0"
    sheet.colour(_REASONS[1], f'AND({total},{behind},{low}="")', Colour.NEEDED)
