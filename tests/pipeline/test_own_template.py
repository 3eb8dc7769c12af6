"""The document of a unit's own template beside the built-in ones, the same bytes every time."""

from __future__ import annotations

from evaltool.pipeline import evaluate
from evaltool.pipeline.own_template import with_own_template
from evaltool.report.own_template import compile_template
from evaltool.report.own_template.sample import sample_template
from evaltool.workspace import Document, Workspace
from tests.workspaces import ROOT


def test_named_after_the_template_and_in_place_of_its_namesake():
    workspace = Workspace.open(ROOT)
    scored = evaluate(workspace)
    built_in = Document(path="reports/2024/绩效自评表.docx", data=b"built in")
    for name, kept in (("本局.docx", True), ("绩效自评表.dotx", False)):
        template = compile_template(sample_template(), name)
        made = with_own_template(workspace, scored, (built_in,), template)
        assert (built_in in made) is kept
        assert made[-1].path == f"reports/2024/{name.partition('.')[0]}.docx"
        again = with_own_template(workspace, scored, (built_in,), template)
        assert made == again
