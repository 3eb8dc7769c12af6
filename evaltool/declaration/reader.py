"""Grids -> declaration: every form found in them, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from evaltool.declaration.blocks import Block, split
from evaltool.declaration.form import read_form
from evaltool.declaration.listing import read_listing
from evaltool.declaration.record import Declaration
from evaltool.files import Grid
from evaltool.findings import Finding, finding
from evaltool.model import Project


def read_declaration(grids: Iterable[Grid], *, year: int | None = None) -> Declaration:
    """The declared forms in these grids.

    Args:
        grids: the tables of one file or of several, in order.
        year: the year asked for; a form that states another one is told, and keeps its own.
    """
    projects: list[Project] = []
    found: list[Finding] = []
    for _, tables in groupby(grids, key=lambda grid: grid.file):
        blocks, strays = split(tables)
        found += strays
        for block in blocks:
            read, problems = _read(block, year)
            projects += read
            found += problems
    return Declaration(projects=tuple(projects), findings=(*found, *_doubles(projects)))


def _read(block: Block, year: int | None) -> tuple[Sequence[Project], Sequence[Finding]]:
    if block.listing:
        return read_listing(block.lines, year)
    project, found = read_form(block.lines, year)
    if _says_nothing(project):
        text = block.lines[0].filled[0].text
        told = finding("declaration-not-a-form", project.source, text=text[:20])
        return [], [told]
    return [project], found


def _says_nothing(project: Project) -> bool:
    """Whether a table merely shares a word with a form: no title, goal, amount or indicator."""
    stated = project.form or project.goal or project.indicators
    return not stated and not any(line.initial is not None for line in project.budget.lines)


def _doubles(projects: Iterable[Project]) -> Iterator[Finding]:
    """A finding for every form whose project name another form of the same file has."""
    first: dict[tuple[str, str], Project] = {}
    for project in projects:
        other = first.setdefault((project.source.file, project.name), project)
        if other is not project and project.name:
            yield finding(
                "declaration-double-name",
                project.source,
                name=project.name,
                other=other.source.place,
            )
