"""Charts as drawings for a page: places in percent of the width, so that text keeps its size.

A row is its name and below it its bars, as wide as the page is. Heights are in CSS pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evaltool.report.charts.looks import Fill
from evaltool.report.charts.records import Chart

_TOP = 4
_NAME, _BAR, _GAP = 20, 20, 12
_AXIS = 22
_STEP = 20
_ENOUGH = Decimal(8)
"""A bar of so many percent of the width holds its figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: where it begins and how wide it is, in percent; `text` is its figure, if shown.

    `text_x` and `anchor` place the figure.
    """

    x: str
    width: str
    fill: Fill
    ink: str
    text: str
    text_x: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its name, the heights of name, bar and figure, and its bars from behind."""

    name: str
    name_y: int
    bar_y: int
    text_y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A grid line and its figure."""

    x: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart laid out; `bar` is the height of a bar, `axis` that of the axis' figures."""

    height: int
    bar: int
    foot: int
    axis: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]


def drawing(chart: Chart) -> Drawing:
    """The chart laid out."""
    pitch = _NAME + _BAR + _GAP
    foot = _TOP + pitch * len(chart.rows)
    return Drawing(
        height=foot + _AXIS,
        bar=_BAR,
        foot=foot,
        axis=foot + _AXIS - 6,
        rows=tuple(_row(chart, at, _TOP + pitch * at) for at in range(len(chart.rows))),
        ticks=tuple(_ticks(chart)),
    )


def _row(chart: Chart, at: int, top: int) -> Row:
    bars = []
    start = Decimal(0)
    for series in chart.series:
        value = series.values[at]
        if value is None:
            continue
        width = min(Decimal(value) * 100 / chart.maximum, 100 - start)
        shown = _figure(chart, value) if series.labelled else ""
        bars.append(_bar(chart, start, width, series.fill, shown))
        start += width if chart.stacked else 0
    return Row(
        name=chart.rows[at],
        name_y=top + _NAME - 6,
        bar_y=top + _NAME,
        text_y=top + _NAME + _BAR - 6,
        bars=tuple(bars),
    )


def _figure(chart: Chart, value: str) -> str:
    """The figure of a bar; a segment of no points has no room for one."""
    if chart.stacked and not Decimal(value):
        return ""
    return f"{value}%" if chart.unit == "%" else value


def _bar(chart: Chart, start: Decimal, width: Decimal, fill: Fill, text: str) -> Bar:
    """Figures of segments stand in their middle, of bars at their end, of short ones behind it."""
    if chart.stacked:
        place, anchor, ink = start + width / 2, "middle", fill.ink
    elif width >= _ENOUGH * 2:
        place, anchor, ink = start + width - 1, "end", fill.ink
    else:
        place, anchor, ink = start + width + 1, "start", "000000"
    return Bar(
        x=_percent(start),
        width=_percent(width),
        fill=fill,
        ink=ink,
        text=text,
        text_x=_percent(place),
        anchor=anchor,
    )


def _ticks(chart: Chart) -> list[Tick]:
    step = _STEP if chart.maximum >= 100 else _STEP // 2
    unit = "%" if chart.unit == "%" else ""
    return [
        Tick(
            x=_percent(Decimal(at) * 100 / chart.maximum),
            text=f"{at}{unit}",
            anchor="start" if at == 0 else "end" if at == chart.maximum else "middle",
        )
        for at in range(0, chart.maximum + 1, step)
    ]


def _percent(value: Decimal) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"
