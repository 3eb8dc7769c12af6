"""Fills can be told apart in grey, and figures read on them."""

from itertools import pairwise

import pytest

from evaltool.report.charts.looks import CATEGORY_FILLS, REACHED, WHOLE, Fill


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("fill", [*CATEGORY_FILLS.values(), REACHED, WHOLE])
def test_figures_can_be_read_on_their_fill(fill: Fill) -> None:
    assert contrast(fill.color, fill.ink) >= 4.5


def test_neighbours_differ_in_grey() -> None:
    usual = [fill for name, fill in CATEGORY_FILLS.items() if name != "cost"]
    for fills in (list(CATEGORY_FILLS.values()), usual):
        for one, other in pairwise(fills):
            assert contrast(one.color, other.color) >= 1.5
