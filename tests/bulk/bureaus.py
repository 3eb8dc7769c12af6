"""Small made-up bureaus to run on, and what is compared of two folders."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from evaltool.bulk import Bulk, Documents, Order, bulk
from evaltool.bulk.discovery import SUMMARY_FOLDER
from evaltool.bulk.running import Progress
from tests.generated import write_bureau
from tests.workspaces import lasting_folder

YEAR = 2024


@cache
def _made(units: int, projects: int) -> Path:
    folder = lasting_folder("bureau")
    write_bureau(folder, units=units, projects=projects)
    return folder


def bureau(folder: Path, *, units: int = 4, projects: int = 1) -> Path:
    """A copy of a made-up bureau in a folder of one's own."""
    place = folder / "bureau"
    shutil.copytree(_made(units, projects), place)
    return place


def run(folder: Path, *, progress: Progress = lambda step: None, **more: object) -> Bulk:
    """A bulk run in this very process, unless told otherwise."""
    order = Order(**{"year": YEAR, "workers": 1, **more})  # type: ignore[arg-type]
    return bulk(folder, order, progress=progress)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the ledger of runs, which is no result."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("bulk.sqlite")
    }


def summary(folder: Path) -> dict[str, bytes]:
    """The bureau's documents."""
    return contents(folder / SUMMARY_FOLDER / str(YEAR))


__all__ = ["YEAR", "Documents", "bureau", "contents", "run", "summary"]
