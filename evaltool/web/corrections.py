"""Corrections (更正说明) that are entered on the page: one csv table among the targets.

It has the documented shape, so that every other part of the program reads and tells them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaltool.declaration import read_overrides
from evaltool.errors import InputError, WorkspaceError
from evaltool.files.csv import read as read_csv
from evaltool.files.raw import RawFile
from evaltool.matching import matching, matching_project
from evaltool.model import Indicator, Project
from evaltool.web.tables import SpoiltError
from evaltool.web.texts import normal
from evaltool.workspace import Workspace, exchange
from evaltool.workspace.publishing import told
from evaltool.workspace.record import digest

FILE = "网页更正说明.csv"
_HEADINGS = ("项目名称", "一级指标", "二级指标", "三级指标", "原文", "更正为", "理由", "更正人")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an indicator's 指标值 means, why, and who says so; all empty takes it back.

    `place` is the cell in which it stands, empty for one that is not there yet.
    """

    corrected: str = ""
    reason: str = ""
    author: str = ""
    place: str = ""


def corrections_path(workspace: Workspace) -> str:
    """Where the table lies, relative to the workspace."""
    return f"{workspace.relative(workspace.targets)}/{FILE}"


def put_correction(
    workspace: Workspace, project: Project, indicator: Indicator, stated: Correction, was: str
) -> None:
    """Enter a correction in place of the one that the page showed (`was`, its 更正为).

    The workspace is held by the caller.

    Raises:
        WorkspaceError: somebody else changed it meanwhile, or the table or the disk refuses.
    """
    path = corrections_path(workspace)
    entries, before = _standing(workspace, path)
    rows = [row for row, _ in entries]
    keys = _keys(project, indicator)
    own = next((row for row in rows if _same(row, keys)), None)
    if (own[5] if own else "") != was:
        current = f"“{own[5]}”" if own else "空白"
        raise WorkspaceError(
            f"刚有人改过这一条更正，现在是{current}；您填的“{stated.corrected}”没有保存",
            place=path,
            remedy="请核对后重新保存",
        )
    kept = [row for row in rows if not _same(row, keys)]
    if stated.corrected:
        kept.append((*keys, stated.corrected, stated.reason, stated.author))
    exchange(workspace, path, _data(kept), expected=before)


def entered(workspace: Workspace) -> Mapping[tuple[str, ...], Correction]:
    """The corrections of the table by what they are about.

    Raises:
        WorkspaceError: the table is no longer one.
    """
    entries, _ = _standing(workspace, corrections_path(workspace))
    return {
        _form(row[:5]): Correction(corrected=row[5], reason=row[6], author=row[7], place=place)
        for row, place in entries
    }


def key_of(project: Project, indicator: Indicator) -> tuple[str, ...]:
    """What a correction of an indicator is about, in the form in which `entered` names it."""
    return _form(_keys(project, indicator))


def _keys(project: Project, indicator: Indicator) -> Row:
    levels = (indicator.category, indicator.subcategory, indicator.name)
    return (project.name, *levels, normal(indicator.target_text))


def _form(keys: Row) -> Row:
    return (matching_project(keys[0]), *map(matching, keys[1:5]))


def _same(row: Row, keys: Row) -> bool:
    return _form(row[:5]) == _form(keys)


def _standing(workspace: Workspace, path: str) -> tuple[list[tuple[Row, str]], str]:
    """The rows, each with the cell of its 更正为, and the hash of the file's bytes."""
    with told(path):
        try:
            data = (workspace.root / path).read_bytes()
        except FileNotFoundError:
            return [], ""
    try:
        grids = read_csv(RawFile(file=path, data=data)).grids
    except InputError as error:
        raise _spoilt(path) from error
    read = read_overrides(grids)
    if read.findings or (grids and not _is_ours(grids[0].cells[: len(_HEADINGS)])):
        raise _spoilt(path)
    rows: list[tuple[Row, str]] = []
    for entry in read.entries:
        levels = (entry.category, entry.subcategory, entry.name)
        texts = (entry.original, entry.corrected, entry.reason, entry.author)
        rows.append(((entry.project, *levels, *texts), entry.source.place))
    return rows, digest(data)


def _is_ours(cells: Iterable[object]) -> bool:
    return tuple(getattr(cell, "text", "") for cell in cells) == _HEADINGS


def _spoilt(path: str) -> SpoiltError:
    return SpoiltError(
        "这是网页更正用的表，已被改成认不出的样子，没有写入",
        place=path,
        remedy="请恢复原来的表头和内容，或把该文件移到 archive 文件夹后重试",
    )


def _data(rows: Iterable[Row]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()
