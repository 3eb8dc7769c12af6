"""Temporary files that a killed process left behind."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from evaltool.workspace.folder import Workspace
from evaltool.workspace.record import RECORD_FOLDER

_TEMPORARY = re.compile(r"\.evaltool-(\d+)-\d+\.tmp")


def sweep(workspace: Workspace, *further: str) -> None:
    """Remove what processes that are gone had begun to write; a living one's is left alone.

    Looked through are the reports of the year, our own records, and `further` folders with those
    inside them.
    """
    others = (workspace.root / name for name in further)
    for folder in (workspace.reports, workspace.root / RECORD_FOLDER, *others):
        with suppress(OSError):
            for path in list(folder.rglob("*") if folder.name in further else folder.iterdir()):
                _remove(path)


def _remove(path: Path) -> None:
    found = _TEMPORARY.fullmatch(path.name)
    if found is None or path.is_symlink() or not path.is_file():
        return
    owner = int(found[1])
    if owner == os.getpid() or not _alive(owner):
        path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    if os.name == "nt":  # no signal 0 there: asking would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
