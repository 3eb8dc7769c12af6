"""The reading report (阅读核对) of a workspace or of single files: what each cell was read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaltool.findings import Finding
from evaltool.pipeline.gather import gather, read_targets, read_workspace_targets
from evaltool.report.reading import Reading, reading_of
from evaltool.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The reading report and what was found wrong in reading; `sample` marks made-up actuals."""

    reading: Reading
    findings: tuple[Finding, ...]
    sample: bool = False


def explain(workspace: Workspace) -> Explained:
    """What the workspace's targets, and its actuals where there are any, were read as.

    Raises:
        InputError, WorkspaceError: files cannot be read.
    """
    if not workspace.has_actuals:
        declaration = read_workspace_targets(workspace)
        return Explained(reading=reading_of(declaration), findings=declaration.findings)
    gathered = gather(workspace)
    budgets = gathered.actuals.budgets
    reading = reading_of(gathered.declaration, cases=gathered.cases, budgets=budgets)
    return Explained(reading=reading, findings=gathered.findings, sample=workspace.sample)


def explain_files(paths: Iterable[Path], *, year: int | None = None) -> Explained:
    """What the declared targets in these files were read as.

    Raises:
        InputError: files cannot be read.
    """
    declaration = read_targets(paths, year=year)
    return Explained(reading=reading_of(declaration), findings=declaration.findings)
