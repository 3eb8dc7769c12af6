"""The sheet 实际完成情况: one long table of all indicators of all projects.

One long sheet, not a sheet a project: a finance officer gets the results from several offices
and pastes whole columns, filters by project or 二级指标, sees at a glance what is still yellow,
and prints the lot in one go. Thirteen sheets would mean thirteen places to look into, and the
twelfth is the one that is forgotten. The project name stands in every row, so filters and sorting
work; bands of colour and a heavier line keep the projects apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.actuals.workbook.columns import Column, Entry
from evaltool.actuals.workbook.looks import Colour, Looks
from evaltool.actuals.workbook.sheet import INPUT_RULES, Head, Sheet, any_rule
from evaltool.actuals.workbook.understanding import (
    QUALITATIVE_HINT,
    how_to_fill_in,
    understood,
    what_to_fill_in,
)
from evaltool.matching import matching
from evaltool.model import Actual, Case, Indicator, Project
from evaltool.vocabulary import ORDINAL_HEADING, category_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

SHEET_NAME = "实际完成情况"
_FROZEN = 5
_TARGET_HINT = "年中经批准调整了指标值的，填调整后的指标值，并填调整批复文件；没有调整的留空。"
_DECIDED_HINT = "一般不填。单位对得分另有认定的，填认定的得分，并填认定理由。"

_COLUMNS = (
    Column(heading="序号", width=5),
    Column(heading="项目名称", width=14, field="project"),
    Column(heading="一级指标", width=8, field="category"),
    Column(heading="二级指标", width=9, field="subcategory"),
    Column(heading="三级指标", width=14, field="name"),
    Column(heading="年度指标值", width=20, field="target_text"),
    Column(heading="理解为", width=15),
    Column(heading="填写提示", width=10),
    Column(heading="实际完成值", width=20, field="value", entry=Entry.TEXT),
    Column(
        heading="完成情况",
        width=8,
        field="level",
        entry=Entry.LEVEL,
        hint="定性指标选择：达成、部分达成、未达成。定量指标不填。",
    ),
    Column(
        heading="完成比例",
        width=8.5,
        field="share",
        entry=Entry.SHARE,
        hint="定性指标部分达成、未达成的必须填，如 75%。达成的可以不填，按 100% 计。",
    ),
    Column(
        heading="偏差原因分析及改进措施",
        width=22,
        field="reason",
        entry=Entry.TEXT,
        hint="没有完成，或完成值超过指标值30%以上的，写明原因和改进措施。报告中的说明取自这里。",
    ),
    Column(
        heading="佐证材料",
        width=12,
        field="evidence",
        entry=Entry.TEXT,
        hint="能证明完成情况的材料名称，如验收报告、签到表、满意度调查表（注明份数）。",
    ),
    Column(
        heading="分值",
        width=5.5,
        field="points",
        entry=Entry.POINTS,
        hint="申报或批复时确定了分值的填写；没有确定的留空，按评分规则分配。",
    ),
    Column(
        heading="调整后指标值",
        width=10,
        field="adjusted_target",
        entry=Entry.TEXT,
        hint=_TARGET_HINT,
    ),
    Column(
        heading="调整批复文件",
        width=10,
        field="approval",
        entry=Entry.TEXT,
        hint="批准调整的文件名称或文号。没有批复的，仍按申报的指标值评价。",
    ),
    Column(heading="认定得分", width=6, field="decided", entry=Entry.POINTS, hint=_DECIDED_HINT),
    Column(
        heading="认定理由",
        width=11,
        field="decided_reason",
        entry=Entry.TEXT,
        hint="填了认定得分的必须写理由，报告的评分说明中会列出。",
    ),
)
_SAMPLE_COLUMNS = (
    Column(
        heading="样本量",
        width=7,
        field="sample",
        entry=Entry.COUNT,
        hint="满意度指标填收回的有效问卷份数，可以不填；填了的，报告说明样本能否证明达到指标值。",
    ),
    Column(
        heading="满意份数",
        width=7,
        field="satisfied",
        entry=Entry.COUNT,
        hint="有效问卷中表示满意的份数，与样本量一起填。",
    ),
)
_ORDINAL = Column(heading=ORDINAL_HEADING, width=6, field="ordinal")


def add_indicators(book: Workbook, looks: Looks, cases: Sequence[Case], head: Head) -> None:
    """Write the sheet."""
    ordinals = {id(case): tuple(same_numbers(case.project)) for case in cases}
    numbered = any(ordinal for of_case in ordinals.values() for ordinal in of_case)
    surveyed = any(_is_surveyed(item) for case in cases for item in case.project.indicators)
    columns = (*_COLUMNS, *_SAMPLE_COLUMNS * surveyed, *(_ORDINAL,) * numbered)
    sheet = Sheet(book, looks, SHEET_NAME, columns, head)
    sheet.begin("绩效目标实际完成情况采集表", frozen=_FROZEN, legend=5, lowest=32)
    for band, case in enumerate(cases):
        for place, ordinal in enumerate(ordinals[id(case)]):
            _row(sheet, case, place, band, ordinal)
    _rules(sheet, cases)
    _colours(sheet)
    sheet.finish()


def _is_surveyed(indicator: Indicator) -> bool:
    """Whether an indicator is about satisfaction, so that there may have been a survey."""
    names = (indicator.category, indicator.subcategory)
    return "satisfaction" in map(category_of, names)


def same_numbers(project: Project) -> Iterator[int]:
    """For each indicator its number (同名序号, from 1) among those that are otherwise the same.

    It is 0 where an indicator has no double.
    """
    same = [_same(indicator) for indicator in project.indicators]
    counts, seen = Counter(same), Counter[tuple[str, ...]]()
    for key in same:
        seen[key] += 1
        yield seen[key] if counts[key] > 1 else 0


def _same(indicator: Indicator) -> tuple[str, ...]:
    texts = (indicator.category, indicator.subcategory, indicator.name, indicator.target_text)
    return tuple(map(matching, texts))


def _row(sheet: Sheet, case: Case, place: int, band: int, ordinal: int) -> None:
    indicator, actual = case.project.indicators[place], case.actuals[place]
    first = place == 0
    shown = {
        "序号": str(sheet.next_row - sheet.first_row + 1),
        "项目名称": case.project.name,
        "一级指标": indicator.category,
        "二级指标": indicator.subcategory,
        "三级指标": indicator.name,
        "年度指标值": indicator.target_text,
        "理解为": understood(indicator.target),
        "填写提示": what_to_fill_in(indicator.target),
    }
    locked = sheet.looks.declared(band, first=first)
    for heading, text in shown.items():
        sheet.put(heading, text, locked)
    if ORDINAL_HEADING in sheet.places:
        sheet.put(ORDINAL_HEADING, str(ordinal or ""), locked)
    for column in sheet.columns:
        if column.entry is not Entry.DECLARED and column.field is not None:
            look = sheet.looks.to_fill(column.entry, first=first)
            sheet.put(column.heading, _filled(indicator, actual, column.field), look)
    sheet.end_row()


def _filled(indicator: Indicator, actual: Actual | None, field: str) -> object:
    held = getattr(actual, field) if actual is not None else None
    if field == "points" and held is None:
        return indicator.points
    if isinstance(held, int):
        return Decimal(held)
    return held / 100 if field == "share" and held is not None else held


def _rules(sheet: Sheet, cases: Sequence[Case]) -> None:
    """Input checks, and for 实际完成值 the message that fits the kind of the target."""
    messages: dict[str, list[int]] = {}
    indicators = [indicator for case in cases for indicator in case.project.indicators]
    for offset, indicator in enumerate(indicators):
        rows = messages.setdefault(how_to_fill_in(indicator.target), [])
        rows.append(sheet.first_row + offset)
    for message, rows in messages.items():
        sheet.validate("实际完成值", any_rule(message, "实际完成值"), rows)
    for column in sheet.columns:
        if column.hint:
            rule = INPUT_RULES.get(column.entry) or any_rule(column.hint, column.heading)
            sheet.validate(column.heading, rule)


def _colours(sheet: Sheet) -> None:
    """Yellow: still to fill in; orange: needed because of what was filled in; grey: not needed."""
    value, level, share = (sheet.cell(name) for name in ("实际完成值", "完成情况", "完成比例"))
    qualitative = f'LEFT({sheet.cell("填写提示")},2)="{QUALITATIVE_HINT}"'
    short = f'OR({level}="部分达成",{level}="未达成")'
    sheet.colour("实际完成值", _blank(value), Colour.TO_FILL)
    sheet.colour("完成情况", f"AND({qualitative},{_blank(level)})", Colour.TO_FILL)
    for heading in ("完成情况", "完成比例"):
        empty = _blank(sheet.cell(heading))
        sheet.colour(heading, f"AND(NOT({qualitative}),{empty})", Colour.NOT_NEEDED)
    sheet.colour("完成比例", f"AND({qualitative},{short},{_blank(share)})", Colour.NEEDED)
    reason = sheet.cell("偏差原因分析及改进措施")
    sheet.colour("偏差原因分析及改进措施", f"AND({short},{_blank(reason)})", Colour.NEEDED)
    levels = f"{sheet.cell('一级指标')}&{sheet.cell('二级指标')}"
    for column in _SAMPLE_COLUMNS:
        if column.heading in sheet.places:
            other = f'NOT(ISNUMBER(SEARCH("满意",{levels})))'
            condition = f"AND({other},{_blank(sheet.cell(column.heading))})"
            sheet.colour(column.heading, condition, Colour.NOT_NEEDED)
    for given, needed in (("调整后指标值", "调整批复文件"), ("认定得分", "认定理由")):
        filled = f"NOT({_blank(sheet.cell(given))})"
        sheet.colour(needed, f"AND({filled},{_blank(sheet.cell(needed))})", Colour.NEEDED)


def _blank(cell: str) -> str:
    return f"LEN(TRIM({cell}))=0"
