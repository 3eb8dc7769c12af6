"""A bureau's folder and its settings."""

from __future__ import annotations

from pathlib import Path

from evaltool.errors import WorkspaceError
from evaltool.workspace import SETTINGS_FILE, Settings
from evaltool.workspace.settings import read_settings


def bureau_root(folder: Path) -> Path:
    """The folder as an absolute path.

    Raises:
        WorkspaceError: there is no such folder.
    """
    if not folder.is_dir():
        raise WorkspaceError("没有这个文件夹", place=str(folder), remedy="请检查文件夹的位置")
    return folder.resolve()


def bureau_settings(root: Path) -> Settings:
    """The settings for all units; the usual ones where the bureau has none.

    Raises:
        WorkspaceError: they are broken.
    """
    path = root / SETTINGS_FILE
    return read_settings(path) if path.is_file() else Settings()
