"""The catalogue of checks (复核事项目录): every check, by group, in the order they are done."""

from __future__ import annotations

from collections.abc import Sequence

from evaltool.audit.catalogue import actuals, arithmetic, declared, reasons, rosy, targets
from evaltool.audit.check import Check
from evaltool.audit.ledger import Ledger
from evaltool.audit.review import Review

CHECKS: tuple[Check, ...] = (
    *arithmetic.CHECKS,
    *declared.CHECKS,
    *reasons.CHECKS,
    *targets.CHECKS,
    *actuals.CHECKS,
    *rosy.CHECKS,
)
"""All checks that are due for every claim; what a claim lacks does not make one less due."""


def ledger_of(review: Review, checks: Sequence[Check] = CHECKS) -> Ledger:
    """Every check of a claim and how it ended."""
    return Ledger(endings=tuple(check.end(review) for check in checks))
