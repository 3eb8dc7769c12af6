"""A unit's own template: compiled here, against docxtpl on the very same file and data."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.table import Table
from docxtpl import DocxTemplate

from evaltool.report.own_template import Year, compile_template, year_record
from tests.benchmarks.clock import Entrant, race
from tests.benchmarks.sample import one_project, sample_year
from tests.benchmarks.table import Row, rows

_WIDTH = 9
_HEAD = (
    (("项目名称", 2), ("{{ 表.名称 }}", 7)),
    (("主管部门", 2), ("{{ 表.主管部门 }}", 3), ("实施单位", 2), ("{{ 表.实施单位 }}", 2)),
    (("项目资金（万元）", 2), ("年初", 1), ("全年", 1), ("执行", 1), ("分值", 2), ("得分", 2)),
    (
        ("总额", 2),
        *(("{{ 表.年初预算数 }}", 1), ("{{ 表.全年预算数 }}", 1), ("{{ 表.全年执行数 }}", 1)),
        *(("{{ 表.执行分值 }}", 2), ("{{ 表.执行得分 }}", 2)),
    ),
    (("{%tr for 资金 in 表.资金 %}", 9),),
    (
        ("{{ 资金.类别 }}", 2),
        *(("{{ 资金.年初预算数 }}", 1), ("{{ 资金.全年预算数 }}", 1)),
        *(("{{ 资金.全年执行数 }}", 1), ("—", 2), ("—", 2)),
    ),
    (("{%tr endfor %}", 9),),
    (("年度总体目标", 1), ("{{ 表.年度目标 }}", 4), ("{{ 表.完成情况 }}", 4)),
)
_COLUMNS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因",
)


def template() -> bytes:
    """The official form for every form of the year, as a user of docxtpl would draw it."""
    document = docx.Document()
    document.add_paragraph("{%p for 表 in 全部 %}")
    document.add_heading("项目支出绩效自评表", 1)
    document.add_paragraph("（{{ 表.年度 }}年度）")
    _form(document)
    document.add_paragraph("负责人：{{ 表.负责人 }}　填报日期：{{ 表.填报日期 }}")
    document.add_paragraph("{%p endfor %}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _form(document: Document) -> None:
    table = document.add_table(0, _WIDTH, style="Table Grid")
    for cells in _HEAD:
        _row(table, cells)
    widths = (1, 1, 1, 1, 1, 1, 1, 2)
    fields = [f"{{{{ 行.{name} }}}}" for name in _COLUMNS]
    _row(table, list(zip(_COLUMNS, widths, strict=True)))
    _row(table, [("{%tr for 行 in 表.指标 %}", _WIDTH)])
    _row(table, list(zip(fields, widths, strict=True)))
    _row(table, [("{%tr endfor %}", _WIDTH)])
    _row(table, [("总分", 6), ("{{ 表.总得分 }}", 3)])


def _row(table: Table, cells: Sequence[tuple[str, int]]) -> None:
    made, column = table.add_row().cells, 0
    for text, span in cells:
        cell = made[column]
        if span > 1:
            cell = cell.merge(made[column + span - 1])
        cell.text = text
        column += span


def by_docxtpl(content: bytes, year: Year) -> bytes:
    """Docxtpl as its documentation shows it: open, render, save."""
    document = DocxTemplate(io.BytesIO(content))
    names = year.__dataclass_fields__
    document.render({name: getattr(year, name) for name in names}, autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def measure() -> list[Row]:
    """The lines of both races, and what compiling costs."""
    one = year_record(one_project())
    return [
        *_race("one form", one, repeat=20),
        *_race("13 forms", year_record(sample_year()), repeat=5),
    ]


def _race(work: str, year: Year, *, repeat: int) -> list[Row]:
    content = template()
    compiled = compile_template(content, "template.docx")
    return rows(
        f"own template, {work}",
        race(
            [
                Entrant(
                    name="evaltool, compiled", run=lambda: compiled.render(year), repeat=repeat
                ),
                Entrant(name="docxtpl, as documented", run=lambda: by_docxtpl(content, year)),
                Entrant(
                    name="evaltool, compiled each time",
                    run=lambda: compile_template(content, "template.docx").render(year),
                ),
            ]
        ),
    )
