"""The sample workspace copied to where a test may change it."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def sample_workspace(folder: Path) -> Path:
    """A copy of the shipped workspace: settings, targets and actuals, no reports."""
    shutil.copy(ROOT / "evaltool.toml", folder / "evaltool.toml")
    for room in ("targets", "actuals"):
        shutil.copytree(ROOT / room, folder / room)
    return folder
