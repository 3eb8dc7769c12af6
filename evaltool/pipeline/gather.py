"""Gather a year: every input file of the workspace, read, merged and paired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from evaltool.actuals import Actuals, pair, read_actuals
from evaltool.certainty.weighting.table import apply_points
from evaltool.declaration import Declaration, apply_overrides, merge, read_declaration
from evaltool.declaration.wording import plain
from evaltool.files import FileRead
from evaltool.findings import Finding
from evaltool.model import Case
from evaltool.pipeline.inputs import Inputs, read_declared, read_workspace
from evaltool.workspace import Workspace

_TOLD_BY_SCORING = frozenset({"actuals-row-missing", "actuals-budget-missing"})
"""Scoring names the same rows and amounts, with the interval that their score lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A year as declared and recorded, joined into cases, with all that was found wrong."""

    declaration: Declaration
    actuals: Actuals
    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]


def gather(workspace: Workspace, *, chosen: bool = True) -> Gathered:
    """Read and join the targets and actuals of the workspace's year.

    Points that the unit chose afterwards (分值确定表) count unless `chosen` is False.

    Raises:
        InputError: files that cannot be read, all of them named at once.
        WorkspaceError: a folder is missing.
    """
    inputs = read_workspace(workspace)
    if not inputs.actuals:
        workspace.actual_files()  # tells which folder is missing or empty
    return joined(inputs, declare(inputs, workspace), chosen=chosen)


def joined(inputs: Inputs, declaration: Declaration, *, chosen: bool = True) -> Gathered:
    """The declared projects joined with what the inputs record for them.

    Points that the unit chose afterwards count unless `chosen` is False.
    """
    actuals = _recorded(inputs)
    paired = pair(declaration.projects, actuals)
    cases, about_points = apply_points(paired.cases, inputs.chosen if chosen else ())
    return Gathered(
        declaration=declaration,
        actuals=actuals,
        cases=cases,
        findings=(
            *declaration.findings,
            *actuals.findings,
            *(item for item in paired.findings if item.code not in _TOLD_BY_SCORING),
            *about_points,
        ),
    )


def read_workspace_targets(workspace: Workspace) -> Declaration:
    """The declaration in the workspace's targets folder, corrections of the year laid over it."""
    return declare(read_workspace(workspace), workspace)


def declare(inputs: Inputs, workspace: Workspace) -> Declaration:
    """The declaration of the workspace's year; the settings name a unit it leaves out."""
    declaration = _declaration(inputs, workspace.year)
    unit = workspace.settings.unit or ""
    projects = (
        project if project.unit else replace(project, unit=unit) for project in declaration.projects
    )
    return replace(declaration, projects=tuple(projects))


def read_targets(
    paths: Iterable[Path], *, root: Path | None = None, year: int | None = None
) -> Declaration:
    """The declaration in these files, merged where they tell of the same forms.

    Corrections (更正说明) among the files are laid over it.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    return _declaration(read_declared(paths, root), year)


def read_targets_of_units(paths: Iterable[Path]) -> Declaration:
    """The declarations of several units; forms of one name in two units are two projects.

    Raises:
        InputError: files that cannot be read, all of them named at once.
    """
    inputs = read_declared(paths, None)
    declared = [_declared(file, None) for file in inputs.targets]
    units = dict.fromkeys(plain(one.unit) for each in declared for one in each.projects)
    merged = [merge([part for each in declared if (part := _of(each, u)).projects]) for u in units]
    whole = Declaration(
        projects=tuple(one for each in merged for one in each.projects),
        findings=tuple(item for each in merged for item in each.findings),
    )
    return apply_overrides(whole, inputs.overrides)


def _of(declaration: Declaration, unit: str) -> Declaration:
    """The part of a declaration that one unit declares."""
    own = tuple(one for one in declaration.projects if plain(one.unit) == unit)
    return Declaration(projects=own, findings=declaration.findings)


def _declaration(inputs: Inputs, year: int | None) -> Declaration:
    declared = merge([_declared(file, year) for file in inputs.targets])
    return apply_overrides(declared, inputs.overrides)


def _declared(file: FileRead, year: int | None) -> Declaration:
    declaration = read_declaration(file.grids, year=year)
    return Declaration(
        projects=declaration.projects, findings=(*file.findings, *declaration.findings)
    )


def _recorded(inputs: Inputs) -> Actuals:
    actuals = read_actuals(inputs.recorded)
    told = (item for file in inputs.actuals for item in file.findings)
    return replace(actuals, findings=(*told, *actuals.findings))
