"""What was declared beside what it was understood to mean, with the corrections entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.report.reading import IndicatorReading, ProjectReading, reading_of
from evaltool.vocabulary import TARGET_KIND_TITLES
from evaltool.web.corrections import Correction, entered, key_of
from evaltool.web.fields import project_id, row_id
from evaltool.web.views.spots import Problem, problem

if TYPE_CHECKING:
    from evaltool.declaration import Declaration
    from evaltool.findings import Finding
    from evaltool.workspace import Workspace

_STANDINGS = {
    "unread": "读不懂",
    "ambiguous": "有另一种读法",
    "corrected": "按更正说明",
    "inferred": "有推断",
    "plain": "直接读懂",
}
_NOTHING = Correction()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredRow:
    """One 指标值: its reading, how well it was understood, and the page's own correction of it."""

    id: str
    reading: IndicatorReading
    kind: str
    standing: str
    standing_title: str
    own: Correction
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredForm:
    """One declared form."""

    id: str
    reading: ProjectReading
    rows: tuple[DeclaredRow, ...]

    @property
    def open_rows(self) -> int:
        """How many rows a person has to decide on: not understood, or in two ways."""
        return sum(row.standing in ("unread", "ambiguous") for row in self.rows)

    @property
    def inferred(self) -> int:
        """How many rows say less than they were understood to mean."""
        return sum(row.standing == "inferred" for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """All declared forms, how many values were understood and how, and what was found wrong."""

    forms: tuple[DeclaredForm, ...]
    summary: str
    problems: tuple[Problem, ...]


def declared_view(declaration: Declaration, workspace: Workspace) -> Declared:
    """The declaration as its page shows it."""
    reading = reading_of(declaration)
    corrections = entered(workspace)
    own = {
        (project_id(project), row_id(indicator)): corrections.get(
            key_of(project, indicator), _NOTHING
        )
        for project in declaration.projects
        for indicator in project.indicators
    }
    forms = tuple(
        DeclaredForm(
            id=project_id(project),
            reading=read,
            rows=tuple(
                _row(
                    row_id(indicator),
                    item,
                    own[project_id(project), row_id(indicator)],
                    declaration.findings,
                )
                for indicator, item in zip(project.indicators, read.indicators, strict=True)
            ),
        )
        for project, read in zip(declaration.projects, reading.projects, strict=True)
    )
    return Declared(
        forms=forms,
        summary=reading.summary,
        problems=tuple(problem(item) for item in declaration.findings),
    )


def _row(
    name: str, reading: IndicatorReading, own: Correction, told: tuple[Finding, ...]
) -> DeclaredRow:
    """`own` is the correction that was entered on the page, in use or not."""
    standing = reading.standing.value
    places = {reading.place, own.place}
    if reading.correction:
        places.add(reading.correction.place)
    return DeclaredRow(
        id=name,
        reading=reading,
        kind=TARGET_KIND_TITLES.get(reading.kind, ""),
        standing=standing,
        standing_title=_STANDINGS[standing],
        own=own,
        problems=tuple(problem(item) for item in told if item.place and item.place in places),
    )
