"""The blank comparison sheet (两两比较表) to be filled in, as a workbook or as csv.

A row a pair, in words; lists and bounds keep out what cannot be read back. The same pairs give
the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from evaltool.certainty.weighting.comparing import Pair
from evaltool.report.work_papers.sheet import (
    FIRST_ROW,
    Column,
    Line,
    Look,
    Sheet,
    Writer,
)
from evaltool.workbooks import choice_rule, new_workbook, protect

_SIDES = ("甲", "乙", "同等")
_HOW = (
    "逐行比较：哪个指标更重要填甲、乙或同等；程度填1至9，1同等，3稍微重要，5明显重要，"
    "7强烈重要，9极端重要，2、4、6、8介于其间。一个项目的同一一级指标要么全部比较，要么全部留空。"
)
_COLUMNS = (
    Column("序号", 5, Look.COUNT, centred=True),
    Column("项目名称", 26),
    Column("一级指标", 10),
    Column("指标甲", 34),
    Column("指标乙", 34),
    Column("更重要的是", 10, centred=True, open=True),
    Column("程度", 8, Look.COUNT, centred=True, open=True),
)
_MORE, _DEGREE = 5, 6


def comparison_csv(pairs: Sequence[Pair]) -> bytes:
    """The sheet as csv, with the mark by which Excel knows UTF-8."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([column.title for column in _COLUMNS])
    writer.writerows([*_texts(number, pair), "", ""] for number, pair in enumerate(pairs, 1))
    return buffer.getvalue().encode("utf-8-sig")


def comparison_workbook(pairs: Sequence[Pair]) -> bytes:
    """The sheet as a workbook; what is not to be filled in is locked."""
    sheet = Sheet(
        name="两两比较表",
        title="绩效指标重要性两两比较表",
        facts=_HOW,
        marks="",
        columns=_COLUMNS,
        lines=tuple(
            Line(cells=(*_texts(number, pair), None, None)) for number, pair in enumerate(pairs, 1)
        ),
    )
    buffer = io.BytesIO()
    with new_workbook(buffer, sheet.title) as book:
        page = Writer(book).write(sheet)
        last = FIRST_ROW - 1 + max(len(pairs) - 1, 0)
        page.data_validation(FIRST_ROW - 1, _MORE, last, _MORE, choice_rule("更重要的是", _SIDES))
        page.data_validation(FIRST_ROW - 1, _DEGREE, last, _DEGREE, _degree_rule())
        protect(page)
    return buffer.getvalue()


def _texts(number: int, pair: Pair) -> tuple[int, str, str, str, str]:
    return number, pair.project, pair.category, pair.first, pair.second


def _degree_rule() -> dict[str, object]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 9,
        "error_title": "程度",
        "error_message": "请填1到9的整数",
    }
