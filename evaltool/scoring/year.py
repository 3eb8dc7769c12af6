"""A year scored: cases in, frames, totals and everything worth telling out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from evaltool.findings import Finding, by_severity
from evaltool.model import Case
from evaltool.rules.model import RuleSet
from evaltool.scoring.engine import score
from evaltool.scoring.frame import Frames, build_frame
from evaltool.scoring.remarks import remarks
from evaltool.scoring.schema import Shape, State, Unread
from evaltool.scoring.scored import Scored
from evaltool.scoring.totals import totals


def score_cases(
    cases: Sequence[Case], ruleset: RuleSet, *, findings: Iterable[Finding] = ()
) -> Scored:
    """Score the cases of a year.

    Args:
        cases: every project with what was declared and recorded for it.
        ruleset: the rules to score by.
        findings: what earlier stages found; they stand among the findings of scoring.
    """
    told = tuple(findings)
    built = build_frame(cases, ruleset)
    scored = score_frames(cases, ruleset, built)
    found = (*told, *built.findings, *remarks(scored))
    return replace(scored, findings=by_severity(found), told=told)


def score_frames(cases: Sequence[Case], ruleset: RuleSet, built: Frames) -> Scored:
    """The cases scored from frames that were built before, nothing told about them."""
    frame = _with_reasons(score(built.frame, ruleset, built.parts), built.parts)
    return Scored(
        cases=tuple(cases),
        ruleset=ruleset,
        frame=frame,
        parts=built.parts,
        projects=totals(frame, ruleset, len(cases)),
        allocation=built.allocation,
        findings=(),
    )


def _with_reasons(frame: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """The frame with a reason for every row that only scoring found to be undecided."""
    unread = frame["unread"].to_numpy().copy()
    state = frame["state"].to_numpy()
    for row in np.flatnonzero((state == State.UNDECIDED) & (unread == Unread.READ)):
        graded = frame["shape"].iloc[row] == Shape.QUALITATIVE
        members = parts.loc[parts["parent"] == row, "unread"].tolist()
        unread[row] = Unread.SHARE_OUTSIDE_BAND if graded else _of_compound(members)
    return frame.assign(unread=unread)


def _of_compound(members: Sequence[int]) -> Unread:
    """Why a compound is undecided: its first part that cannot be read, or that it has none."""
    found = next((code for code in members if code != Unread.READ), Unread.TARGET_UNREADABLE)
    return Unread(found)
