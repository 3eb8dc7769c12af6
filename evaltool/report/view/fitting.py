"""How a form fits its page: whether its rows may stand wide, close, or go on to a next page.

Word lays a form out, not we; but a clerk looks at the length before choosing the rows. The
measure is in lines of 9 points on the columns of the form templates, a Chinese character
counted as one, a digit as half.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from evaltool.report.view.form import Form
from evaltool.report.view.wrapping import about, lines

Measure = Callable[[str, float], int]

PAGE = 728
"""Height of a form page's type area, in points."""

LONG = "long"
_LINE = 11.25
_EDGES = 2.5
"""What a row takes beside its lines."""
_ROOM = 5.5
"""What a wide row takes more than a close one."""
_TITLE = 48
_SIGNATURES, _SIGNATURE = 41, 26
"""Two lines of signatures, and one."""
_NOTE_LINE, _NOTE_WIDTH = 12.5, 51
_LOST = 1.5
"""Characters that a line loses at most, on the whole, to words and stops that stay together."""
_SPARE = 4
"""Points left free, because no two programs lay out quite alike."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How many characters of the goal, the outcome and each text column stand on one line."""

    goal: float
    outcome: float
    name: float
    target: float
    actual: float
    remark: float


PROJECT = Columns(26.6, 22.4, 7.3, 8.5, 8.2, 6.7)
DEPARTMENT = Columns(25.0, 24.0, 100.0, 14.5, 10.1, 7.0)
PARTED = Columns(26.6, 20.1, 9.0, 8.0, 6.7, 6.2)
SUMMED = Columns(46.0, 100.0, 11.6, 10.3, 9.6, 100.0)
"""A form that tells the reasons of all its rows together, under its total."""
_NAME, _SUPERVISOR, _IMPLEMENTER, _SUBCATEGORY, _SUMMARY = 40, 21.9, 13.6, 5, 42
_HALF, _REASONS = 12.0, 7.8
"""Columns of a parted form: the supervisor, and the reasons beside the amounts."""
_MISSING = "【待补充：执行率偏低原因】"
_SUMMED_FUNDS = (1, 1, 1, 3, 2)
"""The lines of what is ticked, of the heads and of the amounts where only one row has them."""
_ONE_LINE = 100.0
"""Wider than any text whose only line breaks are its own."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: the lines it takes at least, and the texts that may take more.

    A text stands with the characters on a line of its column and the lines that follow it.
    """

    least: int
    texts: tuple[tuple[str, float, int], ...]

    def lines(self, measure: Measure) -> int:
        return max([self.least, *[measure(text, width) + more for text, width, more in self.texts]])


@dataclass(frozen=True, slots=True)
class _Foot:
    """The notes, a row each, and the height of the signatures."""

    notes: tuple[_Row, ...]
    signatures: int


def fit(form: Form, *, parted: bool = False) -> str:
    """How the rows of a form should stand: wide, close or long.

    The texts are wrapped with care only where a glance from either side leaves it open. `parted`
    tells of a form with targets in three columns.
    """
    rows = [*_top(form, parted=parted), *_indicators(form, parted=parted)]
    rows += _under(form, parted=parted)
    verdict = partial(_verdict, rows, _foot(form, parted=parted))
    least = verdict(about)
    if least == LONG or least == verdict(_at_most):
        return least
    return verdict(_careful)


def _careful(text: str, width: float) -> int:
    """The lines of a text, wrapped only where the glances from either side differ."""
    count = about(text, width)
    return count if count == _at_most(text, width) else lines(text, width)


def _at_most(text: str, width: float) -> int:
    return about(text, max(width - _LOST, 1))


def _verdict(rows: list[_Row], foot: _Foot, measure: Measure) -> str:
    height: float = _TITLE + foot.signatures
    height += sum(2 + row.lines(measure) * _NOTE_LINE for row in foot.notes)
    height += sum([row.lines(measure) for row in rows]) * _LINE + len(rows) * _EDGES
    if height > PAGE - _SPARE:
        return LONG
    return "wide" if height + len(rows) * _ROOM <= PAGE - _SPARE else "close"


