"""The catalogue of findings: every code, its severity and its wording, by room.

A code is `room-what`; the room is the one that makes the finding. Sections are kept in the
order of the flow, codes within a section in the order they arise.
"""

from collections.abc import Mapping
from types import MappingProxyType

from evaltool.findings.entry import Entry, Severity

_WORKSPACE = {
    "workspace-kept-edited": Entry(
        severity=Severity.INFO,
        title="保留修改稿",
        message="{path}在生成后被修改过，修改后的文件已保留为{kept_as}",
        remedy="请把修改稿中仍需要的内容并入新文件",
    ),
}

_FILES = {
    "files-hidden-cells": Entry(
        severity=Severity.INFO,
        title="隐藏的行列",
        message="有{count}个单元格在隐藏的行或列中，已照常读入",
        remedy="请核对隐藏内容是否应当参与评价",
    ),
}

_DECLARATION: dict[str, Entry] = {}

_ACTUALS: dict[str, Entry] = {}

_SCORING: dict[str, Entry] = {}

_PIPELINE: dict[str, Entry] = {}

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {**_WORKSPACE, **_FILES, **_DECLARATION, **_ACTUALS, **_SCORING, **_PIPELINE}
)
