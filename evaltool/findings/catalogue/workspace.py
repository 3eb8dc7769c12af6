"""Findings of `workspace`: the folder of a year and what is published into it."""

from collections.abc import Mapping

from evaltool.findings.entry import Entry, Severity

ENTRIES: Mapping[str, Entry] = {
    "workspace-kept-edited": Entry(
        severity=Severity.INFO,
        title="保留修改稿",
        message="{path}在生成后被修改过，修改后的文件已保留为{kept_as}",
        remedy="请把修改稿中仍需要的内容并入新文件",
    ),
}
