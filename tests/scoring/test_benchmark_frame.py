"""The frame that benchmarks score: its mix, and that every row of it is right."""

import pytest

from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import Shape, Unread
from tests.benchmarks.scoring import MIX, make_frame, wrong


def test_every_row_agrees_with_fractions() -> None:
    frame, parts = make_frame(20_000, 3)
    assert wrong(score(frame, load("mof-2020-10"), parts), parts) == 0


def test_wrong_rows_are_counted() -> None:
    frame, parts = make_frame(1000, 3)
    scored = score(frame, load("mof-2020-10"), parts)
    assert wrong(scored.assign(score=scored["score"] + 1), parts) == 1000


def test_the_mix_is_as_stated() -> None:
    frame, _ = make_frame(50_000, 4)
    read = frame[frame["unread"] == Unread.READ]
    for shape in (Shape.AT_LEAST, Shape.QUALITATIVE, Shape.COMPOUND):
        share = (read["shape"] == shape).sum() / len(frame)
        assert share == pytest.approx(MIX[shape], abs=0.01)
