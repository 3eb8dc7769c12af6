"""Rows far above their target (超额完成较多): listed, and asked for a reason."""

from __future__ import annotations

from decimal import Decimal

from evaltool.model import Direction, Target
from evaltool.report.scores import IndicatorScore
from evaltool.rules.model import RuleSet

SLOT = "far_above"


def far_above(entry: IndicatorScore, ruleset: RuleSet) -> bool:
    """Whether the attainment reaches what the rule set lists; False where it has no such clause."""
    start = listed_from(ruleset)
    target, attainment = entry.target, entry.row.attainment
    if start is None or attainment is None or not isinstance(target, Target):
        return False
    return target.direction is Direction.AT_LEAST and attainment >= start * 100


def listed_from(ruleset: RuleSet) -> Decimal | None:
    """The attainment in percent from which a row is listed, None where none is."""
    try:
        start = ruleset.clause(SLOT).parameters.get("from")
    except KeyError:
        return None
    return start if isinstance(start, Decimal) else None
