"""What a chart shows, as records of strings: bars in rows, one or several series to a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evaltool.report.charts.looks import Fill

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GAPS = re.compile("[\\s\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series: its name in the legend and one figure a row, None where there is none.

    Figures are decimal numbers in text. `labelled` writes them beside or inside the bars.
    """

    name: str
    values: tuple[str | None, ...]
    fill: Fill
    labelled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart of horizontal bars (条形图).

    `place` is where a report puts it; `lead` the sentence that leads up to it, in which `%s`
    stands for its number (图1), `title` its caption, `description` what it shows in words
    (替代文字), `table` the table of a report that holds its data, empty where none does.
    A `stacked` chart adds its series up; otherwise they lie over one another, the first behind.
    The axis runs from `minimum` to `maximum`, `unit` (分, %) follows its figures. An `annexed`
    chart stands in an annex, where text is smaller.
    """

    place: str
    lead: str
    title: str
    description: str
    table: str
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    maximum: int
    stacked: bool
    minimum: int = 0
    annexed: bool = False


def one_line(text: str) -> str:
    """A text as it can stand in a chart: on one line, without what XML cannot hold."""
    return _GAPS.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def clipped(text: str, length: int) -> str:
    """A text on one line of at most `length` characters, its end replaced by … if need be."""
    text = one_line(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
