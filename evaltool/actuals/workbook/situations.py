"""The sheet 项目情况: what the forms need about a project and no other file knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evaltool.actuals.workbook.columns import Column, Entry
from evaltool.actuals.workbook.looks import Colour, Looks
from evaltool.actuals.workbook.sheet import INPUT_RULES, Head, Sheet, any_rule
from evaltool.model import Case

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

SHEET_NAME = "项目情况"

_COLUMNS = (
    Column(heading="项目名称", width=16, field="project"),
    Column(heading="年度总体目标", width=25),
    Column(
        heading="主管部门",
        width=14,
        field="supervisor",
        entry=Entry.TEXT,
        hint="项目的主管部门全称。各项目相同的，可向下填充。",
    ),
    Column(
        heading="实施单位",
        width=14,
        field="implementer",
        entry=Entry.TEXT,
        hint="项目的实施单位全称。",
    ),
    Column(
        heading="总体目标实际完成情况",
        width=30,
        field="outcome",
        entry=Entry.TEXT,
        hint="对照左边的年度总体目标，写全年实际完成情况，宜在100字以内。",
    ),
    Column(
        heading="存在问题",
        width=20,
        field="problems",
        entry=Entry.TEXT,
        hint="宜在200字以内。不填的，报告根据失分指标的偏差原因列出。",
    ),
    Column(
        heading="改进措施",
        width=20,
        field="measures",
        entry=Entry.TEXT,
        hint="宜在200字以内。不填的，报告根据失分指标的改进措施列出。",
    ),
    Column(heading="项目负责人", width=8, field="leader", entry=Entry.TEXT),
    Column(heading="财务负责人", width=8, field="finance_leader", entry=Entry.TEXT),
    Column(heading="联系人", width=8, field="contact", entry=Entry.TEXT),
    Column(heading="联系电话", width=11, field="phone", entry=Entry.TEXT),
    Column(
        heading="填报日期",
        width=11,
        field="filed",
        entry=Entry.DAY,
        hint="报告和自评表上的日期只取自这里，如 2025-03-20。不填则不印日期。",
    ),
    Column(
        heading="项目取消依据",
        width=10,
        field="cancelled",
        entry=Entry.TEXT,
        hint="项目年中经批准取消的，填批准文件。填了的项目只列出，不评分。没有取消的留空。",
    ),
)
_WANTED = (
    "主管部门",
    "实施单位",
    "总体目标实际完成情况",
    "项目负责人",
    "财务负责人",
    "联系人",
    "联系电话",
    "填报日期",
)


def add_situations(book: Workbook, looks: Looks, cases: Sequence[Case], head: Head) -> None:
    """Write the sheet."""
    sheet = Sheet(book, looks, SHEET_NAME, _COLUMNS, head)
    sheet.begin("项目情况采集表", frozen=1, legend=4, lowest=74)
    for band, case in enumerate(cases):
        _row(sheet, case, band)
    for column in _COLUMNS:
        if column.hint:
            rule = INPUT_RULES.get(column.entry) or any_rule(column.hint, column.heading)
            sheet.validate(column.heading, rule)
    for heading in _WANTED:
        sheet.colour(heading, f"LEN(TRIM({sheet.cell(heading)}))=0", Colour.TO_FILL)
    sheet.finish()


def _row(sheet: Sheet, case: Case, band: int) -> None:
    looks = sheet.looks
    locked = looks.declared(band, first=False)
    sheet.put("项目名称", case.project.name, locked)
    sheet.put("年度总体目标", case.project.goal, locked)
    for column in sheet.columns:
        if column.entry is not Entry.DECLARED and column.field is not None:
            held = getattr(case.situation, column.field) if case.situation else None
            sheet.put(column.heading, held, looks.to_fill(column.entry, first=False))
    sheet.end_row()
