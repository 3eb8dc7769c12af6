"""Two rule sets side by side: what differs, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from evaltool.rules.model import Clause, RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A clause that two rule sets state differently."""

    slot: str
    first: Clause
    second: Clause

    @property
    def computes_alike(self) -> bool:
        """Whether only wording, source or certainty differ, not the scores."""
        same_method = self.first.method == self.second.method
        return same_method and self.first.parameters == self.second.parameters


def compare(first: RuleSet, second: RuleSet) -> tuple[Difference, ...]:
    """The clauses that differ in any respect, in the order of the slots."""
    return tuple(
        Difference(slot=mine.slot, first=mine, second=yours)
        for mine, yours in zip(first.clauses, second.clauses, strict=True)
        if mine != yours
    )
