"""The view of the narrative report (绩效自评报告): facts in strings, grouped for sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from evaltool.model import FundUse, ProjectKind
from evaltool.report.figures import date_text, points_text, rate_text
from evaltool.report.scores import ProjectScore, project_scores
from evaltool.report.view.basis import Basis, basis
from evaltool.report.view.execution import is_low, was_changed
from evaltool.report.view.in_cells import in_cells
from evaltool.report.view.losses import Achievement, achievement
from evaltool.report.view.problems import measures, problems_found, recorded, without_measure
from evaltool.report.view.report import (
    Change,
    Funds,
    Grouped,
    LowExecution,
    ReportView,
    Signers,
)
from evaltool.report.view.words import (
    NO_DATE,
    clause,
    marks_text,
    money_text,
    quoted,
    title_lines,
    unit_and_year,
)
from evaltool.vocabulary import CATEGORY_TITLES

if TYPE_CHECKING:
    from evaltool.rules.model import RuleSet
    from evaltool.scoring.scored import Scored

_USES = (FundUse.PERSONNEL, FundUse.OPERATION, FundUse.TARGETED)


def report_view(scored: Scored, *, sample: bool = False) -> ReportView:
    """The report of a scored year."""
    scores = project_scores(scored)
    unit, year = unit_and_year(scored.cases)
    annex = basis(scored, scores)
    achievements = _achievements(scored, scores, annex)
    projects = tuple(each for each in scores if each.case.project.kind is ProjectKind.PROJECT)
    departments = tuple(each for each in scores if each not in projects)
    own = tuple(each for each in achievements if not each.department)
    groups = _grouped(own, projects)
    return ReportView(
        title=f"{unit}{year}年度预算绩效自评报告",
        unit=unit,
        year=year,
        title_lines=title_lines(unit),
        marks=marks_text(sample=sample, draft=_is_draft(scores)),
        basis=f"{scored.ruleset.id} {scored.ruleset.hash[:12]}",
        sample=sample,
        pending_count=_pending(achievements, scores),
        project_count=len(projects),
        indicator_count=sum(each.count for each in achievements),
        achievements=achievements,
        department=next((each for each in achievements if each.department), None),
        groups=groups,
        details=_details(achievements[: len(departments)], groups),
        funds=_funds(own, departments, projects),
        annex=annex,
        signers=_signers(departments or scores),
        filed=_filed(scores),
        **_declared(departments, projects, scored.ruleset),
        **_judged(scores, projects, scored.ruleset),
    )


def _declared(
    departments: Iterable[ProjectScore], projects: Iterable[ProjectScore], ruleset: RuleSet
) -> dict[str, Any]:
    """What was set out to be done, and for how many points."""
    departments, projects = tuple(departments), tuple(projects)
    whole = departments or projects * (len(projects) == 1)
    goals = (each.case.project.goal for each in whole)
    return {
        "forms": _forms(projects),
        "goal": "；".join(clause(goal) for goal in goals if goal),
        "uses": _uses(departments),
        "points": _points(ruleset),
    }


def _judged(
    scores: tuple[ProjectScore, ...], projects: tuple[ProjectScore, ...], ruleset: RuleSet
) -> dict[str, Any]:
    """What the conclusion, the problems and the measures tell."""
    grades = _grades(projects, ruleset)
    return {
        "grades": grades,
        "graded": _graded(projects, grades),
        "ranking": _ranking(projects),
        "found": problems_found(scores),
        "problems": recorded(scores, "problems"),
        "measures": measures(scores),
        "unmeasured": without_measure(scores),
    }


def _achievements(
    scored: Scored, scores: Iterable[ProjectScore], annex: Basis
) -> tuple[Achievement, ...]:
    """What each form achieved; a clause is called by its number in the annex."""
    numbers = {clause.slot: number for number, clause in enumerate(annex.clauses, 1)}
    return tuple(in_cells(achievement(scored, project, numbers)) for project in scores)


def _is_draft(scores: Iterable[ProjectScore]) -> bool:
    return any(each.total is None for each in scores)


def _pending(achievements: Sequence[Achievement], scores: Sequence[ProjectScore]) -> int:
    """How many rows are undecided, budget execution counted as one."""
    return sum(
        len(each.pending) + (not _scored(project))
        for each, project in zip(achievements, scores, strict=True)
    )


def _funds(
    own: Sequence[Achievement],
    departments: Sequence[ProjectScore],
    projects: Sequence[ProjectScore],
) -> Funds:
    return Funds(
        full=sum(each.execution.full for each in own),
        over=sum(each.execution.over for each in own),
        short=sum(each.execution.decided and not each.execution.full for each in own),
        unknown=sum(not each.execution.decided for each in own),
        department_changes=_changes(departments),
        changes=_changes(projects),
        department_low=_low(departments),
        low=_low(projects),
    )


def _details(departments: Sequence[Achievement], groups: Grouped) -> tuple[Achievement, ...]:
    """The forms with rows to be explained, the department first."""
    told = (*departments, *groups.with_details)
    return tuple(each for each in told if each.losses or each.pending)


def _scored(project: ProjectScore) -> bool:
    """Whether the budget execution is scored."""
    return project.execution is None or project.execution.score is not None


def _forms(projects: Iterable[ProjectScore]) -> str:
    """How many forms of which heading were declared: 特定目标类项目3个、其他运转类项目9个."""
    counts = Counter(_heading(project.case.project.form) for project in projects)
    return "、".join(f"{name}{count}个" for name, count in counts.items() if name)


def _heading(form: str) -> str:
    """特定目标类项目 of 特定目标类项目支出绩效目标申报表; empty where the heading names no kind."""
    name = form.partition("支出绩效")[0]
    return name if name.endswith("项目") and name != "项目" else ""


def _uses(departments: Iterable[ProjectScore]) -> str:
    lines = [project.case.budget.line(use=use) for project in departments for use in _USES]
    return "、".join(
        f"{line.use.value}{money_text(line.initial)}万元"
        for line in lines
        if line is not None and line.initial is not None
    )


def _points(ruleset: RuleSet) -> str:
    return "、".join(
        f"{CATEGORY_TITLES[name]}{points.normalize():f}分"
        for name, points in ruleset.points.items()
        if points
    )


def _grouped(own: tuple[Achievement, ...], projects: tuple[ProjectScore, ...]) -> Grouped:
    ranked = sorted(zip(own, projects, strict=True), key=lambda pair: pair[1].total_low)
    decided = [each for each, project in ranked if project.total is not None]
    others = [each for each, project in ranked if project.total is None]
    return Grouped(
        full=tuple(each for each in decided if each.all_full and each.execution.full),
        execution_short=tuple(
            each for each in decided if each.all_full and not each.execution.full
        ),
        short=tuple(each for each in decided if not each.all_full),
        undecided=tuple(each for each in others if not _is_waiting(each)),
        waiting=tuple(filter(_is_waiting, others)),
    )


def _is_waiting(each: Achievement) -> bool:
    """Whether nothing of a project is decided or told."""
    return len(each.pending) == each.count and not each.execution.decided and not each.outcome


def _changes(projects: Iterable[ProjectScore]) -> tuple[Change, ...]:
    return tuple(
        Change(
            quoted=quoted(case.project.name),
            initial=money_text(case.budget.initial),
            adjusted=money_text(case.budget.adjusted),
            reason=clause(case.change_reason),
        )
        for case in (project.case for project in projects if was_changed(project))
    )


def _low(projects: Iterable[ProjectScore]) -> tuple[LowExecution, ...]:
    """Rates that need a reason, the lowest first."""
    low = [
        (project.execution.attainment or 0, project)
        for project in projects
        if project.execution and is_low(project)
    ]
    return tuple(
        LowExecution(
            quoted=quoted(project.case.project.name),
            rate=rate_text(rate),
            reason=clause(project.case.low_rate_reason),
        )
        for rate, project in sorted(low, key=lambda pair: pair[0])
    )


def _grades(projects: tuple[ProjectScore, ...], ruleset: RuleSet) -> str:
    counts = Counter(project.grade for project in projects)
    names = [grade.name for grade in ruleset.grades if counts[grade.name]]
    parts = [f"评为“{name}”的{counts[name]}个" for name in names]
    return "、".join(parts + [f"等级待定的{counts[None]}个"] * bool(counts[None]))


def _graded(projects: tuple[ProjectScore, ...], grades: str) -> str:
    """How a sentence about all projects goes on: 中，评为“优”的3个…, or 均评为“优”."""
    names = {project.grade for project in projects}
    if len(names) != 1:
        return f"中，{grades}"
    (name,) = names
    return f"均评为“{name}”" if name else "的等级均待定"


def _ranking(projects: Iterable[ProjectScore]) -> str:
    """Decided projects by total, the best first, equals together."""
    decided = [(each.total, each) for each in projects if each.total is not None]
    decided.sort(key=lambda pair: -pair[0])
    parts: list[str] = []
    if len(decided) < 2:
        return ""
    for total, group in groupby(decided, key=lambda pair: pair[0]):
        names = [quoted(project.case.project.name) for _, project in group]
        every = "均为" if len(names) > 1 else ""
        parts.append(f"{''.join(names)}（{every}{points_text(total)}分）")
    return "，".join(parts)


def _signers(projects: tuple[ProjectScore, ...]) -> Signers:
    """Those recorded for the department form, or for a unit's only project."""
    situation = projects[0].case.situation if len(projects) == 1 else None
    return Signers(
        leader=(situation.leader if situation else None) or "",
        finance_leader=(situation.finance_leader if situation else None) or "",
        contact=(situation.contact if situation else None) or "",
        phone=(situation.phone if situation else None) or "",
    )


def _filed(projects: Iterable[ProjectScore]) -> str:
    """The latest 填报日期: the only date that a report may carry."""
    situations = [project.case.situation for project in projects]
    days = [each.filed for each in situations if each and each.filed]
    return date_text(max(days)) if days else NO_DATE
