"""Where the verifier sits: the inputs at hand, the rules and the layout asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from evaltool.findings import Finding
from evaltool.pipeline.year_end import evaluate
from evaltool.rules import RuleSet, load
from evaltool.scoring import Scored, score_cases
from evaltool.workspace import Workspace

if TYPE_CHECKING:
    from evaltool.report.own_template import CompiledTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What the verifier gave: a workspace or none, a year, a rule set, a layout, a template."""

    workspace: Path | None = None
    year: int | None = None
    rules: str | None = None
    form: str | None = None
    template: Path | None = None
    _years: dict[int | None, tuple[Workspace, Scored]] = field(default_factory=dict)
    _templates: dict[Path, CompiledTemplate] = field(default_factory=dict)

    def evaluated(self, year: int | None) -> tuple[Workspace, Scored]:
        """The workspace of a year and what its inputs give, computed once.

        Raises:
            InputError, RuleSetError, WorkspaceError: the inputs cannot be read.
        """
        if self.workspace is None:
            raise ValueError("no workspace")
        chosen = self.year if self.year is not None else year
        if chosen not in self._years:
            workspace = Workspace.open(self.workspace, year=chosen)
            self._years[chosen] = workspace, evaluate(workspace, self.rules)
        return self._years[chosen]

    def own_document(self, scored: Scored, *, sample: bool) -> bytes | None:
        """The document of the unit's own template, None where no template was given.

        Raises:
            TemplateError: the template cannot be used, or the data do not fit it.
        """
        if self.template is None:
            return None
        from evaltool.report.own_template import read_template, year_record

        if self.template not in self._templates:
            self._templates[self.template] = read_template(self.template)
        return self._templates[self.template].render(year_record(scored, sample=sample))

    def asked(self) -> RuleSet | None:
        """The rule set that was named, None where none was."""
        return None if self.rules is None else load(self.rules)


def scored_by(scored: Scored, ruleset: RuleSet) -> Scored:
    """The same year scored by another rule set."""
    if scored.ruleset.hash == ruleset.hash:
        return scored
    told: tuple[Finding, ...] = scored.told
    return replace(score_cases(scored.cases, ruleset, findings=told), inputs=scored.inputs)
