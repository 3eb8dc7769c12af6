"""The comparison sheet: every pair once, read back, every mistake told with its cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaltool.certainty.weighting.comparing import Pair, compared_points, pairs
from evaltool.errors import InputError
from evaltool.files.grid import Cell, Grid
from tests.certainty.making import RULES, project

_CASES = (
    project([("1次", "1次")] * 3, name="甲项目"),
    project([("1次", "1次")] * 2, name="乙项目"),
)
_HEADINGS = ("项目名称", "一级指标", "指标甲", "指标乙", "更重要的是", "程度")


def _grid(rows: Sequence[Sequence[str]], headings: Sequence[str] = _HEADINGS) -> Grid:
    texts = (("两两比较表",), headings, *rows)
    cells = [
        Cell(row, column, text)
        for row, line in enumerate(texts, 1)
        for column, text in enumerate(line, 1)
    ]
    return Grid(file="比较.csv", cells=tuple(cells))


def _filled(*answers: tuple[str, str]) -> list[tuple[str, ...]]:
    found = pairs(_CASES, RULES)
    assert len(found) == 4
    return [
        (pair.project, pair.category, pair.first, pair.second, *answer)
        for pair, answer in zip(found, answers, strict=False)
    ]


def test_every_pair_of_a_category_is_asked_for_once() -> None:
    found = pairs(_CASES, RULES)
    assert found[0] == Pair(
        project="甲项目", category="产出指标", first="1.产出1", second="2.产出2"
    )
    assert [pair.project for pair in found] == ["甲项目"] * 3 + ["乙项目"]


def test_by_hand() -> None:
    """2, 4 and 2 are consistent: 4/7, 2/7, 1/7 of 50 points are 28.5, 14.5 and 7."""
    grid = _grid(_filled(("甲", "2"), ("甲", "4"), ("甲", "2"), ("乙", "4")))
    found = compared_points(_CASES, RULES, [grid])
    assert found.chosen[0].points == (2850, 1450, 700, 3000, 1000)
    assert found.chosen[1].points == (1000, 4000, 3000, 1000)
    assert "CR=0.000，一致性可以接受" in found.notes[0]
    assert "只有一对比较" in found.notes[1]


def test_order_and_side_of_a_pair_do_not_matter() -> None:
    turned = [
        (name, level, second, first, "乙" if more == "甲" else more, degree)
        for name, level, first, second, more, degree in _filled(
            ("甲", "2"), ("甲", "4"), ("同等", "")
        )
    ]
    straight = _grid(_filled(("甲", "2"), ("甲", "4"), ("同等", "1")))
    one, other = (
        compared_points(_CASES, RULES, [grid]) for grid in (straight, _grid(turned[::-1]))
    )
    assert one.chosen[0].points == other.chosen[0].points
    assert one.chosen[1].points == (None,) * 4


def test_contradictions_are_named_with_their_pair() -> None:
    grid = _grid(_filled(("甲", "9"), ("乙", "9"), ("甲", "9")))
    (note,) = compared_points(_CASES, RULES, [grid]).notes
    assert "大于0.1" in note
    assert "最不一致的一对是“" in note
    assert "请重新比较" in note


def test_every_mistake_is_told_with_its_cell() -> None:
    rows = _filled(("丙", "3"), ("甲", "10"), ("", "3"), ("甲", ""))
    rows.append(("丙项目", "产出指标", "1.产出1", "2.产出2", "甲", "3"))
    rows.append(("乙项目", "产出指标", "1.产出1", "2.产出2", "同等", "3"))
    with pytest.raises(InputError) as caught:
        compared_points(_CASES, RULES, [_grid(rows)])
    told = caught.value.details
    assert [text.partition("：")[0] for text in told] == [
        f"比较.csv 第{row}行第{column}列"
        for row, column in ((3, 5), (4, 6), (5, 5), (6, 6), (8, 6), (7, 5))
    ]
    assert "对不上" in told[-1]


def test_a_pair_answered_twice_and_one_not_at_all() -> None:
    rows = _filled(("甲", "2"), ("甲", "4"))
    rows.append((*rows[0][:4], "乙", "3"))
    with pytest.raises(InputError) as caught:
        compared_points(_CASES, RULES, [_grid(rows)])
    assert "同一对指标" in caught.value.details[0]
    assert "还有1对没有比较" in caught.value.details[1]


@pytest.mark.parametrize("answer", [("甲", "2"), ("乙", "3")])
def test_a_pair_answered_the_other_way_round_too(answer: tuple[str, str]) -> None:
    """Once 甲 twice as much as 乙; turned round it has to say that 乙 is so."""
    rows = _filled(("甲", "2"), ("甲", "4"), ("同等", ""))
    project_name, category, first, second, *_ = rows[0]
    rows.append((project_name, category, second, first, *answer))
    with pytest.raises(InputError) as caught:
        compared_points(_CASES, RULES, [_grid(rows)])
    assert "同一对指标，比较结果不同" in caught.value.details[0]
    rows[-1] = (*rows[-1][:4], "乙", "2")
    assert compared_points(_CASES, RULES, [_grid(rows)])


def test_another_table_is_no_comparison_sheet() -> None:
    with pytest.raises(InputError, match="不是两两比较表"):
        compared_points(_CASES, RULES, [_grid([], headings=("项目名称", "指标值"))])


def test_a_blank_sheet_is_sent_back() -> None:
    with pytest.raises(InputError, match="没有填写任何一对比较"):
        compared_points(_CASES, RULES, [_grid(_filled(*[("", "")] * 4))])
