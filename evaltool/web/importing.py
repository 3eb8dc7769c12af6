"""A filled workbook taken over into the tables of the page: compared first, field by field.

What it says anew is proposed; where it differs from what is recorded both are shown, and nothing
is replaced that was not chosen. The file itself is kept in the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.actuals import pair, read_actuals
from evaltool.actuals.cells import Refused, read_amount, read_day, read_points, read_share
from evaltool.actuals.layout import Table
from evaltool.errors import InputError, WorkspaceError
from evaltool.files import Grid, read_file
from evaltool.findings import Finding, by_severity
from evaltool.matching import matching
from evaltool.model import Project
from evaltool.web.fields import Edit, fields_of, fund_place, project_id, row_id
from evaltool.web.held import Held, Slot, held_fields
from evaltool.web.receiving import put_aside, put_in
from evaltool.web.saving import Outcome, change
from evaltool.web.tables import is_ours
from evaltool.web.texts import normal
from evaltool.workspace import Workspace, write_new
from evaltool.workspace.publishing import inside_root
from evaltool.workspace.record import RECORD_FOLDER, digest

if TYPE_CHECKING:
    from evaltool.web.desk import Desk, Year

_STAGED = re.compile(r"[0-9a-f]{64}")
_TOLD = frozenset(
    (
        *("actuals-file-unknown", "actuals-sheet-ignored", "actuals-no-project-column"),
        *("actuals-no-column", "actuals-column-doubled", "actuals-row-without-project"),
        *("actuals-project-unknown", "actuals-project-ambiguous", "actuals-row-unknown"),
        *("actuals-key-differs", "actuals-target-differs", "actuals-unreadable"),
        *("actuals-level-unknown", "actuals-doubled", "actuals-doubled-text"),
        *("actuals-budget-doubled", "actuals-situation-doubled", "actuals-column-unknown"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that is taken over: one that came in (`staged`, its hash) or one of the actuals."""

    name: str
    staged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field: what is recorded now, what the file says, and where it says so."""

    id: str
    table: Table
    project: Project
    row: str
    field: str
    heading: str
    about: str
    now: str
    new: str
    place: str

    @property
    def added(self) -> bool:
        """Whether nothing is recorded yet."""
        return not self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a file says beside what is recorded; `same` counts the fields that agree."""

    source: Source
    changes: tuple[Change, ...]
    same: int
    findings: tuple[Finding, ...]


def stage(workspace: Workspace, name: str, data: bytes) -> Source:
    """Keep a file that came in until it is decided on.

    Raises:
        WorkspaceError: the disk refuses.
    """
    mark = digest(data)
    write_new(inside_root(workspace.root, f"{_staging(mark)}/{name}"), data)
    return Source(name=name, staged=mark)


def opened(workspace: Workspace, source: Source) -> tuple[Path, tuple[Grid, ...]]:
    """The path of a source and its tables.

    Raises:
        WorkspaceError: there is no such file.
        InputError: it cannot be read.
    """
    if source.staged:
        if not _STAGED.fullmatch(source.staged):
            raise _gone(source.name)
        folder = workspace.root / _staging(source.staged)
        path = next((item for item in folder.glob("*") if item.name == source.name), None)
        root = folder
    else:
        files = workspace.actual_files() if workspace.has_actuals else ()
        path = next((item for item in files if workspace.relative(item) == source.name), None)
        root = workspace.root
    if path is None:
        raise _gone(source.name)
    return path, read_file(path, root=root).grids


def compared(year: Year, source: Source) -> Comparison:
    """What a source says beside what is recorded.

    Raises:
        InputError: it cannot be read, or records nothing.
        WorkspaceError: there is no such file.
    """
    _, grids = opened(year.workspace, source)
    projects = year.gathered.declaration.projects
    read = read_actuals(grids)
    if not (read.entries or read.blanks or read.budgets or read.situations):
        raise InputError(
            "没有认出完成情况的表",
            place=source.name,
            remedy="请用本页下载的采集表，或保留表头：项目名称、三级指标、实际完成值等",
        )
    stated = held_fields(projects, grids, read)
    changes = [change for change in _changes(year, source, stated) if _new(change)]
    different = [item for item in changes if not _alike(item)]
    paired = pair(projects, read)
    told = [item for item in (*read.findings, *paired.findings) if item.code in _TOLD]
    return Comparison(
        source=source,
        changes=tuple(different),
        same=len(changes) - len(different),
        findings=by_severity(told),
    )


