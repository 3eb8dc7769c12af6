"""What was understood, in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from evaltool.model import (
    Achieved,
    Actual,
    IndicatorKey,
    Inference,
    Kind,
    Op,
    Source,
    Target,
    Unreadable,
)
from evaltool.report.work_papers.words import inferences, plain, read_as, understood

_COUNT = Target(text="8次", kind=Kind.COUNT, op=Op.EQUAL, value=Decimal(8), unit="次")
_GRADED = Target(text="效果明显", kind=Kind.QUALITATIVE)
_ACTUAL = Actual(
    key=IndicatorKey(project="p", category="c", subcategory="s", name="n"),
    source=Source(file="a.csv", row=1, column=1, text=""),
)


def test_an_unreadable_target_gives_its_reason() -> None:
    assert understood(Unreadable(text="*", reason="占位符")) == "未读懂：占位符"


def test_every_reading_of_an_ambiguous_target_is_told() -> None:
    other = replace(_COUNT, value=Decimal(9))
    text = understood(replace(_COUNT, readings=(_COUNT, other)))
    assert "另一种理解" in text
    assert understood(_COUNT) in text
    assert understood(other) in text


@pytest.mark.parametrize(
    ("achieved", "text"),
    [
        (Achieved(text="7", value=Decimal("7.50")), "7.5次"),
        (Achieved(text="", end=date(2024, 12, 10)), "2024年12月10日"),
        (Achieved(text="", start=date(2024, 1, 1), end=date(2024, 1, 1)), "2024年1月1日"),
        (
            Achieved(text="", start=date(2024, 1, 1), end=date(2024, 12, 31)),
            "2024年1月1日至2024年12月31日",
        ),
        (Unreadable(text="约", reason="不是数量"), "未读懂：不是数量"),
        (None, ""),
    ],
)
def test_recorded_values(achieved: Achieved | Unreadable | None, text: str) -> None:
    assert read_as(_COUNT, _ACTUAL, achieved) == text


def test_parts_of_a_compound_stand_with_their_labels() -> None:
    parts = (replace(_COUNT, label="公务员", unit="人"), replace(_COUNT, label="工勤", unit="人"))
    target = Target(text="", kind=Kind.COMPOUND, parts=parts)
    got = Achieved(
        text="",
        parts=(Achieved(text="", value=Decimal(23)), Unreadable(text="", reason="空白")),
    )
    assert read_as(target, _ACTUAL, got) == "公务员23人；工勤未读懂：空白"


@pytest.mark.parametrize(
    ("level", "share", "text"),
    [("达成", Decimal("95"), "达成 95%"), ("部分达成", None, "部分达成"), (None, None, "")],
)
def test_a_qualitative_row_is_read_as_its_level(
    level: str | None, share: Decimal | None, text: str
) -> None:
    assert read_as(_GRADED, replace(_ACTUAL, level=level, share=share), None) == text


def test_inferences_of_both_sides() -> None:
    target = replace(_COUNT, inferred=(Inference(what="direction", basis="甲"),))
    got = Achieved(text="", inferred=(Inference(what="unit", basis="乙"),))
    assert inferences(target, got) == "指标值方向：甲；完成值单位：乙"
    assert inferences(Unreadable(text="", reason=""), None) == ""


@pytest.mark.parametrize(
    ("number", "text"), [("100", "100"), ("1.50", "1.5"), ("0.00", "0"), ("1E+2", "100")]
)
def test_plain_numbers(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
