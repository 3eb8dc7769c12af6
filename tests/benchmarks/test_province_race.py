"""The made-up province is a store like any other, and ties are what they are said to be."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from evaltool.bulk.rescoring import frames, ranked
from evaltool.rules import load
from evaltool.scoring import score
from evaltool.scoring.schema import NONE, Shape
from tests.benchmarks.province_race import write_province
from tests.benchmarks.scoring import make_frame, ties, wrong

_RULES = load("mof-2020-10")


def test_a_province_comes_back_as_it_was_made(tmp_path: Path) -> None:
    write_province(tmp_path, 300)
    frame, parts, projects = frames(tmp_path)
    made, members = make_frame(300 * 11, 7)
    assert len(projects) == 300
    assert frame.to_dict("list") == made.drop(columns="project").assign(
        project=made["project"]
    ).reindex(columns=frame.columns).to_dict("list")
    assert parts["parent"].tolist() == members["parent"].tolist()
    assert wrong(score(frame, _RULES, parts), parts) == 0
    assert (ranked(tmp_path, _RULES)["rank"] != NONE).any()


def test_ties_lie_between_two_cents() -> None:
    frame, parts = make_frame(40_000, 3)
    scored = score(frame, _RULES, parts)
    found = scored.iloc[ties(scored)]
    assert len(found) > 50
    for row in found.itertuples():
        if row.shape == Shape.AT_LEAST:
            assert (2 * Fraction(row.points * row.actual, row.target)).denominator == 1
    assert wrong(found.reset_index(drop=True), parts.iloc[:0]) == 0