def accept(desk: Desk, source: Source, chosen: Mapping[str, str]) -> Outcome:
    """Enter the chosen fields, then put the file into the archive.

    Args:
        desk: the working folder.
        source: the file.
        chosen: by the id of each chosen change, what the page showed as recorded.

    Returns:
        What was saved; where something was refused the file stays where it is.

    Raises:
        InputError, WorkspaceError: the file cannot be read, or the disk refuses.
    """
    with desk.changing() as workspace:
        year = desk.year()
        changes = [item for item in compared(year, source).changes if item.id in chosen]
        outcome = _entered(year, source, changes, chosen)
        if not outcome.refused:
            _archive(workspace, source)
        return outcome


def _entered(
    year: Year, source: Source, changes: Iterable[Change], chosen: Mapping[str, str]
) -> Outcome:
    held = _held_elsewhere(year, source)
    wanted = list(changes)
    outcomes = []
    for table in Table:
        edits = [
            (item.project, Edit(row=item.row, field=item.field, was=chosen[item.id], now=item.new))
            for item in wanted
            if item.table is table
        ]
        if edits:
            outcomes.append(change(year, table, edits, held))
    return Outcome(
        saved=tuple(edit for outcome in outcomes for edit in outcome.saved),
        refused=tuple(item for outcome in outcomes for item in outcome.refused),
    )


def _archive(workspace: Workspace, source: Source) -> None:
    if not source.staged:
        put_aside(workspace, source.name)
        return
    path, _ = opened(workspace, source)
    folder = inside_root(workspace.root, f"archive/{workspace.year}/{source.name}").parent
    put_in(workspace, folder, source.name, path.read_bytes())
    path.unlink()
    path.parent.rmdir()


def _changes(
    year: Year, source: Source, stated: Mapping[Slot, tuple[Held, ...]]
) -> Iterable[Change]:
    projects = {project.name: project for project in year.gathered.declaration.projects}
    titles = {
        (project.name, row_id(item)): item.name or f"{item.subcategory}（{item.target_text}）"
        for project in projects.values()
        for item in project.indicators
    }
    headings = {(table, field.name): field.heading for table in Table for field in fields_of(table)}
    recorded = _recorded(year, source)
    for slot, items in stated.items():
        table, name, row, field = slot
        place = fund_place(row)
        about = titles.get((name, row)) or ("·".join(map(str, place)) if place else "项目情况")
        yield Change(
            id=f"{table.name}.{project_id(projects[name])}.{row}.{field}",
            table=table,
            project=projects[name],
            row=row,
            field=field,
            heading=headings[table, field],
            about=about,
            now=recorded.get(slot, ""),
            new=normal(items[0].text),
            place=items[0].source.place,
        )


def _new(item: Change) -> bool:
    """Whether a field says something that the declaration does not say itself."""
    if item.now or item.field not in ("points", "initial"):
        return True
    declared: set[str] = set()
    for indicator in item.project.indicators:
        if row_id(indicator) == item.row and indicator.points is not None:
            declared.add(f"{indicator.points.normalize():f}")
    place = fund_place(item.row)
    line = item.project.budget.line(place[1], place[0]) if place else None
    if line and line.initial is not None:
        declared.add(f"{line.initial.normalize():f}")
    return _plain(item.new) not in declared


_READERS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("points", "decided"), read_points),
    **dict.fromkeys(("initial", "adjusted", "executed"), read_amount),
    "share": read_share,
    "filed": read_day,
}


def _alike(item: Change) -> bool:
    """Whether the file says what is recorded: 52.00 says 52, and 2025/3/20 says 2025-03-20."""
    if matching(item.now) == matching(item.new):
        return True
    read = _READERS.get(item.field)
    if read is None or not item.now or not item.new:
        return False
    meanings = read(item.now), read(item.new)
    return meanings[0] == meanings[1] and not isinstance(meanings[0], Refused)


def _plain(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _recorded(year: Year, source: Source) -> dict[Slot, str]:
    """What is recorded now, the source itself left out."""
    held = {slot: items[0].text for slot, items in _held_elsewhere(year, source).items()}
    own = [grid for grid in year.inputs.recorded if is_ours(year.workspace, grid.file)]
    typed = held_fields(year.gathered.declaration.projects, own)
    return {**held, **{slot: items[0].text for slot, items in typed.items()}}


def _held_elsewhere(year: Year, source: Source) -> dict[Slot, tuple[Held, ...]]:
    grids = [
        grid
        for grid in year.inputs.recorded
        if not is_ours(year.workspace, grid.file) and (source.staged or grid.file != source.name)
    ]
    return held_fields(year.gathered.declaration.projects, grids)


def _staging(mark: str) -> str:
    return f"{RECORD_FOLDER}/incoming/{mark}"


def _gone(name: str) -> WorkspaceError:
    return WorkspaceError("没有这个文件了", place=name, remedy="请回到填报页重新上传")
