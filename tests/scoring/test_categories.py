"""Points printed in a first-level name; categories are tested with the allocation."""

from decimal import Decimal

import pytest

from evaltool.scoring.categories import stated_points


@pytest.mark.parametrize(
    ("category", "points"),
    [
        ("产出指标(50分)", "50"),
        ("产出指标（ 12.5 分 ）", "12.5"),
        ("产出指标（50）", "50"),
        ("产出指标50分", "50"),
        ("产出指标30%", "30"),
        ("产出指标", None),
        ("指标1", None),
        ("产出指标（一）", None),
    ],
)
def test_printed_points(category, points) -> None:
    assert stated_points(category) == (None if points is None else Decimal(points))
