"""The value of one row that earns a score: tried by the one scoring, the nearest one that does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from evaltool.certainty.lines import Line
from evaltool.model import Case, Kind, Target
from evaltool.scoring.engine import score
from evaltool.scoring.schema import EXECUTION_ROW, NONE, Level, Shape, Unread
from evaltool.vocabulary import LEVELS

if TYPE_CHECKING:
    import pandas as pd

    from evaltool.scoring.scored import Scored

_FINE = 2
"""Decimals to which rates and amounts are told."""
_TOWARDS_TARGET = (
    Shape.AT_LEAST,
    Shape.AT_MOST,
    Shape.EXACT,
    Shape.DEADLINE,
    Shape.EXECUTION,
)
"""Shapes whose value earns the more the nearer it comes to the target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A value that earns the score: a quantity in `unit`, a share in percent, or a last day.

    `level` is how a qualitative row must count to be given that share, "" for others.
    """

    value: Decimal | date
    unit: str
    at_most: bool
    level: str = ""


def needed_quantity(scored: Scored, case: Case, line: Line, wanted: int) -> Needed | None:
    """The value nearest to the present one with which a row scores `wanted` (1/100 point).

    None where no single value can be named: undecided rows, compounds, periods, ranges, decided
    scores (认定得分), or rows whose value is already beyond its target.
    """
    row = scored.frame.iloc[[line.position]]
    values = {str(name): row[name].iloc[0] for name in row.columns}
    if values["unread"] != Unread.READ or values["decided"] != NONE:
        return None
    shape = Shape(values["shape"])
    if shape is Shape.QUALITATIVE:
        return _share(scored, row, wanted)
    if shape not in _TOWARDS_TARGET or values["actual"] == NONE:
        return None
    return _quantity(scored, case, line, row, wanted)


def _share(scored: Scored, row: pd.DataFrame, wanted: int) -> Needed | None:
    """The smallest whole percentage that earns the score once the row counts as 达成."""
    percents = range(1, 101)
    frame = row.loc[row.index.repeat(len(percents))].assign(
        level=Level.MET, share=[percent * 100 for percent in percents], exponent=0
    )
    scores = score(frame, scored.ruleset)["score"].tolist()
    fitting = [percent for percent, got in zip(percents, scores, strict=True) if got >= wanted]
    if not fitting:
        return None
    return Needed(value=Decimal(fitting[0]), unit="%", at_most=False, level=LEVELS[0])


def _quantity(
    scored: Scored, case: Case, line: Line, row: pd.DataFrame, wanted: int
) -> Needed | None:
    shape = Shape(row["shape"].iloc[0])
    finer = 0 if shape is Shape.DEADLINE else _finer(case, line, int(row["exponent"].iloc[0]))
    power = 10**finer
    row = row.assign(
        **{name: row[name].astype(object) * power for name in ("target", "actual")},
        exponent=row["exponent"] + finer,
    )
    near, far = int(row["actual"].iloc[0]), int(row["target"].iloc[0])

    def earns(value: int) -> bool:
        tried = score(row.assign(actual=[value]), scored.ruleset)
        return int(tried["score"].iloc[0]) >= wanted

    if near == far or not earns(far):
        return None
    while abs(far - near) > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if earns(middle) else (middle, far)
    return _told(case, line, shape, far, int(row["exponent"].iloc[0]))


def _finer(case: Case, line: Line, exponent: int) -> int:
    """How many decimals more are tried: none for counts, to two for rates and amounts."""
    if line.place != EXECUTION_ROW:
        target = case.targets[line.place]
        if not isinstance(target, Target) or target.kind is Kind.COUNT:
            return 0
    return max(_FINE - exponent, 0)


def _told(case: Case, line: Line, shape: Shape, value: int, exponent: int) -> Needed:
    if shape is Shape.DEADLINE:
        return Needed(value=date.fromordinal(value), unit="", at_most=True)
    amount = Decimal(value).scaleb(-exponent)
    target = None if line.place == EXECUTION_ROW else case.targets[line.place]
    unit = (target.unit or "") if isinstance(target, Target) else "万元"
    return Needed(value=amount, unit=unit, at_most=shape is Shape.AT_MOST)
