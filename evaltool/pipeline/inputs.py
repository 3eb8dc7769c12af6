"""The input files of a year, each read once; tables of corrections (更正说明) set apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from evaltool.declaration import Overrides, read_overrides, separate
from evaltool.errors import InputError
from evaltool.files import FileRead, Grid, read_files
from evaltool.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files with declared targets and those with recorded actuals, as they were read.

    `overrides` are the corrections that any of them states; their tables are in neither list.
    """

    targets: tuple[FileRead, ...]
    actuals: tuple[FileRead, ...] = ()
    overrides: Overrides

    @property
    def recorded(self) -> tuple[Grid, ...]:
        """The tables of recorded actuals."""
        return tuple(grid for file in self.actuals for grid in file.grids)


def read_workspace(workspace: Workspace) -> Inputs:
    """The files of the workspace's year; without recorded actuals where there are none yet.

    Raises:
        InputError: files that cannot be read, all of them named at once.
        WorkspaceError: there are no declared forms.
    """
    targets = workspace.target_files()
    actuals = workspace.actual_files() if workspace.has_actuals else ()
    read = read_all((*targets, *actuals), workspace.root)
    return _sorted_out(read[: len(targets)], read[len(targets) :])


def read_declared(paths: Iterable[Path], root: Path | None = None) -> Inputs:
    """These files as declared targets and corrections of them.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    return _sorted_out(read_all(paths, root), [])


def _sorted_out(targets: Iterable[FileRead], actuals: Iterable[FileRead]) -> Inputs:
    tables: list[Grid] = []
    left = (tuple(_without_tables(file, tables) for file in files) for files in (targets, actuals))
    declared, recorded = left
    return Inputs(targets=declared, actuals=recorded, overrides=read_overrides(tables))


def _without_tables(file: FileRead, tables: list[Grid]) -> FileRead:
    ours, others = separate(file.grids)
    tables += ours
    return replace(file, grids=others)


def read_all(paths: Iterable[Path], root: Path | None) -> list[FileRead]:
    """The files, read; those that cannot be read are told together.

    Raises:
        InputError: one or more files cannot be read.
    """
    read, refused = [], []
    for outcome in read_files(paths, root=root):
        if isinstance(outcome, InputError):
            refused.append(outcome)
        else:
            read.append(outcome)
    if len(refused) == 1:
        raise refused[0]
    if refused:
        raise InputError(
            f"有{len(refused)}个文件读不了",
            details=tuple(str(error) for error in refused),
            remedy="逐个处理后重新运行",
        )
    return read
