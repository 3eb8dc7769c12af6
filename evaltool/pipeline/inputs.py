"""The input files of a year, each read once; tables of corrections and points set apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from evaltool.certainty.weighting.table import separate_points
from evaltool.declaration import Overrides, read_overrides, separate
from evaltool.errors import InputError
from evaltool.files import FileRead, Grid, read_files
from evaltool.workspace import Workspace


class Reader(Protocol):
    """Reads files as `read_files` does; one that remembers what it read saves reading it again."""

    def __call__(
        self, paths: Iterable[Path], *, root: Path | None
    ) -> tuple[FileRead | InputError, ...]:
        """What each file gives, in order, or the error that refuses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The files with declared targets and those with recorded actuals, as they were read.

    `overrides` are the corrections (更正说明) that any of them states, `chosen` the tables of
    points that were chosen (分值确定表); their tables are in neither list.
    """

    targets: tuple[FileRead, ...]
    actuals: tuple[FileRead, ...] = ()
    overrides: Overrides
    chosen: tuple[Grid, ...] = ()

    @property
    def recorded(self) -> tuple[Grid, ...]:
        """The tables of recorded actuals."""
        return tuple(grid for file in self.actuals for grid in file.grids)


def read_workspace(workspace: Workspace, reader: Reader = read_files) -> Inputs:
    """The files of the workspace's year; without recorded actuals where there are none yet.

    Raises:
        InputError: files that cannot be read, all of them named at once.
        WorkspaceError: there are no declared forms.
    """
    targets = workspace.target_files()
    actuals = workspace.actual_files() if workspace.has_actuals else ()
    read = read_all((*targets, *actuals), workspace.root, reader)
    return _sorted_out(read[: len(targets)], read[len(targets) :])


def read_declared(paths: Iterable[Path], root: Path | None = None) -> Inputs:
    """These files as declared targets and corrections of them.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    return _sorted_out(read_all(paths, root), [])


def _sorted_out(targets: Iterable[FileRead], actuals: Iterable[FileRead]) -> Inputs:
    tables: list[Grid] = []
    chosen: list[Grid] = []
    declared, recorded = (
        tuple(_without_tables(file, tables, chosen) for file in files)
        for files in (targets, actuals)
    )
    overrides = read_overrides(tables)
    return Inputs(targets=declared, actuals=recorded, overrides=overrides, chosen=tuple(chosen))


def _without_tables(file: FileRead, tables: list[Grid], chosen: list[Grid]) -> FileRead:
    corrections, others = separate(file.grids)
    points, others = separate_points(others)
    tables += corrections
    chosen += points
    return replace(file, grids=others)


def read_all(
    paths: Iterable[Path], root: Path | None, reader: Reader = read_files
) -> list[FileRead]:
    """The files, read; those that cannot be read are told together.

    Raises:
        InputError: one or more files cannot be read.
    """
    read, refused = [], []
    for outcome in reader(paths, root=root):
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
