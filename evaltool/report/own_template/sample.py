"""The sample template (样例模板): a Word file to begin from, with one of every usual tag.

It is built with python-docx on the base package, so that it has the typography of the built-in
documents; a unit changes it in Word as it likes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from evaltool.report.word.container import container, member
from evaltool.report.word.package import base_package

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

_COLUMNS = (
    ("一级指标", "{% vm 行.一级指标 %}{{ 行.一级指标 }}", 900),
    ("二级指标", "{% vm 行.一级指标, 行.二级指标 %}{{ 行.二级指标 }}", 1000),
    ("三级指标", "{{ 行.三级指标 }}", 1500),
    ("年度指标值", "{{ 行.年度指标值 }}", 1450),
    ("实际完成值", "{{ 行.实际完成值 }}", 1450),
    ("分值", "{{ 行.分值 }}", 550),
    ("得分", "{{ 行.得分 }}", 650),
    ("偏差原因分析及改进措施", "{{ 行.偏差原因 }}", 1344),
)
"""Heading, tag and width in twips of the columns of the indicators."""


def sample_template() -> bytes:
    """The sample template, the same bytes every time."""
    import docx

    document = docx.Document(io.BytesIO(base_package()))
    body = document.element.body
    for element in [each for each in body if not each.tag.endswith("sectPr")]:
        body.remove(element)
    _head(document)
    _forms(document)
    _ending(document)
    document.sections[0].header.paragraphs[0].text = "{{ 标记 }}"
    stream = io.BytesIO()
    document.save(stream)
    with ZipFile(stream) as saved:
        return container([member(name, saved.read(name)) for name in saved.namelist()])


def _head(document: Document) -> None:
    _paragraph(document, "title", "{{ 单位 }}{{ 年度 }}年度预算绩效自评情况")
    _paragraph(
        document,
        "body",
        "{{ 年度 }}年度，{{ 单位 }}开展绩效自评的项目共{{ 项目数 }}个、绩效指标{{ 指标数 }}个。"
        "{{ 等级分布 }}。",
    )
    _paragraph(document, "body", "{%p if 待定数 > 0 %}")
    _paragraph(document, "body", "尚有{{ 待定数 }}项得分待定，本文为草稿。")
    _paragraph(document, "body", "{%p endif %}")


def _forms(document: Document) -> None:
    _paragraph(document, "body", "{%p for 自评 in 全部 %}")
    _paragraph(document, "h1", "{{ loop.index }}. {{ 自评.名称 }}")
    _paragraph(
        document,
        "body",
        "年初预算{{ 自评.年初预算数 }}万元，全年预算{{ 自评.全年预算数 }}万元，执行"
        "{{ 自评.全年执行数 }}万元，执行率{{ 自评.执行率 }}。自评得分{{ 自评.总得分 }}分，"
        "等级为“{{ 自评.等级 }}”。",
    )
    _indicators(document)
    _paragraph(document, "gap", "")
    for text in (
        "{%p for 扣 in 自评.扣分 %}",
        "{{ 扣.指标 }}：{{ 扣.分值 }}分得{{ 扣.得分 }}分。"
        "{% if 扣.原因 %}原因：{{ 扣.原因 }}。{% endif %}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        _paragraph(document, "body", text)


def _indicators(document: Document) -> None:
    from docx.shared import Twips

    table = document.add_table(4, len(_COLUMNS), style=_style(document, "form"))
    table.autofit = False
    for row, mark in ((0, "tblHeader"), (0, "cantSplit"), (2, "cantSplit")):
        _row_mark(table, row, mark)
    for number, (heading, tag, width) in enumerate(_COLUMNS):
        for cell in table.columns[number].cells:
            cell.width = Twips(width)
        table.columns[number].width = Twips(width)
        _write(document, table.cell(0, number), "fh", heading)
        _write(document, table.cell(2, number), "fc", tag)
    for row, text in ((1, "{%tr for 行 in 自评.指标 %}"), (3, "{%tr endfor %}")):
        whole = table.cell(row, 0).merge(table.cell(row, len(_COLUMNS) - 1))
        _write(document, whole, "fc", text)


def _row_mark(table: Table, row: int, mark: str) -> None:
    from docx.oxml import OxmlElement

    properties = table.rows[row]._tr.get_or_add_trPr()
    properties.insert(0, OxmlElement(f"w:{mark}"))


def _write(document: Document, cell: _Cell, style: str, text: str) -> None:
    first, *others = cell.paragraphs
    for other in others:
        cell._element.remove(other._element)
    first.text, first.style = text, _style(document, style)


def _ending(document: Document) -> None:
    _paragraph(document, "closing", "{{ 单位 }}")
    _paragraph(document, "closing", "{{ 填报日期 }}")


def _paragraph(document: Document, style: str, text: str) -> None:
    document.add_paragraph(text, style=_style(document, style))


def _style(document: Document, identifier: str) -> Any:
    return next(each for each in document.styles if each.style_id == identifier)
