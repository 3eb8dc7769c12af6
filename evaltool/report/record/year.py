"""The record of a scored year: the cases as they were read, the rules, and what was told.

From it the year is scored again without any input file; the scores themselves are not in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaltool.certainty.years import Trends
from evaltool.findings import Finding
from evaltool.model import Case
from evaltool.report.record.codec import DamagedRecordError, plain, restored

if TYPE_CHECKING:
    from evaltool.report.certainty.annexes import Annexes
    from evaltool.rules import RuleSet
    from evaltool.scoring.scored import Scored

_LARGEST = 48 * 2**20
"""Characters of a record: some ten thousand indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRecord:
    """What a year is scored from.

    `rules` are the texts of the rule files, the one that is extended first; `told` are the
    findings of the stages before scoring; `sample` marks made-up actuals. A report that compares
    years carries `trends`, and in `others` the names of the inputs of the other years.
    """

    cases: tuple[Case, ...]
    rules: tuple[str, ...]
    told: tuple[Finding, ...] = ()
    sample: bool = False
    trends: Trends | None = None
    others: tuple[str, ...] = ()

    def scored(self, ruleset: RuleSet) -> Scored:
        """The year scored again.

        Raises:
            DamagedRecordError: the cases do not hold together.
        """
        from evaltool.scoring import score_cases

        for case in self.cases:
            counts = {len(case.project.indicators), len(case.actuals)}
            if counts | {len(case.targets), len(case.achieved)} != counts or len(counts) > 1:
                raise DamagedRecordError("Case: as many actuals as indicators")
        try:
            return score_cases(self.cases, ruleset, findings=self.told)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise DamagedRecordError(f"cannot be scored: {error}") from error


def record_of(scored: Scored, *, sample: bool, annexes: Annexes | None = None) -> YearRecord:
    """The record of a scored year, and of what its report was asked to add."""
    return YearRecord(
        cases=scored.cases,
        rules=scored.ruleset.texts,
        told=scored.told,
        sample=sample,
        trends=annexes.trends if annexes else None,
        others=tuple(name for name, _ in annexes.inputs) if annexes else (),
    )


def record_text(record: YearRecord) -> str:
    """The record as JSON, on one line."""
    return json.dumps(plain(record), ensure_ascii=False, separators=(",", ":"))


def read_record(text: str) -> YearRecord:
    """The record that a text of `record_text` holds.

    Raises:
        DamagedRecordError: it is no such text, or was damaged.
    """
    if len(text) > _LARGEST:
        raise DamagedRecordError("too large")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedRecordError("no JSON") from error
    return restored(YearRecord, value)
