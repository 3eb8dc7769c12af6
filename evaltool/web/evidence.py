"""Evidence (佐证材料) kept in the working folder: files with their hash beside the indicator.

The text of 佐证材料 names the file and the first digits of its SHA-256 (校验码): who reads the
report can tell whether the file at hand is the one that was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from evaltool.actuals.layout import Table
from evaltool.errors import InputError
from evaltool.model import Project
from evaltool.web.fields import Edit, project_id
from evaltool.web.receiving import put_in
from evaltool.web.saving import Outcome, change
from evaltool.workspace import Workspace, digest_of
from evaltool.workspace.publishing import inside_root
from evaltool.workspace.record import digest

if TYPE_CHECKING:
    from evaltool.web.desk import Desk, Year
    from evaltool.web.views.project import ProjectView

FOLDER = "evidence"
_DIGITS = 16
_NAMED = re.compile(rf"([^；;]+?)（校验码([0-9a-f]{{{_DIGITS}}})）")
_KINDS = frozenset(
    (
        *("pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "csv", "txt"),
        *("jpg", "jpeg", "png", "tif", "tiff", "bmp", "zip", "rar", "7z", "eml"),
    )
)


class Kept(StrEnum):
    """Whether the file that a text names is still the one that was attached."""

    THERE = "在"
    CHANGED = "已改动"
    GONE = "不在了"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """One file attached to an indicator: its name, the first digits of its hash, its state."""

    row: str
    title: str
    name: str
    mark: str
    kept: Kept


def attach(desk: Desk, project: Project, row: str, name: str, data: bytes) -> tuple[str, Outcome]:
    """Keep a file and name it in the 佐证材料 of an indicator.

    Returns:
        Where it lies, relative to the workspace, and what became of the text.

    Raises:
        InputError: a kind of file that is no evidence.
        WorkspaceError: the disk refuses.
    """
    if name.rpartition(".")[2].lower() not in _KINDS:
        raise InputError(
            "这种文件不能作为佐证材料", place=name, remedy="请用 PDF、图片、Word、Excel 或压缩包"
        )
    with desk.changing() as workspace:
        folder = inside_root(workspace.root, f"{FOLDER}/{workspace.year}/{name}").parent
        where, _ = put_in(workspace, folder, name, data)
        year = desk.year()
        text = _text(year, project, row)
        named = f"{where.rpartition('/')[2]}（校验码{digest(data)[:_DIGITS]}）"
        if named in text:
            return where, Outcome()
        edit = Edit(row=row, field="evidence", was=text, now=f"{text}；{named}" if text else named)
        return where, change(year, Table.ACTUAL, [(project, edit)])


def attached(workspace: Workspace, view: ProjectView) -> tuple[Attached, ...]:
    """The files that the texts of a project's page name, each with its state."""
    return tuple(
        Attached(
            row=row.id,
            title=f"{row.title}（{row.target}）",
            name=name.strip(),
            mark=mark,
            kept=_kept(workspace, name.strip(), mark),
        )
        for row in view.rows
        for field in (*row.main, *row.more)
        if field.field.name == "evidence"
        for name, mark in _NAMED.findall(field.value)
    )


def _text(year: Year, project: Project, row: str) -> str:
    from evaltool.web.views.project import project_view

    view = project_view(year, project_id(project))
    fields = view.fields if view else ()
    return next((f.value for f in fields if (f.row, f.field.name) == (row, "evidence")), "")


def _kept(workspace: Workspace, name: str, mark: str) -> Kept:
    folder = workspace.root / FOLDER / str(workspace.year)
    path = next((item for item in folder.glob("*") if item.name == name), None)
    if path is None or not path.is_file():
        return Kept.GONE
    return Kept.THERE if digest_of(path).startswith(mark) else Kept.CHANGED
