"""What was recorded of a project as a whole: its money joined with the declared, its situation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from evaltool.actuals.budgets import AMOUNTS
from evaltool.actuals.layout import Table
from evaltool.actuals.merging import Conflict, MergeNote, conflicts, merged_fields
from evaltool.actuals.situations import STATED
from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.model import (
    Budget,
    BudgetRecord,
    FundLine,
    FundSource,
    FundUse,
    Project,
    Situation,
    Source,
)

_DOUBLED = "actuals-budget-doubled"
_Place = tuple[FundUse, FundSource]


def join_budget(
    project: Project, records: Sequence[BudgetRecord], note: MergeNote, found: list[Finding]
) -> Budget:
    """The fund table with declared and recorded amounts.

    The declared 年初预算数 counts where there is one. Amounts on which two rows disagree are
    left blank, and told.
    """
    recorded: dict[_Place, list[FundLine]] = {}
    for record in records:
        for line in record.budget.lines:
            recorded.setdefault((line.use, line.source), []).append(line)
    declared = {(line.use, line.source): line for line in project.budget.lines}
    places = dict.fromkeys((*declared, *recorded))
    own: list[Finding] = []
    lines = (_join(project, declared.get(place), recorded.get(place, []), own) for place in places)
    budget = Budget(lines=tuple(lines))
    if not any(item.code == _DOUBLED for item in own):
        note.add([record for record in records if _executes(record)])
    found += own
    found += _missing(project, budget, records)
    return budget


def _executes(record: BudgetRecord) -> bool:
    """Whether a record says more than the 年初预算数 that is prefilled."""
    amounts = (amount for line in record.budget.lines for amount in (line.adjusted, line.executed))
    return any(amount is not None for amount in amounts)


def join_reasons(records: Sequence[BudgetRecord], field: str) -> str | None:
    """The reasons that records give for a change or a low rate, each once."""
    texts = dict.fromkeys(text for record in records if (text := getattr(record, field)))
    return "；".join(texts) or None


def join_situation(
    project: Project, situations: Sequence[Situation], note: MergeNote, found: list[Finding]
) -> Situation | None:
    """The situation of a project, None where none was recorded; the first one told counts."""
    if not situations:
        found.append(finding("actuals-situation-missing", project.source, project=project.name))
        return None
    told = conflicts(situations, STATED)
    found += [_situation_contradiction(project, situations, conflict) for conflict in told]
    if not told:
        note.add(situations)
    return replace(situations[0], **merged_fields(situations, STATED))


def _situation_contradiction(
    project: Project, situations: Sequence[Situation], conflict: Conflict
) -> Finding:
    first, second = situations[conflict.first], situations[conflict.second]
    return finding(
        "actuals-situation-doubled",
        first.source,
        project=project.name,
        heading=Table.SITUATION.heading(conflict.field),
        first=quoted(str(getattr(first, conflict.field))),
        second=quoted(str(getattr(second, conflict.field))),
        other=second.source.place,
    )


def _join(
    project: Project, declared: FundLine | None, recorded: list[FundLine], found: list[Finding]
) -> FundLine:
    line = _merged(project, recorded, found) if recorded else declared or FundLine()
    if not recorded or declared is None or declared.initial is None:
        return line
    found += _initial_differs(project, declared.initial, recorded)
    return replace(line, initial=declared.initial)


def _merged(project: Project, lines: list[FundLine], found: list[Finding]) -> FundLine:
    amounts = merged_fields(lines, AMOUNTS)
    for conflict in conflicts(lines, AMOUNTS):
        found.append(_contradiction(project, lines, conflict))
        amounts[conflict.field] = None
    disputed = (conflict.field for conflict in conflicts(lines, AMOUNTS))
    unread = dict.fromkeys([*disputed, *(name for line in lines for name in line.unread)])
    still = tuple(name for name in unread if amounts[name] is None)
    return replace(lines[0], unread=still, **amounts)


def _contradiction(project: Project, lines: list[FundLine], conflict: Conflict) -> Finding:
    first, second = lines[conflict.first], lines[conflict.second]
    here, other = (line.cell(conflict.field) or line.origin for line in (first, second))
    return finding(
        _DOUBLED,
        here,
        project=project.name,
        line=_title(first),
        heading=Table.BUDGET.heading(conflict.field),
        first=getattr(first, conflict.field),
        second=getattr(second, conflict.field),
        other=other.place if other else "",
    )


def _initial_differs(
    project: Project, declared: Decimal, recorded: Iterable[FundLine]
) -> Iterator[Finding]:
    for line in recorded:
        if line.initial is not None and line.initial != declared:
            yield finding(
                "actuals-initial-differs",
                line.cell("initial") or line.origin,
                project=project.name,
                line=_title(line),
                recorded=line.initial,
                declared=declared,
            )


def _missing(
    project: Project, budget: Budget, records: Sequence[BudgetRecord]
) -> Iterator[Finding]:
    """The blank amounts without which there is no execution rate; unread ones were told."""
    line = budget.line() or FundLine()
    missing = [
        field
        for field in ("adjusted", "executed")
        if getattr(line, field) is None and field not in line.unread
    ]
    if missing:
        headings = "、".join(map(Table.BUDGET.heading, missing))
        place = _waiting(records, missing[0]) or project.source
        yield finding("actuals-budget-missing", place, project=project.name, missing=headings)


def _waiting(records: Sequence[BudgetRecord], field: str) -> Source | None:
    """The cell that waits for an amount, where a table has a row for it."""
    totals = (record.budget.line() for record in records)
    cells = [cell for line in totals if line and (cell := line.cell(field) or line.origin)]
    return next(iter([*cells, *(record.source for record in records)]), None)


def _title(line: FundLine) -> str:
    """A line as a person calls it, empty for the total."""
    use = "" if line.use is FundUse.ALL else line.use.value
    source = "" if line.source is FundSource.TOTAL else line.source.value
    return f"{use}{source}"
