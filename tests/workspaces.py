"""The sample workspace copied to where a test may change it, and folders for what is made once."""

from __future__ import annotations

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parent.parent


def sample_workspace(folder: Path) -> Path:
    """A copy of the shipped workspace: settings, targets and actuals, no reports."""
    shutil.copy(ROOT / "evaltool.toml", folder / "evaltool.toml")
    for room in ("targets", "actuals"):
        shutil.copytree(ROOT / room, folder / room)
    return folder


def lasting_folder(name: str) -> Path:
    """A folder for what is made once and copied by the tests; it goes when the process ends."""
    folder = Path(mkdtemp(prefix=f"{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
