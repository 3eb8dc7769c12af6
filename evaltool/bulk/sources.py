"""Where a unit's year comes from: its own working folder, or its rows in an export table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from evaltool.actuals import pair, read_actuals
from evaltool.bulk.listing import UnitTable, in_place
from evaltool.declaration import Declaration, read_declaration
from evaltool.errors import WorkspaceError
from evaltool.pipeline import chosen_rules, evaluate
from evaltool.rules import load
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import SETTINGS_FILE, Settings, Workspace
from evaltool.workspace.settings import valid_year


class Source(Protocol):
    """A unit's year, still to be read."""

    @property
    def workspace(self) -> Workspace:
        """Where its documents go."""

    def dependencies(self) -> Iterator[bytes]:
        """All inputs that its results depend on, settings among them."""

    def evaluate(self, rules: str | None) -> Scored:
        """The scored year; `rules` as in `pipeline.evaluate`.

        Raises:
            EvaltoolError: the unit cannot be read.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A unit with a working folder of its own."""

    workspace: Workspace

    def dependencies(self) -> Iterator[bytes]:
        """Names and hashes of the input files, the settings, the rules that they name."""
        workspace = self.workspace
        yield load(chosen_rules(workspace, None)).hash.encode()
        settings = workspace.root / SETTINGS_FILE
        if settings.is_file():
            yield settings.read_bytes()
        for path in (*workspace.target_files(), *workspace.actual_files()):
            yield workspace.relative(path).encode("utf-8", "surrogatepass")
            yield hashlib.sha256(path.read_bytes()).digest()

    def evaluate(self, rules: str | None) -> Scored:
        """As `evaltool run` does it."""
        return evaluate(self.workspace, rules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A unit whose rows stand in an export table."""

    workspace: Workspace
    name: str
    tables: tuple[UnitTable, ...]
    declaration: Declaration

    def dependencies(self) -> Iterator[bytes]:
        """The rows."""
        return hashes_of_tables(self.tables)

    def evaluate(self, rules: str | None) -> Scored:
        """The rows read by the readers of declarations and actuals, and scored."""
        read = [in_place(read_actuals([own.achieved, own.spent]), own.rows) for own in self.tables]
        actuals = replace(
            read[0],
            entries=tuple(row for each in read for row in each.entries),
            blanks=tuple(row for each in read for row in each.blanks),
            budgets=tuple(row for each in read for row in each.budgets),
            findings=tuple(row for each in read for row in each.findings),
        )
        paired = pair(self.declaration.projects, actuals)
        told = (*self.declaration.findings, *actuals.findings, *paired.findings)
        found = [item for item in told if item.code not in _NOT_IN_A_TABLE]
        ruleset = load(chosen_rules(self.workspace, rules))
        scored = score_cases(paired.cases, ruleset, findings=found)
        return replace(scored, inputs=tuple(sorted(self._inputs())))

    def _inputs(self) -> Iterator[tuple[str, str]]:
        for table in self.tables:
            yield f"{table.declared.file}（{self.name}）", table.hash


_NOT_IN_A_TABLE = frozenset(
    {"actuals-situation-missing", "actuals-row-missing", "actuals-budget-missing"}
)
"""An export has no situations; scoring names the rows and amounts that are missing."""


def hashes_of_tables(tables: Iterable[UnitTable]) -> Iterator[bytes]:
    """What the results of a unit in an export table depend on: its rows."""
    for table in tables:
        yield table.hash.encode()


def hashed(parts: Iterable[bytes]) -> str:
    """One hash over parts, each with its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def listed(folder: Path, name: str, tables: Sequence[UnitTable], year: int | None) -> Listed:
    """A unit of an export table, whose documents go into a folder that is made for it.

    Raises:
        WorkspaceError: neither the table nor anybody else says the year.
    """
    read = [in_place(read_declaration([own.declared], year=year), own.rows) for own in tables]
    declaration = Declaration(
        projects=tuple(project for each in read for project in each.projects),
        findings=tuple(item for each in read for item in each.findings),
    )
    stated = max((project.year for project in declaration.projects), default=0)
    chosen = year or stated
    if not valid_year(chosen):
        raise WorkspaceError("没有评价年度", place=name, remedy="请用 --year 指定评价年度")
    folder.mkdir(exist_ok=True)
    workspace = Workspace(root=folder, year=chosen, settings=Settings(unit=name or None))
    return Listed(workspace=workspace, name=name, tables=tuple(tables), declaration=declaration)
