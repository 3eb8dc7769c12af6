"""Finds the units (单位) of a bureau's folder: every sub-folder that is a working folder.

So are the units named in export tables that lie in the bureau's folder itself. A folder that only
groups units (by department, by township) is looked into; what is neither is told. Units are named
by their folder relative to the bureau's, and stand in one stable order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaltool.bulk.listing import UnitTable, folder_names, listings, parted
from evaltool.bulk.overlooked import overlooked
from evaltool.bulk.years import one_year
from evaltool.errors import InputError, WorkspaceError
from evaltool.files import Grid, read_files
from evaltool.findings import Finding, finding
from evaltool.workspace import SETTINGS_FILE

SUMMARY_FOLDER = "汇总"
"""Where the bureau's own documents go."""

_ROOMS = ("targets", "actuals", SETTINGS_FILE)
_PASSED_OVER = frozenset({SUMMARY_FOLDER, "__MACOSX", "reports"})
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit to be worked on.

    `key` is its folder relative to the bureau's, with forward slashes. `tables` are its rows in
    an export table, under the `name` that they give it; empty for a working folder.
    """

    key: str
    folder: Path
    name: str = ""
    tables: tuple[UnitTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The units of a folder, by key, and what in it was not understood."""

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def find_units(root: Path, year: int | None = None) -> Found:
    """The units below a bureau's folder, and those of the export tables in it.

    A table that cannot be read is told, and the others are read. Of tables that hold several years
    one counts: `year`, else the latest of them.

    Raises:
        WorkspaceError: a folder cannot be opened.
    """
    folders = _folders(root)
    strays: list[Finding] = []
    listed = _listed(root, year, strays)
    taken = {unit.folder for unit in listed}
    units: list[Unit] = []
    for folder in folders:
        if folder not in taken:
            units += _units(root, folder, 1, strays)
        elif _is_unit(folder):
            strays.append(finding("bulk-listed-twice", place=folder.name))
    units += listed
    units.sort(key=lambda unit: unit.key)
    return Found(units=tuple(units), findings=tuple(strays))


def _units(root: Path, folder: Path, depth: int, strays: list[Finding]) -> Iterator[Unit]:
    key = unicodedata.normalize("NFC", folder.relative_to(root).as_posix())
    if folder.is_symlink():
        strays.append(finding("bulk-link", place=key))
        return
    if _is_unit(folder):
        yield Unit(key=key, folder=folder)
        return
    inside = _folders(folder) if depth < _DEEPEST else []
    if not inside:
        strays.append(finding("bulk-not-a-unit", place=key))
    for each in inside:
        yield from _units(root, each, depth + 1, strays)


def _is_unit(folder: Path) -> bool:
    return any((folder / room).exists() for room in _ROOMS)


def _listed(root: Path, year: int | None, strays: list[Finding]) -> list[Unit]:
    """The units of the export tables, each with a folder of its own for its documents."""
    grids: list[Grid] = []
    for path, outcome in zip(listings(root), read_files(listings(root), root=root), strict=True):
        if isinstance(outcome, InputError):
            strays.append(_unreadable(outcome, path.name))
        else:
            strays += overlooked(outcome.grids, path.name)
            grids += outcome.grids
    choice = one_year(grids, year)
    strays += choice.findings
    tables = parted(grids, choice.left_out)
    names = folder_names(tables)
    return [
        Unit(key=names[unit], folder=root / names[unit], name=unit, tables=own)
        for unit, own in tables.items()
    ]


def _unreadable(error: InputError, name: str) -> Finding:
    """A table that cannot be read does not keep the others from being read."""
    details = "；".join(error.details)
    what = f"{error.what}（{details}）" if details else error.what
    remedy = error.remedy or "请换一份能打开的文件"
    return finding("bulk-table-unreadable", place=error.place or name, what=what, remedy=remedy)


def _folders(folder: Path) -> list[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise WorkspaceError(
            "无法打开文件夹", place=folder.name, remedy="请检查该文件夹是否存在、是否有读取权限"
        ) from error
    return [each for each in entries if each.is_dir() and not _passed_over(each.name)]


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~")) or name in _PASSED_OVER
