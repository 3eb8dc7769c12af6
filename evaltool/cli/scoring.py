"""The verb `score`: the table of scores, or the answers to what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evaltool.cli import printing, questioning


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked beside the scores; the options of the same names, None where not given."""

    changes: tuple[str, ...] = ()
    grade: str | None = None
    other: str | None = None
    stability: str | None = None

    @property
    def anything(self) -> bool:
        """Whether there is a question at all."""
        given = (self.grade, self.other, self.stability)
        return bool(self.changes) or given != (None, None, None)


def score(
    folder: Path,
    year: int | None,
    rules: str | None,
    asked: Asked,
    *,
    explain: bool,
    as_json: bool,
) -> int:
    """Score the year and print it; nothing is written."""
    from evaltool.pipeline import evaluate
    from evaltool.workspace import Workspace

    workspace = Workspace.open(folder, year=year)
    scored = evaluate(workspace, rules)
    if asked.anything:
        code = questioning.answer(
            scored,
            changes=asked.changes,
            grade=asked.grade,
            other=asked.other,
            stability=asked.stability,
            as_json=as_json,
        )
    elif as_json:
        from evaltool.report.json.scored import scored_json

        printing.as_json(scored_json(scored))
        code = printing.exit_code(scored.findings)
    else:
        if explain:
            printing.explanations(scored)
        printing.scores(scored)
        printing.findings(scored.findings, quiet=True)
        code = printing.exit_code(scored.findings)
    if not as_json:
        printing.marks(scored, sample=workspace.sample)
    return code
