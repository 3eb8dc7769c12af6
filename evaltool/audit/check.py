"""What the catalogue says of one check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evaltool.audit.ledger import Ending, Verdict, ending
from evaltool.audit.review import Review
from evaltool.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check (复核事项).

    `needs` says what it needs, `absent` why it does not apply where that is missing, `basis`
    what it rests on, `example` a case it finds; `severity` is what a finding usually is.
    """

    code: str
    group: str
    title: str
    needs: str
    absent: str
    severity: Severity
    basis: str
    example: str
    run: Callable[[Review], Iterator[Verdict]]

    def end(self, review: Review) -> Ending:
        """How this check ends for a claim."""
        return ending(self.code, self.title, self.severity, self.absent, self.run(review))
