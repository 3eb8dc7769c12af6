"""What to do when the collection workbook is asked for and one may stand there already.

A workbook in which somebody filled something in is never written over. While it still fits the
declaration there is nothing to do; once the declaration changed, a further workbook is written
under another name, with what was filled in carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from evaltool.actuals.entries import is_blank
from evaltool.actuals.pairing import pair
from evaltool.actuals.reading import read_actuals
from evaltool.actuals.records import Actuals
from evaltool.actuals.workbook.writing import write_collection
from evaltool.files.grid import Grid
from evaltool.findings import Finding, finding
from evaltool.matching import matching, matching_project
from evaltool.model import Actual, Budget, BudgetRecord, FundLine, IndicatorKey, Project

COLLECTION_NAME = "绩效目标实际完成情况采集表.xlsx"
"""The name under which the workbook is first written; further ones are numbered （2）, （3） …"""

_FAMILY = re.compile(r"绩效目标实际完成情况采集表(?:（(\d{1,4})）)?\.xlsx")
_TOLD_WHILE_COLLECTING = frozenset(
    {
        "actuals-project-unknown",
        "actuals-project-ambiguous",
        "actuals-row-unknown",
        "actuals-key-differs",
        "actuals-target-differs",
        "actuals-doubled",
        "actuals-doubled-text",
        "actuals-budget-doubled",
        "actuals-situation-doubled",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What is to be written: `data` under `name` among the actuals; nothing where both are None.

    `standing` is the name of the workbook that already lies there, if one does.
    """

    name: str | None = None
    data: bytes | None = None
    standing: str | None = None
    findings: tuple[Finding, ...] = ()


def plan_collection(
    projects: tuple[Project, ...],
    grids: Iterable[Grid] = (),
    *,
    sample: bool = False,
    names: Iterable[str] = (),
) -> Collection:
    """Decide on the collection workbook.

    Args:
        projects: the declared forms.
        grids: all that is recorded so far, from every file among the actuals; it is filled in.
        sample: mark the workbook as 示例数据.
        names: the files that lie among the actuals, so that none is taken for free that
            holds no table.
    """
    held = tuple(grids)
    existing = read_actuals(held)
    files = _family([*names, *(grid.file for grid in held)])
    standing = files[max(files)] if files else None
    told = (*existing.findings, *_told(projects, existing))
    own = read_actuals(grid for grid in held if PurePosixPath(grid.file).name == standing)
    filled = standing is not None and is_filled(projects, own)
    if filled and _rows(own) == _declared_rows(projects):
        told = (finding("actuals-collection-current", place=standing or ""), *told)
        return Collection(standing=standing, findings=told)
    name = standing or COLLECTION_NAME
    if filled:
        name = _numbered(max(files) + 1)
        told = (finding("actuals-collection-renewed", place=standing or "", name=name), *told)
    data = write_collection(projects, sample=sample, existing=existing)
    return Collection(name=name, data=data, standing=standing, findings=told)


def is_filled(projects: tuple[Project, ...], actuals: Actuals) -> bool:
    """Whether a workbook holds anything beyond what we prefill from the declaration."""
    return (
        bool(actuals.situations)
        or any(map(_states_result, actuals.entries))
        or any(_states_amounts(projects, record) for record in actuals.budgets)
        or _changes_points(projects, actuals)
    )


def _states_result(entry: Actual) -> bool:
    return not is_blank(replace(entry, points=None))


def _states_amounts(projects: tuple[Project, ...], record: BudgetRecord) -> bool:
    if record.change_reason or record.low_rate_reason:
        return True
    name = matching_project(record.project)
    declared = [p.budget for p in projects if matching_project(p.name) == name]
    return any(_beyond(declared, line) for line in record.budget.lines)


def _beyond(declared: Sequence[Budget], line: FundLine) -> bool:
    """Whether a line says more than the declared 年初预算数."""
    own = declared[0].line(line.source, line.use) if declared else None
    initial = own.initial if own else None
    return (line.initial, line.adjusted, line.executed) not in (
        (initial, None, None),
        (None, None, None),
    )


def _changes_points(projects: tuple[Project, ...], actuals: Actuals) -> bool:
    paired = pair(projects, actuals)
    return any(
        actual is not None and actual.points != indicator.points
        for case in (*paired.cases, *paired.cancelled)
        for actual, indicator in zip(case.actuals, case.project.indicators, strict=True)
    )


def _rows(actuals: Actuals) -> set[tuple[str, ...]]:
    """The rows of a workbook, filled in or not."""
    return {
        _row(entry.key.project, entry.key, entry.target_text or "")
        for entry in (*actuals.entries, *actuals.blanks)
    }


def _declared_rows(projects: tuple[Project, ...]) -> set[tuple[str, ...]]:
    return {
        _row(project.name, indicator.key, indicator.target_text)
        for project in projects
        for indicator in project.indicators
    }


def _row(project: str, key: IndicatorKey, target_text: str) -> tuple[str, ...]:
    texts = (key.category, key.subcategory, key.name, target_text)
    return (matching_project(project), *map(matching, texts))


def _told(projects: tuple[Project, ...], existing: Actuals) -> Iterator[Finding]:
    """What keeps a record from being carried over; gaps are no news before collecting."""
    found = pair(projects, existing).findings
    return (item for item in found if item.code in _TOLD_WHILE_COLLECTING)


def _family(names: Iterable[str]) -> dict[int, str]:
    """The collection workbooks among some files, by their number."""
    plain = (PurePosixPath(name).name for name in names)
    return {int(found[1] or 1): found[0] for name in plain if (found := _FAMILY.fullmatch(name))}


def _numbered(number: int) -> str:
    stem, suffix = COLLECTION_NAME.rsplit(".", 1)
    return f"{stem}（{number}）.{suffix}"
