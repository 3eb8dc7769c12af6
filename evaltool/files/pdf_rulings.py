"""The rulings of a PDF page -> the cells that they enclose, table by table.

A table that is open at a side (no line above its first row, none at its left and right) is
closed there first: a cell must not be lost because one of its borders is not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from evaltool.files.refusal import suspicious

if TYPE_CHECKING:
    from pdfplumber.page import Page

MAX_EDGES = 20_000
MAX_RULINGS = 1_500
MAX_CROSSINGS = 6_000
"""Drawn edges of a page, rulings once they are joined, and points where these meet."""

NEAR = 3.0
"""Points within which two rulings are one."""

Bounds = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's top left."""

_Ruling = tuple[float, float, float]


def cells_of(page: Page, file: str) -> list[list[Bounds]]:
    """The cells of each table of a page, the tables from top to bottom.

    Raises:
        InputError: the page holds unreasonably many rulings.
    """
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    if len(page.edges) > MAX_EDGES:
        raise suspicious(file, f"PDF第{page.page_number}页的线条过多")
    edges = _joined(page.edges)
    edges = _joined([*edges, *_closing(edges)])
    crossings = edges_to_intersections(edges, NEAR, NEAR) if len(edges) <= MAX_RULINGS else {}
    if len(edges) > MAX_RULINGS or len(crossings) > MAX_CROSSINGS:
        raise suspicious(file, f"PDF第{page.page_number}页的表格线过多")
    return cells_to_tables(intersections_to_cells(crossings))


def _joined(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The edges with those that lie on one another put together, and what is too short dropped."""
    from pdfplumber.table import merge_edges
    from pdfplumber.utils.geometry import filter_edges

    return filter_edges(merge_edges(edges, NEAR, NEAR, NEAR, NEAR), min_length=NEAR)


def _closing(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sides that are missing: where rulings end together in the open."""
    down = [(edge["x0"], edge["top"], edge["bottom"]) for edge in edges if _is(edge, "v")]
    across = [(edge["top"], edge["x0"], edge["x1"]) for edge in edges if _is(edge, "h")]
    return [
        *(_edge("h", low, at, high, at) for at, low, high in _missing(down, across)),
        *(_edge("h", low, at, high, at) for at, low, high in _beside(down, across)),
        *(_edge("v", at, low, at, high) for at, low, high in _missing(across, down)),
    ]


def _is(edge: dict[str, Any], orientation: str) -> bool:
    return bool(edge["orientation"] == orientation)


def _missing(rulings: Sequence[_Ruling], across: Sequence[_Ruling]) -> Iterator[_Ruling]:
    """For rulings (position, begin, end): the sides (at, low, high) where their ends lie open."""
    ends = chain.from_iterable(((end, ruling) for end in ruling[1:]) for ruling in rulings)
    for at, group in _grouped(sorted(ends)):
        crossing = [line for line in across if any(_cross(line, ruling) for ruling in group)]
        if len(group) < 2:
            continue
        places = [*(ruling[0] for ruling in group), *chain.from_iterable(x[1:] for x in crossing)]
        for low, high in pairwise(sorted(places)):
            tied = any(line[1] <= (low + high) / 2 <= line[2] for line in crossing)
            if high - low > NEAR and tied and _is_open(at, low, high, rulings, across):
                yield at, low, high


def _beside(down: Sequence[_Ruling], across: Sequence[_Ruling]) -> Iterator[_Ruling]:
    """The ends of columns without any line across: a merged cell that fills the page."""
    for left, right in pairwise(sorted(down)):
        for upper, lower in zip(left[1:], right[1:], strict=True):
            apart = abs(left[1] - right[1]) > NEAR or abs(left[2] - right[2]) > NEAR
            if not apart and _is_open(upper, left[0], right[0], down, across):
                yield lower, left[0], right[0]


def _is_open(
    at: float, low: float, high: float, rulings: Sequence[_Ruling], across: Sequence[_Ruling]
) -> bool:
    """Whether the table ends there, and no line closes it."""
    middle = (low + high) / 2
    closed = any(abs(line[0] - at) <= NEAR and line[1] <= middle <= line[2] for line in across)
    goes_on = any(
        low - NEAR <= place <= high + NEAR and begin < at - NEAR and end > at + NEAR
        for place, begin, end in rulings
    )
    return not closed and not goes_on


def _grouped(ends: Iterable[tuple[float, _Ruling]]) -> Iterator[tuple[float, list[_Ruling]]]:
    """The rulings that end at one height, and that height."""
    at, group = 0.0, list[_Ruling]()
    for end, ruling in ends:
        if group and end - at > NEAR:
            yield at, group
            group = []
        at = at if group else end
        group.append(ruling)
    if group:
        yield at, group


def _cross(line: _Ruling, ruling: _Ruling) -> bool:
    """Whether two rulings of different direction meet."""
    return (
        ruling[1] - NEAR <= line[0] <= ruling[2] + NEAR
        and line[1] - NEAR <= ruling[0] <= line[2] + NEAR
    )


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "closing_edge",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
