"""A small declaration with a cell of every kind, corrections laid over it."""

from __future__ import annotations

from evaltool.actuals import pair, read_actuals
from evaltool.declaration import (
    Declaration,
    apply_overrides,
    merge,
    read_declaration,
    read_overrides,
)
from evaltool.files import Cell, Grid
from evaltool.report.reading import Reading, reading_of
from tests.declaration.drawing import draw

FILE = "targets/2024/申报 表.docx"
FORM = """
项目支出绩效目标申报表 | < | < | < | <
（2024年度） | < | < | < | <
项目名称 | =会议费 | 预算单位 | 某某局 | <
项目资金（元） | 年度资金总额 | 550000 | 其他资金 |
一级指标 | 二级指标 | 三级指标 | 指标值 | <
项目完成 | 数量指标 | 召开会议 | 9次 | <
^ | 数量指标 | 印发文件 | ≥5份 | <
^ | 质量指标 | 出席率 | 3/5 | <
^ | 时效指标 | 完成时间 | 2024年2月前 | <
^ | 成本指标 | 会议经费 | 55万元 | <
满意度指标 | 满意度指标 | 代表满意度 | =满意 | <
"""
OVERRIDES = (
    ("项目名称", "指标", "原文", "更正为", "理由", "更正人"),
    ("=会议费", "会议经费", "55万元", "≥50万元", "录入有误", "张三"),
)
ACTUALS = (
    ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值",
     "实际完成值", "完成情况", "完成比例", "调整后指标值", "调整批复文件"),
    ("=会议费", "项目完成", "数量指标", "召开会议", "9次", "≥8", "", "", "10次", "批复1号"),
    ("=会议费", "项目完成", "数量指标", "印发文件", "≥5份", "若干份", "", "", "", ""),
    ("=会议费", "项目完成", "质量指标", "出席率", "3/5", "60%", "", "", "", ""),
    ("=会议费", "满意度指标", "满意度指标", "代表满意度", "=满意", "", "部分达成", "75%", "", ""),
)  # fmt: skip
BUDGETS = (
    ("项目名称", "年初预算数（元）", "全年预算数（元）", "全年执行数（元）"),
    ("=会议费", "550000", "5,200,00", "50.8万元"),
)


def table(rows: tuple[tuple[str, ...], ...], file: str) -> Grid:
    """The grid of a text table."""
    cells = [
        Cell(row, column, text)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text
    ]
    return Grid(file=file, cells=tuple(cells))


def declared(*, corrected: bool = True) -> Declaration:
    """The declaration, its corrections laid over it."""
    declaration = merge([read_declaration([draw(FORM, file=FILE)], year=2024)])
    rows = OVERRIDES if corrected else OVERRIDES[:1]
    return apply_overrides(declaration, read_overrides([table(rows, "targets/2024/更正.csv")]))


def reading(*, recorded: bool = True) -> Reading:
    """The reading report, with recorded actuals beside the targets."""
    declaration = declared()
    if not recorded:
        return reading_of(declaration)
    actuals = read_actuals(
        [table(ACTUALS, "actuals/2024/实际.csv"), table(BUDGETS, "actuals/2024/预算.csv")]
    )
    cases = pair(declaration.projects, actuals).cases
    return reading_of(declaration, cases=cases, budgets=actuals.budgets)
