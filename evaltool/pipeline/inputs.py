"""The input files of a year, each read once; tables of corrections and points set apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from evaltool.certainty.weighting.table import separate_points
from evaltool.declaration import Overrides, read_overrides, separate
from evaltool.errors import InputError
from evaltool.files import FileRead, Grid, read_files
from evaltool.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file as it was read, its tables of corrections and of chosen points set apart."""

    read: FileRead
    corrections: tuple[Grid, ...] = ()
    chosen: tuple[Grid, ...] = ()


class Reader(Protocol):
    """Reads files as `read_inputs` does; one that remembers what it read saves doing it again."""

    def __call__(
        self, paths: Iterable[Path], *, root: Path | None
    ) -> tuple[InputFile | InputError, ...]:
        """What each file gives, in order, or the error that refuses it."""


def read_inputs(paths: Iterable[Path], *, root: Path | None) -> tuple[InputFile | InputError, ...]:
    """What each file gives, in order, or the error that refuses it."""
    return tuple(
        outcome if isinstance(outcome, InputError) else _set_apart(outcome)
        for outcome in read_files(paths, root=root)
    )


def _set_apart(file: FileRead) -> InputFile:
    corrections, others = separate(file.grids)
    chosen, others = separate_points(others)
    return InputFile(read=replace(file, grids=others), corrections=corrections, chosen=chosen)


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


def read_workspace(workspace: Workspace, reader: Reader = read_inputs) -> Inputs:
    """The files of the workspace's year; without recorded actuals where there are none yet.

    Raises:
        InputError: files that cannot be read, all of them named at once.
        WorkspaceError: there are no declared forms.
    """
    targets = workspace.target_files()
    actuals = workspace.actual_files() if workspace.has_actuals else ()
    files = accepted(reader((*targets, *actuals), root=workspace.root))
    return _joined(files[: len(targets)], files[len(targets) :])


def read_declared(paths: Iterable[Path], root: Path | None = None) -> Inputs:
    """These files as declared targets and corrections of them.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    return _joined(accepted(read_inputs(paths, root=root)), ())


def _joined(targets: Sequence[InputFile], actuals: Sequence[InputFile]) -> Inputs:
    files = (*targets, *actuals)
    return Inputs(
        targets=tuple(file.read for file in targets),
        actuals=tuple(file.read for file in actuals),
        overrides=read_overrides(grid for file in files for grid in file.corrections),
        chosen=tuple(grid for file in files for grid in file.chosen),
    )


def accepted(outcomes: Iterable[T | InputError]) -> list[T]:
    """What files gave; those that cannot be read are told together.

    Raises:
        InputError: one or more files cannot be read.
    """
    read: list[T] = []
    refused: list[InputError] = []
    for outcome in outcomes:
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
