"""The pairwise-comparison sheet (两两比较表): which pairs it asks for, and reading it back.

A row a pair: which of the two matters more, and how much on Saaty's scale from 1 to 9. That reads
aloud as a sentence, pastes from any office program and survives a csv, where 1/3 becomes a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from evaltool.certainty.lines import indicator_title
from evaltool.certainty.weighting.choosing import (
    Chosen,
    Method,
    Weighting,
    category_rows,
)
from evaltool.certainty.weighting.dividing import divided
from evaltool.certainty.weighting.headed import Headed, headed
from evaltool.certainty.weighting.priorities import MOST_COMPARED, Priorities, priorities
from evaltool.errors import InputError
from evaltool.files.grid import Grid
from evaltool.matching import matching, matching_project
from evaltool.model import Case
from evaltool.rules.model import RuleSet
from evaltool.scoring.schema import Category
from evaltool.vocabulary import CATEGORY_TITLES, COMPARISON_HEADINGS, COMPARISON_SIDES

_NEEDED = ("project", "first", "second", "more", "degree")
_SIDES = {matching(word): side for word, side in COMPARISON_SIDES.items()}
_DEGREE = re.compile(r"[1-9]")

Key = tuple[str, str, str]
"""Project, first and second indicator, in the form in which texts are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two indicators of one first-level category of one project that are to be compared."""

    project: str
    category: str
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """The indicators of one category of a case: their places, names and points in total."""

    project: str
    category: Category
    places: tuple[int, ...]
    labels: tuple[str, ...]
    worth: int

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs by their positions in the group, each once."""
        count = len(self.places)
        return ((i, j) for i in range(count) for j in range(i + 1, count))

    def key(self, i: int, j: int) -> Key:
        texts = self.labels[i], self.labels[j]
        first, second = map(matching, texts)
        return matching_project(self.project), first, second


def pairs(cases: Sequence[Case], ruleset: RuleSet) -> tuple[Pair, ...]:
    """All pairs that the sheet asks for; categories with more rows than AHP can take are left."""
    return tuple(
        Pair(
            project=group.project,
            category=CATEGORY_TITLES[group.category.name.lower()],
            first=group.labels[i],
            second=group.labels[j],
        )
        for case in cases
        for group in _groups(case, ruleset)
        if len(group.places) <= MOST_COMPARED
        for i, j in group.pairs
    )


def compared_points(cases: Sequence[Case], ruleset: RuleSet, grids: Iterable[Grid]) -> Weighting:
    """Points by the analytic hierarchy process, from comparison sheets.

    A category none of whose pairs is filled in keeps its points; one that is filled in partly,
    and every cell that cannot be read, is a problem.

    Raises:
        InputError: no comparison sheet, nothing filled in, or problems, all told at once.
    """
    given, problems = _read(grids)
    known = {
        group.key(i, j)
        for case in cases
        for group in _groups(case, ruleset)
        for i, j in group.pairs
    }
    strays = [place for key, (_, place) in given.items() if not {key, _turned(key)} & known]
    problems += [f"{place}：这一行的项目和指标与申报表对不上" for place in strays]
    chosen = [_chosen(case, ruleset, given, problems) for case in cases]
    if not given and not problems:
        raise InputError(
            "两两比较表没有填写任何一对比较",
            remedy="请在“更重要的是”和“程度”两列填好后重新运行",
        )
    if problems:
        raise InputError(
            f"两两比较表有{len(problems)}处问题",
            remedy="按提示改好后重新运行；可用 evaltool weights --sheet 新文件名 重新生成空白表",
            details=tuple(problems),
        )
    return Weighting(method=Method.AHP, chosen=tuple(chosen))


def label(case: Case, place: int) -> str:
    """An indicator as the sheet names it: its number within the project and its title."""
    return f"{place + 1}.{indicator_title(case.project.indicators[place])}"


def _groups(case: Case, ruleset: RuleSet) -> Iterator[_Group]:
    for category, (places, worth) in category_rows(case, ruleset).items():
        yield _Group(
            project=case.project.name,
            category=category,
            places=tuple(places),
            labels=tuple(label(case, place) for place in places),
            worth=worth,
        )


_Given = dict[Key, tuple[Fraction, str]]


def _read(grids: Iterable[Grid]) -> tuple[_Given, list[str]]:
    tables = [table for grid in grids if (table := headed(grid, COMPARISON_HEADINGS, _NEEDED))]
    if not tables:
        raise InputError(
            "不是两两比较表，没有找到“指标甲、指标乙、更重要的是、程度”等列",
            remedy="用 evaltool weights --sheet 文件名 生成空白表，填好后再用",
        )
    given: _Given = {}
    problems: list[str] = []
    for table in tables:
        for row in table.rows():
            _take(table, row, given, problems)
    return given, problems


