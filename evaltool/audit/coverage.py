"""Coverage (自评覆盖情况): what was due, evaluated, left out and why, and what is missing.

Due is what the declarations declare. Each declared project ends in one of three ways:
evaluated by at least one form, excluded with a stated reason, or missing. Forms about projects
that nobody declared stand apart and are counted in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaltool.audit.correspondence import project_named
from evaltool.audit.result import AuditedClaim
from evaltool.findings import Finding, finding
from evaltool.model import DEPARTMENT_NAME, Project, ProjectKind, Source


class Standing(StrEnum):
    """How a declared project stands (自评情况)."""

    EVALUATED = "evaluated"
    EXCLUDED = "excluded"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A project that need not be evaluated (不纳入自评), and why; "" where nothing is stated."""

    project: str
    unit: str = ""
    reason: str = ""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One declared project: its forms, or the entry that leaves it out."""

    project: Project
    claims: tuple[AuditedClaim, ...] = ()
    exclusion: Exclusion | None = None

    @property
    def standing(self) -> Standing:
        """Evaluated where there is a form, whatever the list of exclusions says."""
        if self.claims:
            return Standing.EVALUATED
        return Standing.EXCLUDED if self.exclusion is not None else Standing.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All declared projects in their order, and what belongs to none of them."""

    projects: tuple[Covered, ...]
    undeclared: tuple[AuditedClaim, ...] = ()
    unknown: tuple[Exclusion, ...] = ()

    @property
    def due(self) -> int:
        """How many projects were declared."""
        return len(self.projects)

    def count(self, standing: Standing) -> int:
        """How many declared projects stand so; the three counts add up to `due`."""
        return sum(item.standing is standing for item in self.projects)

    def of(self, standing: Standing) -> tuple[Covered, ...]:
        """The declared projects that stand so."""
        return tuple(item for item in self.projects if item.standing is standing)


def coverage_of(
    projects: Sequence[Project],
    claims: Sequence[AuditedClaim],
    exclusions: Sequence[Exclusion] = (),
) -> Coverage:
    """Lay forms and exclusions beside the declared projects."""
    formed: dict[int, list[AuditedClaim]] = {}
    excluded: dict[int, Exclusion] = {}
    undeclared: list[AuditedClaim] = []
    unknown: list[Exclusion] = []
    for claim in claims:
        project = _named(claim.name, claim.unit, projects)
        if project is None:
            undeclared.append(claim)
        else:
            formed.setdefault(id(project), []).append(claim)
    for entry in exclusions:
        project = _named(entry.project, entry.unit, projects)
        if project is None:
            unknown.append(entry)
        else:
            excluded.setdefault(id(project), entry)
    return Coverage(
        projects=tuple(
            Covered(
                project=project,
                claims=tuple(formed.get(id(project), ())),
                exclusion=excluded.get(id(project)),
            )
            for project in projects
        ),
        undeclared=tuple(undeclared),
        unknown=tuple(unknown),
    )


def _named(name: str, unit: str, projects: Sequence[Project]) -> Project | None:
    whole = name == DEPARTMENT_NAME
    kind = ProjectKind.DEPARTMENT if whole else ProjectKind.PROJECT
    return project_named(name, unit, kind, projects)


def coverage_findings(coverage: Coverage) -> tuple[Finding, ...]:
    """What is wrong or worth knowing about the coverage."""
    return (
        *(item for covered in coverage.projects for item in _findings(covered)),
        *(
            finding("audit-coverage-unknown", entry.source, name=entry.project)
            for entry in coverage.unknown
        ),
    )


def _findings(covered: Covered) -> Iterator[Finding]:
    project, entry = covered.project, covered.exclusion
    if covered.standing is Standing.MISSING:
        yield finding("audit-coverage-missing", project.source, name=titled(project))
    if entry is not None and covered.claims:
        place = covered.claims[0].place
        yield finding("audit-coverage-both", entry.source, name=titled(project), other=place)
    elif entry is not None and not entry.reason:
        yield finding("audit-coverage-reason", entry.source, name=titled(project))
    for claim in covered.claims[1:]:
        place = covered.claims[0].place
        yield finding("audit-coverage-twice", claim.source, name=titled(project), other=place)


def titled(project: Project) -> str:
    """A declared project as a bureau calls it: unit and name."""
    return f"{project.unit}·{project.name}" if project.unit else project.name
