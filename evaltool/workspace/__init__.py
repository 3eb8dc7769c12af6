"""The working folder (工作目录): its settings, its input files and how results are put there."""

from evaltool.workspace.exchanging import digest_of, exchange, locked
from evaltool.workspace.folder import Workspace
from evaltool.workspace.leftovers import sweep
from evaltool.workspace.publishing import Document, Kept, publish, write_new, write_output
from evaltool.workspace.settings import SETTINGS_FILE, Settings

__all__ = [
    "SETTINGS_FILE",
    "Document",
    "Kept",
    "Settings",
    "Workspace",
    "digest_of",
    "exchange",
    "locked",
    "publish",
    "sweep",
    "write_new",
    "write_output",
]
