"""What a page break does to a table, undone: headings printed again, rows and cells cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from evaltool.files.pdf_table import Piece
from evaltool.files.pdf_text import goes_on, join
from evaltool.vocabulary import CATEGORIES, FORM_LABELS, FUND_SOURCES, INDICATOR_HEADINGS, look_up

_LABELS = (FORM_LABELS, FUND_SOURCES, CATEGORIES, INDICATOR_HEADINGS)
_ENDS = ("。", "；", "！", "？", ";")
_LABEL = 3
"""Characters a line of a label that is written downwards."""
_HEADING = 3
"""Filled cells of a row of column headings; a title or a label with its value has fewer."""
_ROOMY = 80.0
_LONG = 3
"""Points a cell must be wide, lines it must hold, to be taken for running text."""


def starts_again(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether the next page begins a form anew: the same title, but no column headings below it."""
    return bool(_repeated(above, below)) and not _headings(above, below)


def continued(above: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    """A table and its part on the next page as one."""
    headings = _headings(above, below)
    below = [replace(piece, row=piece.row - headings) for piece in below if piece.row > headings]
    last = max((piece.last_row for piece in above), default=0)
    pairs = _pairs(above, below, last)
    cut = _is_cut(above, below, last)
    one = {lower: upper for upper, lower in pairs if cut or _is_one_merge(upper, lower)}
    shift = last - 1 if cut else last
    grown = {upper: _together(upper, lower, shift) for lower, upper in one.items()}
    moved = [replace(piece, row=piece.row + shift) for piece in below if piece not in one]
    return [grown.get(piece, piece) for piece in above] + moved


def _headings(above: Sequence[Piece], below: Sequence[Piece]) -> int:
    """How many rows are column headings, printed again on the next page."""
    rows = _repeated(above, below)
    if not rows or sum(1 for *_, text in _row(above, rows) if text) < _HEADING:
        return 0
    crossing = any(piece.row <= rows < piece.last_row for piece in below)
    return 0 if crossing else rows


def _repeated(above: Sequence[Piece], below: Sequence[Piece]) -> int:
    """How many rows of the next part are those with which the table began."""
    numbers = range(1, max((piece.last_row for piece in below), default=0) + 1)
    same = takewhile(lambda row: (found := _row(below, row)) and found == _row(above, row), numbers)
    return sum(1 for _ in same)


def _row(pieces: Iterable[Piece], row: int) -> list[tuple[int, int, int, str]]:
    """The cells that begin in a row, nothing where none has a text."""
    found = [(*piece.columns, piece.row_span, piece.text) for piece in pieces if piece.row == row]
    return found if any(text for *_, text in found) else []


def _pairs(above: Iterable[Piece], below: Iterable[Piece], last: int) -> list[tuple[Piece, Piece]]:
    """The cells that meet at the break in the very same columns."""
    upper = {piece.columns: piece for piece in above if piece.last_row == last}
    lower = (piece for piece in below if piece.row == 1)
    return [(upper[piece.columns], piece) for piece in lower if piece.columns in upper]


def _is_cut(above: Sequence[Piece], below: Sequence[Piece], last: int) -> bool:
    """Whether the break goes through a row.

    Then the cells above and below it stand in the same columns, and some text or label breaks off
    while nowhere two finished texts meet; or one long text goes on alone.
    """
    pairs = _pairs(above, below, last)
    upper = [piece for piece in above if piece.last_row == last]
    lower = [piece for piece in below if piece.row == 1]
    if not pairs or not len(pairs) == len(upper) == len(lower):
        return False
    meeting = [pair for pair in pairs if pair[0].text and pair[1].text]
    if not any(_completes(*pair) or _breaks_off(*pair) for pair in meeting):
        return _goes_on_alone(pairs, meeting)
    others = meeting[1:] if _is_label(*meeting[0]) or _completes(*meeting[0]) else meeting
    return all(_runs_on(*pair) or _is_long(pair[0]) for pair in others)


def _breaks_off(upper: Piece, lower: Piece) -> bool:
    """Whether a text is cut for want of room; a narrow column is full too easily to tell."""
    return upper.width >= _ROOMY and _runs_on(upper, lower)


def _runs_on(upper: Piece, lower: Piece) -> bool:
    """Whether the last line of a text is full, and no sentence ends there."""
    full = goes_on(upper.lines[-1], lower.lines[0], upper.width)
    return full and not upper.text.endswith(_ENDS)


def _completes(upper: Piece, lower: Piece) -> bool:
    """Whether two texts are a known label only together: 总体 and 目标, not 项目 and 目标."""
    return not _is_known(upper.text) and _is_known(upper.text + lower.text)


def _is_known(text: str) -> bool:
    return any(look_up(words, text) for words in _LABELS)


def _is_label(upper: Piece, lower: Piece) -> bool:
    """Whether the two are one label written downwards in a narrow column."""
    lines = (*upper.lines, *lower.lines)
    return upper.width < _ROOMY and all(len(line.text) <= _LABEL for line in lines)


def _is_long(upper: Piece) -> bool:
    """Whether a cell holds running text."""
    return upper.width >= _ROOMY and len(upper.lines) >= _LONG


def _goes_on_alone(
    pairs: Sequence[tuple[Piece, Piece]], meeting: Sequence[tuple[Piece, Piece]]
) -> bool:
    """Whether only one text has more to say, most of the row wide, beside a label above."""
    alone = [lower for _, lower in pairs if lower.text]
    if len(alone) != 1 or len(meeting) != 1:
        return False
    upper, _ = meeting[0]
    half = sum(piece.width for piece, _ in pairs) / 2
    labelled = any(piece.text for piece, _ in pairs if piece is not upper)
    return labelled and upper.width > half and len(upper.lines) > 1


def _is_one_merge(upper: Piece, lower: Piece) -> bool:
    """Whether two cells are one that spans rows: its text, or its label, is only there once."""
    if upper.text and lower.text:
        return _completes(upper, lower)
    return upper.text != lower.text and max(upper.row_span, lower.row_span) > 1


def _together(upper: Piece, lower: Piece, shift: int) -> Piece:
    rows = lower.last_row + shift - upper.row + 1
    if not (upper.text and lower.text):
        shown = upper if upper.text else lower
        return replace(shown, row=upper.row, row_span=rows)
    wrapped = goes_on(upper.lines[-1], lower.lines[0], upper.width)
    text = join(upper.text, lower.text, wrapped=wrapped)
    return replace(lower, row=upper.row, row_span=rows, text=text)
