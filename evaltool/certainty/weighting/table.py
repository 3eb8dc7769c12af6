"""The table of chosen points (分值确定表): written once a method is chosen, read by later runs.

It lies among the year's targets like any other input: its hash stands in every document, and the
documents say by which method points were set. An indicator is found by its project, its number
and what is declared of it; a row that no longer fits the declaration is an error, never a guess.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from evaltool.certainty.weighting.choosing import METHOD_TITLES, Weighting, with_points
from evaltool.certainty.weighting.headed import Headed, headed
from evaltool.files.grid import Grid
from evaltool.findings import Finding, finding
from evaltool.matching import matching, matching_project
from evaltool.model import Case, Indicator
from evaltool.vocabulary import CHOSEN_HEADINGS

TABLE_NAME = "分值确定表.csv"
HEADINGS = (
    *("项目名称", "指标序号", "一级指标", "二级指标", "三级指标", "年度指标值"),
    *("确定分值", "确定方法"),
)
_NEEDED = ("project", "number", "points", "basis")
_TEXTS = ("category", "subcategory", "name", "target_text")
_LONGEST = 60


def points_table(cases: Sequence[Case], weighting: Weighting) -> bytes:
    """The table of a weighting as csv; rows on which the method has nothing to say are left out."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(HEADINGS)
    title = METHOD_TITLES[weighting.method]
    for case, chosen in zip(cases, weighting.chosen, strict=True):
        pairs = zip(case.project.indicators, chosen.points, strict=True)
        for number, (item, points) in enumerate(pairs, 1):
            if points is not None:
                shown = f"{Decimal(points).scaleb(-2).normalize():f}"
                writer.writerow([case.project.name, number, *_texts(item), shown, title])
    return buffer.getvalue().encode("utf-8-sig")


def separate_points(grids: Iterable[Grid]) -> tuple[tuple[Grid, ...], tuple[Grid, ...]]:
    """The tables of chosen points, and all other grids."""
    ours: list[Grid] = []
    others: list[Grid] = []
    for grid in grids:
        (others if headed(grid, CHOSEN_HEADINGS, _NEEDED) is None else ours).append(grid)
    return tuple(ours), tuple(others)


def apply_points(
    cases: Sequence[Case], grids: Iterable[Grid]
) -> tuple[tuple[Case, ...], tuple[Finding, ...]]:
    """The cases with the points of the tables, and what must be told of them."""
    found: list[Finding] = []
    chosen: dict[tuple[int, int], tuple[int, str, str]] = {}
    for grid in grids:
        table = headed(grid, CHOSEN_HEADINGS, _NEEDED)
        if table is not None:
            for row in table.rows():
                _take(cases, table, row, chosen, found)
    found += _used(chosen, cases)
    return tuple(_with_chosen(case, at, chosen) for at, case in enumerate(cases)), tuple(found)


def _texts(item: Indicator) -> tuple[str, ...]:
    return (item.category, item.subcategory, item.name, item.target_text)


_Chosen = dict[tuple[int, int], tuple[int, str, str]]


def _take(
    cases: Sequence[Case], table: Headed, row: int, chosen: _Chosen, found: list[Finding]
) -> None:
    """One row: the points of one indicator in 1/100 point, how they came about, and the place."""
    source = table.source("points", row)
    place = _place(cases, table, row)
    if isinstance(place, str):
        found.append(finding("certainty-points-unmatched", source, why=place))
        return
    points = _points(table.text("points", row))
    if points is None:
        text = table.text("points", row)[:_LONGEST]
        found.append(finding("certainty-points-unreadable", source, text=text))
        return
    basis = table.text("basis", row)[:_LONGEST] or "未写明的方法"
    standing = chosen.setdefault(place, (points, basis, source.place))
    if standing[0] != points:
        facts = {"first": standing[2], "project": cases[place[0]].project.name}
        found.append(finding("certainty-points-doubled", source, **facts))


def _place(cases: Sequence[Case], table: Headed, row: int) -> tuple[int, int] | str:
    """The project and indicator of a row, or why there is none."""
    name, number = table.text("project", row), table.text("number", row)
    form = matching_project(name)
    own = [at for at, case in enumerate(cases) if matching_project(case.project.name) == form]
    if len(own) != 1:
        return f"没有项目“{name[:_LONGEST]}”" if not own else f"项目“{name[:_LONGEST]}”不止一个"
    indicators = cases[own[0]].project.indicators
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(indicators)):
        return f"“{name[:_LONGEST]}”没有第{number[:6]}个指标"
    place = int(number) - 1
    said = [table.text(field, row) if field in table.columns else None for field in _TEXTS]
    for text, own_text in zip(said, _texts(indicators[place]), strict=True):
        if text is not None and matching(text) != matching(own_text):
            return f"第{number}个指标申报的是“{own_text[:_LONGEST]}”，这里是“{text[:_LONGEST]}”"
    return own[0], place


def _points(text: str) -> int | None:
    try:
        value = Decimal(text.removesuffix("分")) * 100
    except InvalidOperation:
        return None
    fits = value.is_finite() and 0 <= value <= 10_000 and value == value.to_integral_value()
    return int(value) if fits else None


def _used(chosen: _Chosen, cases: Sequence[Case]) -> Iterator[Finding]:
    """Told once a method: for how many indicators it counts, and what it took the place of."""
    by_basis: dict[str, list[tuple[int, int]]] = {}
    for place, (_, basis, _) in chosen.items():
        by_basis.setdefault(basis, []).append(place)
    for basis, places in by_basis.items():
        replaced = sum(_stated(cases[at], row) for at, row in places)
        first = chosen[places[0]][2]
        facts = {"basis": basis, "count": len(places), "replaced": replaced}
        yield finding("certainty-points-used", place=first, **facts)


def _stated(case: Case, row: int) -> bool:
    """Whether points were declared or recorded that the chosen ones take the place of."""
    actual = case.actuals[row]
    recorded = actual is not None and actual.points is not None
    return recorded or case.project.indicators[row].points is not None


def _with_chosen(case: Case, at: int, chosen: _Chosen) -> Case:
    by_basis: dict[str, dict[int, int | None]] = {}
    for (project, row), (points, basis, _) in chosen.items():
        if project == at:
            by_basis.setdefault(basis, {})[row] = points
    for basis, set_points in by_basis.items():
        case = with_points(case, set_points, f"按{basis}确定")
    return case
