"""Scoring (评分): points allocation, one exact scoring over columns, and scores in words."""

from evaltool.scoring.allocation import allocate
from evaltool.scoring.engine import score
from evaltool.scoring.frame import Frames, build_frame
from evaltool.scoring.scored import Scored
from evaltool.scoring.totals import totals
from evaltool.scoring.year import score_cases, score_frames

__all__ = [
    "Frames",
    "Scored",
    "allocate",
    "build_frame",
    "score",
    "score_cases",
    "score_frames",
    "totals",
]