def _row(*texts: tuple[str, float], least: int = 1) -> _Row:
    """A row of texts, those left out that surely take one line."""
    may = [(text, width, 0) for text, width in texts if _may_wrap(text, width)]
    return _Row(least, tuple(may))


def _may_wrap(text: str, width: float) -> bool:
    return len(text) > width - _LOST or "\n" in text


def _columns(form: Form, *, parted: bool) -> Columns:
    if form.summary is not None:
        return PARTED if parted else SUMMED
    return DEPARTMENT if form.department else PROJECT


def _top(form: Form, *, parted: bool) -> Iterator[_Row]:
    """The rows above the indicators, with the heads of these."""
    columns = _columns(form, parted=parted)
    yield _row((form.name, _NAME))
    if parted:
        yield _row((form.supervisor, _HALF), (form.implementer, columns.outcome), least=2)
    elif not form.department:
        yield _row((form.supervisor, _SUPERVISOR), (form.implementer, _IMPLEMENTER))
    yield from _funds(form, parted=parted)
    summed = form.summary is not None and not parted
    texts = (form.goal, columns.goal), (form.outcome, columns.outcome)
    yield _row(*texts[: 1 if summed else 2], least=3 if summed else 2)
    yield from [_Row(1, ())] * (1 if parted else 0)
    yield _Row(1 if summed else 2, ())


def _funds(form: Form, *, parted: bool) -> Iterator[_Row]:
    """The amounts with their heads, and the rows of one line that stand about them."""
    if form.summary is not None and not parted:
        yield from [_Row(lines, ()) for lines in _SUMMED_FUNDS]
        return
    yield from [_Row(1, ())] * 2
    yield _row((form.execution_score, _ONE_LINE), least=beside(form) if parted else 1)
    if parted:
        yield from [_Row(1, ()), *[_Row(beside(form), ())] * len(form.sources)]
    else:
        yield from [_Row(1, ())] * len(form.funds)


def beside(form: Form) -> int:
    """The lines of each row of amounts, beside which the reasons of a parted form stand."""
    told = [form.change] * form.change_asked + [form.low] * form.low_asked
    text = "".join(f"执行率偏低：{reason or _MISSING}。" for reason in told)
    return math.ceil(lines(text, _REASONS) / (1 + len(form.sources)))


def _indicators(form: Form, *, parted: bool) -> Iterator[_Row]:
    columns = _columns(form, parted=parted)
    summed = form.summary is not None and not parted
    for row in form.rows:
        least = 2 if row.category_below or row.reason_missing or "\n" in row.score else 1
        cells = _row(
            (f"{row.name}（{row.points}分）" if summed else row.name, columns.name),
            (row.amount if parted else row.target, columns.target),
            (row.actual, columns.actual),
            (row.subcategory, _SUBCATEGORY),
            least=least,
        )
        if _may_wrap(row.remark, columns.remark):
            remark = (row.remark, columns.remark, int(row.reason_missing))
            cells = _Row(least, (*cells.texts, remark))
        yield cells


def _under(form: Form, *, parted: bool) -> Iterator[_Row]:
    """The total and what stands about the project under it."""
    yield _row((form.total, _ONE_LINE))
    summary = form.summary
    if summary is None:
        return
    if parted:
        told = [summary.conclusion, summary.problems, summary.measures]
        yield from (_row((f"{each.text}{each.over}", _SUMMARY)) for each in told)
    else:
        yield _row((summary.reasons, _SUMMARY), least=2)
        yield _row((summary.measures.text, _SUMMARY))


def _foot(form: Form, *, parted: bool) -> _Foot:
    """What stands under the table; forms with a summary tell some of the reasons elsewhere."""
    notes = [f"注：{''.join(form.notes)}"] * bool(form.notes)
    if not parted:
        low = form.low_asked and form.summary is None
        told = [form.change] * form.change_asked + [form.low] * low
        notes += [f"预算执行率偏低原因：{text}。" for text in told]
    rows = tuple(_row((text, _NOTE_WIDTH)) for text in notes)
    return _Foot(rows, _SIGNATURES if form.summary is None else _SIGNATURE)
