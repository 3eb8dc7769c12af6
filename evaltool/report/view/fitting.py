"""How a form fits its page: whether its rows may stand wide, close, or go on to a next page.

Word lays a form out, not we; but a clerk looks at the length before choosing the rows. The
measure is in lines of 9 points on the columns of the form templates, a Chinese character
counted as one, a digit as half.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
_SIGNATURES = 41
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
_NAME, _SUPERVISOR, _IMPLEMENTER, _SUBCATEGORY = 40, 21.9, 13.6, 5


def fit(form: Form) -> str:
    """How the rows of a form should stand: wide, close or long.

    The texts are wrapped with care only where a glance from either side leaves it open.
    """
    least = _verdict(form, about)
    if least == LONG or least == _verdict(form, _at_most):
        return least
    return _verdict(form, lines)


def _at_most(text: str, width: float) -> int:
    return about(text, max(width - _LOST, 1))


def _verdict(form: Form, measure: Measure) -> str:
    rows = list(_rows(form, measure))
    height = _TITLE + _foot(form, measure) + sum(rows) * _LINE + len(rows) * _EDGES
    if height > PAGE - _SPARE:
        return LONG
    return "wide" if height + len(rows) * _ROOM <= PAGE - _SPARE else "close"


def _rows(form: Form, measure: Measure) -> Iterator[int]:
    """The lines of each row."""
    columns = DEPARTMENT if form.department else PROJECT
    yield measure(form.name, _NAME)
    if not form.department:
        yield max(measure(form.supervisor, _SUPERVISOR), measure(form.implementer, _IMPLEMENTER))
    yield from [1] * (2 + len(form.funds) + 1)
    yield max(measure(form.goal, columns.goal), measure(form.outcome, columns.outcome), 2)
    yield 2
    for row in form.rows:
        yield max(
            measure(row.name, columns.name),
            measure(row.target, columns.target),
            measure(row.actual, columns.actual),
            measure(row.remark, columns.remark) + row.reason_missing,
            measure(row.subcategory, _SUBCATEGORY),
            2 if row.category_below else 1,
        )
    yield 1


def _foot(form: Form, measure: Measure) -> float:
    """The height of notes and signatures."""
    told = [form.change] * form.change_asked + [form.low] * form.low_asked
    notes = [f"预算执行率偏低原因：{text}。" for text in told]
    notes += [f"注：{''.join(form.notes)}"] * bool(form.notes)
    return _SIGNATURES + sum(2 + measure(text, _NOTE_WIDTH) * _NOTE_LINE for text in notes)
