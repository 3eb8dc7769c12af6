"""Gather a year: every input file of the workspace, read, merged and paired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaltool.actuals import Actuals, pair, read_actuals
from evaltool.declaration import Declaration, merge, read_declaration
from evaltool.errors import InputError
from evaltool.files import FileRead, read_file
from evaltool.findings import Finding
from evaltool.model import Case
from evaltool.workspace import Workspace

_TOLD_BY_SCORING = frozenset({"actuals-row-missing"})
"""Scoring names the same rows, with the interval that their score lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A year as declared and recorded, joined into cases, with all that was found wrong."""

    declaration: Declaration
    actuals: Actuals
    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]


def gather(workspace: Workspace) -> Gathered:
    """Read and join the targets and actuals of the workspace's year.

    Raises:
        InputError: files that cannot be read, all of them named at once.
        WorkspaceError: a folder is missing.
    """
    declaration = read_workspace_targets(workspace)
    actuals = read_workspace_actuals(workspace)
    paired = pair(declaration.projects, actuals)
    return Gathered(
        declaration=declaration,
        actuals=actuals,
        cases=paired.cases,
        findings=(
            *declaration.findings,
            *actuals.findings,
            *(item for item in paired.findings if item.code not in _TOLD_BY_SCORING),
        ),
    )


def read_workspace_targets(workspace: Workspace) -> Declaration:
    """The declaration in the workspace's targets folder; the settings name a unit it leaves out."""
    paths = workspace.target_files()
    declaration = read_targets(paths, root=workspace.root, year=workspace.year)
    unit = workspace.settings.unit or ""
    projects = (
        project if project.unit else replace(project, unit=unit) for project in declaration.projects
    )
    return replace(declaration, projects=tuple(projects))


def read_targets(
    paths: Sequence[Path], *, root: Path | None = None, year: int | None = None
) -> Declaration:
    """The declaration in these files, merged where they tell of the same forms.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    read = read_all(paths, root)
    return merge([_declared(file, year) for file in read])


def _declared(file: FileRead, year: int | None) -> Declaration:
    declaration = read_declaration(file.grids, year=year)
    return Declaration(
        projects=declaration.projects, findings=(*file.findings, *declaration.findings)
    )


def read_workspace_actuals(workspace: Workspace) -> Actuals:
    """The actuals recorded in the workspace's actuals folder."""
    read = read_all(workspace.actual_files(), workspace.root)
    actuals = read_actuals([grid for file in read for grid in file.grids])
    told = (item for file in read for item in file.findings)
    return replace(actuals, findings=(*told, *actuals.findings))


def read_all(paths: Iterable[Path], root: Path | None) -> list[FileRead]:
    """The files, read; those that cannot be read are told together.

    Raises:
        InputError: one or more files cannot be read.
    """
    read, refused = [], []
    for path in paths:
        try:
            read.append(read_file(path, root=root))
        except InputError as error:
            refused.append(error)
    if len(refused) == 1:
        raise refused[0]
    if refused:
        raise InputError(
            f"有{len(refused)}个文件读不了",
            details=tuple(str(error) for error in refused),
            remedy="逐个处理后重新运行",
        )
    return read
