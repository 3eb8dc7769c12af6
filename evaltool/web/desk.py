"""The desk: the working folder as it stands now, read and scored, remembered until a file changes.

Every request asks the desk; the desk looks at the files. Whatever was changed in Excel or by
another program between two requests is seen at the next one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.workspace import SETTINGS_FILE, Workspace, locked

if TYPE_CHECKING:
    from evaltool.actuals.layout import Table
    from evaltool.certainty import Stability
    from evaltool.declaration import Declaration
    from evaltool.findings import Finding
    from evaltool.pipeline import Gathered
    from evaltool.pipeline.inputs import Inputs
    from evaltool.report.scores import ProjectScore
    from evaltool.scoring import Scored
    from evaltool.web.held import Held, Slot
    from evaltool.web.reading import CachingReader
    from evaltool.web.saving import Rows
    from evaltool.web.tables import PageTable
    from evaltool.workspace import Document

_REMEMBERED = 6
"""Scored years remembered: one a rule set that is compared."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Year:
    """The year read and scored from files of one content; `version` stands for that content.

    `tables` are the page's own tables.
    """

    workspace: Workspace
    inputs: Inputs
    gathered: Gathered
    scored: Scored
    tables: dict[Table, PageTable]
    version: str

    @cached_property
    def projects(self) -> tuple[ProjectScore, ...]:
        """The scored projects in declared order, cancelled ones left out."""
        from evaltool.report.scores import project_scores

        return project_scores(self.scored)

    @cached_property
    def held(self) -> dict[Slot, tuple[Held, ...]]:
        """What files other than the page's own tables record."""
        from evaltool.web.held import held_fields
        from evaltool.web.tables import is_ours

        grids = [g for g in self.inputs.recorded if not is_ours(self.workspace, g.file)]
        return held_fields(self.gathered.declaration.projects, grids)

    @cached_property
    def rows(self) -> dict[Table, Rows]:
        """Which line of each of the page's own tables is about which row of the page."""
        from evaltool.web.saving import rows_of

        projects = self.gathered.declaration.projects
        actuals = self.gathered.actuals
        entries = (*actuals.entries, *actuals.blanks)
        return {table: rows_of(held, projects, entries) for table, held in self.tables.items()}

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents, byte for byte those that `evaltool run` writes."""
        from evaltool.pipeline import documents

        return documents(self.workspace, self.scored)

    @cached_property
    def stability(self) -> Stability:
        """How firmly the grades stand."""
        from evaltool.certainty import stability

        return stability(self.scored)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, those about the length of texts among them, gravest first."""
        from evaltool.findings import by_severity
        from evaltool.pipeline import overlong

        return by_severity((*self.scored.findings, *overlong(self.scored)))


class Desk:
    """The working folder of one running page."""

    def __init__(self, root: Path, year: int | None = None) -> None:
        self.root = root
        self._asked = year
        self._lock = threading.RLock()
        self._years: dict[str, Year] = {}
        self._known: dict[Table, PageTable] = {}
        self._declared: tuple[object, Declaration, Inputs] | None = None

    @property
    def begun(self) -> bool:
        """Whether the folder is a working folder already."""
        return (self.root / SETTINGS_FILE).exists() or self._asked is not None

    def workspace(self) -> Workspace:
        """The working folder as its settings stand now.

        Raises:
            WorkspaceError: it is none yet, or its settings are broken.
        """
        return Workspace.open(self.root, year=self._asked)

    @contextmanager
    def changing(self) -> Iterator[Workspace]:
        """The workspace, held against everybody else who changes records.

        Raises:
            WorkspaceError: it is none yet, or another program holds it.
        """
        workspace = self.workspace()
        with self._lock, locked(workspace):
            yield workspace

    def declaration(self) -> Declaration:
        """The declared forms, corrections laid over them.

        Raises:
            InputError, WorkspaceError: there are none, or they cannot be read.
        """
        from evaltool.pipeline.inputs import read_workspace
        from evaltool.pipeline.year_end import chosen_rules
        from evaltool.rules import load

        workspace = self.workspace()
        with self._lock:
            ruleset = load(chosen_rules(workspace, None))
            known = self._years.get(self._version(workspace, ruleset.id, ruleset.hash))
            if known is not None:
                return known.gathered.declaration
            return self._declare(read_workspace(workspace, self._reader), workspace)

    def year(self, rules: str | None = None) -> Year:
        """The year as the files stand now, scored by the rule set asked for or set.

        Raises:
            InputError, RuleSetError, WorkspaceError: it cannot be read or scored.
        """
        from evaltool.pipeline.gather import joined
        from evaltool.pipeline.inputs import read_workspace
        from evaltool.pipeline.year_end import chosen_rules, score_year
        from evaltool.rules import load

        workspace = self.workspace()
        with self._lock:
            ruleset = load(chosen_rules(workspace, rules))
            version = self._version(workspace, ruleset.id, ruleset.hash)
            known = self._years.get(version)
            if known is not None:
                return known
            inputs = read_workspace(workspace, self._reader)
            gathered = joined(inputs, self._declare(inputs, workspace))
            year = Year(
                workspace=workspace,
                inputs=inputs,
                gathered=gathered,
                scored=score_year(workspace, gathered, ruleset),
                tables=self._tables(workspace),
                version=version,
            )
            if self._version(workspace, ruleset.id, ruleset.hash) == version:
                self._remember(year)  # else a file changed while it was read
            return year

    def _remember(self, year: Year) -> None:
        self._years[year.version] = year
        while len(self._years) > _REMEMBERED:
            del self._years[next(iter(self._years))]

    @cached_property
    def _reader(self) -> CachingReader:
        from evaltool.web.reading import CachingReader

        return CachingReader()

    def _tables(self, workspace: Workspace) -> dict[Table, PageTable]:
        """The page's own tables; read anew only where a file has changed."""
        from evaltool.actuals.layout import Table
        from evaltool.web.tables import read_table, table_path

        for table in Table:
            path = table_path(workspace, table)
            known = self._known.get(table)
            stands = self._reader.digest(workspace.root / path)
            if known is None or (known.path, known.digest) != (path, stands):
                self._known[table] = read_table(workspace, table, self._reader)
        return dict(self._known)

    def _version(self, workspace: Workspace, *rules: str) -> str:
        from evaltool.workspace.record import digest

        actuals = workspace.actual_files() if workspace.has_actuals else ()
        files = (*workspace.target_files(), *actuals)
        stamps = [f"{workspace.relative(path)}={self._reader.digest(path)}" for path in files]
        settings = repr((workspace.settings, workspace.year))
        return digest("\n".join((*rules, settings, *stamps)).encode())

    def _declare(self, inputs: Inputs, workspace: Workspace) -> Declaration:
        """The declaration of these inputs; made anew only when a file of it was read anew."""
        from evaltool.pipeline.gather import declare

        key = (tuple(map(id, (*_grids(inputs),))), inputs.overrides, repr(workspace))
        if self._declared is None or self._declared[0] != key:
            # the inputs stay alive, else another object could take over the identity of theirs
            self._declared = (key, declare(inputs, workspace), inputs)
        return self._declared[1]


def _grids(inputs: Inputs) -> Iterator[object]:
    for file in inputs.targets:
        yield from file.grids
        yield from file.findings
