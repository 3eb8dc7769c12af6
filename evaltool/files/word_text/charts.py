"""What a chart part shows: its series as kept for drawing, and text written into it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evaltool.files.word_text.records import Chart, Series

if TYPE_CHECKING:
    from lxml.etree import _Element

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = f"{{{CHART}}}"
_SERIES = f"{_C}ser"
_RICH = f"{_C}rich"
_TEXT = f"{{{DRAWING}}}t"
_DRAWN = frozenset(f"{_C}{name}" for name in ("tx", "cat", "val"))
_LOCALE = re.compile(r"\[[^\]]*\]")
_OWN_DIGIT = re.compile("[1-9]")
_MOST = 100_000
"""Points of one series."""


def read_chart(root: _Element) -> Chart:
    """The chart of a chart part."""
    return Chart(
        series=tuple(_series(node) for node in root.iter(_SERIES)),
        texts=tuple(
            filter(
                None,
                (*map(_written, root.iter(_RICH)), *_telling_formats(root), *_other_points(root)),
            )
        ),
        scales=tuple(_scales(root)),
    )


def _written(rich: _Element) -> str:
    return "".join(node.text or "" for node in rich.iter(_TEXT)).strip()


def _telling_formats(root: _Element) -> Iterator[str]:
    """Number formats with digits of their own: they print something else than the value."""
    codes = [each.get("formatCode") or "" for each in root.iter(f"{_C}numFmt")]
    codes += [each.text or "" for each in root.iter(f"{_C}formatCode")]
    yield from (code for code in codes if _OWN_DIGIT.search(_LOCALE.sub("", code)))


def _other_points(root: _Element) -> Iterator[str]:
    """Texts taken from cells that name no series, category or value: titles, labels, errors."""
    for value in root.iter(f"{_C}v"):
        chain = [each.tag for each in value.iterancestors()]
        at = chain.index(_SERIES) if _SERIES in chain else 0
        if at == 0 or chain[at - 1] not in _DRAWN:
            yield (value.text or "").strip()


def _scales(root: _Element) -> Iterator[str]:
    """Where the axes of values begin and end, as far as that is fixed."""
    for axis in root.iter(f"{_C}valAx"):
        for end in ("min", "max", "logBase"):
            node = axis.find(f"{_C}scaling/{_C}{end}")
            yield "" if node is None else node.get("val") or ""


def _series(node: _Element) -> Series:
    return Series(
        name="".join(_points(node.find(f"{_C}tx"))),
        categories=tuple(_points(node.find(f"{_C}cat"))),
        values=tuple(_points(node.find(f"{_C}val"))),
    )


def _points(node: _Element | None) -> Iterator[str]:
    """The kept points in the order of their places; a place without a point is empty."""
    if node is None:
        return
    held: dict[int, str] = {}
    for count, point in enumerate(node.iter(f"{_C}pt")):
        index = point.get("idx") or ""
        held[int(index) if index.isdigit() else count] = point.findtext(f"{_C}v") or ""
    if not held:
        yield from (value.text or "" for value in node.iter(f"{_C}v"))
    for place in range(min(max(held, default=-1) + 1, _MOST)):
        yield held.get(place, "")
