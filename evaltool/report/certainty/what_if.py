"""假设测算 in words: the changed indicators and the totals, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaltool.certainty.lines import Sheet, sheets
from evaltool.certainty.what_if import ASSUMPTIONS, Change, WhatIf
from evaltool.report.certainty.listing import Listing
from evaltool.report.certainty.words import grade_text, signed, total_text
from evaltool.scoring.schema import EXECUTION_ROW
from evaltool.scoring.why import why

if TYPE_CHECKING:
    from evaltool.certainty.lines import Line
    from evaltool.scoring.scored import Scored


def change_listing(found: WhatIf) -> Listing:
    """A row a change: the score before and after, and why it is what it is."""
    before, after = sheets(found.before), sheets(found.after)
    return Listing(
        title="假设的完成值",
        header=("项目", "指标", "原完成值", "假设完成值", "原得分", "假设得分", "依据"),
        rows=tuple(_change(change, before, after, found.after) for change in found.changes),
        right=(4, 5),
        assumptions=ASSUMPTIONS,
    )


def total_listing(found: WhatIf) -> Listing:
    """The totals of the projects concerned."""
    projects = sorted({change.project for change in found.changes})
    pairs = list(zip(sheets(found.before), sheets(found.after), strict=True))
    return Listing(
        title="总分的变化",
        header=("项目", "原总分", "等级", "假设总分", "等级", "变化"),
        rows=tuple(_totals(*pairs[at], found) for at in projects),
        right=(1, 3, 5),
    )


def _change(
    change: Change, before: tuple[Sheet, ...], after: tuple[Sheet, ...], scored: Scored
) -> tuple[str, ...]:
    old, new = (_line(each[change.project], change.place) for each in (before, after))
    return (
        before[change.project].case.project.name,
        change.measure or old.title,
        _recorded(before[change.project], change),
        change.value,
        _score(old),
        _score(new),
        why(scored, new.position),
    )


def _line(sheet: Sheet, place: int) -> Line:
    return next(line for line in sheet.lines if line.place == place)


def _recorded(sheet: Sheet, change: Change) -> str:
    """What was recorded before."""
    if change.place == EXECUTION_ROW:
        executed = sheet.case.budget.executed
        return "（未填）" if executed is None else f"{executed.normalize():f}万元"
    actual = sheet.case.actuals[change.place]
    if actual is None:
        return "（未填）"
    share = "" if actual.share is None else f" {actual.share.normalize():f}%"
    return f"{actual.level}{share}" if actual.level else actual.value or "（未填）"


def _score(line: Line) -> str:
    return total_text(line.low, line.high)


def _totals(one: Sheet, other: Sheet, found: WhatIf) -> tuple[str, ...]:
    return (
        one.case.project.name,
        total_text(one.total_low, one.total_high),
        grade_text(one, found.before),
        total_text(other.total_low, other.total_high),
        grade_text(other, found.after),
        signed(other.total_low - one.total_low),
    )
