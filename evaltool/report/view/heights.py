"""How the rows of a form are laid out beforehand: their least heights, and where a label breaks.

A row of a form that goes on to a next page has the height of its texts in any case. But
LibreOffice, which first tries how much of a row has room at the end of a page, leaves the short
texts of the row at the top of their cells when it then moves the row to the next page; not where
it knows the height of the row beforehand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace

from evaltool.report.shown import Piece, RowCell
from evaltool.report.view.form import FormRow
from evaltool.report.view.wrapping import lines

_LINE, _EDGES = 225, 75
"""Twips: a line of 9 points, and a little more than what a row takes beside its lines."""
_LABEL, _INDICATOR = "subcategory", "指标"


def with_heights(rows: Iterable[FormRow], cells: Iterable[RowCell]) -> Iterator[FormRow]:
    """The rows with their least heights, from the cells of an indicator in their layout."""
    cells = tuple(cells)
    for row in rows:
        count = max((_lines(row, cell) for cell in cells), default=1)
        yield replace(row, tall=height(count))


def height(count: int) -> str:
    """The least height of a row of so many lines, in twips."""
    return str(count * _LINE + _EDGES)


def with_breaks(rows: Iterable[FormRow], cells: Iterable[RowCell]) -> Iterator[FormRow]:
    """The rows with a 二级指标 that is too wide for its cell broken before 指标, not within."""
    own = [cell for cell in cells if any(each.field == _LABEL for each in cell.pieces)]
    width = min((cell.width for cell in own), default=math.inf)
    for row in rows:
        name = row.subcategory.removesuffix(_INDICATOR)
        if len(name) <= width < len(row.subcategory) and name != row.subcategory:
            yield replace(row, subcategory=f"{name}\n{_INDICATOR}")
        else:
            yield row


def _lines(row: FormRow, cell: RowCell) -> int:
    """The lines of a cell; what does not stand on one line together has lines of its own."""
    texts = [_text(row, piece) for piece in cell.pieces]
    apart = any(piece.apart and text for piece, text in zip(cell.pieces, texts, strict=True))
    if not apart and lines("".join(texts), cell.width) == 1:
        return 1
    told = zip(cell.pieces, texts, strict=True)
    return sum(lines(text, cell.width) for piece, text in told if piece.field and text)


def _text(row: FormRow, piece: Piece) -> str:
    if not piece.field:
        return piece.fixed
    value = getattr(row, piece.field, "")
    return (piece.fixed if value else "") if piece.fixed else str(value)
