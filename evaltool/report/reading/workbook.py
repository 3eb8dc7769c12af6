"""The reading report as a workbook (阅读核对表): to be checked, corrected and signed.

Filled in and put beside the inputs it is read back as a table of corrections; so 原文 is locked
and what an officer writes stays text. The same inputs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from evaltool.findings import Finding
from evaltool.report.reading.record import IndicatorReading, ProjectReading, Reading, Standing
from evaltool.report.work_papers.references import finding_sheet
from evaltool.report.work_papers.sheet import (
    FIRST_ROW,
    HEADING_ROW,
    Column,
    Line,
    Look,
    Sheet,
    Tint,
    Value,
    Writer,
)
from evaltool.vocabulary import TARGET_KIND_TITLES
from evaltool.workbooks import ALERT, FONT, new_workbook, protect

_TITLE = "阅读核对表"
_SAMPLE = "示例数据：完成值和预算执行为演示编制，并非实际数据"
_HOW = (
    "读对的在“核对”一栏选“正确”；读错的选“更正”，在“更正为”一栏写明应理解的指标值（如 ≤55万元、"
    "2024年12月31日前、定性）和理由，填写核对人，保存后放入 targets 或 actuals 文件夹即可生效，"
    "申报表原文不动。"
)
_COLOURS = "底色：红，读不懂；黄，有另一种读法；蓝，已按更正说明理解"
_SIGNATURE = (
    "核对人（签字）：　　　　　　　　核对日期：　　　　　　　　单位负责人（签字）：　　　　　　　　"
)
_CHECK = "核对（正确/更正）"
_CORRECTED = "更正为"
_TINTS = {
    Standing.UNREAD: Tint.WRONG,
    Standing.AMBIGUOUS: Tint.UNDECIDED,
    Standing.CORRECTED: Tint.DECIDED,
    Standing.INFERRED: Tint.NONE,
    Standing.PLAIN: Tint.NONE,
}

_INDICATORS = (
    Column("序号", 4.5, Look.COUNT, centred=True),
    Column("项目", 12),
    Column("指标", 17),
    Column("原文", 20),
    Column("理解为", 16),
    Column("类型", 7, centred=True),
    Column("比较方式", 8, centred=True),
    Column("推断", 20),
    Column("另一种读法", 12),
    Column("读不懂的原因", 12),
    Column("来源", 19),
    Column(_CHECK, 8, centred=True, open=True),
    Column(_CORRECTED, 15, open=True),
    Column("更正理由", 13, open=True),
    Column("核对人", 8, centred=True, open=True),
)
_AMOUNTS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("项目", 38),
    Column("资金", 24),
    Column("栏目", 14),
    Column("原文", 18),
    Column("理解为（万元）", 16),
    Column("来源", 42),
    Column(_CHECK, 10, centred=True, open=True),
    Column("备注", 24, open=True),
)
_ACTUALS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("项目", 16),
    Column("指标", 22),
    Column("指标值理解为", 20),
    Column("原文", 24),
    Column("理解为", 20),
    Column("推断", 24),
    Column("读不懂的原因", 20),
    Column("来源", 24),
    Column(_CHECK, 10, centred=True, open=True),
    Column("备注", 20, open=True),
)


def render_reading(
    reading: Reading, findings: Sequence[Finding] = (), *, sample: bool = False
) -> bytes:
    """The workbook of a reading report; `sample` marks recorded figures as 示例数据."""
    buffer = BytesIO()
    with new_workbook(buffer, _title(reading)) as book:
        writer = Writer(book)
        for sheet in _sheets(reading, findings, marks=_SAMPLE if sample else ""):
            page = writer.write(sheet)
            if any(column.open for column in sheet.columns):
                _to_be_signed(book, page, sheet)
    return buffer.getvalue()


def _title(reading: Reading) -> str:
    years = dict.fromkeys(project.year for project in reading.projects if project.year)
    return f"{'、'.join(years)}绩效目标{_TITLE}"


def _sheets(reading: Reading, findings: Sequence[Finding], *, marks: str) -> list[Sheet]:
    title = _title(reading)
    units = "、".join(dict.fromkeys(item.unit for item in reading.projects if item.unit))
    facts = "    ".join(filter(None, (units, reading.summary, _COLOURS)))
    sheets = [
        Sheet(
            name="指标",
            title=title,
            facts=facts,
            marks=marks,
            columns=_INDICATORS,
            lines=tuple(_indicators(reading)),
            frozen=3,
        ),
        Sheet(
            name="资金",
            title=f"{title}：资金",
            facts=f"{units}    金额单位：万元    读错的请改正申报表或预算执行表".strip(),
            marks=marks,
            columns=_AMOUNTS,
            lines=tuple(_amounts(reading)),
            frozen=3,
        ),
    ]
    if reading.recorded:
        sheets.append(
            Sheet(
                name="完成值",
                title=f"{title}：完成值",
                facts=f"{units}    读错的请改正采集表中的实际完成值".strip(),
                marks=marks,
                columns=_ACTUALS,
                lines=tuple(_actuals(reading)),
                frozen=3,
            )
        )
    problems = finding_sheet(findings, units, marks)
    return [*sheets, replace(problems, title=f"{title}：{problems.name}")]


def _indicators(reading: Reading) -> list[Line]:
    rows = [(project, item) for project in reading.projects for item in project.indicators]
    return [_indicator(number, *row) for number, row in enumerate(rows, start=1)]


def _indicator(number: int, project: ProjectReading, item: IndicatorReading) -> Line:
    correction = item.correction
    cells: tuple[Value, ...] = (
        number,
        project.name,
        item.path,
        item.original,
        item.understood,
        TARGET_KIND_TITLES.get(item.kind, ""),
        item.direction,
        "\n".join(noted.text for noted in item.inferred),
        "\n".join(item.others),
        item.unread,
        _stacked(item.place),
        "更正" if correction else "",
        correction.text if correction else "",
        correction.reason if correction else "",
        correction.author if correction else "",
    )
    return Line(cells=cells, tint=_TINTS[item.standing])


def _stacked(place: str) -> str:
    """A place with its file in a line of its own."""
    return place.replace(" ", "\n", 1)


def _amounts(reading: Reading) -> list[Line]:
    rows = [(project.name, item) for project in reading.projects for item in project.amounts]
    return [
        Line(
            cells=(n, name, item.line, item.measure, item.original, item.amount, item.place, "", "")
        )
        for n, (name, item) in enumerate(rows, start=1)
    ]


def _actuals(reading: Reading) -> list[Line]:
    rows = [
        (project.name, item.path, item.actual)
        for project in reading.projects
        for item in project.indicators
        if item.actual
    ]
    lines = []
    for number, (name, path, actual) in enumerate(rows, start=1):
        inferred = "\n".join(noted.text for noted in actual.inferred)
        said = (actual.against, actual.original, actual.understood, inferred, actual.unread)
        tint = Tint.WRONG if actual.unread else Tint.NONE
        lines.append(
            Line(cells=(number, name, path, *said, _stacked(actual.place), "", ""), tint=tint)
        )
    return lines


def _to_be_signed(book: Any, page: Any, sheet: Sheet) -> None:
    """What makes a sheet one to be checked: a choice of verdicts, protection, a line to sign."""
    last_row, last_column = HEADING_ROW - 1 + len(sheet.lines), len(sheet.columns) - 1
    for number, column in enumerate(sheet.columns):
        rule = _RULES.get(column.title)
        if rule is not None and sheet.lines:
            page.data_validation(FIRST_ROW - 1, number, last_row, number, rule)
    if sheet.columns is _INDICATORS:
        _guide(book, page, sheet)
    protect(page)
    page.set_row(last_row + 2, 30)
    look = book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter"})
    page.write_string(last_row + 2, 0, _SIGNATURE, look)
    page.print_area(0, 0, last_row + 2, last_column)


def _guide(book: Any, page: Any, sheet: Sheet) -> None:
    """How the sheet is filled in, behind the marks above the headings."""
    plain, marked = (
        book.add_format({"font_name": FONT, "font_size": 10, **more})
        for more in ({}, {"bold": True, "font_color": ALERT})
    )
    if sheet.marks:
        page.write_rich_string(2, 0, marked, f"{sheet.marks}    ", plain, _HOW, plain)
    else:
        page.write_string(2, 0, _HOW, plain)


_RULES = {
    _CHECK: {
        "validate": "list",
        "source": ["正确", "更正"],
        "error_title": "核对",
        "error_message": "请选“正确”或“更正”",
    },
    _CORRECTED: {
        "validate": "any",
        "input_title": "更正为",
        "input_message": "写完整的指标值，如 ≤55万元、2024年12月31日前；"
        "只改比较方式的可写 ≤ 或 不超过；改为定性指标的写 定性",
    },
}
