"""What nobody asks for is not paid for: an ordinary run imports nothing of scipy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.workspaces import sample_workspace

_RUN = """
import sys
from pathlib import Path
from evaltool.pipeline import documents, evaluate
from evaltool.workspace import Workspace
workspace = Workspace.open(Path({folder!r}))
documents(workspace, evaluate(workspace))
print(sorted(name for name in sys.modules if name.startswith("scipy")))
"""


def test_a_run_imports_no_scipy(tmp_path: Path) -> None:
    script = _RUN.format(folder=str(sample_workspace(tmp_path)))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
