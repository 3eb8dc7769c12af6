"""The view of 评分依据: the rules used, how points were shared out, what was inferred."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.model import Target
from evaltool.report.manifest import inputs_hash
from evaltool.report.scores import IndicatorScore, ProjectScore, RowScore
from evaltool.report.view.columns import actual_text, declared_target
from evaltool.report.view.continued import numbered
from evaltool.report.view.evidence import Evidence, evidence
from evaltool.report.view.far import SLOT as FAR_ABOVE
from evaltool.report.view.far import far_above
from evaltool.report.view.inferences import InferenceGroup, inference_groups
from evaltool.report.view.losses import pending, reason_place, short_label
from evaltool.report.view.reasons import decision_text
from evaltool.report.view.words import attainment_text, clause
from evaltool.rules.model import Clause, RuleSet
from evaltool.scoring.schema import State
from evaltool.vocabulary import CERTAINTY_TITLES, SEVERITY_TITLES

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

_ALWAYS = ("weights", "rounding", "grades")
_LISTED = ("scoring-direction-inferred", "scoring-far-above", "scoring-lenient-reading")
"""Findings that the lists of the annex tell in full, row by row."""
_UNDECIDED, _UNEXPLAINED = "scoring-undecided", "scoring-loss-unexplained"
"""Told by table 3 for indicators, with the same place; budget execution stands in no table."""
_COLUMNS = {"project": 12.0, "indicator": 10.4, "target": 10.1, "note": 11.4}
_FINDING = {"place": 13.0, "message": 17.0, "remedy": 11.4}
_ALLOCATION = {"notes": 23.3, "projects": 18.6}
"""Characters on a line of the columns of each list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One clause used: what it says, where from, how sure, and how many rows it scored."""

    slot: str
    title: str
    says: str
    source: str
    certainty: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One indicator in one of the lists of the annex."""

    project: str
    indicator: str
    target: str
    actual: str
    note: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One finding about the data."""

    severity: str
    place: str
    message: str
    remedy: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """How points came about (分值分配), and the projects where they came about so."""

    notes: str
    projects: str
    count: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file that was read (输入文件) and its SHA-256."""

    name: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The annexes: rule set, clauses, and every list a reviewer asks for."""

    id: str
    title: str
    document: str
    certainty: str
    hash: str
    version: str
    inputs: tuple[InputFile, ...]
    inputs_hash: str
    clauses: tuple[ClauseLine, ...]
    allocation: tuple[Allocation, ...]
    decided: tuple[Listed, ...]
    adjusted: tuple[Listed, ...]
    far: tuple[Listed, ...]
    inferred: tuple[InferenceGroup, ...]
    ambiguous: tuple[Listed, ...]
    findings: tuple[FindingLine, ...]
    evidence: tuple[Evidence, ...]
    without_evidence: int


def basis(scored: Scored, projects: tuple[ProjectScore, ...]) -> Basis:
    """The annex of a scored year."""
    from evaltool import __version__

    ruleset = scored.ruleset
    listed = _lists(projects, ruleset)
    materials = evidence(projects)
    return Basis(
        id=ruleset.id,
        title=ruleset.title,
        document=ruleset.document,
        certainty=CERTAINTY_TITLES[ruleset.certainty.value],
        hash=ruleset.hash,
        version=__version__,
        inputs=tuple(InputFile(name=name, hash=digest) for name, digest in scored.inputs),
        inputs_hash=inputs_hash(scored.inputs),
        clauses=tuple(_clauses(ruleset, projects, listed)),
        allocation=tuple(numbered(_allocation(projects), _ALLOCATION)),
        inferred=inference_groups(projects),
        findings=tuple(numbered(_findings(scored, projects), _FINDING)),
        evidence=materials,
        without_evidence=sum(each.missing_count for each in materials),
        **listed,
    )


def _findings(scored: Scored, projects: tuple[ProjectScore, ...]) -> Iterator[FindingLine]:
    """The findings that no table of the report has told already."""
    tabled = {_tabled(entry) for project in projects for entry in project.indicators}
    for finding in scored.findings:
        if finding.code not in _LISTED and (finding.code, finding.place) not in tabled:
            yield FindingLine(
                severity=SEVERITY_TITLES[finding.severity.value],
                place=finding.place,
                message=finding.message,
                remedy=finding.remedy,
            )


def _tabled(entry: IndicatorScore) -> tuple[str, str]:
    """The code and the place of what table 3 tells of a row, where it tells anything."""
    if entry.row.state is State.UNDECIDED:
        return _UNDECIDED, pending(entry).place
    blank = not clause(entry.actual.reason if entry.actual else None)
    return (_UNEXPLAINED, reason_place(entry)) if blank else ("", "")


def _allocation(projects: tuple[ProjectScore, ...]) -> Iterator[Allocation]:
    """Each way in which points came about, with all projects that share it."""
    names: dict[str, list[str]] = {}
    for project in projects:
        if project.allocation:
            names.setdefault("；".join(project.allocation), []).append(project.case.project.name)
    for notes, own in names.items():
        yield Allocation(notes=notes, projects="\n".join(own), count=str(len(own)))


def _lists(projects: tuple[ProjectScore, ...], ruleset: RuleSet) -> dict[str, tuple[Listed, ...]]:
    """Each list with what decides that a row belongs to it and what is said of it."""
    lists: dict[str, Callable[[IndicatorScore], str]] = {
        "decided": lambda entry: decision_text(entry) if entry.row.state is State.DECIDED else "",
        "adjusted": _adjustment,
        "far": lambda entry: _far(entry) if far_above(entry, ruleset) else "",
        "ambiguous": _readings,
    }
    return {
        name: tuple(
            numbered(
                (
                    _listed(project, entry, note)
                    for project in projects
                    for entry in project.indicators
                    if (note := says(entry))
                ),
                _COLUMNS,
            )
        )
        for name, says in lists.items()
    }


def _listed(project: ProjectScore, entry: IndicatorScore, note: str) -> Listed:
    return Listed(
        project=project.case.project.name,
        indicator=short_label(entry),
        target=declared_target(entry),
        actual=actual_text(entry),
        note=note,
    )


def _adjustment(entry: IndicatorScore) -> str:
    actual = entry.actual
    if actual is None or not actual.adjusted_target:
        return ""
    return f"批复文件：{actual.approval or '未填'}"


def _far(entry: IndicatorScore) -> str:
    reason = entry.actual.reason if entry.actual else None
    return f"为指标值的{attainment_text(entry.row)}。{reason or ''}"


def _readings(entry: IndicatorScore) -> str:
    if not isinstance(entry.target, Target) or not entry.target.ambiguous:
        return ""
    from evaltool.values import normal_form

    readings = tuple(dict.fromkeys(normal_form(each) for each in entry.target.readings))
    return f"可理解为{'；或'.join(readings)}。按{normal_form(entry.target)}计分"


def _clauses(
    ruleset: RuleSet,
    projects: tuple[ProjectScore, ...],
    listed: dict[str, tuple[Listed, ...]],
) -> Iterator[ClauseLine]:
    used = Counter(row.clause.slot for row in _rows(projects) if row.clause)
    general = {
        *_ALWAYS,
        *["allocation"] * any(project.allocation for project in projects),
        *["decided"] * bool(listed["decided"]),
        *[FAR_ABOVE] * bool(listed["far"]),
    }
    for each in ruleset.clauses:
        if each.slot in used:
            yield _clause_line(each, str(used[each.slot]))
        elif each.slot in general:
            yield _clause_line(each, "—")


def _rows(projects: tuple[ProjectScore, ...]) -> Iterator[RowScore]:
    for project in projects:
        yield from (entry.row for entry in project.indicators)
        if project.execution:
            yield project.execution


def _clause_line(clause: Clause, count: str) -> ClauseLine:
    return ClauseLine(
        slot=clause.slot,
        title=clause.title,
        says=clause.says,
        source=clause.source,
        certainty=CERTAINTY_TITLES[clause.certainty.value],
        count=count,
    )
