"""The year end (年终自评): gather, score, and write the four documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.findings import Finding
from evaltool.pipeline.gather import Gathered, gather
from evaltool.rules import DEFAULT, RuleSet, load
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Document, Kept, Workspace, publish

if TYPE_CHECKING:
    from evaltool.report.certainty.annexes import Annexes

REPORT = "绩效自评报告.docx"
FORMS = "绩效自评表.docx"
WORK_PAPERS = "绩效自评底稿.xlsx"
RESULT = "结果.json"
PAGE = "绩效自评公开页.html"


def evaluate(workspace: Workspace, rules: str | None = None) -> Scored:
    """The scored year of a workspace, with every finding from reading to scoring.

    `rules` is the id of a shipped rule set or the path of a rule file; where it is None the
    settings decide, and where they are silent the default rule set.

    Raises:
        InputError, RuleSetError, WorkspaceError: the run cannot go on.
    """
    ruleset = load(chosen_rules(workspace, rules))
    return score_year(workspace, gather(workspace), ruleset)


def score_year(workspace: Workspace, gathered: Gathered, ruleset: RuleSet) -> Scored:
    """The scored year of what was gathered from a workspace, its input files named."""
    scored = score_cases(gathered.cases, ruleset, findings=gathered.findings)
    return replace(scored, inputs=_inputs(workspace))


def _inputs(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Every input file of the year by its name in the workspace, with its SHA-256."""
    actuals = workspace.actual_files() if workspace.has_actuals else ()
    files = (*workspace.target_files(), *actuals)
    hashed = [(workspace.relative(path), _sha256(path)) for path in files]
    return tuple(sorted(hashed))


def _sha256(path: Path) -> str:
    """The hash of a file; empty where it cannot be read, which reading it tells."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def chosen_rules(workspace: Workspace, rules: str | None) -> str | Path:
    """The rule set asked for, else that of the settings, else the default one.

    A file named in the settings lies beside them.
    """
    if rules is not None:
        return rules
    named = workspace.settings.rules or DEFAULT
    beside = workspace.root / named
    return beside if beside.is_file() else named


def documents(
    workspace: Workspace,
    scored: Scored,
    *,
    form: str | None = None,
    pdf: bool = False,
    only: Collection[str] | None = None,
    annexes: Annexes | None = None,
) -> tuple[Document, ...]:
    """The four documents of a scored year: report, forms, work papers and data.

    `form` is the id or the file of the layout of the project forms (表样); where it is None the
    rule set decides. With `pdf` report and forms are there as PDF too. `only` names those wanted;
    None means all. `annexes` are what is asked to be added; None leaves it to the settings.

    Raises:
        TemplateError: the layout cannot be used.
        InputError: LibreOffice, which makes the PDF, is not there.
    """
    from evaltool.report import render_forms, render_report, render_work_papers
    from evaltool.report.certainty.annexes import Annexes
    from evaltool.report.json.scored import render_scored_json
    from evaltool.report.layouts import load_layout

    sample = workspace.sample
    result = render_scored_json(scored)
    held = partial(_held, scored, result.decode(), sample)
    layout = None if form is None else load_layout(form)
    added = Annexes(stability=workspace.settings.stability) if annexes is None else annexes
    makers: Mapping[str, Callable[[], bytes]] = {
        REPORT: lambda: render_report(scored, sample=sample, annexes=added, **held(added)),
        FORMS: lambda: render_forms(scored, sample=sample, layout=layout, **held(None)),
        WORK_PAPERS: lambda: render_work_papers(scored, sample=sample, annexes=added),
        RESULT: lambda: result,
    }
    wanted = (name for name in makers if only is None or name in only)
    contents = tuple((name, makers[name]()) for name in wanted)
    contents += _as_pdf(contents) if pdf else ()
    folder = workspace.relative(workspace.reports)
    return tuple(Document(path=f"{folder}/{name}", data=content) for name, content in contents)


def _held(scored: Scored, data: str, sample: bool, annexes: Annexes | None) -> dict[str, str]:
    """What a Word document carries within: the scored data, and what the year is scored from."""
    from evaltool.report.record import record_of, record_text

    return {"data": data, "record": record_text(record_of(scored, sample=sample, annexes=annexes))}


def disclosure_page(workspace: Workspace, scored: Scored) -> Document:
    """The page that goes online with the final accounts (公开页); made only when asked for."""
    from evaltool.report import render_page

    folder = workspace.relative(workspace.reports)
    data = render_page(scored, sample=workspace.sample)
    return Document(path=f"{folder}/{PAGE}", data=data)


def _as_pdf(contents: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """Report and forms, where they are among the documents, as PDF."""
    from evaltool.files.libreoffice import pdfs

    texts = {name: data for name, data in contents if name in (REPORT, FORMS)}
    names = [str(Path(name).with_suffix(".pdf")) for name in texts]
    return tuple(zip(names, pdfs([*texts.values()]), strict=True))


def overlong(scored: Scored, form: str | None = None) -> tuple[Finding, ...]:
    """A finding for every text that is longer than the layout of its form allows."""
    from evaltool.report.documents import layout_of
    from evaltool.report.layouts import load_layout
    from evaltool.report.view.lengths import too_long

    return too_long(scored, layout_of(scored) if form is None else load_layout(form))


def write_documents(workspace: Workspace, made: Sequence[Document]) -> tuple[Kept, ...]:
    """Put the documents in place together; what somebody had edited is kept and returned.

    Raises:
        WorkspaceError: the place cannot be written; nothing was replaced.
    """
    return publish(workspace, made)