def _take(table: Headed, row: int, given: _Given, problems: list[str]) -> None:
    more, degree = table.text("more", row), table.text("degree", row)
    if not more and not degree:
        return
    place = table.source("more", row).place
    value = _value(more, degree)
    if isinstance(value, str):
        wrong = "degree" if matching(more) in _SIDES else "more"
        problems.append(f"{table.source(wrong, row).place}：{value}")
        return
    texts = table.text("first", row), table.text("second", row)
    first, second = map(matching, texts)
    key = (matching_project(table.text("project", row)), first, second)
    if _turned(key) in given:
        key, value = _turned(key), 1 / value
    standing = given.setdefault(key, (value, place))
    if standing[0] != value:
        problems.append(f"{place}：与{standing[1]}是同一对指标，比较结果不同")


def _value(more: str, degree: str) -> Fraction | str:
    """How much the first weighs against the second, or what is wrong."""
    side = _SIDES.get(matching(more))
    if side is None:
        return "“更重要的是”应填甲、乙或同等" if more else "填了程度，没有填哪一个更重要"
    if side == 0:
        return Fraction(1) if degree in ("", "1") else "两者同等重要的，程度应为1或空着"
    if not _DEGREE.fullmatch(degree):
        return f"程度应填1到9的整数，现为“{degree[:20]}”" if degree else "没有填程度（1到9）"
    return Fraction(int(degree)) ** side


def _turned(key: Key) -> Key:
    project, first, second = key
    return project, second, first


def _chosen(case: Case, ruleset: RuleSet, given: _Given, problems: list[str]) -> Chosen:
    points: list[int | None] = [None] * len(case.project.indicators)
    notes: list[str] = []
    for group in _groups(case, ruleset):
        found = _matrix(group, given, problems)
        if found is None:
            if len(group.places) == 1:
                points[group.places[0]] = group.worth
            continue
        result = priorities(found)
        shares = divided(group.worth, result.weights)
        for place, share in zip(group.places, shares, strict=True):
            points[place] = share
        notes.append(_note(group, found, result))
    return Chosen(points=tuple(points) if notes else (None,) * len(points), notes=tuple(notes))


def _matrix(group: _Group, given: _Given, problems: list[str]) -> list[list[Fraction]] | None:
    """The matrix of comparisons of a group, None where none was made or some are missing."""
    values = {(i, j): _comparison(group.key(i, j), given) for i, j in group.pairs}
    missing = [pair for pair, value in values.items() if value is None]
    if len(missing) == len(values):
        return None
    if missing:
        i, j = missing[0]
        problems.append(
            f"{group.project}的{CATEGORY_TITLES[group.category.name.lower()]}还有{len(missing)}对没有比较，"
            f"如“{group.labels[i]}”与“{group.labels[j]}”"
        )
        return None
    matrix = [[Fraction(1)] * len(group.places) for _ in group.places]
    for (i, j), value in values.items():
        if value is not None:
            matrix[i][j], matrix[j][i] = value, 1 / value
    return matrix


def _comparison(key: Key, given: _Given) -> Fraction | None:
    if key in given:
        return given[key][0]
    turned = given.get(_turned(key))
    return None if turned is None else 1 / turned[0]


def _note(group: _Group, matrix: Sequence[Sequence[Fraction]], result: Priorities) -> str:
    head = f"{group.project}：{CATEGORY_TITLES[group.category.name.lower()]}{len(matrix)}个指标"
    if len(matrix) < 3:
        return f"{head}，只有一对比较，无所谓一致性"
    told = f"{head}，λmax={result.largest:.3f}，CI={result.index:.3f}，CR={result.ratio:.3f}"
    if result.consistent or result.worst is None:
        return f"{told}，一致性可以接受"
    i, j = result.worst
    return (
        f"{told}，大于0.1，判断前后矛盾；最不一致的一对是“{group.labels[i]}”与“{group.labels[j]}”，"
        f"填的是{_said(matrix[i][j])}，按其他比较应接近{_said(Fraction(result.fitting).limit_denominator(100))}，请重新比较"
    )


def _said(value: Fraction) -> str:
    """A comparison in words: 甲比乙重要3倍."""
    if value == 1:
        return "同等重要"
    side, degree = ("甲", value) if value > 1 else ("乙", 1 / value)
    shown = f"{float(degree):.1f}".removesuffix(".0")
    return f"{side}更重要、程度{shown}"
