"""Finds the units (单位) of a bureau's folder: every sub-folder that is a working folder.

A folder that only groups units (by department, by township) is looked into; what is neither is
told. Units are named by their folder relative to the bureau's, and stand in one stable order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaltool.errors import WorkspaceError
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

    `key` is its folder relative to the bureau's, with forward slashes.
    """

    key: str
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The units of a folder, by key, and the folders that are none."""

    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]


def find_units(root: Path) -> Found:
    """The units below a bureau's folder.

    Raises:
        WorkspaceError: there is none, or a folder cannot be opened.
    """
    units: list[Unit] = []
    strays: list[Finding] = []
    for folder in _folders(root):
        units += _units(root, folder, 1, strays)
    units.sort(key=lambda unit: unit.key)
    return Found(units=tuple(units), findings=tuple(strays))


def _units(root: Path, folder: Path, depth: int, strays: list[Finding]) -> Iterator[Unit]:
    key = unicodedata.normalize("NFC", folder.relative_to(root).as_posix())
    if folder.is_symlink():
        strays.append(finding("bulk-link", place=key))
        return
    if any((folder / room).exists() for room in _ROOMS):
        yield Unit(key=key, folder=folder)
        return
    inside = _folders(folder) if depth < _DEEPEST else []
    if not inside:
        strays.append(finding("bulk-not-a-unit", place=key))
    for each in inside:
        yield from _units(root, each, depth + 1, strays)


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
