"""From the XML of a part to the source of a Jinja template, by docxtpl's own patching.

So every tag means what it means in docxtpl. One more is ours: `{% vm 指标.一级指标 %}` in a cell
of a repeated row merges it with the cell above while that field stays the same; with several
fields, commas between, while all of them do. Levels of merged cells are written so.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from evaltool.errors import TemplateError

_MERGED = re.compile(r"\{%\s*vm\s+([^%]+?)\s*%\}")
_CELL = re.compile(r"<w:tc[ >]")
_MERGE_NOW = re.compile(r"<w:(?:vMerge|hMerge)\b[^>]*/>")
_AFTER_MERGE = re.compile(
    r"<w:(?:tcBorders|shd|noWrap|tcMar|textDirection|tcFitText|vAlign|hideMark)\b|</w:tcPr>"
)
"""The properties of a cell that follow `w:vMerge` in the schema's order."""
_PATH = re.compile(r"\w+(?:\.\w+)+")


def jinja_source(xml: str) -> str:
    """The Jinja source of a part's XML.

    Raises:
        TemplateError: docxtpl is not installed, or a `vm` tag stands where it means nothing.
    """
    return merged_cells(str(_docxtpl().patch_xml(xml)))


@cache
def _docxtpl() -> Any:
    """Docxtpl's patching, which needs no document."""
    return docxtpl_class()("")


def docxtpl_class() -> Any:
    """Docxtpl's template class.

    Raises:
        TemplateError: docxtpl is not installed.
    """
    try:
        from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    except ImportError as error:
        raise TemplateError(
            "使用自有模板需要组件 docxtpl，尚未安装",
            remedy='请运行 pip install "evaltool[templates]"',
        ) from error
    return DocxTemplate


def merged_cells(source: str) -> str:
    """Every `vm` tag with fields replaced by the merging of its cell."""
    while match := _MERGED.search(source):
        begins = [cell.start() for cell in _CELL.finditer(source, 0, match.start())]
        end = source.find("</w:tc>", match.end())
        if not begins or end < 0:
            raise TemplateError("vm 标签只能写在表格的单元格里")
        cell = source[begins[-1] : match.start()] + source[match.end() : end]
        source = source[: begins[-1]] + _merged_cell(cell, first_of(match[1])) + source[end:]
    return source


def first_of(fields: str) -> str:
    """The condition under which a row is the first with these values of its fields.

    Raises:
        TemplateError: they are not fields of the thing a loop goes through.
    """
    paths = [path.strip() for path in re.split("[,，]", fields)]
    if not all(_PATH.fullmatch(path) for path in paths):
        raise TemplateError(
            f"vm 后面应当是循环中的字段（{fields}）", remedy="如 {% vm 指标.一级指标 %}"
        )
    differing = [f"loop.previtem.{path.partition('.')[2]} != {path}" for path in paths]
    return " or ".join(("loop.first", *differing))


def _merged_cell(cell: str, condition: str) -> str:
    """A cell that begins a merged one where the condition holds, and else continues it."""
    merge = f'<w:vMerge w:val="{{% if {condition} %}}restart{{% else %}}continue{{% endif %}}"/>'
    if "</w:tcPr>" not in cell:
        opening = cell.index(">") + 1
        empty = re.match(r"\s*<w:tcPr\s*/>", cell[opening:])
        rest = cell[opening + (empty.end() if empty else 0) :]
        cell = f"{cell[:opening]}<w:tcPr></w:tcPr>{rest}"
    properties, _, content = cell.partition("</w:tcPr>")
    properties = _MERGE_NOW.sub("", properties) + "</w:tcPr>"
    at = _AFTER_MERGE.search(properties)
    place = at.start() if at else len(properties)
    return (
        f"{properties[:place]}{merge}{properties[place:]}"
        f"{{% if {condition} %}}{content}{{% else %}}<w:p/>{{% endif %}}"
    )
