"""Drawings keep to their width and show the figures of their chart."""

from decimal import Decimal

import pytest

from evaltool.report.charts.looks import OPEN, REACHED, WHOLE
from evaltool.report.charts.records import Chart, Series
from evaltool.report.charts.year import year_charts
from evaltool.report.html.drawing import Drawing, drawing
from evaltool.scoring import Scored
from tests.report.years import mixed, sample, settled, with_rows


def chart(*values: str | None, maximum: int = 100, stacked: bool = False) -> Chart:
    """A chart with one row and one series a value."""
    fills = (WHOLE, REACHED, OPEN)
    return Chart(
        place="funds",
        lead="见%s。",
        title="图",
        description="条形图",
        table="",
        rows=("甲",),
        series=tuple(
            Series(name=str(at), values=(value,), fill=fills[at]) for at, value in enumerate(values)
        ),
        unit="分" if stacked else "%",
        maximum=maximum,
        stacked=stacked,
    )


def percent(text: str) -> Decimal:
    return Decimal(text.removesuffix("%"))


def bars(drawn: Drawing) -> list[tuple[str, str, str]]:
    return [(bar.x, bar.width, bar.text) for row in drawn.rows for bar in row.bars]


def test_bars_lie_over_one_another() -> None:
    assert bars(drawing(chart("100.00", "84.44"))) == [
        ("0%", "100%", "100.00%"),
        ("0%", "84.44%", "84.44%"),
    ]


def test_segments_follow_one_another_and_zero_has_no_figure() -> None:
    assert bars(drawing(chart("9.78", "0.00", "50.00", stacked=True))) == [
        ("0%", "9.78%", "9.78"),
        ("9.78%", "0%", ""),
        ("9.78%", "50%", "50.00"),
    ]


def test_what_is_not_known_has_no_bar() -> None:
    assert bars(drawing(chart("100.00", None))) == [("0%", "100%", "100.00%")]


def test_a_short_bar_has_its_figure_behind_it() -> None:
    (whole, short) = drawing(chart("100.00", "3.00")).rows[0].bars
    assert (whole.anchor, whole.ink) == ("end", WHOLE.ink)
    assert (short.anchor, short.text_x, short.ink) == ("start", "4%", "000000")


def test_a_bar_beyond_the_axis_ends_with_it_and_keeps_its_figure() -> None:
    (_, long) = drawing(chart("100.00", "1923.07", maximum=200)).rows[0].bars
    assert (long.width, long.text) == ("100%", "1923.07%")


@pytest.mark.parametrize("scored", [sample(), mixed(), settled(), with_rows(60)])
def test_nothing_leaves_the_drawing(scored: Scored) -> None:
    for each in year_charts(scored):
        drawn = drawing(each)
        assert len(drawn.rows) == len(each.rows)
        for row in drawn.rows:
            assert row.name_y < row.bar_y < row.text_y <= row.bar_y + drawn.bar <= drawn.foot
            for bar in row.bars:
                assert percent(bar.x) + percent(bar.width) <= Decimal("100.001")
        assert drawn.ticks[0].text.startswith("0")
        assert drawn.ticks[-1].x == "100%"
