"""Native Word charts: the chart part, the workbook behind it, and the paragraphs around it.

The templates are made by `evaltool.report.charts.build_templates`. The same chart gives the same
bytes. Checked against the schema and drawn by LibreOffice; not yet seen in Word or WPS.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from zipfile import ZipFile

from evaltool.report.charts.records import Chart, Series
from evaltool.report.templating import escaping
from evaltool.report.word.container import Member, container, member
from evaltool.report.word.parts import OFFICE, Inset, Part

if TYPE_CHECKING:
    from jinja2 import Environment

_FILLED = {
    "xl/worksheets/sheet1.xml": "sheet.xml.j2",
    "xl/sharedStrings.xml": "strings.xml.j2",
}
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS = "BCDEFGHIJ"

_EMU = 36000
"""English metric units in a millimetre."""
_WIDTH = 156
"""Width of the type area, in millimetres."""
_LEFT, _RIGHT, _TOP, _BELOW = 77, 4, 2, 15
"""Room around the plot in millimetres: names on one line, figures, axis and legend."""
_ROW = 6
"""From one bar to the next, in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """The outer size of a chart, in EMU."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """The plot inside it, as fractions of the whole; `step` between grid lines.

    `ticks` and `figures` are number formats. A bar below `shortest` cannot hold its figure.
    """

    left: str
    top: str
    width: str
    height: str
    step: int
    ticks: str
    figures: str
    shortest: Decimal

    def outside(self, series: Series, value: str | None) -> bool:
        """Whether a figure stands behind the end of its bar."""
        return series.labelled and value is not None and Decimal(value) < self.shortest


def chart_insets(charts: Sequence[Chart]) -> tuple[Inset, ...]:
    """The charts numbered in order (图1 …), each ready for its place in a report."""
    return tuple(_inset(chart, number) for number, chart in enumerate(charts, 1))


def chart_xml(chart: Chart) -> bytes:
    """The chart part (DrawingML), its figures cached in it."""
    template = _environment().get_template("bars.xml.j2")
    text = template.render(chart=chart, plot=_plot(chart), columns=_COLUMNS)
    return text.encode()


def chart_workbook(chart: Chart) -> bytes:
    """The workbook that Word opens to edit the chart's data."""
    filled = (
        member(
            name,
            _environment().get_template(template).render(chart=chart, columns=_COLUMNS).encode(),
        )
        for name, template in _FILLED.items()
    )
    return container([*_workbook_members(), *filled])


def _inset(chart: Chart, number: int) -> Inset:
    name = f"chart{number}"
    workbook = Part(
        name=f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx",
        content=chart_workbook(chart),
        content_type=_WORKBOOK_TYPE,
        relationship=f"{OFFICE}/package",
        id="data",
    )
    part = Part(
        name=f"word/charts/{name}.xml",
        content=chart_xml(chart),
        content_type=_CHART_TYPE,
        relationship=f"{OFFICE}/chart",
        id=name,
        parts=(workbook,),
    )
    size = _Size(width=_WIDTH * _EMU, height=_height(chart) * _EMU)
    xml = (
        _environment()
        .get_template("drawing.xml.j2")
        .render(chart=chart, number=number, id=name, size=size, lead=chart.lead % f"图{number}")
    )
    return Inset(place=chart.place, xml=xml.replace("\n", ""), parts=(part,))


def _height(chart: Chart) -> int:
    return _plot_height(chart) + _TOP + _BELOW


def _plot_height(chart: Chart) -> int:
    """In millimetres."""
    return len(chart.rows) * _ROW


def _step(span: int) -> int:
    """How far apart the figures of an axis stand, so that they do not run into one another."""
    if span < 100:
        return 10
    return 20 if span < 160 else 50


def _plot(chart: Chart) -> _Plot:
    whole = _height(chart)
    return _Plot(
        left=f"{_LEFT / _WIDTH:.4f}",
        top=f"{_TOP / whole:.4f}",
        width=f"{(_WIDTH - _LEFT - _RIGHT) / _WIDTH:.4f}",
        height=f"{_plot_height(chart) / whole:.4f}",
        step=_step(chart.maximum - chart.minimum),
        ticks='0"%"' if chart.unit == "%" else "0",
        figures=_figures(chart),
        shortest=Decimal(0 if chart.stacked else chart.maximum) / 8,
    )


def _figures(chart: Chart) -> str:
    """A segment of no points has no room for its figure; a bar of its own says 0.00."""
    if chart.stacked:
        return "0.00;-0.00;;"
    return '0.00"%"' if chart.unit == "%" else "0.00"


@cache
def _environment() -> Environment:
    return escaping("evaltool.report.charts")


@cache
def _workbook_members() -> tuple[Member, ...]:
    path = resources.files("evaltool.report.charts") / "templates" / "workbook.xlsx"
    with ZipFile(io.BytesIO(path.read_bytes())) as base:
        return tuple(member(name, base.read(name)) for name in base.namelist())
