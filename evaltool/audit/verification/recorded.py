"""Two readings of the same year compared, cell by cell: what an input says now and said then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evaltool.audit.verification.difference import Difference, DifferenceKind
from evaltool.findings import Severity
from evaltool.model import (
    Actual,
    Budget,
    Case,
    FundLine,
    Indicator,
    IndicatorKey,
    Situation,
    Source,
)
from evaltool.vocabulary import ACTUAL_HEADINGS, BUDGET_HEADINGS, SITUATION_HEADINGS

_IDENTITY = ("project", "category", "subcategory", "name", "target_text")
_RECORDED = tuple(field for field in ACTUAL_HEADINGS.values() if field not in _IDENTITY)
_MEASURES = ("initial", "adjusted", "executed")
_SITUATION = tuple(field for field in SITUATION_HEADINGS.values() if field != "project")
_REASONS = ("change_reason", "low_rate_reason")
_ACTUALS = {field: heading for heading, field in ACTUAL_HEADINGS.items()}
_BUDGET = {field: heading for heading, field in BUDGET_HEADINGS.items()}
_SITUATIONS = {field: heading for heading, field in SITUATION_HEADINGS.items()}


def compare_cases(
    found: Sequence[Case], expected: Sequence[Case], kind: DifferenceKind
) -> tuple[Difference, ...]:
    """Every declared or recorded value that differs, each with its cell.

    Args:
        found: the year as a document has it.
        expected: the year as its inputs give it.
        kind: what the differences are called.
    """
    return tuple(_Comparison(kind).years(found, expected))


class _Comparison:
    """Tells differences of one kind."""

    def __init__(self, kind: DifferenceKind) -> None:
        self._kind = kind

    def years(self, found: Sequence[Case], expected: Sequence[Case]) -> Iterator[Difference]:
        mine, due = _by_name(found), _by_name(expected)
        for name in dict.fromkeys((*due, *mine)):
            before, now = mine.get(name), due.get(name)
            if before is not None and now is not None:
                yield from self._case(before, now)
            else:
                said, should = (f"有“{name}”" if each else None for each in (before, now))
                yield from self._told("申报表", said, should)
        if list(mine) != list(due) and set(mine) == set(due):
            yield from self._told("项目顺序", "、".join(mine), "、".join(due))

    def _case(self, found: Case, expected: Case) -> Iterator[Difference]:
        name = expected.project.name
        here = expected.project.source.place
        for field, title in (("unit", "预算单位"), ("year", "年度"), ("goal", "总体目标")):
            yield from self._unlike(found.project, expected.project, field, f"{here} {title}")
        yield from self._indicators(found, expected)
        yield from self._budget(found.budget, expected.budget, name)
        for field in _REASONS:
            yield from self._unlike(found, expected, field, f"“{name}” {_BUDGET[field]}")
        yield from self._situation(found.situation, expected.situation, name)

    def _indicators(self, found: Case, expected: Case) -> Iterator[Difference]:
        mine, due = _rows(found), _rows(expected)
        for key in dict.fromkeys((*due, *mine)):
            if key not in mine or key not in due:
                said, should = (
                    rows[key][0].target_text if key in rows else None for rows in (mine, due)
                )
                yield from self._told(f"“{key.project}” 指标“{_named(key)}”", said, should)
                continue
            (before, did), (now, does) = mine[key], due[key]
            place = f"{now.source.place}（{_named(key)}）"
            yield from self._unlike(before, now, "target_text", f"{place} 年度指标值")
            yield from self._unlike(before, now, "points", f"{place} 分值")
            yield from self._actual(did, does, key)

    def _actual(
        self, found: Actual | None, expected: Actual | None, key: IndicatorKey
    ) -> Iterator[Difference]:
        for field in _RECORDED:
            said, should = getattr(found, field, None), getattr(expected, field, None)
            holder = expected or found
            if said != should and holder is not None:
                place = f"{holder.cell(field).place}（{_named(key)}）{_ACTUALS[field]}"
                yield from self._told(place, said, should)

    def _budget(self, found: Budget, expected: Budget, name: str) -> Iterator[Difference]:
        mine, due = _lines(found), _lines(expected)
        for key in dict.fromkeys((*due, *mine)):
            before, now = mine.get(key), due.get(key)
            for field in _MEASURES:
                said, should = getattr(before, field, None), getattr(now, field, None)
                if said != should:
                    at = _cell(now or before, field)
                    place = f"{at}（“{name}” {key[1]}）" if at else f"“{name}” {key[1]}"
                    yield from self._told(f"{place}{_BUDGET[field]}", said, should)

    def _situation(
        self, found: Situation | None, expected: Situation | None, name: str
    ) -> Iterator[Difference]:
        holder = expected or found
        for field in _SITUATION:
            said, should = getattr(found, field, None), getattr(expected, field, None)
            if said != should and holder is not None:
                place = f"{_file(holder.source)}（“{name}”）{_SITUATIONS[field]}"
                yield from self._told(place, said, should)

    def _unlike(
        self, found: object, expected: object, field: str, place: str
    ) -> Iterator[Difference]:
        said, should = getattr(found, field), getattr(expected, field)
        if said != should:
            yield from self._told(place, said, should)

    def _told(self, place: str, found: object, expected: object) -> Iterator[Difference]:
        yield Difference(
            kind=self._kind,
            severity=Severity.ERROR,
            place=place,
            found=_text(found),
            expected=_text(expected),
        )


def _by_name(cases: Sequence[Case]) -> Mapping[str, Case]:
    return {case.project.name: case for case in cases}


def _rows(case: Case) -> Mapping[IndicatorKey, tuple[Indicator, Actual | None]]:
    rows = zip(case.project.indicators, case.actuals, strict=True)
    return {indicator.key: (indicator, actual) for indicator, actual in rows}


def _lines(budget: Budget) -> Mapping[tuple[str, str], FundLine]:
    return {(line.use.value, line.source.value): line for line in budget.lines}


def _cell(line: FundLine | None, field: str) -> str:
    if line is None:
        return ""
    source = line.cell(field) or line.origin
    return source.place if source else ""


def _file(source: Source) -> str:
    where = f"工作表“{source.sheet}”" if source.sheet else ""
    return f"{source.file} {where}第{source.row}行"


def _named(key: IndicatorKey) -> str:
    return key.name or f"{key.category}·{key.subcategory}"


def _text(value: object) -> str | None:
    if value is None:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
