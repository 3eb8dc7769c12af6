"""差距分析 in words: what a grade would take."""

from __future__ import annotations

from datetime import date

from evaltool.certainty.reaching import ASSUMPTIONS, Path, Paths, Step
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import NOTHING, UNDECIDED, total_text
from evaltool.report.figures import date_text, points_text

HEADER = ("项目", "总分", "等级", "差距", "最少须达到目标的指标", "单独够到所需的完成值")


def reaching_listing(found: Paths) -> Listing:
    """A row a project."""
    return Listing(
        title=f"差距分析（等级“{found.grade}”，不低于{points_text(found.edge)}分）",
        header=HEADER,
        rows=tuple(_row(path) for path in found.paths),
        right=(1, 3),
        assumptions=ASSUMPTIONS,
    )


def _row(path: Path) -> tuple[str, ...]:
    head = (
        path.case.project.name,
        total_text(path.total_low, path.total_high),
        path.grade or UNDECIDED,
    )
    if path.skipped:
        return (*head, NOTHING, path.skipped, NOTHING)
    if path.reached:
        return (*head, NOTHING, f"已达到，高出{points_text(-path.missing)}分", NOTHING)
    alone = "；".join(map(_alone, path.alone)) or "没有单个指标能够到"
    return (*head, points_text(path.missing), _fewest(path), alone)


def _fewest(path: Path) -> str:
    named = "、".join(f"{step.title}（可挽回{points_text(step.gain)}分）" for step in path.fewest)
    return f"{len(path.fewest)}个：{named}"


def _alone(step: Step) -> str:
    if step.needed is None:
        return f"{step.title}达到目标"
    if isinstance(step.needed, date):
        return f"{step.title}不晚于{date_text(step.needed)}"
    bound = "不超过" if step.at_most else "不低于"
    counted = f"为“{step.level}”、完成比例" if step.level else ""
    return f"{step.title}{counted}{bound}{step.needed.normalize():f}{step.unit}"
