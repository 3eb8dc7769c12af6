"""Collect (采集): put the workbook in which the actuals are recorded among the actuals."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.actuals import plan_collection
from evaltool.findings import Finding
from evaltool.pipeline.gather import declare
from evaltool.pipeline.inputs import read_workspace
from evaltool.workspace import Document, Kept, Workspace, publish


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of the workbook; `made` is empty where a filled one was left as it stands."""

    made: tuple[Document, ...]
    kept: tuple[Kept, ...]
    findings: tuple[Finding, ...]


def collect(workspace: Workspace) -> Collected:
    """Write the collection workbook of the workspace's year.

    It is filled in with what the actuals folder already records. A workbook that somebody
    filled in is left alone; where the declaration has changed since, a further one is written.

    Raises:
        InputError, WorkspaceError: nothing could be read or written.
    """
    inputs = read_workspace(workspace)
    declaration = declare(inputs, workspace)
    paths = workspace.actual_files() if workspace.has_actuals else ()
    planned = plan_collection(
        declaration.projects,
        inputs.recorded,
        sample=workspace.sample,
        names=[path.name for path in paths],
    )
    made: tuple[Document, ...] = ()
    if planned.name is not None and planned.data is not None:
        folder = workspace.relative(workspace.actuals)
        made = (Document(path=f"{folder}/{planned.name}", data=planned.data),)
    kept = publish(workspace, made)
    return Collected(made=made, kept=kept, findings=(*declaration.findings, *planned.findings))
