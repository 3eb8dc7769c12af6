"""Whether the rows of a fund table add up to its totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from evaltool.findings import Finding, finding
from evaltool.model import Budget, FundLine, FundSource, FundUse

TOLERANCE = Decimal("0.1")
"""万元 by which the parts may miss the total: rounding of printed amounts."""

_MEASURES: tuple[tuple[str, Callable[[FundLine], Decimal | None]], ...] = (
    ("年初预算数", lambda line: line.initial),
    ("全年预算数", lambda line: line.adjusted),
    ("全年执行数", lambda line: line.executed),
)
_PARTS = frozenset({FundUse.PERSONNEL, FundUse.OPERATION, FundUse.TARGETED})


def check_sums(budget: Budget) -> tuple[Finding, ...]:
    """A finding for every total that its parts contradict.

    More than the total is a contradiction. Less is one only where no part is blank or missing:
    with a blank part it may be right, and is a warning; without 财政资金 nothing is compared.
    """
    return tuple(item for group in (_by_source(budget), _by_use(budget)) for item in group)


def _by_source(budget: Budget) -> Iterator[Finding]:
    for use in FundUse:
        total = budget.line(FundSource.TOTAL, use)
        parts = [
            line for line in budget.lines if line.use == use and line.source is not FundSource.TOTAL
        ]
        if total is not None and parts:
            fiscal = budget.line(FundSource.FISCAL, use)
            yield from _compare(total, parts, fiscal, f"{use.value}各资金来源")


def _by_use(budget: Budget) -> Iterator[Finding]:
    for source in FundSource:
        total = budget.line(source)
        parts = [line for line in budget.lines if line.source == source and line.use in _PARTS]
        if total is not None and {line.use for line in parts} == _PARTS:
            yield from _compare(total, parts, parts[0], f"{source.value}中各类支出")


def _compare(
    total: FundLine, parts: Iterable[FundLine], main: FundLine | None, what: str
) -> Iterator[Finding]:
    for measure, amount in _MEASURES:
        stated = amount(total)
        amounts = [amount(line) for line in parts]
        known = [part for part in amounts if part is not None]
        added = sum(known, Decimal(0))
        if stated is None or not known or abs(added - stated) <= TOLERANCE:
            continue
        if added < stated and (main is None or amount(main) is None):
            continue
        proved = added > stated or len(known) == len(amounts)
        yield finding(
            "declaration-funds-contradict" if proved else "declaration-funds-short",
            total.origin,
            what=what,
            measure=measure,
            added=f"{added:f}",
            stated=f"{stated:f}",
        )
