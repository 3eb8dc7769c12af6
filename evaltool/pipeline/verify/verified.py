"""What verifying one document came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from evaltool.audit.verification import Difference
from evaltool.findings import Severity


class Against(StrEnum):
    """What a document was compared with: the inputs, or the data that it carries itself."""

    INPUTS = "inputs"
    EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was compared: passages, cells of tables, figures in them, charts."""

    passages: int = 0
    cells: int = 0
    figures: int = 0
    charts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """One document verified.

    `kind` names the document in Chinese; `rules` is the rule set it was compared under,
    `version` the tool that wrote it, both empty where that is not known.
    """

    file: str
    kind: str
    against: Against
    rules: str
    version: str
    counts: Counts
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether every figure, and every word beside a figure, is as it should be."""
        return not self.count(Severity.ERROR)

    def count(self, severity: Severity) -> int:
        """How many differences are of a severity."""
        return sum(each.severity is severity for each in self.differences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unverifiable:
    """A document that could not be verified: why, and what can still be done."""

    file: str
    what: str
    remedy: str


def worst(done: Sequence[Verified | Unverifiable]) -> int:
    """The exit code: 3 where one could not be verified, 1 where one differs, else 0."""
    if any(isinstance(each, Unverifiable) for each in done):
        return 3
    return int(not all(each.equal for each in done if isinstance(each, Verified)))
