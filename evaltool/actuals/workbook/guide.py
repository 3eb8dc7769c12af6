"""The sheet 填表说明: what to do, in ten short points, and what the colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaltool.actuals.workbook.heights import row_height
from evaltool.actuals.workbook.looks import TITLE_FONT, Colour, Looks
from evaltool.actuals.workbook.sheet import SAMPLE_MARK, Head
from evaltool.vocabulary import GUIDE_TITLE
from evaltool.workbooks import A4, FONT

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_WIDTH = 100
_POINTS = (
    (
        "填哪里",
        "共三张表：实际完成情况、预算执行、项目情况。浅黄色的单元格待填，灰色、蓝色的是申报内容，已经锁定。"
        "工作表保护没有密码，确需改动版式时可以撤销。",
    ),
    (
        "实际完成值",
        "照实填写结果，带上单位。需要哪一类内容，看“填写提示”一栏。"
        "没有结果的留空：空白既不算 0 分，也不算满分，报告会标为草稿并列出。",
    ),
    (
        "理解为",
        "申报的指标值被理解成什么。与本意不符的，请核对申报表。"
        "注明“推定”的，是申报表没有写明方向，按指标性质推定。",
    ),
    (
        "定性指标",
        "在“完成情况”中选择达成、部分达成、未达成。部分达成、未达成的必须填完成比例；"
        "达成而不填完成比例的按 100% 计，并在报告中列出。",
    ),
    ("偏差原因", "没有完成，或超过指标值 30% 以上的，写明原因和改进措施。报告的说明取自这里。"),
    ("指标调整", "年中经批准调整指标值的，填调整后指标值和调整批复文件，两者缺一不可。"),
    ("认定得分", "得分按评分规则计算。单位另有认定的，填认定得分和认定理由，两个得分都会列出。"),
    (
        "预算执行",
        "金额单位为万元。合计行必填；资金来源划分不清楚的留空，不要填 0。"
        "预算有调整的写调整原因，执行率低于 90% 的写原因。",
    ),
    (
        "项目情况",
        "主管部门、实施单位、负责人、联系人等印在自评表上。填报日期是报告日期的唯一来源。"
        "项目经批准取消的，填项目取消依据。",
    ),
    (
        "不要改动",
        "可以筛选、复制粘贴，也可以在右侧增加备注列。不要改动表头、项目名称、指标名称和年度指标值，"
        "汇总时按这些内容对应到申报表。",
    ),
    (
        "填好以后",
        "保存为 .xlsx，放在工作目录的 actuals/{year} 文件夹，运行 evaltool run。"
        "已经填写的采集表不会被覆盖。",
    ),
)
_LEGEND = (
    (Colour.TO_FILL, "待填"),
    (Colour.WHITE, "已填"),
    (Colour.NEEDED, "需补充：已填的内容要求补填这一格（完成比例、原因、批复、理由）"),
    (Colour.NOT_NEEDED, "不必填"),
    (Colour.BAND_TWO, "申报内容，已锁定（相邻项目深浅不同）"),
    (Colour.WRONG, "请核对：全年执行数大于全年预算数"),
)


def add_guide(book: Workbook, looks: Looks, head: Head, year: int | None) -> None:
    """Write the sheet."""
    sheet = book.add_worksheet(GUIDE_TITLE)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, _WIDTH)
    heading = looks.make(font_name=TITLE_FONT, font_size=16, align="left")
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, GUIDE_TITLE, heading)
    sheet.write_string(1, 0, f"{head.period}绩效目标实际完成情况采集表", looks.subtitle())
    if head.sample:
        sheet.write_string(2, 0, SAMPLE_MARK, looks.mark())
        sheet.set_tab_color(Colour.MARK.value)
    name = looks.make(font_name=TITLE_FONT, font_size=11, valign="top")
    text = looks.make(font_name=FONT, font_size=11, text_wrap=True, valign="top")
    for row, (what, how) in enumerate(_POINTS, start=4):
        sheet.set_row(row, row_height([(how, _WIDTH)], lowest=20))
        sheet.write_string(row, 0, what, name)
        sheet.write_string(row, 1, how.format(year=year or "年度"), text)
    _legend(sheet, looks, first_row=len(_POINTS) + 5)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)


def _legend(sheet: Worksheet, looks: Looks, *, first_row: int) -> None:
    text = looks.make(font_size=11, indent=1)
    for row, (colour, meaning) in enumerate(_LEGEND, start=first_row):
        swatch = looks.make(bg_color=colour.value, border=1, border_color=Colour.LINE.value)
        sheet.write_blank(row, 0, None, swatch)
        sheet.write_string(row, 1, meaning, text)
