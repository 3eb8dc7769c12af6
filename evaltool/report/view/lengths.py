"""Texts that are longer than a form allows (字数限制): told as findings, never cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.findings import Finding, finding
from evaltool.model import ProjectKind
from evaltool.report.scores import ProjectScore, project_scores
from evaltool.report.view.summaries import summary
from evaltool.report.view.words import quoted

if TYPE_CHECKING:
    from evaltool.report.layouts import Layout
    from evaltool.scoring.scored import Scored

CODE = "report-text-too-long"
_TITLES = {
    "outcome": "总体目标实际完成情况",
    "conclusion": "评价结论",
    "problems": "存在问题",
    "measures": "改进措施",
}


def too_long(scored: Scored, layout: Layout) -> tuple[Finding, ...]:
    """A finding for every text of a project form that is longer than its layout allows."""
    if not layout.limits:
        return ()
    return tuple(
        told
        for project in project_scores(scored)
        if project.case.project.kind is ProjectKind.PROJECT
        for told in _of(project, layout)
    )


def _of(project: ProjectScore, layout: Layout) -> Iterator[Finding]:
    texts = summary(project, False, dict(layout.limits))
    situation = project.case.situation
    source = situation.source if situation else project.case.project.source
    for field, title in _TITLES.items():
        text = getattr(texts, field)
        if text.over:
            yield finding(
                CODE,
                place=source.place,
                name=quoted(project.case.project.name),
                what=title,
                form=layout.title,
                how=text.over.strip("【】").removesuffix("，请精简"),
            )
