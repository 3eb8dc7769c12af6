"""Texts too tall for a cell: shortened where they stand, whole under the form.

A row does not split over pages, so that a text of hundreds of characters in a narrow column would
leave half a page empty before it, or not fit on a page at all. The cell then shows a few lines of
it and says where the full text is; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import Any

from evaltool.report.view.continued import brief
from evaltool.report.view.form import Form, FormRow
from evaltool.report.view.summaries import Summary
from evaltool.report.view.wrapping import lines

_ROW, _BLOCK, _NAME = 16, 24, 8
"""Lines that a text of an indicator, of a goal and of a name may take to stand whole."""
_SHOWN = 0.4
"""What of these lines is shown of a text that takes more: it is to be read under the form."""
_NARROWEST = {"name": 7.3, "target": 6.4, "amount": 6.4, "actual": 6.7, "remark": 6.7}
"""Characters on a line of each column, in the narrowest of the shipped layouts."""
_DEPARTMENT = {"target": 14.5, "actual": 10.1, "remark": 7.0}
_TITLES = {
    "name": "三级指标",
    "target": "年度指标值",
    "amount": "年度指标值",
    "actual": "实际完成值",
    "remark": "偏差原因分析及改进措施",
}
_GROUPS = {"category": "一级指标", "category_below": "一级指标", "subcategory": "二级指标"}
_GROUP_WIDTH, _GROUP_LINES = 4.0, 12
_SURELY, _SURELY_LABELS = 48, 24
"""Characters that surely fit into any column of a row, and into the labels before it."""
_TEXTS = {
    "name": ("项目名称", 36, _NAME),
    "supervisor": ("主管部门", 15, _NAME),
    "implementer": ("实施单位", 12, _NAME),
    "goal": ("年度总体目标", 26, _BLOCK),
    "outcome": ("总体目标实际完成情况", 18.7, _BLOCK),
    "change": ("预算调整原因", 46, _NAME),
    "low": ("预算执行率偏低原因", 46, _NAME),
    "leader": ("负责人", 10, 2),
    "finance_leader": ("财务负责人", 10, 2),
    "contact": ("联系人", 10, 2),
    "phone": ("联系电话", 20, 2),
}
"""What each text is called, the characters on a line of its cell, and the lines it may take."""
_BESIDE = {
    "change": ("预算调整原因", 7, 12),
    "low": ("预算执行率偏低原因", 7, 12),
}
"""The same where a layout has them in a column beside the amounts."""
_SUMMARY = {
    "conclusion": ("评价结论", 38),
    "problems": ("存在问题", 38),
    "measures": ("改进措施", 38),
}


class _Attached:
    """The texts that were shortened, in the order they stand in the form."""

    def __init__(self, shown: Set[str]) -> None:
        self.texts: list[str] = []
        self._shown = shown
        self._places: dict[str, str] = {}

    def fitting(self, field: str, text: str, what: str, width: float, most: int) -> str:
        """The text, or its beginning and a pointer where it takes more than `most` lines."""
        if len(text) <= width * most / 2 or field not in self._shown:
            return text
        if lines(text, width) <= most:
            return text
        pointer = self._places.get(text)
        if pointer is None:
            pointer = f"……（全文见附注{len(self.texts) + 1}）"
            self.texts.append(f"附注{len(self.texts) + 1}　{what}全文：{text}")
            self._places[text] = pointer
        room = max(2, round(most * _SHOWN))
        return brief(text, width, pointer, room)


def shortened(form: Form, shown: Set[str]) -> Form:
    """The form with every text that is too tall for its cell shortened and attached in full.

    `shown` are the fields that the form shows; others take no room, and have no note.
    """
    attached = _Attached(shown)
    allowed = _TEXTS if form.summary is None else _TEXTS | _BESIDE
    texts: dict[str, Any] = {
        field: attached.fitting(field, getattr(form, field), *room)
        for field, room in allowed.items()
    }
    rows = tuple(_row(row, number, form, attached) for number, row in enumerate(form.rows, 1))
    summary = form.summary and _summary(form.summary, attached)
    if not attached.texts:
        return form
    return replace(form, **texts, rows=rows, summary=summary, attached=tuple(attached.texts))


def _row(row: FormRow, number: int, form: Form, attached: _Attached) -> FormRow:
    longest = max(len(row.name), len(row.target), len(row.actual), len(row.remark))
    if longest <= _SURELY and len(row.category) + len(row.subcategory) <= _SURELY_LABELS:
        return row
    widths = _DEPARTMENT if form.department else _NARROWEST
    own = f"第{number}项指标的"
    texts: dict[str, Any] = {
        field: attached.fitting(field, getattr(row, field), own + _TITLES[field], width, _ROW)
        for field, width in widths.items()
    }
    for field, title in _GROUPS.items():
        text = getattr(row, field)
        texts[field] = attached.fitting(field, text, own + title, _GROUP_WIDTH, _GROUP_LINES)
    changed = any(getattr(row, field) is not text for field, text in texts.items())
    return replace(row, **texts) if changed else row


def _summary(summary: Summary, attached: _Attached) -> Summary:
    """The texts about the project as a whole; its outcome stands in the goal's block."""
    reasons = attached.fitting("reasons", summary.reasons, "偏差原因", 38, _ROW)
    told: dict[str, Any] = {
        field: replace(whole, text=attached.fitting(field, whole.text, title, width, _ROW))
        for field, (title, width) in _SUMMARY.items()
        if (whole := getattr(summary, field))
    }
    return replace(summary, **told, reasons=reasons)
