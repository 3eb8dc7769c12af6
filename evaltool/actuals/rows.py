"""Which recorded row belongs to which declared indicator.

Rows are paired by what they say, not by where they stand: project, 一级指标, 二级指标, 三级指标,
and the declared 年度指标值 where the row repeats it. A sorted or filtered table pairs the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from evaltool.actuals.matching import matching, nearest
from evaltool.actuals.tables import quoted
from evaltool.findings import Finding, finding
from evaltool.model import Actual, Indicator, IndicatorKey, Project

_PARTS = ("category", "subcategory", "name")


def title(category: str, subcategory: str, name: str) -> str:
    """An indicator as a person calls it: its 三级指标, else 一级指标 and 二级指标."""
    return name or "—".join(filter(None, (category, subcategory)))


def indicator_title(indicator: Indicator) -> str:
    """A declared indicator as a person calls it."""
    return title(indicator.category, indicator.subcategory, indicator.name)


def match_rows(
    project: Project, entries: Iterable[Actual], found: list[Finding]
) -> list[list[Actual]]:
    """For each indicator of a project the rows recorded for it, in the order read."""
    rows: list[list[Actual]] = [[] for _ in project.indicators]
    for entry in entries:
        place = locate(project, entry, found)
        if place is not None:
            rows[place].append(entry)
    return rows


def locate(project: Project, entry: Actual, found: list[Finding]) -> int | None:
    """The place of the indicator that a row is about; None where there is none, which is told."""
    for candidates, certain in _candidates(project.indicators, entry.key):
        place = _among(project.indicators, candidates, entry, certain=certain)
        if place is not None:
            found += _differences(project, project.indicators[place], entry)
            return place
    found.append(_unknown(project, entry))
    return None


def _candidates(
    indicators: Sequence[Indicator], key: IndicatorKey
) -> Iterator[tuple[list[int], bool]]:
    """Groups of places to look in, the surest first; `certain` where the whole key agrees."""
    exactly = [place for place, item in enumerate(indicators) if _agree(item, key, _equal)]
    yield exactly, True
    yield [p for p, item in enumerate(indicators) if _agree(item, key, _equal_or_blank)], False
    if key.name:
        yield [p for p, item in enumerate(indicators) if _equal(item.name, key.name)], False


def _agree(item: Indicator, key: IndicatorKey, equal: Callable[[str, str], bool]) -> bool:
    return all(equal(getattr(item, part), getattr(key, part)) for part in _PARTS)


def _equal(declared: str, recorded: str) -> bool:
    return matching(declared) == matching(recorded)


def _equal_or_blank(declared: str, recorded: str) -> bool:
    return not recorded or _equal(declared, recorded)


def _among(
    indicators: Sequence[Indicator], places: Sequence[int], entry: Actual, *, certain: bool
) -> int | None:
    """The one place among several; the declared target text decides where the row repeats it."""
    text = entry.target_text
    alike = [p for p in places if text and _equal(indicators[p].target_text, text)]
    if alike:
        return alike[min(entry.key.ordinal, len(alike) - 1)]
    if len(places) == 1:
        return places[0]
    if not certain or text or not places:
        return None
    return places[min(entry.key.ordinal, len(places) - 1)]


def _differences(project: Project, item: Indicator, entry: Actual) -> Iterator[Finding]:
    text = entry.target_text
    if text and not _equal(item.target_text, text):
        yield finding(
            "actuals-target-differs",
            entry.source,
            project=project.name,
            indicator=indicator_title(item),
            recorded=quoted(text),
            declared=quoted(item.target_text),
        )
    if not _agree(item, entry.key, _equal_or_blank):
        yield finding(
            "actuals-key-differs",
            entry.source,
            project=project.name,
            recorded=_path(entry.key),
            declared=_path(item.key),
        )


def _path(key: IndicatorKey) -> str:
    return quoted("—".join(filter(None, (key.category, key.subcategory, key.name))))


def _unknown(project: Project, entry: Actual) -> Finding:
    name = title(entry.key.category, entry.key.subcategory, entry.key.name)
    similar = nearest(name, map(indicator_title, project.indicators))
    return finding(
        "actuals-row-unknown",
        entry.source,
        project=project.name,
        indicator=quoted(name),
        hint=f"，是否为“{quoted(similar)}”" if similar else "",
    )
