"""Declared projects paired with what was recorded for them; whatever does not pair is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evaltool.actuals.achievement import achieved, taken_otherwise, target_that_counts
from evaltool.actuals.joining import join_budget, join_reasons, join_situation
from evaltool.actuals.merging import MergeNote
from evaltool.actuals.recording import gaps, one_each, with_waiting
from evaltool.actuals.records import Actuals, Paired
from evaltool.actuals.samples import sample_remarks
from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.matching import matching_project, nearest, says_nothing
from evaltool.model import Actual, BudgetRecord, Case, Project, Situation


@dataclass(slots=True)
class _Recorded:
    """What was recorded under one project name, while it is being gathered."""

    entries: list[Actual] = field(default_factory=list)
    blanks: list[Actual] = field(default_factory=list)
    budgets: list[BudgetRecord] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)

    @property
    def stated(self) -> Sequence[Actual | BudgetRecord | Situation]:
        """The records that state something."""
        return [*self.entries, *self.budgets, *self.situations]


def pair(projects: tuple[Project, ...], actuals: Actuals) -> Paired:
    """Pair declared projects with recorded actuals by what the rows say.

    A cancelled project (项目取消依据 filled in) is listed apart. Findings of reading stay with
    `actuals`; those of pairing are returned here.
    """
    found: list[Finding] = []
    recorded = _by_project(actuals)
    declared = Counter(matching_project(project.name) for project in projects)
    found += _strays(projects, declared, recorded)
    note = MergeNote()
    cases, cancelled = [], []
    for project in projects:
        name = matching_project(project.name)
        own = recorded[name] if name in recorded and declared[name] == 1 else _Recorded()
        situation = join_situation(project, own.situations, note, found)
        if situation is None or says_nothing(situation.cancelled):
            cases.append(_case(project, own, situation, note, found))
            continue
        cancelled.append(_case(project, own, situation, note, []))
        facts = {"project": project.name, "document": quoted(situation.cancelled or "")}
        found.append(finding("actuals-project-cancelled", situation.source, **facts))
    found += note.findings()
    return Paired(cases=tuple(cases), cancelled=tuple(cancelled), findings=tuple(found))


def _by_project(actuals: Actuals) -> dict[str, _Recorded]:
    recorded: dict[str, _Recorded] = {}

    def under(name: str) -> _Recorded:
        return recorded.setdefault(matching_project(name), _Recorded())

    for entry in actuals.entries:
        under(entry.key.project).entries.append(entry)
    for blank in actuals.blanks:
        under(blank.key.project).blanks.append(blank)
    for budget in actuals.budgets:
        under(budget.project).budgets.append(budget)
    for situation in actuals.situations:
        under(situation.project).situations.append(situation)
    return recorded


def _strays(
    projects: tuple[Project, ...], declared: Counter[str], recorded: Mapping[str, _Recorded]
) -> Iterator[Finding]:
    """Records that belong to no declared project, or to more than one."""
    for name, own in recorded.items():
        if own.stated and declared[name] == 0:
            yield _project_unknown(own, projects)
        elif own.stated and declared[name] > 1:
            first = own.stated[0]
            yield finding(
                "actuals-project-ambiguous",
                first.source,
                project=_project_name(first),
                count=declared[name],
            )


def _project_unknown(own: _Recorded, projects: tuple[Project, ...]) -> Finding:
    first = own.stated[0]
    name = _project_name(first)
    similar = nearest(name, (project.name for project in projects))
    return finding(
        "actuals-project-unknown",
        first.source,
        project=quoted(name),
        count=len(own.stated),
        hint=f"，是否为“{similar}”" if similar else "",
    )


def _project_name(record: Actual | BudgetRecord | Situation) -> str:
    return record.key.project if isinstance(record, Actual) else record.project


def _case(
    project: Project,
    own: _Recorded,
    situation: Situation | None,
    note: MergeNote,
    found: list[Finding],
) -> Case:
    recorded = one_each(project, own.entries, note, found)
    found += gaps(project, recorded, own.blanks)
    actuals = with_waiting(project, recorded, own.blanks)
    rows = list(zip(project.indicators, actuals, strict=True))
    targets = [target_that_counts(project, *row, found) for row in rows]
    results = [
        achieved(project, indicator, target, actual)
        for (indicator, actual), target in zip(rows, targets, strict=True)
    ]
    for row, target, result in zip(rows, targets, results, strict=True):
        found += taken_otherwise(project, *row, result)
        found += sample_remarks(project, *row, target, result)
    return Case(
        project=project,
        actuals=actuals,
        targets=tuple(targets),
        achieved=tuple(results),
        budget=join_budget(project, own.budgets, note, found),
        change_reason=join_reasons(own.budgets, "change_reason"),
        low_rate_reason=join_reasons(own.budgets, "low_rate_reason"),
        situation=situation,
    )
