"""Figures of the methods: bands without gaps or overlaps, each edge with one owner."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from evaltool.rules.methods import SLOTS
from evaltool.rules.model import Band
from evaltool.rules.parameters import PARAMETERS, Bands, Graded, Moved, Parameters

LEVELS = {
    "达成": {"at_least": 80, "at_most": 100},
    "部分达成": {"at_least": 60, "below": 80},
    "未达成": {"at_least": 0, "below": 60},
}


def refused(model, raw) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(raw)
    return str(caught.value)


def test_bands_are_read_with_their_edges() -> None:
    raw = {"bands": [{"above": 90, "share": 100}, {"at_most": 90, "share": Decimal("12.5")}]}
    upper, lower = Bands.model_validate(raw).read()["bands"]
    assert upper == Band(
        low=Decimal(90), low_owned=False, high=None, high_owned=False, share=Decimal(100)
    )
    assert (lower.high, lower.high_owned, lower.share) == (90, True, Decimal("12.5"))


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        ([{"at_least": 90, "share": 100}, {"at_most": 90, "share": 0}], "边界90同属两档"),
        ([{"above": 90, "share": 100}, {"below": 90, "share": 0}], "边界90不属于任何一档"),
        ([{"at_least": 90, "share": 100}, {"below": 80, "share": 0}], "档次之间有空缺：80至90"),
        ([{"at_least": 80, "share": 100}, {"below": 90, "share": 0}], "档次重叠"),
        ([{"at_least": 90, "share": 0}, {"below": 90, "share": 100}], "得分比例不应越低"),
        (
            [{"at_least": 90, "at_most": 100, "share": 100}, {"below": 90, "share": 0}],
            "最高一档不应有上边界",
        ),
        (
            [{"at_least": 90, "share": 100}, {"below": 90, "at_least": 0, "share": 0}],
            "最低一档不应有下边界",
        ),
        ([{"share": 100}, {"below": 90, "share": 0}], "只有最低一档可以没有下边界"),
        ([{"at_least": 90, "share": 100}, {"share": 0}], "只有最高一档可以没有上边界"),
        (
            [
                {"at_least": 90, "share": 100},
                {"at_least": 90, "below": 90, "share": 50},
                {"below": 90, "share": 0},
            ],
            "应小于上边界",
        ),
        (
            [{"at_least": 90, "above": 90, "share": 100}, {"below": 90, "share": 0}],
            "只能写一个",
        ),
        (
            [{"at_least": 90, "share": 100}, {"below": 90, "at_most": 90, "share": 0}],
            "只能写一个",
        ),
        ([{"share": 100}], "too_short"),
        ([{"at_least": 90, "share": 101}, {"below": 90, "share": 0}], "less than or equal to 100"),
    ],
)
def test_broken_bands(bands, told) -> None:
    assert told in refused(Bands, {"bands": bands})


def test_levels_are_read_best_first() -> None:
    levels = Graded.model_validate({"levels": LEVELS}).read()["levels"]
    assert [band.name for band in levels] == ["达成", "部分达成", "未达成"]
    assert [(band.low, band.high) for band in levels] == [(80, 100), (60, 80), (0, 60)]


@pytest.mark.parametrize(
    ("level", "edges", "told"),
    [
        ("达成", {"at_least": 80}, "达成的上边界应为 at_most = 100"),
        ("达成", {"at_least": 80, "below": 100}, "达成的上边界应为 at_most = 100"),
        ("未达成", {"above": 0, "below": 60}, "未达成的下边界应为 at_least = 0"),
        ("未达成", {"at_least": 0, "below": 50}, "档次之间有空缺：50至60"),
        ("部分达成", {"at_least": 60, "at_most": 80}, "边界80同属两档"),
    ],
)
def test_broken_levels(level, edges, told) -> None:
    assert told in refused(Graded, {"levels": {**LEVELS, level: edges}})


def test_levels_must_all_be_there() -> None:
    assert "未达成" in refused(Graded, {"levels": {k: LEVELS[k] for k in ("达成", "部分达成")}})


def test_points_do_not_move_to_their_own_category() -> None:
    move = {"missing": "cost", "to": "cost", "points": 1}
    assert "不能并入它自己" in refused(Moved, {"moves": [move]})


def test_every_model_belongs_to_a_method() -> None:
    named = {method for methods in SLOTS.values() for method in methods}
    assert set(PARAMETERS) <= named
    assert Parameters().read() == {}
