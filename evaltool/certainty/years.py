"""Indicators of several years that are the same one (历年对应), and their values year by year.

Names are compared as everywhere in the program; nothing is matched by likeness. Names that are
merely alike are listed, so that a person can say that they mean the same (`same`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.certainty.lines import Sheet, sheets
from evaltool.certainty.trends import Trend, trend
from evaltool.matching import matching, matching_project, nearest
from evaltool.model import Achieved, Case, Indicator, Kind, Target
from evaltool.scoring.schema import EXECUTION_ROW
from evaltool.vocabulary import category_of

if TYPE_CHECKING:
    from evaltool.scoring.scored import Scored

TOTAL, EXECUTION_RATE = "总分", "预算执行率"
_COMPARED = (Kind.COUNT, Kind.RATE, Kind.AMOUNT)
_PERCENT = Decimal(100)

Key = tuple[str, str, str, str]
"""Project, category, second and third level in the form in which names are compared."""
_FIGURE = ""
"""The category of what is no indicator: the total, the execution rate."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MOST_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """The value of one year, and how the indicator was called then."""

    year: int
    value: Decimal
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator (or 总分, 预算执行率) over the years, oldest first, with its trend."""

    project: str
    title: str
    unit: str
    values: tuple[YearValue, ...]
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two names of two years that may mean the same and were not matched."""

    project: str
    first_year: int
    first: str
    second_year: int
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """All that can be compared over the years, and what could not be and why (Chinese)."""

    years: tuple[int, ...]
    series: tuple[Series, ...]
    alike: tuple[Alike, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One value of one year: what it belongs to and what it measures."""

    year: int
    key: Key
    project: str
    title: str
    measure: tuple[str, str, str]
    value: Decimal

    @property
    def unit(self) -> str:
        return self.measure[1]


def trends(scored: Mapping[int, Scored], same: Mapping[str, str] | None = None) -> Trends:
    """The trends of a unit's indicators.

    Args:
        scored: the scored years.
        same: names of indicators that mean the same as another (old name -> the name to use).
    """
    names = {matching(old): matching(new) for old, new in (same or {}).items()}
    points = [point for year in sorted(scored) for point in _points(year, scored[year], names)]
    groups: dict[Key, list[_Point]] = {}
    for point in points:
        groups.setdefault(point.key, []).append(point)
    left_out: list[str] = []
    series = tuple(
        _series(group)
        for group in groups.values()
        if len({point.year for point in group}) > 1 and _comparable(group, left_out)
    )
    left_out += _single(groups.values())
    return Trends(
        years=tuple(sorted(scored)),
        series=series,
        alike=tuple(_alike(groups)),
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _points(year: int, scored: Scored, names: Mapping[str, str]) -> Iterator[_Point]:
    for sheet in sheets(scored):
        yield from _figures(year, sheet)
        for place, indicator in enumerate(sheet.case.project.indicators):
            point = _indicator(year, sheet.case, place, indicator, names)
            if point is not None:
                yield point


def _figures(year: int, sheet: Sheet) -> Iterator[_Point]:
    """The total and the execution rate, where they are decided."""
    name = sheet.case.project.name
    budget = sheet.case.budget
    known: list[tuple[str, str, Decimal]] = []
    if sheet.complete and sheet.total_low == sheet.total_high:
        known.append((TOTAL, "分", Decimal(sheet.total_low).scaleb(-2)))
    rated = any(line.place == EXECUTION_ROW for line in sheet.lines)
    if rated and budget.adjusted and budget.executed is not None:
        rate = (budget.executed / budget.adjusted * _PERCENT).quantize(Decimal("0.01"))
        known.append((EXECUTION_RATE, "%", rate))
    for title, unit, value in known:
        yield _Point(
            year=year,
            key=(matching_project(name), _FIGURE, "", title),
            project=name,
            title=title,
            measure=("", unit, ""),
            value=value,
        )


def _indicator(
    year: int, case: Case, place: int, indicator: Indicator, names: Mapping[str, str]
) -> _Point | None:
    """The recorded quantity of one indicator; None where it is no single quantity."""
    target, achieved = case.targets[place], case.achieved[place]
    if not isinstance(target, Target) or target.kind not in _COMPARED:
        return None
    if not isinstance(achieved, Achieved) or achieved.value is None:
        return None
    title = _called(indicator)
    name = matching(title)
    category = category_of(indicator.category) or matching(indicator.category)
    return _Point(
        year=year,
        key=(
            matching_project(case.project.name),
            category,
            matching(indicator.subcategory),
            names.get(name, name),
        ),
        project=case.project.name,
        title=title,
        measure=(target.kind.value, target.unit or "", str(target.direction or "")),
        value=achieved.value,
    )


def _called(indicator: Indicator) -> str:
    """What an indicator is called over the years.

    One without a third level is called by its second and the wording of its target, in which the
    figures, that change from year to year, are left open.
    """
    if indicator.name:
        return indicator.name
    wording = _NUMBER.sub("…", indicator.target_text)
    return f"{indicator.subcategory or indicator.category}（{wording}）"


def _single(groups: Iterable[Sequence[_Point]]) -> Iterator[str]:
    """The indicators that only one year has, told once a project."""
    found: dict[str, list[str]] = {}
    for group in groups:
        last = group[-1]
        if last.key[1] != _FIGURE and len({point.year for point in group}) == 1:
            found.setdefault(last.key[0], [last.project]).append(f"{last.title}（{last.year}年）")
    for project, *names in found.values():
        shown = "、".join(names[:_MOST_SHOWN]) + ("等" if len(names) > _MOST_SHOWN else "")
        yield f"“{project}”有{len(names)}个指标只有一个年度的数据：{shown}"


def _comparable(group: Sequence[_Point], left_out: list[str]) -> bool:
    first = group[0]
    said = f"“{first.project}”的“{first.title}”"
    if len({point.year for point in group}) < len(group):
        left_out.append(f"{said}：同一年度有同名指标，分不清是哪一个")
        return False
    if len({point.measure for point in group}) > 1:
        units = "、".join(f"{point.year}年{point.unit or '无单位'}" for point in group)
        left_out.append(f"{said}：各年的类型、单位或比较方向不一致（{units}）")
        return False
    return True


def _series(group: Sequence[_Point]) -> Series:
    last = group[-1]
    years = [point.year for point in group]
    values = [float(point.value) for point in group]
    return Series(
        project=last.project,
        title=last.title,
        unit=last.unit,
        values=tuple(
            YearValue(year=point.year, value=point.value, name=point.title) for point in group
        ),
        trend=trend(years, values),
    )


def _alike(groups: Mapping[Key, Sequence[_Point]]) -> Iterator[Alike]:
    """Indicators that have no year in common and are called alike, each pair once."""
    seen: set[frozenset[Key]] = set()
    for key, group in groups.items():
        own = {point.year for point in group}
        others = {
            other[-1].title: other
            for other_key, other in groups.items()
            if other_key[:3] == key[:3] and not own & {point.year for point in other}
        }
        name = nearest(group[-1].title, others)
        if name is None or frozenset((key, others[name][0].key)) in seen:
            continue
        seen.add(frozenset((key, others[name][0].key)))
        first, second = sorted((group[-1], others[name][-1]), key=lambda each: each.year)
        yield Alike(
            project=second.project,
            first_year=first.year,
            first=first.title,
            second_year=second.year,
            second=second.title,
        )
