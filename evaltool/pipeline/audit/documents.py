"""The two documents of an audit: work papers and opinion, put in place together."""

from __future__ import annotations

from pathlib import Path

from evaltool.pipeline.audit.running import Audit
from evaltool.workspace import Document, Kept, Workspace, publish
from evaltool.workspace.settings import Settings

WORK_PAPERS = "复核底稿.xlsx"
OPINION = "复核意见.docx"


def audit_documents(audit: Audit) -> tuple[Document, ...]:
    """复核底稿.xlsx and 复核意见.docx; the same audit gives the same bytes."""
    from evaltool.pipeline.audit.opinion import render_opinion
    from evaltool.pipeline.audit.work_papers import render_review_papers

    return (
        Document(path=WORK_PAPERS, data=render_review_papers(audit)),
        Document(path=OPINION, data=render_opinion(audit)),
    )


def write_audit(folder: Path, made: tuple[Document, ...]) -> tuple[Kept, ...]:
    """Put the documents into a folder, which is made; what somebody had edited is kept.

    Raises:
        WorkspaceError: the folder cannot be written; nothing was replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return publish(Workspace(root=folder.resolve(), year=0, settings=Settings()), made)
