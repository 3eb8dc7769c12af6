"""The Excel work papers (绩效自评底稿.xlsx): all that the scores rest on, for whoever checks them.

Sheets 汇总, 指标明细, 资金, 评分规则 and 发现的问题, and those on certainty that are asked for. The
same scored year gives the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from evaltool.report.certainty.annexes import NONE_ASKED, Annexes
from evaltool.report.scores import project_scores
from evaltool.report.work_papers.certainty import certainty_sheets
from evaltool.report.work_papers.indicators import indicator_sheet
from evaltool.report.work_papers.references import finding_sheet, fund_sheet, rules_sheet
from evaltool.report.work_papers.sheet import Sheet, Writer
from evaltool.report.work_papers.summary import summary_sheet
from evaltool.workbooks import new_workbook

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

__all__ = ["render_work_papers"]

_DRAFT = "草稿：有待定事项，分数为区间"
_SAMPLE = "示例数据：完成值、预算执行和项目情况为演示编制，并非实际数据"


def render_work_papers(
    scored: Scored, *, sample: bool = False, annexes: Annexes = NONE_ASKED
) -> bytes:
    """The work papers of a scored year; `sample` marks every sheet as 示例数据.

    `annexes` are what they are asked to add: nothing by default.
    """
    buffer = io.BytesIO()
    with new_workbook(buffer, "绩效自评底稿") as book:
        writer = Writer(book)
        for sheet in _sheets(scored, annexes, sample=sample):
            writer.write(sheet)
    return buffer.getvalue()


def _sheets(scored: Scored, annexes: Annexes, *, sample: bool) -> tuple[Sheet, ...]:
    projects = project_scores(scored)
    facts = _facts(scored)
    marks = _marks(sample=sample, draft=any(project.total is None for project in projects))
    detail = indicator_sheet(scored, projects, facts, marks)
    return (
        summary_sheet(projects, detail, facts, marks),
        detail,
        fund_sheet(projects, facts, marks),
        rules_sheet(scored.ruleset, projects, facts, marks),
        finding_sheet(scored.findings, facts, marks),
        *certainty_sheets(scored, annexes, facts, marks),
    )


def _facts(scored: Scored) -> str:
    projects = [case.project for case in scored.cases]
    units = "、".join(dict.fromkeys(project.unit for project in projects if project.unit))
    years = "、".join(dict.fromkeys(f"{project.year}年度" for project in projects))
    ruleset = scored.ruleset
    rules = f"评分规则：{ruleset.id} {ruleset.title}（校验值 {ruleset.hash[:12]}）"
    return "    ".join(part for part in (units, years, rules) if part)


def _marks(*, sample: bool, draft: bool) -> str:
    return "    ".join([_DRAFT] * draft + [_SAMPLE] * sample)
