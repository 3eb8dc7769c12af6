"""The year end (年终自评): gather, score, and write the four documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaltool.pipeline.gather import gather
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Document, Kept, Workspace, publish

DEFAULT_RULES = "mof-2020-10"

REPORT = "绩效自评报告.docx"
FORMS = "绩效自评表.docx"
WORK_PAPERS = "绩效自评底稿.xlsx"
RESULT = "结果.json"


def evaluate(workspace: Workspace, rules: str | None = None) -> Scored:
    """The scored year of a workspace, with every finding from reading to scoring.

    `rules` is the id of a shipped rule set or the path of a rule file; where it is None the
    settings decide, and where they are silent the default rule set.

    Raises:
        InputError, RuleSetError, WorkspaceError: the run cannot go on.
    """
    ruleset = load(_rules(workspace, rules))
    gathered = gather(workspace)
    return score_cases(gathered.cases, ruleset, findings=gathered.findings)


def _rules(workspace: Workspace, rules: str | None) -> str | Path:
    """The rule set asked for; a file named in the settings lies beside them."""
    if rules is not None:
        return rules
    named = workspace.settings.rules or DEFAULT_RULES
    beside = workspace.root / named
    return beside if beside.is_file() else named


def documents(workspace: Workspace, scored: Scored) -> tuple[Document, ...]:
    """The four documents of a scored year: report, forms, work papers and data."""
    from evaltool.report import render_forms, render_report, render_work_papers
    from evaltool.report.json.scored import render_scored_json

    sample = workspace.sample
    contents: Sequence[tuple[str, bytes]] = (
        (REPORT, render_report(scored, sample=sample)),
        (FORMS, render_forms(scored, sample=sample)),
        (WORK_PAPERS, render_work_papers(scored, sample=sample)),
        (RESULT, render_scored_json(scored)),
    )
    folder = workspace.relative(workspace.reports)
    return tuple(Document(path=f"{folder}/{name}", data=data) for name, data in contents)


def write_documents(workspace: Workspace, made: Sequence[Document]) -> tuple[Kept, ...]:
    """Put the documents in place together; what somebody had edited is kept and returned.

    Raises:
        WorkspaceError: the place cannot be written; nothing was replaced.
    """
    return publish(workspace, made)
