"""One record an indicator: rows merged, contradictions and gaps told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from evaltool.actuals.entries import RECORDED
from evaltool.actuals.layout import Table
from evaltool.actuals.merging import Conflict, MergeNote, conflicts, merged_fields
from evaltool.actuals.rows import Indicators, indicator_title
from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.model import Actual, Indicator, Project, Source

_REMARKS = ("reason", "evidence", "decided_reason")
_BESIDE = (*_REMARKS, "points", "sample", "satisfied")
_RESULTS = tuple(field for field in RECORDED if field not in _BESIDE)


def one_each(
    project: Project, entries: Iterable[Actual], note: MergeNote, found: list[Finding]
) -> list[Actual | None]:
    """For each indicator of a project what was recorded for it, None where nothing was."""
    rows: list[list[Actual]] = [[] for _ in project.indicators]
    indicators = Indicators(project)
    for entry in entries:
        place = indicators.find(entry, found)
        if place is not None:
            rows[place].append(entry)
    return [
        _merged(project, indicator, actuals, note, found) if actuals else None
        for indicator, actuals in zip(project.indicators, rows, strict=True)
    ]


def gaps(
    project: Project, actuals: Sequence[Actual | None], blanks: Iterable[Actual]
) -> Iterator[Finding]:
    """The indicators for which nothing was recorded; one finding where that is all of them."""
    missing = [place for place, actual in enumerate(actuals) if not _has_result(actual)]
    indicators = Indicators(project)
    waiting = {indicators.find(blank, []): blank.source for blank in blanks}
    if missing and len(missing) == len(project.indicators):
        first = waiting.get(missing[0]) or project.source
        code = "actuals-project-unrecorded"
        yield finding(code, first, project=project.name, count=len(missing))
        return
    for place in missing:
        name = indicator_title(project.indicators[place])
        source = _waiting(actuals[place], waiting.get(place))
        yield finding("actuals-row-missing", source, project=project.name, indicator=name)


def with_waiting(
    project: Project, actuals: Sequence[Actual | None], blanks: Iterable[Actual]
) -> tuple[Actual | None, ...]:
    """The records, a row that still waits to be filled in standing where there is none."""
    indicators = Indicators(project)
    waiting = {indicators.find(blank, []): blank for blank in blanks}
    return tuple(
        waiting.get(place) if actual is None else actual for place, actual in enumerate(actuals)
    )


def _has_result(actual: Actual | None) -> bool:
    """Whether anything but prefilled 分值 or a remark was recorded."""
    if actual is None:
        return False
    return bool(actual.unread) or any(getattr(actual, field) is not None for field in _RESULTS)


def _waiting(actual: Actual | None, blank: Source | None) -> Source | None:
    return actual.source if actual is not None else blank


def _merged(
    project: Project,
    indicator: Indicator,
    actuals: list[Actual],
    note: MergeNote,
    found: list[Finding],
) -> Actual:
    """Several rows of one indicator as one; what they contradict each other in is unread."""
    fields = merged_fields(actuals, RECORDED)
    disputed = []
    for conflict in conflicts(actuals, RECORDED):
        found.append(_contradiction(project, indicator, actuals, conflict))
        if conflict.field not in _REMARKS:
            disputed.append(conflict.field)
            fields[conflict.field] = None
    if not disputed:
        note.add(actuals)
    unread = dict.fromkeys([*disputed, *(name for item in actuals for name in item.unread)])
    return replace(
        actuals[0],
        key=indicator.key,
        unread=tuple(name for name in unread if fields[name] is None),
        **fields,
    )


def _contradiction(
    project: Project, indicator: Indicator, actuals: list[Actual], conflict: Conflict
) -> Finding:
    field = conflict.field
    first, second = actuals[conflict.first], actuals[conflict.second]
    return finding(
        "actuals-doubled-text" if field in _REMARKS else "actuals-doubled",
        first.cell(field),
        project=project.name,
        indicator=indicator_title(indicator),
        heading=Table.ACTUAL.heading(field),
        first=quoted(str(getattr(first, field))),
        second=quoted(str(getattr(second, field))),
        other=second.cell(field).place,
    )
