"""Joins the stages: from a workspace's files to its scored year and its documents."""

from evaltool.pipeline.collect import Collected, collect
from evaltool.pipeline.explain import Explained, explain, explain_files
from evaltool.pipeline.gather import Gathered, gather, read_targets, read_workspace_targets
from evaltool.pipeline.year_end import (
    chosen_rules,
    disclosure_page,
    documents,
    evaluate,
    overlong,
    write_documents,
)

__all__ = [
    "Collected",
    "Explained",
    "Gathered",
    "chosen_rules",
    "collect",
    "disclosure_page",
    "documents",
    "evaluate",
    "explain",
    "explain_files",
    "gather",
    "overlong",
    "read_targets",
    "read_workspace_targets",
    "write_documents",
]
