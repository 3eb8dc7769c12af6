"""The table of chosen points: written, read back the same, and never guessed at."""

from __future__ import annotations

import csv
import io

import pytest

from evaltool.certainty.weighting.choosing import even_points
from evaltool.certainty.weighting.table import apply_points, points_table, separate_points
from evaltool.files.grid import Cell, Grid
from evaltool.findings import Severity
from tests.certainty.making import RULES, project
from tests.scoring.making import Row, case

_CASES = (project([("1次", "1次")] * 3, name="甲"), project([("1次", "1次")], name="乙"))


def _grid(data: bytes) -> Grid:
    records = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    cells = [
        Cell(row, column, text)
        for row, record in enumerate(records, 1)
        for column, text in enumerate(record, 1)
    ]
    return Grid(file="targets/2024/分值确定表.csv", cells=tuple(cells))


def _text() -> str:
    return points_table(_CASES, even_points(_CASES, RULES)).decode("utf-8-sig")


def test_it_reads_back_what_was_chosen() -> None:
    weighting = even_points(_CASES, RULES)
    cases, found = apply_points(_CASES, [_grid(points_table(_CASES, weighting))])
    for one, chosen in zip(cases, weighting.chosen, strict=True):
        points = [int((item.points or 0) * 100) for item in one.project.indicators]
        assert tuple(points) == chosen.points
        assert {item.points_basis for item in one.project.indicators} == {"按均分确定"}
    (told,) = found
    assert told.severity is Severity.INFO
    assert "有8个指标的分值按分值确定表计（均分），其中0个" in told.message


def test_declared_points_that_are_replaced_are_counted() -> None:
    cases = (case([Row(target="1次", value="1次", points="90"), Row(target="2次", value="1次")]),)
    _, found = apply_points(cases, [_grid(points_table(cases, even_points(cases, RULES)))])
    assert "其中1个原已申报" in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("甲,1,产出指标", "丙,1,产出指标", "没有项目“丙”"),
        ("甲,1,产出指标", "甲,9,产出指标", "没有第9个指标"),
        ("甲,1,产出指标", "甲,一,产出指标", "没有第一个指标"),
        ("甲,1,产出指标", "甲,1,效益指标", "申报的是“产出指标”，这里是“效益指标”"),
        ("1次,17,", "1次,十七,", "十七"),
        ("1次,17,", "1次,170,", "170"),
        ("1次,17,", "1次,1.005,", "1.005"),
        ("1次,17,", "1次,,", "“”"),
        ("1次,17,", "1次,NaN,", "NaN"),
    ],
)
def test_a_row_that_does_not_fit_is_an_error_and_is_not_used(old: str, new: str, told: str) -> None:
    data = _text().replace(old, new, 1).encode()
    cases, found = apply_points(_CASES, [_grid(data)])
    assert found[0].severity is Severity.ERROR
    assert told in found[0].message
    assert cases[0].project.indicators[0].points is None
    assert cases[0].project.indicators[1].points is not None


def test_two_different_points_for_one_indicator() -> None:
    lines = _text().splitlines()
    data = "\n".join([*lines, lines[1].replace(",17,", ",18,"), lines[2]]).encode()
    _, found = apply_points(_CASES, [_grid(data)])
    assert [item.code for item in found] == ["certainty-points-doubled", "certainty-points-used"]


def test_only_our_table_is_set_apart() -> None:
    ours = _grid(_text().encode())
    other = Grid(file="a.csv", cells=(Cell(1, 1, "项目名称"), Cell(1, 2, "分值")))
    assert separate_points([other, ours]) == ((ours,), (other,))
    assert apply_points(_CASES, [other]) == (_CASES, ())
